import type { Picture, Point, Quadrilateral } from './picture';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The size of the sheet, seen straight: the longer of each two opposite sides, with the longest side bounded. */
export function sizeOf([topLeft, topRight, bottomRight, bottomLeft]: Quadrilateral, longest: number): Size {
  const side = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);
  const width = Math.max(side(topLeft, topRight), side(bottomLeft, bottomRight));
  const height = Math.max(side(topLeft, bottomLeft), side(topRight, bottomRight));
  const scale = Math.min(1, longest / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** Cuts the sheet out and sets it straight, as if it had been seen from above. */
export function straighten(picture: Picture, corners: Quadrilateral, { width, height }: Size): Picture {
  const data = new Uint8ClampedArray(width * height * 4);
  const place = projection(corners);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = place((x + 0.5) / width, (y + 0.5) / height);
      sample(picture, from, data, (y * width + x) * 4);
    }
  }
  return { width, height, data };
}

/** The projective map of the unit square onto a quadrilateral (Heckbert 1989, 2.2.3). */
export function projection([p0, p1, p2, p3]: Quadrilateral): (u: number, v: number) => Point {
  const [dx1, dx2, sx] = [p1.x - p2.x, p3.x - p2.x, p0.x - p1.x + p2.x - p3.x];
  const [dy1, dy2, sy] = [p1.y - p2.y, p3.y - p2.y, p0.y - p1.y + p2.y - p3.y];
  const whole = dx1 * dy2 - dx2 * dy1;
  const g = (sx * dy2 - dx2 * sy) / whole;
  const h = (dx1 * sy - sx * dy1) / whole;
  const [a, b] = [p1.x - p0.x + g * p1.x, p3.x - p0.x + h * p3.x];
  const [d, e] = [p1.y - p0.y + g * p1.y, p3.y - p0.y + h * p3.y];
  return (u, v) => {
    const depth = g * u + h * v + 1;
    return { x: (a * u + b * v + p0.x) / depth, y: (d * u + e * v + p0.y) / depth };
  };
}

/** The colour between four pixels, each by its nearness. */
function sample({ width, height, data }: Picture, { x, y }: Point, into: Uint8ClampedArray, at: number): void {
  const left = Math.min(Math.max(x - 0.5, 0), width - 1);
  const top = Math.min(Math.max(y - 0.5, 0), height - 1);
  const [x0, y0] = [Math.floor(left), Math.floor(top)];
  const [x1, y1] = [Math.min(x0 + 1, width - 1), Math.min(y0 + 1, height - 1)];
  const [fx, fy] = [left - x0, top - y0];
  for (let channel = 0; channel < 3; channel++) {
    const value = (column: number, row: number): number => data[(row * width + column) * 4 + channel] ?? 0;
    const above = value(x0, y0) * (1 - fx) + value(x1, y0) * fx;
    const below = value(x0, y1) * (1 - fx) + value(x1, y1) * fx;
    into[at + channel] = above * (1 - fy) + below * fy;
  }
  into[at + 3] = 255;
}
