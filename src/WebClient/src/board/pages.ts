/** A page of the board. */
export type BoardPage = {
  readonly id: string;
  /** Points, as it is shown. */
  readonly width: number;
  readonly height: number;
} & (
  | { readonly kind: 'blank' }
  /** A page of a PDF that is a document of the appointment; `number` counts from 1. */
  | { readonly kind: 'pdf'; readonly document: string; readonly number: number }
);

/** A4 upright. */
export const blankSize = { width: 595, height: 842 } as const;

export interface PageSize {
  readonly width: number;
  readonly height: number;
}

/** More are not shown: a form has a few, and what others' pages send is not to be trusted. */
export const mostPages = 300;

/** Points; what no sheet of paper exceeds. */
const longestSide = 15_000;

/** A page as it came from the shared document; nothing when it is none. */
export function readPage(value: unknown): BoardPage | undefined {
  if (typeof value !== 'object' || value === null) {
    return undefined;
  }
  const { id, kind, width, height, document, number } = value as Readonly<Record<string, unknown>>;
  if (typeof id !== 'string' || !isSide(width) || !isSide(height)) {
    return undefined;
  }
  if (kind === 'blank') {
    return { id, kind, width, height };
  }
  return kind === 'pdf' && typeof document === 'string' && typeof number === 'number' && Number.isInteger(number)
    ? { id, kind, width, height, document, number }
    : undefined;
}

function isSide(value: unknown): value is number {
  return typeof value === 'number' && value >= 1 && value <= longestSide;
}
