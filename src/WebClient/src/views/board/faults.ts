import { formatOf, type FieldFault } from '../../board/validation';
import type { BoardTexts } from '../../i18n/board';
import type { FormField } from '../../pdf/fields';

/** What is wrong, in words. */
export function faultWords(fault: FieldFault, text: BoardTexts): string {
  switch (fault.kind) {
    case 'missing':
      return text.faultMissing;
    case 'code-shape':
      return text.faultCodeShape;
    case 'code-check':
      return text.faultCodeCheck;
    case 'date':
      return text.faultDate;
    case 'amount':
      return text.faultAmount;
    case 'too-long':
      return text.faultTooLong(fault.length, fault.limit);
  }
}

/** How a field is to be written; nothing where it is not known. */
export function hintWords(field: FormField, text: BoardTexts): string | undefined {
  switch (formatOf(field)) {
    case 'code':
      return text.hintCode;
    case 'date':
      return text.hintDate;
    case 'amount':
      return text.hintAmount;
    case undefined:
      return undefined;
  }
}
