import { formatOf, type FieldFault } from '../../board/validation';
import type { BoardTexts } from '../../i18n/board';
import type { FormField } from '../../pdf/fields';

/** How many letters a sentence names. */
const mostNamed = 8;

/** Letters that can be seen alone. Others, such as an accent without its letter, are named by their code. */
const isSeen = /^[\p{L}\p{N}\p{P}\p{S}]$/u;

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
    case 'letters':
      return text.faultLetters(lettersNamed(fault.letters));
  }
}

/** Letters as they can be read out and looked for; many are cut. */
export function lettersNamed(letters: readonly string[]): string {
  const named = letters.slice(0, mostNamed).map((letter) => (isSeen.test(letter) ? letter : codeOf(letter)));
  return [...named, ...(letters.length > mostNamed ? ['…'] : [])].join(', ');
}

function codeOf(letter: string): string {
  return `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
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
