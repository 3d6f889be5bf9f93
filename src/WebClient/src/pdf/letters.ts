/** A text's letters that no made PDF can show are known here without the fonts: a field says at once what the making would refuse. */

type Range = readonly [first: number, last: number];

/** Helvetica, which every reader has, as PDFs encode it (WinAnsi). */
const standard = rangesOf(
  '20-7e a0-ff 152-153 160-161 178 17d-17e 192 2c6 2dc 2013-2014 2018-201a 201c-201e 2020-2022 2026 2030 2039-203a 20ac 2122',
);

/** Liberation Sans, which the desk ships for the alphabets that Helvetica lacks; it has every letter of Helvetica too. */
const unicode = rangesOf(
  [
    '20-7e a0-17f 192 1fa-1ff 218-21b 2c6-2c7 2c9 2d8-2dd 37e 384-38a 38c 38e-3a1 3a3-3ce 400-45f 472-473 490-491',
    '1e80-1e85 1ef2-1ef3 2010-2011 2013-2015 2017-201e 2020-2022 2026 2030 2032-2033 2039-203a 203c 203e 2044 207f',
    '20a3-20a4 20a7 20ac 2105 2113 2116 2122 2126 212e 215b-215e 2190-2195 21a8 2202 2206 220f 2211-2212 2215 2219-221a',
    '221e-221f 2229 222b 2248 2260-2261 2264-2265 2302 2310 2320-2321 2500 2502 250c 2510 2514 2518 251c 2524 252c 2534',
    '253c 2550-256c 2580 2584 2588 258c 2590-2593 25a0-25a1 25aa-25ac 25b2 25ba 25bc 25c4 25ca-25cb 25cf 25d8-25d9 25e6',
    '263a-263c 2640 2642 2660 2663 2665-2666 266a-266c f001-f002 f005 fb01-fb02',
  ].join(' '),
);

/** Whether Helvetica has every letter of a text. */
export function isStandard(text: string): boolean {
  return Array.from(text).every((letter) => isIn(standard, letter));
}

/** The letters of a text that no font of a made PDF has, each once. */
export function missingLetters(text: string): string[] {
  return [...new Set(text)].filter((letter) => !isIn(unicode, letter));
}

function isIn(ranges: readonly Range[], letter: string): boolean {
  const code = letter.codePointAt(0) ?? 0;
  // Lines end, and nothing is printed for it.
  return letter === '\n' || ranges.some(([first, last]) => code >= first && code <= last);
}

/** From hexadecimal code points, such as `20-7e a0`. */
function rangesOf(words: string): Range[] {
  return words.split(' ').map((word) => {
    const [first = '', last = first] = word.split('-');
    return [parseInt(first, 16), parseInt(last, 16)];
  });
}
