import * as Y from 'yjs';
import { fromBase64, toBase64 } from './base64';

/** Bytes of one update, so that its base64 is at most 48 KiB. */
export const largestPiece = (48 * 1024 * 3) / 4;

/** Changes that wait as they are, before they are merged into one. */
const mostLoose = 48;

/** An update on its way. The id makes it one however often it is sent, so its bytes never change. */
export interface Piece {
  readonly id: string;
  readonly update: Uint8Array;
}

/** Changes that wait together: they fit into one update. */
interface Group {
  readonly updates: Uint8Array[];
  bytes: number;
}

/** What is not acknowledged, as it can be kept over a reload. */
export interface StoredOutbox {
  readonly sent: { readonly id: string; readonly update: string } | undefined;
  readonly waiting: readonly string[];
}

/** Changes that the server has not acknowledged, in their order. What waits is merged; what was sent once is sent again as it was. */
export class Outbox {
  private sent: Piece | undefined;

  private readonly groups: Group[] = [];

  constructor(private readonly newId: () => string) {}

  get isEmpty(): boolean {
    return this.sent === undefined && this.groups.length === 0;
  }

  /** Changes that wait, and the piece that was sent. */
  get size(): number {
    return this.groups.reduce((sum, { updates }) => sum + updates.length, this.sent === undefined ? 0 : 1);
  }

  add(update: Uint8Array): void {
    const last = this.groups.at(-1);
    if (last === undefined || last.bytes + update.length > largestPiece) {
      this.groups.push({ updates: [update], bytes: update.length });
      return;
    }
    last.updates.push(update);
    last.bytes += update.length;
    if (last.updates.length > mostLoose) {
      const merged = Y.mergeUpdates(last.updates);
      last.updates.splice(0, Infinity, merged);
      last.bytes = merged.length;
    }
  }

  /** What is to be sent now: the same until it is acknowledged. */
  next(): Piece | undefined {
    if (this.sent === undefined) {
      const group = this.groups.shift();
      if (group !== undefined) {
        this.sent = { id: this.newId(), update: merged(group.updates) };
      }
    }
    return this.sent;
  }

  acknowledge(id: string): void {
    if (this.sent?.id === id) {
      this.sent = undefined;
    }
  }

  stored(): StoredOutbox {
    const { sent, groups } = this;
    return {
      sent: sent === undefined ? undefined : { id: sent.id, update: toBase64(sent.update) },
      waiting: groups.map(({ updates }) => toBase64(merged(updates))),
    };
  }

  /** Takes what was kept, before anything is added; returns the updates, which the document needs too. */
  restore({ sent, waiting }: StoredOutbox): Uint8Array[] {
    this.sent = sent === undefined ? undefined : { id: sent.id, update: fromBase64(sent.update) };
    const updates = waiting.map(fromBase64);
    this.groups.push(...updates.map((update) => ({ updates: [update], bytes: update.length })));
    return [...(this.sent === undefined ? [] : [this.sent.update]), ...updates];
  }
}

function merged(updates: readonly Uint8Array[]): Uint8Array {
  const [first] = updates;
  return updates.length === 1 && first !== undefined ? first : Y.mergeUpdates([...updates]);
}
