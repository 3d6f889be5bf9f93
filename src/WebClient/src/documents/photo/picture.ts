/** A picture as a canvas gives it: four bytes a pixel, red, green, blue and opacity. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray | Uint8Array;
}

/** How bright each pixel is, 0 to 255. */
export interface Luminance {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Corners from the top left one clockwise. */
export type Quadrilateral = readonly [Point, Point, Point, Point];

/** Brightness by the weights of the eye (Rec. 601). */
export function luminanceOf({ width, height, data }: Picture): Luminance {
  const bright = new Uint8Array(width * height);
  for (let at = 0; at < bright.length; at++) {
    const from = at * 4;
    bright[at] = (299 * (data[from] ?? 0) + 587 * (data[from + 1] ?? 0) + 114 * (data[from + 2] ?? 0)) / 1_000;
  }
  return { width, height, data: bright };
}

/** Takes single bright and dark pixels out: the mean of each pixel and its neighbours, over a square of `2 × radius + 1`. */
export function smooth({ width, height, data }: Luminance, radius: number): Luminance {
  const across = sweep(data, width, height, radius, true);
  return { width, height, data: sweep(across, width, height, radius, false) };
}

function sweep(data: Uint8Array, width: number, height: number, radius: number, isAcross: boolean): Uint8Array {
  const result = new Uint8Array(data.length);
  const [lines, length, line, step] = isAcross ? [height, width, width, 1] : [width, height, 1, width];
  for (let n = 0; n < lines; n++) {
    let sum = 0;
    let count = 0;
    for (let at = -radius; at < length; at++) {
      const entering = at + radius;
      const leaving = at - radius - 1;
      if (entering < length) {
        sum += data[n * line + entering * step] ?? 0;
        count++;
      }
      if (leaving >= 0) {
        sum -= data[n * line + leaving * step] ?? 0;
        count--;
      }
      if (at >= 0) {
        result[n * line + at * step] = sum / count;
      }
    }
  }
  return result;
}
