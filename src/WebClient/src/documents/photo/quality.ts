import { smooth, type Luminance, type Quadrilateral } from './picture';

/** What may make a photo hard to read. */
export type PhotoWarning = 'blurred' | 'glare' | 'dark';

/** Below this, edges are as soft as those of a picture out of focus or shaken. */
const sharpness = 0.025;

/** Share of the document that may be burnt out. */
const burnt = 0.015;

/** Brightness from which a pixel of a camera says nothing any more. */
const white = 250;

/** Mean brightness under which print does not stand out. */
const dim = 55;

/** Looks at the document in a picture of about 480 to 640 pixels' width, or at its middle where no outline was found. */
export function warningsOf(picture: Luminance, outline?: Quadrilateral): PhotoWarning[] {
  const part = partOf(picture, outline, 0.06);
  // With its edge: print that is out of focus may have vanished altogether, the edge of the sheet has not.
  const whole = partOf(picture, outline, -0.06);
  return [
    ...(sharpnessOf(whole) < sharpness ? (['blurred'] as const) : []),
    ...(glareOf(part) > burnt ? (['glare'] as const) : []),
    ...(meanOf(part.data) < dim ? (['dark'] as const) : []),
  ];
}

/**
 * How sharp the edges are: the variance of the Laplacian over the variance of the picture, so that pale print and little print count
 * as much as bold and much. 1 where there is nothing to judge by.
 */
export function sharpnessOf({ width, height, data }: Luminance): number {
  const contrast = varianceOf(data);
  if (contrast < 30) {
    return 1;
  }
  let [sum, squares, count] = [0, 0, 0];
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const at = y * width + x;
      const around = (data[at - 1] ?? 0) + (data[at + 1] ?? 0) + (data[at - width] ?? 0) + (data[at + width] ?? 0);
      const laplacian = 4 * (data[at] ?? 0) - around;
      sum += laplacian;
      squares += laplacian * laplacian;
      count++;
    }
  }
  return (squares / count - (sum / count) ** 2) / contrast;
}

/**
 * The share that is burnt out. A sheet that is white all over under good light has no glare: only what is much brighter than the rest of
 * it counts, in patches and not in single pixels.
 */
export function glareOf(picture: Luminance): number {
  const calm = smooth(picture, 2).data;
  const median = picture.data.toSorted()[Math.floor(calm.length / 2)] ?? 0;
  if (median >= 235) {
    return 0;
  }
  return calm.reduce((count, value) => count + (value >= white ? 1 : 0), 0) / calm.length;
}

/** The upright rectangle of the outline, smaller by a share on each side, or larger. */
function partOf({ width, height, data }: Luminance, outline: Quadrilateral | undefined, share: number): Luminance {
  const xs = outline?.map(({ x }) => x).sort((a, b) => a - b) ?? [width * 0.1, width * 0.1, width * 0.9, width * 0.9];
  const ys = outline?.map(({ y }) => y).sort((a, b) => a - b) ?? [
    height * 0.1,
    height * 0.1,
    height * 0.9,
    height * 0.9,
  ];
  const [left, right] = inset([xs[1] ?? 0, xs[2] ?? width], share, width);
  const [top, bottom] = inset([ys[1] ?? 0, ys[2] ?? height], share, height);
  const part = new Uint8Array((right - left) * (bottom - top));
  for (let y = top; y < bottom; y++) {
    part.set(data.subarray(y * width + left, y * width + right), (y - top) * (right - left));
  }
  return { width: right - left, height: bottom - top, data: part };
}

function inset([from, to]: readonly [number, number], share: number, limit: number): readonly [number, number] {
  const margin = (to - from) * share;
  const low = Math.max(0, Math.min(limit - 3, Math.round(from + margin)));
  return [low, Math.max(low + 3, Math.min(limit, Math.round(to - margin)))];
}

function meanOf(values: Uint8Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function varianceOf(values: Uint8Array): number {
  const mean = meanOf(values);
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
}
