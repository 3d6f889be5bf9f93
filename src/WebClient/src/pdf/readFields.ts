import type { PDFPageProxy, PageViewport } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { off, type Box, type FieldKind, type FormField, type Widget } from './fields';

/** What pdf.js says of a field's place; only what is used, and all of it in doubt. */
interface Annotation {
  readonly subtype?: string;
  readonly fieldType?: string;
  readonly fieldName?: string;
  readonly fieldValue?: unknown;
  readonly alternativeText?: string;
  readonly rect?: number[];
  readonly hidden?: boolean;
  readonly readOnly?: boolean;
  readonly required?: boolean;
  readonly multiLine?: boolean;
  readonly comb?: boolean;
  readonly password?: boolean;
  readonly maxLen?: number | null;
  readonly checkBox?: boolean;
  readonly radioButton?: boolean;
  readonly exportValue?: string;
  readonly buttonValue?: string | null;
  readonly combo?: boolean;
  readonly multiSelect?: boolean;
  readonly fieldFlags?: number;
  readonly options?: readonly { exportValue?: string; displayValue?: string }[];
  readonly actions?: Readonly<Record<string, readonly string[]>> | null;
}

/** Bit 19 of a choice field: other words may be written. */
const editFlag = 1 << 18;

/** The fields of all pages, in the order of their first places; what has one name is one field. */
export async function readFields(pages: readonly PDFPageProxy[]): Promise<FormField[]> {
  const fields = new Map<string, FormField>();
  for (const page of pages) {
    const viewport = page.getViewport({ scale: 1 });
    const found = (await page.getAnnotations({ intent: 'display' })) as Annotation[];
    for (const annotation of found) {
      const kind = kindOf(annotation);
      const { fieldName } = annotation;
      if (kind === undefined || fieldName === undefined || fieldName === '') {
        continue;
      }
      const known = fields.get(fieldName);
      const widget = widgetOf(annotation, kind, page.pageNumber, viewport);
      fields.set(
        fieldName,
        known === undefined
          ? { ...fieldOf(annotation, fieldName, kind), widgets: [widget] }
          : { ...known, isHidden: known.isHidden && isHidden(annotation), widgets: [...known.widgets, widget] },
      );
    }
  }
  return [...fields.values()].map(withValue);
}

function kindOf({ subtype, fieldType, multiLine, checkBox, radioButton, combo }: Annotation): FieldKind | undefined {
  if (subtype !== 'Widget') {
    return undefined;
  }
  switch (fieldType) {
    case 'Tx':
      return multiLine === true ? 'multiline' : 'text';
    case 'Btn':
      return checkBox === true ? 'checkbox' : radioButton === true ? 'radio' : undefined;
    case 'Ch':
      return combo === true ? 'dropdown' : 'list';
    case undefined:
    default:
      // Buttons to press and signatures are not filled in.
      return undefined;
  }
}

/** A password is not for two people to see. */
function isHidden({ hidden, password }: Annotation): boolean {
  return hidden === true || password === true;
}

function fieldOf(annotation: Annotation, name: string, kind: FieldKind): Omit<FormField, 'widgets'> {
  const { maxLen, options = [], actions } = annotation;
  return {
    name,
    kind,
    label: annotation.alternativeText ?? '',
    isRequired: annotation.required === true,
    isReadOnly: annotation.readOnly === true,
    isHidden: isHidden(annotation),
    isCombed: annotation.comb === true,
    isMultiple: annotation.multiSelect === true,
    isEditable: kind === 'dropdown' && ((annotation.fieldFlags ?? 0) & editFlag) !== 0,
    ...(typeof maxLen === 'number' && maxLen > 0 ? { maxLength: maxLen } : {}),
    options: options.map(({ exportValue = '', displayValue = '' }) => ({
      value: exportValue,
      label: displayValue === '' ? exportValue : displayValue,
    })),
    format: [...(actions?.['Format'] ?? []), ...(actions?.['Keystroke'] ?? [])].join('\n').slice(0, 500),
    value: textOf(annotation.fieldValue),
  };
}

function widgetOf(annotation: Annotation, kind: FieldKind, page: number, viewport: PageViewport): Widget {
  const value = kind === 'checkbox' ? annotation.exportValue : kind === 'radio' ? annotation.buttonValue : undefined;
  const widget = { page, box: boxOf(annotation.rect ?? [0, 0, 0, 0], viewport) };
  return typeof value === 'string' ? { ...widget, value } : widget;
}

/** A rectangle of the PDF's own space, as the page is shown. */
export function boxOf(rectangle: readonly number[], viewport: PageViewport): Box {
  const [left = 0, lower = 0, right = 0, upper = 0] = rectangle;
  const [x1 = 0, y1 = 0] = viewport.convertToViewportPoint(left, lower) as number[];
  const [x2 = 0, y2 = 0] = viewport.convertToViewportPoint(right, upper) as number[];
  return { x: Math.min(x1, x2), y: Math.min(y1, y2), width: Math.abs(x2 - x1), height: Math.abs(y2 - y1) };
}

/** The value of a box or a set of buttons counts only if one of them stands for it. */
function withValue(field: FormField): FormField {
  if (field.kind !== 'checkbox' && field.kind !== 'radio') {
    return field;
  }
  const isChosen = field.value !== off && field.widgets.some(({ value }) => value === field.value);
  return isChosen ? field : { ...field, value: '' };
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) {
    return value.filter((item) => typeof item === 'string').join('\n');
  }
  return typeof value === 'string' ? value.replaceAll(/\r\n?/g, '\n') : '';
}
