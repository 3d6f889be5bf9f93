import type { Colour, Mark, Point } from './marks';
import type { BoardModel } from './model';

export interface WrittenAt {
  readonly page: string;
  readonly at: Point;
  readonly colour: Colour;
  /** The text that was there before. */
  readonly old?: (Mark & { kind: 'text' }) | undefined;
}

/** Keeps a text that was written on a page, as a step of its own that undo takes back; returns whether anything changed. */
export function keepText(model: BoardModel, { page, at, colour, old }: WrittenAt, text: string): boolean {
  if (text === (old?.text ?? '') || (old === undefined && text.trim() === '')) {
    return false;
  }
  if (old === undefined) {
    model.addMark(page, colour, { kind: 'text', at, text });
  } else {
    model.changeText(old, text);
  }
  return true;
}
