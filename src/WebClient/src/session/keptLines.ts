import type { Keeping } from '../storage';
import type { OutgoingLine, Room } from './state';

/** Keeps the lines that the server has not taken, in this tab: a reload loses none, and none is sent twice. */
export class KeptLines {
  constructor(private readonly storage: Keeping | undefined) {}

  /** What was left of this seat's lines in this appointment. */
  read(room: Room): readonly OutgoingLine[] {
    try {
      const kept: unknown = JSON.parse(this.storage?.getItem(keyOf(room)) ?? '[]');
      return Array.isArray(kept) ? kept.flatMap(lineOf) : [];
    } catch {
      return [];
    }
  }

  write(room: Room): void {
    if (room.outbox.length === 0) {
      this.storage?.removeItem(keyOf(room));
    } else {
      this.storage?.setItem(keyOf(room), JSON.stringify(room.outbox));
    }
  }
}

function keyOf({ view, seat }: Room): string {
  return `videodesk-lines-${view.appointment.id}-${seat ?? ''}`;
}

function lineOf(kept: unknown): OutgoingLine[] {
  const { id, text, refusal } = (kept ?? {}) as Partial<Record<keyof OutgoingLine, unknown>>;
  return typeof id === 'string' && typeof text === 'string'
    ? [{ id, text, refusal: typeof refusal === 'string' ? refusal : undefined }]
    : [];
}
