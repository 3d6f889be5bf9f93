/** Replaces `removed` characters from `index` on. */
export interface TextEdit {
  readonly index: number;
  readonly removed: number;
  readonly inserted: string;
}

/** A change of a shared text as Yjs tells it. */
export interface DeltaPart {
  readonly retain?: number;
  readonly delete?: number;
  readonly insert?: unknown;
}

/**
 * The edit that makes one text of another; nothing when they are equal. Where several would do ("aa" to "aaa"), it is the one that
 * ends at the caret.
 */
export function editBetween(before: string, after: string, caret: number = after.length): TextEdit | undefined {
  if (before === after) {
    return undefined;
  }
  const shorter = Math.min(before.length, after.length);
  const tailLimit = Math.min(shorter, Math.max(0, after.length - caret));
  let tail = 0;
  while (tail < tailLimit && before.at(-1 - tail) === after.at(-1 - tail)) {
    tail++;
  }
  let head = 0;
  while (head < shorter - tail && before[head] === after[head]) {
    head++;
  }
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) {
    tail++;
  }
  // Half a character of two units is no character.
  if (head > 0 && isHighHalf(after.charCodeAt(head - 1))) {
    head--;
  }
  if (tail > 0 && isLowHalf(after.charCodeAt(after.length - tail))) {
    tail--;
  }
  return { index: head, removed: before.length - tail - head, inserted: after.slice(head, after.length - tail) };
}

/** Where a place in a text is after a change. What is inserted at the place itself pushes it on only if `isPushed`. */
export function movedBy(place: number, delta: readonly DeltaPart[], isPushed = false): number {
  let at = 0;
  let moved = place;
  for (const part of delta) {
    if (part.retain !== undefined) {
      at += part.retain;
    } else if (part.delete !== undefined) {
      // What is deleted before the place pulls it back; never further than to where the deletion begins.
      moved -= Math.max(0, Math.min(part.delete, moved - at));
    } else if (typeof part.insert === 'string') {
      if (at < moved || (isPushed && at === moved)) {
        moved += part.insert.length;
      }
      at += part.insert.length;
    }
  }
  return moved;
}

/** An edit made of a text that others have changed meanwhile, for the text as it is now. */
export function rebased(edit: TextEdit, deltas: readonly (readonly DeltaPart[])[]): TextEdit {
  let start = edit.index;
  let end = edit.index + edit.removed;
  for (const delta of deltas) {
    const isEmpty = start === end;
    start = movedBy(start, delta, !isEmpty);
    end = isEmpty ? start : Math.max(start, movedBy(end, delta));
  }
  return { index: start, removed: end - start, inserted: edit.inserted };
}

function isHighHalf(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00;
}

function isLowHalf(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000;
}
