import type { PDFFont, PDFTextField } from 'pdf-lib';

/** Points of letters: what a form's text has where nothing else is said, and what can still be read. */
const usual = 12;
const smallest = 4;

/** Free on either side of a text in its box, in points. */
const margin = 3;

/** Makes the letters of a field as large as the form wants them, or as small as the text needs to be seen whole. */
export function fitText(field: PDFTextField, text: string, font: PDFFont): void {
  const { acroField } = field;
  const places = acroField.getWidgets();
  const boxes = places.map((place) => place.getRectangle());
  const width = Math.min(...boxes.map((box) => box.width)) - 2 * margin;
  const height = Math.min(...boxes.map((box) => box.height)) - margin;
  const own = acroField.getDefaultAppearance() ?? '/Helv 0 Tf 0 g';
  const wanted = sizeIn(own) || Math.min(usual, field.isMultiline() ? usual : height * 0.8);
  const size = field.isCombed()
    ? Math.min(wanted, height * 0.8)
    : fittingSize(text, font, { width, height }, wanted, field.isMultiline());
  acroField.setDefaultAppearance(withSize(own, size));
  for (const place of places) {
    const other = place.getDefaultAppearance();
    if (other !== undefined) {
      place.setDefaultAppearance(withSize(other, size));
    }
  }
}

function fittingSize(
  text: string,
  font: PDFFont,
  { width, height }: { readonly width: number; readonly height: number },
  wanted: number,
  isMultiline: boolean,
): number {
  const lines = text.split('\n');
  for (let size = wanted; size > smallest; size -= 0.5) {
    const count = isMultiline ? linesAt(lines, font, width, size) : fitsInOne(text, font, width, size) ? 1 : Infinity;
    if (count * font.heightAtSize(size) * (isMultiline ? 1.25 : 1) <= height) {
      return size;
    }
  }
  return smallest;
}

function fitsInOne(text: string, font: PDFFont, width: number, size: number): boolean {
  return font.widthOfTextAtSize(text.replaceAll('\n', ' '), size) <= width;
}

/** How many lines a text takes when its words go on to the next line where they do not fit. */
function linesAt(lines: readonly string[], font: PDFFont, width: number, size: number): number {
  return lines.reduce((sum, line) => {
    let count = 1;
    let room = width;
    for (const word of line.split(' ')) {
      const length = font.widthOfTextAtSize(`${word} `, size);
      if (length > room && room < width) {
        count++;
        room = width;
      }
      room -= length;
    }
    return sum + count;
  }, 0);
}

function sizeIn(appearance: string): number {
  return Number(/([\d.]+)\s+Tf/.exec(appearance)?.[1] ?? 0);
}

function withSize(appearance: string, size: number): string {
  const text = String(Math.round(size * 100) / 100);
  return /[\d.]+\s+Tf/.test(appearance)
    ? appearance.replace(/[\d.]+\s+Tf/, `${text} Tf`)
    : `/Helv ${text} Tf ${appearance}`;
}
