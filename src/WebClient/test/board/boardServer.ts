import { fromBase64 } from '../../src/board/base64';
import type { Answer } from '../../src/session/contract';
import type { HubMessage, Value } from '../../src/session/hubConnection';
import type { BoardPort } from '../../src/board/sync';
import type { Snapshots } from '../../src/board/snapshots';
import type { Random } from './random';

interface Stored {
  readonly position: number;
  readonly seat: string;
  readonly update: string;
}

/** Bytes of one update. */
const longestUpdate = 48 * 1024;

/** Characters of a message, above which the connection is cut. */
const longestMessage = 136 * 1024;

/** The server's part of the board as `docs/documents.md` has it, in memory; the network between is as bad as the test wants. */
export class BoardServer {
  readonly updates: Stored[] = [];

  /** Bytes of the largest update, as base64. */
  largest = 0;

  snapshot: { upTo: number; state: Uint8Array } | undefined;

  snapshotsWritten = 0;

  /** Bytes of an update that it takes. */
  longestUpdate = longestUpdate;

  isTrouble = true;

  private readonly ids = new Map<string, number>();

  private readonly lines = new Set<BoardLine>();

  constructor(private readonly random: Random) {}

  connect(seat: string): BoardLine {
    const line = new BoardLine(this, seat, this.random);
    this.lines.add(line);
    return line;
  }

  disconnect(line: BoardLine): void {
    this.lines.delete(line);
  }

  take(from: BoardLine, id: string, update: string): number {
    this.largest = Math.max(this.largest, update.length);
    const known = this.ids.get(`${from.seat} ${id}`);
    if (known !== undefined) {
      return known;
    }
    const stored = { position: this.updates.length + 1, seat: from.seat, update };
    this.updates.push(stored);
    this.ids.set(`${from.seat} ${id}`, stored.position);
    for (const line of this.lines) {
      if (line !== from) {
        line.tell(stored);
      }
    }
    return stored.position;
  }

  read(after: number, isWhole: boolean): Value<'Board'> {
    const snapshot = isWhole ? undefined : this.snapshot;
    const isNewer = snapshot !== undefined && snapshot.upTo > after;
    const behind = this.updates.slice(isNewer ? snapshot.upTo : after);
    const updates = behind.slice(0, 5);
    return { updates, more: behind.length > 5, ...(isNewer ? { snapshot: { upTo: snapshot.upTo } } : {}) };
  }

  keep(upTo: number, state: Uint8Array): boolean {
    if (upTo > this.updates.length) {
      throw new Error('a snapshot of updates that were never made');
    }
    if (upTo <= (this.snapshot?.upTo ?? 0)) {
      return false;
    }
    this.snapshot = { upTo, state };
    this.snapshotsWritten++;
    return true;
  }
}

/** One page's connection: breaks, is slow, repeats and reorders what is told, and loses answers. */
export class BoardLine implements BoardPort {
  isConnected = true;

  private readonly hearers = new Set<(message: HubMessage) => void>();

  private readonly watchers = new Set<(isInside: boolean) => void>();

  /** What was under way when the line broke arrives nowhere. */
  private life = 0;

  constructor(
    private readonly server: BoardServer,
    readonly seat: string,
    private readonly random: Random,
  ) {}

  readonly snapshots: Snapshots = {
    read: async () => {
      await this.pause();
      return this.fails(0.2) ? undefined : this.server.snapshot;
    },
    write: async (upTo, state) => {
      await this.pause();
      return this.fails(0.2) ? false : this.server.keep(upTo, state);
    },
  };

  async call(method: string, argument: unknown): Promise<Answer<never>> {
    const { life } = this;
    if (!this.isConnected) {
      return { error: { code: 'offline' } };
    }
    await this.pause();
    if (this.life !== life) {
      return { error: { code: 'offline' } };
    }
    if (this.fails(0.05)) {
      return this.breakOff();
    }
    if (this.fails(0.1)) {
      return { error: { code: this.random.of(['try-again', 'too-many-requests']) } };
    }
    const { update } = argument as { update?: string };
    if (update !== undefined && update.length > longestMessage) {
      return this.breakOff();
    }
    if (update !== undefined && fromBase64(update).length > this.server.longestUpdate) {
      return { error: { code: 'update-too-large' } };
    }
    const value = this.answer(method, argument);
    await this.pause();
    if (this.life !== life) {
      return { error: { code: 'offline' } };
    }
    if (this.fails(0.05)) {
      return this.breakOff();
    }
    return { value: value as never };
  }

  tell(stored: Stored): void {
    const { life } = this;
    if (!this.isConnected || this.fails(0.03)) {
      return;
    }
    for (let times = this.fails(0.1) ? 2 : 1; times > 0; times--) {
      void this.pause().then(() => {
        if (this.life === life) {
          this.hearers.forEach((hear) => {
            hear({ name: 'board', content: stored });
          });
        }
      });
    }
  }

  onMessage(listener: (message: HubMessage) => void): () => void {
    this.hearers.add(listener);
    return () => this.hearers.delete(listener);
  }

  onConnection(listener: (isInside: boolean) => void): () => void {
    this.watchers.add(listener);
    return () => this.watchers.delete(listener);
  }

  reconnect(): void {
    this.set(true);
  }

  breakOff(): Answer<never> {
    this.set(false);
    return { error: { code: 'offline' } };
  }

  private answer(method: string, argument: unknown): unknown {
    if (method === 'Board') {
      const { after, whole } = argument as { after: number; whole?: boolean };
      return this.server.read(after, whole === true);
    }
    const { id, update } = argument as { id: string; update: string };
    return { position: this.server.take(this, id, update) };
  }

  private set(isConnected: boolean): void {
    if (this.isConnected !== isConnected) {
      this.isConnected = isConnected;
      this.life++;
      this.watchers.forEach((watch) => {
        watch(isConnected);
      });
    }
  }

  private fails(share: number): boolean {
    return this.server.isTrouble && this.random.chance(share);
  }

  private pause(): Promise<void> {
    const time = this.random.below(this.server.isTrouble ? 300 : 5);
    return new Promise((resolve) => {
      setTimeout(resolve, time);
    });
  }
}
