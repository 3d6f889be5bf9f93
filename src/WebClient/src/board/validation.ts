import { labelOf, type FormField } from '../pdf/fields';
import { missingLetters } from '../pdf/letters';
import { codeFault } from './codiceFiscale';

/** What a field is about, as far as it can be checked. */
export type Format = 'code' | 'date' | 'amount';

export type FieldFault =
  | { readonly kind: 'missing' }
  | { readonly kind: 'code-shape' }
  | { readonly kind: 'code-check' }
  | { readonly kind: 'date' }
  | { readonly kind: 'amount' }
  | { readonly kind: 'too-long'; readonly length: number; readonly limit: number }
  /** Letters that the made PDF cannot show. */
  | { readonly kind: 'letters'; readonly letters: readonly string[] };

/** What the form's own scripts say about a format, which is more than its words do; they are read as text. */
const hints: readonly (readonly [RegExp, Format])[] = [
  [/\bAFDate_/, 'date'],
  [/\bAFNumber_/, 'amount'],
];

const names: readonly (readonly [RegExp, Format, number])[] = [
  [/\bcod(ice|\.)?\s?fisc(ale|\.)?\b|\bc\.?\s?f\.?(?![\p{L}])|\btax code\b|\bsteuernummer\b/u, 'code', 11],
  [/\bdata\b|\bnat[oa] il\b|\bdate\b|\bdatum\b|\bgeburtsdatum\b/u, 'date', 8],
  [/\bimport[oi]\b|\beuro\b|€|\bimponibile\b|\bammontare\b|\bamount\b|\bbetrag\b/u, 'amount', 1],
];

/** What is to be written in a field, by what the form says about it, its tooltip and its name; nothing when neither tells. */
export function formatOf(field: FormField): Format | undefined {
  if (field.kind !== 'text') {
    return undefined;
  }
  const hint = hints.find(([pattern]) => pattern.test(field.format))?.[1];
  if (hint !== undefined) {
    return hint;
  }
  const words = `${labelOf(field)} · ${labelOf({ label: '', name: field.name })}`.toLowerCase();
  const limit = field.maxLength ?? Infinity;
  // A field for one letter of a code, or for the day of a date, is not checked as the whole.
  return names.find(([pattern, , shortest]) => pattern.test(words) && limit >= shortest)?.[1];
}

/** What is wrong with a value. `isFinal`: what is required and empty is wrong too; while people are filling in it is not. */
export function fieldFault(field: FormField, value: string, isFinal = false): FieldFault | undefined {
  const { maxLength } = field;
  if (maxLength !== undefined && value.length > maxLength) {
    return { kind: 'too-long', length: value.length, limit: maxLength };
  }
  const letters = missingLetters(value);
  if (letters.length > 0) {
    return { kind: 'letters', letters };
  }
  if (value.trim() === '') {
    return isFinal && field.isRequired && !field.isReadOnly ? { kind: 'missing' } : undefined;
  }
  switch (formatOf(field)) {
    case 'code': {
      const fault = codeFault(value);
      return fault === undefined ? undefined : { kind: fault === 'shape' ? 'code-shape' : 'code-check' };
    }
    case 'date':
      return isDate(value.trim()) ? undefined : { kind: 'date' };
    case 'amount':
      return isAmount(value.trim()) ? undefined : { kind: 'amount' };
    case undefined:
      return undefined;
  }
}

/** Whether a fault keeps the PDF from being made: what the file cannot hold. What else is wrong is the people's business. */
export function stopsPdf({ kind }: FieldFault): boolean {
  return kind === 'too-long' || kind === 'letters';
}

/** Day, month and year of the calendar, as they are written in Italy: 31/12/2026, also with points or dashes. */
function isDate(text: string): boolean {
  const parts = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/.exec(text.replaceAll(' ', ''));
  const [day, month, year] = [Number(parts?.[1]), Number(parts?.[3]), Number(parts?.[4])];
  const date = new Date(Date.UTC(year, month - 1, day));
  return parts !== null && year >= 1800 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** 1.234,56 or 1234,56, with € on either side; the decimals are two or none. */
function isAmount(text: string): boolean {
  const figure = text.replaceAll(/[€\s]|euro/gi, '');
  return /^-?(\d+|\d{1,3}(\.\d{3})+)(,\d{2})?$/.test(figure);
}
