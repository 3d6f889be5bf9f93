import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { isStandard, missingLetters } from '../../src/pdf/letters';
import { lettersOf } from '../../src/pdf/trueType';

const fontFile = join(import.meta.dirname, '../../node_modules/pdfjs-dist/standard_fonts/LiberationSans-Regular.ttf');

/** Every letter of the first plane but halves of pairs, and one beyond it. */
const all = Array.from({ length: 0x10000 }, (_, code) => code).filter((code) => code < 0xd800 || code > 0xdfff);
const letters = [...all, 0x1f642].filter((code) => code !== 10);

const known = (has: (letter: string) => boolean): number[] => letters.filter((code) => has(String.fromCodePoint(code)));

describe('the letters that a PDF can show', () => {
  it('are those of its standard font, as the library encodes it', async () => {
    const document = await PDFDocument.create();
    const font = await document.embedFont(StandardFonts.Helvetica);
    expect(known(isStandard)).toEqual([...font.getCharacterSet()].sort((one, other) => one - other));
  });

  it('and those of the font that is shipped, which has all of the standard one', () => {
    const shipped = [...lettersOf(new Uint8Array(readFileSync(fontFile)))].sort((one, other) => one - other);
    expect(known((letter) => missingLetters(letter).length === 0)).toEqual(shipped);
    expect(missingLetters(String.fromCodePoint(...known(isStandard)))).toEqual([]);
  });

  it('besides the ends of lines', () => {
    expect(isStandard('una\ndue')).toBe(true);
    expect(missingLetters('una\ndue')).toEqual([]);
  });
});
