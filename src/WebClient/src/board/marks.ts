/** Points (1/72 inch) from the upper left corner of the page as it is shown, at its own size. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export type Colour = 'black' | 'blue' | 'red' | 'green';

export const colours: readonly Colour[] = ['black', 'blue', 'red', 'green'];

interface MarkFacts {
  readonly id: string;
  readonly page: string;
  readonly colour: Colour;
  /** The seat that made it. */
  readonly by: string;
  /** What is drawn later has a higher one. */
  readonly order: number;
}

/** What one draws over a page. */
export type Mark = MarkFacts & MarkShape;

export type MarkShape =
  /** x and y in turn. */
  | { readonly kind: 'pen'; readonly points: readonly number[] }
  | { readonly kind: 'line'; readonly from: Point; readonly to: Point }
  | { readonly kind: 'rectangle'; readonly from: Point; readonly to: Point }
  | { readonly kind: 'text'; readonly at: Point; readonly text: string };

/** Points of the line that marks are drawn with. */
export const lineWidth = 2;

/** Points of the letters of a text, and from one line to the next. */
export const textSize = 12;

export const textLeading = 15;

/** From the upper edge of a line to where its letters stand. */
export const textBaseline = 11;

/** Each dark enough to be read on paper. */
export const colourValues: Readonly<Record<Colour, string>> = {
  black: '#1a1a1a',
  blue: '#0050a0',
  red: '#a3111f',
  green: '#00603a',
};

/** Coordinates of one stroke: a longer one is drawn on as another. */
export const longestStroke = 1_600;

export const longestText = 2_000;

/** What a stroke is kept as: tenths of a point are finer than any screen shows. */
export function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}

/** A mark as it came from the shared document; nothing when it is none: others' pages are not to be trusted. */
export function readMark(id: string, value: unknown): Mark | undefined {
  if (!isRecord(value)) {
    return undefined;
  }
  const { page, by, order } = value;
  const colour = colours.find((known) => known === value['colour']);
  const shape = readShape(value);
  if (typeof page !== 'string' || typeof by !== 'string' || !isFigure(order) || colour === undefined) {
    return undefined;
  }
  return shape === undefined ? undefined : { id, page, by, order, colour, ...shape };
}

/** A shape of others, such as the stroke that somebody is drawing. */
export function readShape(value: unknown): MarkShape | undefined {
  if (!isRecord(value)) {
    return undefined;
  }
  const { kind, points, from, to, at, text } = value;
  switch (kind) {
    case 'pen':
      return Array.isArray(points) && points.length <= longestStroke && points.every(isFigure)
        ? { kind, points }
        : undefined;
    case 'line':
    case 'rectangle':
      return isPoint(from) && isPoint(to) ? { kind, from: pointOf(from), to: pointOf(to) } : undefined;
    case 'text':
      return isPoint(at) && typeof text === 'string' && text.length <= longestText
        ? { kind, at: pointOf(at), text }
        : undefined;
    default:
      return undefined;
  }
}

/** Whether something at this place, this large, touches a mark. */
export function touches(mark: MarkShape, { x, y }: Point, reach: number): boolean {
  switch (mark.kind) {
    case 'pen':
      return segmentsOf(mark.points).some(([from, to]) => distance({ x, y }, from, to) <= reach);
    case 'line':
      return distance({ x, y }, mark.from, mark.to) <= reach;
    case 'rectangle':
      return sidesOf(mark.from, mark.to).some(([from, to]) => distance({ x, y }, from, to) <= reach);
    case 'text': {
      const lines = mark.text.split('\n');
      const width = Math.max(...lines.map(({ length }) => length)) * textSize * 0.55;
      const height = lines.length * textLeading;
      return (
        x >= mark.at.x - reach &&
        x <= mark.at.x + width + reach &&
        y >= mark.at.y - reach &&
        y <= mark.at.y + height + reach
      );
    }
  }
}

function segmentsOf(points: readonly number[]): (readonly [Point, Point])[] {
  const corners: Point[] = [];
  for (let index = 0; index + 1 < points.length; index += 2) {
    corners.push({ x: points[index] ?? 0, y: points[index + 1] ?? 0 });
  }
  return corners.map((corner, index) => [corners[index - 1] ?? corner, corner] as const);
}

function sidesOf(from: Point, to: Point): (readonly [Point, Point])[] {
  const second = { x: to.x, y: from.y };
  const fourth = { x: from.x, y: to.y };
  return [
    [from, second],
    [second, to],
    [to, fourth],
    [fourth, from],
  ];
}

/** From a place to the nearest place of a line. */
function distance({ x, y }: Point, from: Point, to: Point): number {
  const [along, across] = [to.x - from.x, to.y - from.y];
  const length = along * along + across * across;
  const share = length === 0 ? 0 : ((x - from.x) * along + (y - from.y) * across) / length;
  const nearest = Math.min(1, Math.max(0, share));
  return Math.hypot(x - from.x - nearest * along, y - from.y - nearest * across);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isFigure(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function isPoint(value: unknown): value is Point {
  return isRecord(value) && isFigure(value['x']) && isFigure(value['y']);
}

function pointOf({ x, y }: Point): Point {
  return { x, y };
}
