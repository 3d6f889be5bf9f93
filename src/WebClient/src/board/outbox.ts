import * as Y from 'yjs';
import { fromBase64, toBase64 } from './base64';
import { hollowed, splitUpdate, takenBack } from './updates';

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

/**
 * Changes that the server has not acknowledged, in their order; none is larger than the server takes. What waits is merged; what was sent
 * once is sent again as it was.
 */
export class Outbox {
  private sent: Piece | undefined;

  private readonly groups: Group[] = [];

  constructor(
    private readonly newId: () => string,
    /** Something is too large and cannot be cut: the others get its place without it. The update deletes it here. */
    private readonly lost: (deletion: Uint8Array) => void,
  ) {}

  get isEmpty(): boolean {
    return this.sent === undefined && this.groups.length === 0;
  }

  /** Changes that wait, and the piece that was sent. */
  get size(): number {
    return this.groups.reduce((sum, { updates }) => sum + updates.length, this.sent === undefined ? 0 : 1);
  }

  add(update: Uint8Array): void {
    this.fitting(update).forEach((part) => {
      this.append(part);
    });
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

  /** The server will never take what was sent: it is sent in smaller pieces, or what is in it is lost. What waits behind it goes on. */
  refuse(id: string): void {
    const { sent } = this;
    if (sent?.id !== id) {
      return;
    }
    this.sent = undefined;
    const { update } = sent;
    const parts = splitUpdate(update, Math.floor(update.length / 2));
    if (parts.length > 1) {
      this.groups.unshift(...parts.map(alone));
      return;
    }
    const rest = hollowed(update);
    if (rest.length < update.length) {
      this.groups.unshift(alone(rest));
    }
    this.lost(takenBack(update));
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
    const updates = waiting.map(fromBase64);
    const first = sent === undefined ? undefined : { id: sent.id, update: fromBase64(sent.update) };
    if (first !== undefined && first.update.length > largestPiece) {
      updates.unshift(first.update);
    } else {
      this.sent = first;
    }
    const parts = updates.flatMap((update) => this.fitting(update));
    this.groups.push(...parts.map(alone));
    return [...(this.sent === undefined ? [] : [this.sent.update]), ...parts];
  }

  private append(update: Uint8Array): void {
    const last = this.groups.at(-1);
    if (last === undefined || last.bytes + update.length > largestPiece) {
      this.groups.push(alone(update));
      return;
    }
    last.updates.push(update);
    last.bytes += update.length;
    if (last.updates.length > mostLoose) {
      const whole = merged(last.updates);
      last.updates.splice(0, Infinity, whole);
      last.bytes = whole.length;
    }
  }

  /** Parts that each fit into a piece. */
  private fitting(update: Uint8Array): Uint8Array[] {
    return splitUpdate(update, largestPiece).map((part) => {
      if (part.length <= largestPiece) {
        return part;
      }
      this.lost(takenBack(part));
      return hollowed(part);
    });
  }
}

function alone(update: Uint8Array): Group {
  return { updates: [update], bytes: update.length };
}

function merged(updates: readonly Uint8Array[]): Uint8Array {
  const [first] = updates;
  return updates.length === 1 && first !== undefined ? first : Y.mergeUpdates([...updates]);
}
