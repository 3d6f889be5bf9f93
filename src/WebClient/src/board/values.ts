import type { FormField } from '../pdf/fields';
import type { Mark } from './marks';
import { pdfPageId, type BoardModel } from './model';
import type { FieldSeed } from './seeds';

/** Characters of a choice: it is sent whole or not at all. */
export const longestChoice = 6_000;

export function isText({ kind }: Pick<FormField, 'kind'>): boolean {
  return kind === 'text' || kind === 'multiline';
}

/** What a PDF's fields hold, as the board begins with it. */
export function seedsOf(fields: readonly FormField[]): FieldSeed[] {
  return fields.map((field) => ({ field: field.name, kind: isText(field) ? 'text' : 'choice', value: field.value }));
}

/** What a field holds on the board. */
export function valueOf(model: BoardModel, document: string, field: FormField): string {
  return isText(field)
    ? model.text(document, field.name).toJSON()
    : (model.choice(document, field.name) ?? field.value);
}

/** Of all fields of a document, by their names. */
export function valuesOf(model: BoardModel, document: string, fields: readonly FormField[]): Map<string, string> {
  return new Map(fields.map((field) => [field.name, valueOf(model, document, field)]));
}

/** Over the pages of a document, by their numbers. */
export function marksOf(model: BoardModel, document: string): Map<number, Mark[]> {
  const numbers = model.pages.flatMap((page) =>
    page.kind === 'pdf' && page.document === document ? [page.number] : [],
  );
  return new Map(numbers.map((number) => [number, model.marksOf(pdfPageId(document, number))]));
}
