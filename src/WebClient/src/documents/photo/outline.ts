import { smooth, type Luminance, type Point, type Quadrilateral } from './picture';

/** Share of the picture that a document covers at least and at most. */
const smallest = 0.12;
const largest = 0.97;

/** How far the outline may be from straight sides, as a share of the picture's diagonal. */
const crookedness = 0.02;

/** Share of the outline that may lie on the picture's own border: the table reaches it, a sheet that is whole in the picture does not. */
const cutOff = 0.1;

/** How much brighter or darker the document is than what it lies on, at least. */
const contrast = 24;

/**
 * The outline of a sheet or card in a small picture (about 240 to 320 pixels wide): what is brighter than the table it lies on, or
 * darker, in one piece around the middle, when that has four straight sides. Undefined when nothing of the kind is seen.
 */
export function outlineOf(picture: Luminance): Quadrilateral | undefined {
  const calm = smooth(picture, Math.max(1, Math.round(picture.width / 120)));
  const threshold = thresholdOf(calm);
  if (threshold === undefined) {
    return undefined;
  }
  const light = pieceAround(calm, (value) => value > threshold);
  const found = light && sidesOf(light, calm);
  if (found !== undefined) {
    return found;
  }
  const dark = pieceAround(calm, (value) => value <= threshold);
  return dark && sidesOf(dark, calm);
}

/** The brightness that best tells two groups apart (Otsu); undefined when there is but one. */
export function thresholdOf({ data }: Luminance): number | undefined {
  const counts = new Uint32Array(256);
  data.forEach((value) => {
    counts[value] = (counts[value] ?? 0) + 1;
  });
  const whole = counts.reduce((sum, count, value) => sum + count * value, 0);
  let below = 0;
  let sumBelow = 0;
  let best = { spread: 0, value: 0, distance: 0 };
  counts.forEach((count, value) => {
    below += count;
    sumBelow += count * value;
    const above = data.length - below;
    if (below > 0 && above > 0) {
      const distance = (whole - sumBelow) / above - sumBelow / below;
      const spread = below * above * distance * distance;
      best = spread > best.spread ? { spread, value, distance } : best;
    }
  });
  return best.distance >= contrast ? best.value : undefined;
}

interface Piece {
  /** One for each pixel that belongs to it. */
  readonly inside: Uint8Array;
  readonly count: number;
}

/** What hangs together with the middle of the picture and is of the wanted brightness. */
function pieceAround({ width, height, data }: Luminance, isWanted: (value: number) => boolean): Piece | undefined {
  const start = startIn({ width, height, data }, isWanted);
  if (start === undefined) {
    return undefined;
  }
  const inside = new Uint8Array(data.length);
  const open = new Int32Array(data.length);
  let [head, tail] = [0, 0];
  const visit = (at: number): void => {
    if (inside[at] === 0 && isWanted(data[at] ?? 0)) {
      inside[at] = 1;
      open[tail++] = at;
    }
  };
  visit(start);
  while (head < tail) {
    const at = open[head++] ?? 0;
    const x = at % width;
    if (x > 0) visit(at - 1);
    if (x < width - 1) visit(at + 1);
    if (at >= width) visit(at - width);
    if (at < data.length - width) visit(at + width);
  }
  return { inside, count: tail };
}

/** The wanted pixel that is nearest to the middle, within a quarter of the picture: print may be in the very middle. */
function startIn({ width, height, data }: Luminance, isWanted: (value: number) => boolean): number | undefined {
  const [middleX, middleY] = [Math.floor(width / 2), Math.floor(height / 2)];
  for (let reach = 0; reach < Math.min(width, height) / 4; reach++) {
    for (const [x, y] of [
      [middleX + reach, middleY],
      [middleX - reach, middleY],
      [middleX, middleY + reach],
      [middleX, middleY - reach],
    ] as const) {
      const at = y * width + x;
      if (isWanted(data[at] ?? 0)) {
        return at;
      }
    }
  }
  return undefined;
}

function sidesOf({ inside, count }: Piece, { width, height }: Luminance): Quadrilateral | undefined {
  const share = count / inside.length;
  const edge = edgeOf(inside, width, height);
  if (share > largest || edge.length === 0 || borderShare(edge, width, height) > cutOff) {
    return undefined;
  }
  const corners = cornersOf(edge);
  const area = areaOf(corners) / inside.length;
  const isFit = area >= smallest && area <= largest && isRegular(corners);
  return isFit && distanceFrom(edge, corners) <= crookedness * Math.hypot(width, height) ? corners : undefined;
}

/** The first and last pixel of every row and column: print inside does not count. */
function edgeOf(inside: Uint8Array, width: number, height: number): Point[] {
  const edge: Point[] = [];
  for (let y = 0; y < height; y++) {
    const row = inside.subarray(y * width, (y + 1) * width);
    const first = row.indexOf(1);
    if (first >= 0) {
      edge.push({ x: first, y }, { x: row.lastIndexOf(1), y });
    }
  }
  for (let x = 0; x < width; x++) {
    const rows = edgesOfColumn(inside, width, height, x);
    edge.push(...rows.map((y) => ({ x, y })));
  }
  return edge;
}

function edgesOfColumn(inside: Uint8Array, width: number, height: number, x: number): number[] {
  let first = 0;
  while (first < height && inside[first * width + x] !== 1) first++;
  if (first === height) {
    return [];
  }
  let last = height - 1;
  while (inside[last * width + x] !== 1) last--;
  return [first, last];
}

function borderShare(edge: readonly Point[], width: number, height: number): number {
  const isAtBorder = ({ x, y }: Point): boolean => x <= 1 || y <= 1 || x >= width - 2 || y >= height - 2;
  return edge.filter(isAtBorder).length / edge.length;
}

/** Of a shape that is turned by less than 45 degrees. */
function cornersOf(edge: readonly Point[]): Quadrilateral {
  const most = (measure: (point: Point) => number): Point =>
    edge.reduce((best, point) => (measure(point) > measure(best) ? point : best));
  return [most(({ x, y }) => -x - y), most(({ x, y }) => x - y), most(({ x, y }) => x + y), most(({ x, y }) => y - x)];
}

export function areaOf(corners: Quadrilateral): number {
  const twice = corners.reduce((sum, { x, y }, index) => {
    const next = corners[(index + 1) % 4] ?? corners[0];
    return sum + x * next.y - next.x * y;
  }, 0);
  return Math.abs(twice) / 2;
}

/** Opposite sides are of about the same length, and none is a splinter: nothing else is a sheet seen by a camera. */
function isRegular(corners: Quadrilateral): boolean {
  const [top, right, bottom, left] = corners.map((corner, index) => {
    const next = corners[(index + 1) % 4] ?? corners[0];
    return Math.hypot(next.x - corner.x, next.y - corner.y);
  }) as [number, number, number, number];
  const isAlike = (a: number, b: number): boolean => Math.min(a, b) > 0.5 * Math.max(a, b);
  return isAlike(top, bottom) && isAlike(left, right) && Math.min(top, left) > 0.15 * Math.max(top, left);
}

/** How far the outline's pixels are from the sides, on average. */
function distanceFrom(edge: readonly Point[], corners: Quadrilateral): number {
  const sum = edge.reduce((total, point) => {
    const distances = corners.map((corner, index) =>
      distanceToSide(point, corner, corners[(index + 1) % 4] ?? corners[0]),
    );
    return total + Math.min(...distances);
  }, 0);
  return sum / edge.length;
}

function distanceToSide({ x, y }: Point, from: Point, to: Point): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy);
  return length === 0 ? Math.hypot(x - from.x, y - from.y) : Math.abs(dy * (x - from.x) - dx * (y - from.y)) / length;
}
