import type { Fontkit } from 'pdf-lib/cjs/types/fontkit';

type Font = ReturnType<Fontkit['create']>;
type Glyph = ReturnType<Font['glyphForCodePoint']>;

/**
 * Reads of a TrueType font what pdf-lib asks for when it embeds one whole: the widths, which letters there are, and the measures. Only for
 * the font that the desk ships.
 */
export const trueType: Fontkit = { create: (bytes) => readFont(bytes) as unknown as Font };

/** A font's letters, to know beforehand what it lacks. */
export function lettersOf(bytes: Uint8Array): ReadonlySet<number> {
  return new Set(readMap(tablesOf(bytes)).keys());
}

type Tables = ReadonlyMap<string, DataView>;

function readFont(bytes: Uint8Array): object {
  const tables = tablesOf(bytes);
  const [head, hhea, os2, post] = ['head', 'hhea', 'OS/2', 'post'].map((name) => table(tables, name));
  const widths = readWidths(tables);
  const map = readMap(tables);
  const letters = new Map<number, number[]>();
  for (const [letter, id] of map) {
    letters.set(id, [...(letters.get(id) ?? []), letter]);
  }
  const glyph = (id: number): Pick<Glyph, 'id' | 'advanceWidth' | 'codePoints'> => ({
    id,
    advanceWidth: widths[id] ?? 0,
    // One is enough to find the text again.
    codePoints: (letters.get(id) ?? [0xfffd]).slice(0, 1),
  });
  return {
    postscriptName: 'LiberationSans',
    unitsPerEm: head?.getUint16(18) ?? 1000,
    bbox: {
      minX: head?.getInt16(36) ?? 0,
      minY: head?.getInt16(38) ?? 0,
      maxX: head?.getInt16(40) ?? 0,
      maxY: head?.getInt16(42) ?? 0,
    },
    ascent: hhea?.getInt16(4) ?? 0,
    descent: hhea?.getInt16(6) ?? 0,
    capHeight: os2?.getInt16(88) ?? 0,
    xHeight: os2?.getInt16(86) ?? 0,
    italicAngle: 0,
    cff: undefined,
    'OS/2': { sFamilyClass: 0 },
    head: { macStyle: { italic: false } },
    post: { isFixedPitch: post?.getUint32(12) !== 0 },
    characterSet: [...map.keys()],
    glyphForCodePoint: (letter: number) => glyph(map.get(letter) ?? 0),
    layout: (text: string) => ({
      glyphs: Array.from(text, (letter) => glyph(map.get(letter.codePointAt(0) ?? 0) ?? 0)),
    }),
  };
}

function tablesOf(bytes: Uint8Array): Tables {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = new Map<string, DataView>();
  for (let index = 0; index < view.getUint16(4); index++) {
    const entry = 12 + index * 16;
    const name = String.fromCharCode(...bytes.subarray(entry, entry + 4));
    const [start, length] = [view.getUint32(entry + 8), view.getUint32(entry + 12)];
    tables.set(name, new DataView(bytes.buffer, bytes.byteOffset + start, length));
  }
  return tables;
}

function table(tables: Tables, name: string): DataView {
  const found = tables.get(name);
  if (found === undefined) {
    throw new Error(`the font has no table ${name}`);
  }
  return found;
}

function readWidths(tables: Tables): number[] {
  const own = table(tables, 'hhea').getUint16(34);
  const count = table(tables, 'maxp').getUint16(4);
  const metrics = table(tables, 'hmtx');
  // Those at the end share the last width.
  return Array.from({ length: count }, (_, id) => metrics.getUint16(Math.min(id, own - 1) * 4));
}

/** Glyphs by letters, from the subtable for Windows (format 4). */
function readMap(tables: Tables): Map<number, number> {
  const cmap = table(tables, 'cmap');
  for (let index = 0; index < cmap.getUint16(2); index++) {
    const entry = 4 + index * 8;
    const start = cmap.getUint32(entry + 4);
    if (cmap.getUint16(entry) === 3 && cmap.getUint16(entry + 2) === 1 && cmap.getUint16(start) === 4) {
      return readSegments(cmap, start);
    }
  }
  throw new Error('the font has no table of letters that can be read');
}

function readSegments(cmap: DataView, start: number): Map<number, number> {
  const map = new Map<number, number>();
  const size = cmap.getUint16(start + 6);
  const [ends, starts] = [start + 14, start + 16 + size];
  const [deltas, offsets] = [starts + size, starts + 2 * size];
  for (let segment = 0; segment < size; segment += 2) {
    const [first, last] = [cmap.getUint16(starts + segment), cmap.getUint16(ends + segment)];
    const [delta, offset] = [cmap.getUint16(deltas + segment), cmap.getUint16(offsets + segment)];
    for (let letter = first; letter <= last && letter !== 0xffff; letter++) {
      const named = offset === 0 ? letter : cmap.getUint16(offsets + segment + offset + (letter - first) * 2);
      const id = offset !== 0 && named === 0 ? 0 : (named + delta) & 0xffff;
      if (id !== 0) {
        map.set(letter, id);
      }
    }
  }
  return map;
}
