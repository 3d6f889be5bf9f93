import { describe, expect, it } from 'vitest';
import { areaOf, outlineOf } from '../../src/documents/photo/outline';
import { luminanceOf, smooth, type Luminance, type Point, type Quadrilateral } from '../../src/documents/photo/picture';
import { glareOf, sharpnessOf, warningsOf } from '../../src/documents/photo/quality';
import { projection, sizeOf, straighten } from '../../src/documents/photo/straighten';

const [width, height] = [320, 240];

/** Straight, turned, in perspective. */
const sheets: readonly (readonly [string, Quadrilateral])[] = [
  ['straight', corners([60, 30], [260, 30], [260, 210], [60, 210])],
  ['turned', corners([90, 20], [270, 60], [235, 215], [55, 175])],
  ['in perspective', corners([100, 40], [220, 40], [270, 220], [50, 220])],
];

describe('the outline of a document', () => {
  it.each(sheets)('is found when the sheet lies %s on a dark table', (_, sheet) => {
    expectNear(outlineOf(noisy(drawn(sheet, { paper: 215, table: 70, isPrinted: true }))), sheet);
  });

  it.each(sheets)('is found when a dark card lies %s on a bright table', (_, sheet) => {
    expectNear(outlineOf(noisy(drawn(sheet, { paper: 60, table: 200, isPrinted: false }))), sheet);
  });

  it('is not found where nothing lies', () => {
    expect(outlineOf(noisy(plain(120)))).toBeUndefined();
    expect(outlineOf(plain(255))).toBeUndefined();
  });

  it('is not found in something round, in a small thing and in half a sheet with a slanted cut', () => {
    const round = painted((x, y) => (Math.hypot(x - 160, y - 120) < 90 ? 220 : 60));
    const small = drawn(corners([140, 100], [180, 100], [180, 140], [140, 140]), { paper: 220, table: 60 });
    const wedge = painted((x, y) => (x > 60 && y > 40 && y < 200 && x < 60 + (y - 40) * 1.4 ? 220 : 60));

    expect([round, small, wedge].map((picture) => outlineOf(picture))).toEqual([undefined, undefined, undefined]);
  });

  it('is not found in the table around bright corners, nor in a sheet that is cut off', () => {
    const table = painted((x, y) => ((x < 20 || x > 300) && (y < 20 || y > 220) ? 220 : 60));
    const cut = drawn(corners([60, -40], [260, -40], [260, 210], [60, 210]), { paper: 220, table: 60 });

    expect([table, cut].map((picture) => outlineOf(picture))).toEqual([undefined, undefined]);
  });

  it('is found quickly enough for a camera', () => {
    const picture = noisy(drawn(sheets[1]?.[1] as Quadrilateral, { paper: 215, table: 70, isPrinted: true }));
    outlineOf(picture);
    const start = performance.now();
    for (let n = 0; n < 10; n++) {
      outlineOf(picture);
    }

    expect((performance.now() - start) / 10).toBeLessThan(60);
  });
});

describe('warnings', () => {
  const [, sheet] = sheets[0] as readonly [string, Quadrilateral];
  const sharp = noisy(drawn(sheet, { paper: 205, table: 70, isPrinted: true }));

  it('has none for a sharp photo, with the outline and without', () => {
    expect(warningsOf(sharp, sheet)).toEqual([]);
    expect(warningsOf(sharp)).toEqual([]);
  });

  it.each([3, 5, 8])('says that print blurred by %i pixels is blurred', (radius) => {
    const blurred = noisy(smooth(smooth(sharp, radius), radius), 2);

    expect(sharpnessOf(blurred)).toBeLessThan(sharpnessOf(sharp) / 20);
    expect(warningsOf(blurred, sheet)).toEqual(['blurred']);
  });

  it('does not call an empty sheet blurred', () => {
    expect(warningsOf(drawn(sheet, { paper: 205, table: 70 }), sheet)).toEqual([]);
  });

  it('says that a lamp is mirrored, and not that white paper is white', () => {
    const glare = painted((x, y) => (Math.hypot(x - 150, y - 100) < 22 ? 255 : (sharp.data[y * width + x] as number)));
    const white = drawn(sheet, { paper: 253, table: 70, isPrinted: true });

    expect(warningsOf(glare, sheet)).toEqual(['glare']);
    expect(glareOf(sharp)).toBe(0);
    expect(warningsOf(white, sheet)).toEqual([]);
  });

  it('says that it is too dark', () => {
    const dark = painted((x, y) => (sharp.data[y * width + x] as number) / 5);

    expect(warningsOf(dark, sheet)).toContain('dark');
  });
});

describe('straightening', () => {
  it('maps the corners of the square to the corners of the sheet', () => {
    const [, sheet] = sheets[2] as readonly [string, Quadrilateral];
    const place = projection(sheet);

    expectNear([place(0, 0), place(1, 0), place(1, 1), place(0, 1)], sheet, 1e-9);
  });

  it('cuts the sheet out without its table', () => {
    const [, sheet] = sheets[2] as readonly [string, Quadrilateral];
    const bright = drawn(sheet, { paper: 210, table: 40 });
    const size = sizeOf(sheet, 200);
    const cut = luminanceOf(straighten(coloured(bright), sheet, size));

    expect(Math.max(size.width, size.height)).toBe(200);
    const inner = [...cut.data].filter((_, at) => {
      const [x, y] = [at % size.width, Math.floor(at / size.width)];
      return x > 3 && y > 3 && x < size.width - 4 && y < size.height - 4;
    });
    expect(Math.min(...inner)).toBeGreaterThanOrEqual(209);
  });

  it('knows an area', () => {
    expect(areaOf(corners([0, 0], [10, 0], [10, 5], [0, 5]))).toBe(50);
  });
});

interface Look {
  readonly paper: number;
  readonly table: number;
  readonly isPrinted?: boolean;
}

function drawn(sheet: Quadrilateral, { paper, table, isPrinted = false }: Look): Luminance {
  return painted((x, y) => {
    if (!contains(sheet, x, y)) {
      return table;
    }
    const isInk = isPrinted && isDeep(sheet, x, y) && y % 9 < 4 && (x * 7 + y * 13) % 5 < 3;
    return isInk ? 40 : paper;
  });
}

function plain(value: number): Luminance {
  return painted(() => value);
}

function painted(paint: (x: number, y: number) => number): Luminance {
  const data = new Uint8Array(width * height);
  data.forEach((_, at) => {
    data[at] = paint(at % width, Math.floor(at / width));
  });
  return { width, height, data };
}

/** The same noise every time. */
function noisy(picture: Luminance, strength = 8): Luminance {
  let seed = 42;
  const data = picture.data.map((value) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.max(0, Math.min(255, value + Math.round((seed / 2_147_483_648 - 0.5) * strength)));
  });
  return { ...picture, data };
}

function coloured({ width: across, height: down, data }: Luminance) {
  const rgba = new Uint8ClampedArray(data.length * 4);
  data.forEach((value, at) => {
    rgba.set([value, value, value, 255], at * 4);
  });
  return { width: across, height: down, data: rgba };
}

function contains(sheet: Quadrilateral, x: number, y: number, margin = 0): boolean {
  return sheet.every((from, index) => {
    const to = sheet[(index + 1) % 4] as Point;
    const length = Math.hypot(to.x - from.x, to.y - from.y);
    return ((to.x - from.x) * (y - from.y) - (to.y - from.y) * (x - from.x)) / length >= margin;
  });
}

function isDeep(sheet: Quadrilateral, x: number, y: number): boolean {
  return contains(sheet, x, y, 12);
}

function corners(...points: readonly [readonly number[], readonly number[], readonly number[], readonly number[]]) {
  return points.map(([x = 0, y = 0]) => ({ x, y })) as unknown as Quadrilateral;
}

function expectNear(found: readonly Point[] | undefined, wanted: Quadrilateral, tolerance = 6): void {
  expect(found).toBeDefined();
  wanted.forEach(({ x, y }, index) => {
    expect(Math.hypot((found?.[index]?.x ?? 0) - x, (found?.[index]?.y ?? 0) - y)).toBeLessThanOrEqual(tolerance);
  });
}
