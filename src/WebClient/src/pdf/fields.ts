/** A rectangle on a page as it is shown: points from its upper left corner. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** One place of a field; a field may stand in several. */
export interface Widget {
  /** From 1. */
  readonly page: number;
  readonly box: Box;
  /** Of a box or a radio button: the value that it stands for. */
  readonly value?: string;
}

export type FieldKind = 'text' | 'multiline' | 'checkbox' | 'radio' | 'dropdown' | 'list';

/** A field of a PDF's form. */
export interface FormField {
  readonly name: string;
  /** The tooltip; empty: there is none. */
  readonly label: string;
  readonly kind: FieldKind;
  readonly isRequired: boolean;
  readonly isReadOnly: boolean;
  /** It has a value, but nobody sees or fills it in. */
  readonly isHidden: boolean;
  readonly maxLength?: number;
  /** Each letter stands in a cell of its own. */
  readonly isCombed: boolean;
  /** More than one of a list may be chosen. */
  readonly isMultiple: boolean;
  /** Of a dropdown that takes other words too. */
  readonly isEditable: boolean;
  /** Of a dropdown or list. */
  readonly options: readonly { readonly value: string; readonly label: string }[];
  /** What the form itself says about its format; such as `AFDate_FormatEx("dd/mm/yyyy")`. It is read, and never run. */
  readonly format: string;
  /** What the PDF holds. Several of a list are parted by line feeds; a box or a set of radio buttons without a choice is empty. */
  readonly value: string;
  readonly widgets: readonly Widget[];
}

/** What a box says that is not ticked. */
export const off = 'Off';

/** What a ticked box is on a flattened page: a letter, so that it is found again in the page's text. */
export const tick = 'X';

/** A value as it is compared: however lines end and whatever an empty box is called. */
export function normalised(kind: FieldKind, value: string): string {
  switch (kind) {
    case 'checkbox':
    case 'radio':
      return value === off ? '' : value;
    case 'list':
      return value.split('\n').sort().join('\n');
    case 'text':
    case 'multiline':
    case 'dropdown':
      return value.replaceAll(/\r\n?/g, '\n');
  }
}

/** What a field is called where it has no tooltip: the last part of its name, in words. */
export function labelOf({ label, name }: Pick<FormField, 'label' | 'name'>): string {
  if (label.trim() !== '') {
    return label.trim();
  }
  const last = name.split('.').at(-1) ?? name;
  const words = last
    .replace(/\[\d+\]/g, '')
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replaceAll(/[_-]+/g, ' ')
    .trim();
  return words === '' ? name : words.charAt(0).toLocaleUpperCase() + words.slice(1);
}
