import type { Mark } from '../board/marks';
import { normalised, tick, type Box, type FormField } from './fields';
import type { PdfFile, TextPiece } from './reader';

/** A field whose value in the file is not the one that was expected. */
export interface Difference {
  readonly field: string;
  readonly expected: string;
  readonly found: string;
}

/** Holds a fillable PDF against the values that it should have; its form may have no field that the original lacks. */
export function compareForm(
  file: PdfFile,
  fields: readonly FormField[],
  values: ReadonlyMap<string, string>,
): Difference[] {
  const inFile = new Map(file.fields.map((field) => [field.name, field]));
  const known = new Set(fields.map(({ name }) => name));
  const own = fields.flatMap((field) => {
    const expected = normalised(field.kind, values.get(field.name) ?? field.value);
    const found = inFile.get(field.name);
    const value = found === undefined ? undefined : normalised(field.kind, found.value);
    return value === expected ? [] : [{ field: field.name, expected, found: value ?? '' }];
  });
  const foreign = file.fields.filter(({ name }) => !known.has(name));
  return [...own, ...foreign.map(({ name, value }) => ({ field: name, expected: '', found: value }))];
}

/**
 * Holds a flattened PDF against the values: what stands in the place of each field, without what the original itself has there, must be
 * the value.
 */
export async function compareText(
  file: PdfFile,
  original: PdfFile,
  values: ReadonlyMap<string, string>,
  marks: readonly Mark[],
): Promise<Difference[]> {
  const written = marks.flatMap((mark) => (mark.kind === 'text' ? mark.text.split('\n') : [])).map(packed);
  const read = cached(file);
  const readOriginal = cached(original);
  const differences: Difference[] = [];
  for (const field of original.shownFields) {
    const value = values.get(field.name) ?? field.value;
    for (const { page, box, value: choice } of field.widgets) {
      const before = inside(await readOriginal(page), box);
      const pieces = without(inside(await read(page), box), [...before, ...written]);
      const expected = shown(field, value, choice);
      const found = pieces.join('');
      if (found !== expected) {
        differences.push({ field: field.name, expected: value, found });
        break;
      }
    }
  }
  // Anything left of a form could be changed after the comparison.
  return [...differences, ...file.fields.map(({ name, value }) => ({ field: name, expected: '', found: value }))];
}

/** What a field looks like in one of its places, without gaps. */
function shown(field: FormField, value: string, choice: string | undefined): string {
  const wanted = normalised(field.kind, value);
  switch (field.kind) {
    case 'checkbox':
    case 'radio':
      return wanted !== '' && wanted === choice ? tick : '';
    case 'dropdown':
    case 'list': {
      const chosen = value === '' ? [] : value.split('\n');
      const labels = field.options.filter((option) => chosen.includes(option.value)).map(({ label }) => label);
      const others = chosen.filter((item) => !field.options.some((option) => option.value === item));
      return packed([...labels, ...others].join(''));
    }
    case 'text':
    case 'multiline':
      return packed(wanted);
  }
}

/** The pieces whose middle line is in the box and which are not only beside it, without gaps. */
function inside(pieces: readonly TextPiece[], box: Box): string[] {
  const isIn = (piece: Box): boolean => {
    const middle = piece.y + piece.height / 2;
    return (
      middle >= box.y && middle <= box.y + box.height && piece.x < box.x + box.width && piece.x + piece.width > box.x
    );
  };
  return pieces
    .filter((piece) => isIn(piece.box))
    .map(({ text }) => packed(text))
    .filter((text) => text !== '');
}

/** Takes away what was there already, each piece once. */
function without(pieces: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return pieces.filter((piece) => {
    const index = left.indexOf(piece);
    if (index >= 0) {
      left.splice(index, 1);
    }
    return index < 0;
  });
}

function cached(file: PdfFile): (page: number) => Promise<readonly TextPiece[]> {
  const pages = new Map<number, Promise<readonly TextPiece[]>>();
  return (page) => {
    const known = pages.get(page) ?? file.text(page);
    pages.set(page, known);
    return known;
  };
}

function packed(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s+/g, '');
}
