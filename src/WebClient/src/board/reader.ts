import * as Y from 'yjs';
import type { Answer, BoardUpdate } from '../session/contract';
import type { Value } from '../session/hubConnection';
import { fromBase64 } from './base64';
import { Positions } from './positions';
import { Later, pauses } from './repeat';
import { SnapshotKeeper } from './snapshots';
import type { SyncOptions } from './sync';

/** Milliseconds that an update may be late behind the one after it before the server is asked for it. */
const gapPatience = 150;

/** Known by what comes from outside: it is not sent back. */
export const remote = Symbol('remote');

/** Takes what others do, in whatever order it comes, and asks for what is missing. */
export class BoardReader {
  /** Everything that was on the board when the page came is here. */
  isLoaded = false;

  private readonly positions = new Positions();
  private readonly keeper: SnapshotKeeper;

  /** One conversation at a time. */
  private isCatchingUp = false;

  /** Something happened while it was catching up. */
  private isCatchUpDue = false;

  /** Some updates are here by a snapshot alone. */
  private isOnSnapshot = false;

  /** The server's snapshot was no whole board: updates are taken in its place. */
  private isSnapshotBad = false;

  private isStopped = false;

  private readonly later = new Later();

  constructor(
    private readonly doc: Y.Doc,
    private readonly options: SyncOptions,
    /** Something was loaded. */
    private readonly changed: () => void,
  ) {
    this.keeper = new SnapshotKeeper(options.snapshots, options.keepsSnapshots, () =>
      this.isPending() ? undefined : Y.encodeStateAsUpdate(doc),
    );
  }

  /** Every update up to this one is here. */
  get position(): number {
    return this.positions.upTo;
  }

  receive({ position, update }: BoardUpdate): void {
    if (!this.positions.has(position)) {
      this.applyText(update);
      this.note(position);
      if (this.isLoaded && this.isLacking()) {
        void this.catchUp();
      }
    }
  }

  /** An update is here. */
  note(position: number): void {
    this.positions.add(position);
    this.keeper.reached(this.positions.upTo);
    if (this.positions.hasGap && !this.later.isDue && !this.isStopped) {
      this.later.set(gapPatience, () => {
        if (this.positions.hasGap && this.options.port.isConnected) {
          void this.catchUp();
        }
      });
    }
  }

  /** Returns false when it cannot be read. What is no update at all is none on every page: all stay equal without it. */
  apply(update: Uint8Array): boolean {
    try {
      Y.applyUpdate(this.doc, update, remote);
      return true;
    } catch (error) {
      console.warn('an update of the board cannot be read', error);
      return false;
    }
  }

  /** Asks for everything that is not here yet. */
  async catchUp(): Promise<void> {
    if (this.isCatchingUp) {
      this.isCatchUpDue = true;
      return;
    }
    this.isCatchingUp = true;
    this.isCatchUpDue = false;
    const code = await this.fetchMissing();
    this.isCatchingUp = false;
    if (code === undefined && this.isDue()) {
      void this.catchUp();
    } else {
      this.again(code);
    }
  }

  stop(): void {
    this.isStopped = true;
    this.keeper.stop();
    this.later.clear();
  }

  private isDue(): boolean {
    return this.isCatchUpDue && !this.isStopped;
  }

  /** Returns the code of what went wrong. */
  private async fetchMissing(): Promise<string | undefined> {
    let code = await this.fetchAfter(this.positions.upTo);
    if (code === undefined && this.isLacking()) {
      this.isSnapshotBad = true;
      code = await this.fetchAfter(0);
      this.isOnSnapshot &&= code !== undefined;
    }
    if (code === undefined) {
      this.isLoaded = true;
      this.changed();
    }
    return code;
  }

  /** The same for everything after a position, though some of it may be here. */
  private async fetchAfter(start: number): Promise<string | undefined> {
    let whole = this.isSnapshotBad;
    for (let [after, more] = [start, true]; more && !this.isStopped;) {
      const { value, error } = await this.ask(after, whole);
      if (value === undefined) {
        return error?.code ?? 'unexpected';
      }
      for (const { position, update } of value.updates) {
        this.applyText(update);
        this.note(position);
      }
      const wanted = value.snapshot?.upTo ?? 0;
      // Who cannot get the snapshot takes every update in its place.
      const isRefused = wanted > this.positions.upTo && !(await this.takeSnapshot());
      this.keeper.known(this.isSnapshotBad ? 0 : wanted, this.positions.upTo);
      const reached = whole ? (value.updates.at(-1)?.position ?? after) : this.positions.upTo;
      more = isRefused || ((value.more || wanted > this.positions.upTo) && reached > after);
      after = reached;
      whole ||= isRefused;
    }
    return undefined;
  }

  private ask(after: number, whole: boolean): Promise<Answer<Value<'Board'>>> {
    return this.options.port.call('Board', { after, ...(whole ? { whole } : {}) });
  }

  /** Returns false when it is not here: it cannot be got, or is no whole board. */
  private async takeSnapshot(): Promise<boolean> {
    const snapshot = await this.options.snapshots.read();
    if (snapshot === undefined) {
      return false;
    }
    if (!this.apply(snapshot.state) || !this.holds(snapshot.state)) {
      this.isSnapshotBad = true;
      return false;
    }
    this.positions.addUpTo(snapshot.upTo);
    this.isOnSnapshot = true;
    return true;
  }

  /** Whether everything in an update that was applied found its place. */
  private holds(state: Uint8Array): boolean {
    return Array.from(Y.parseUpdateMeta(state).to).every(
      ([writer, clock]) => Y.getState(this.doc.store, writer) >= clock,
    );
  }

  /** Something here builds on what is not. */
  private isPending(): boolean {
    const { pendingStructs, pendingDs } = this.doc.store;
    return pendingStructs !== null || pendingDs !== null;
  }

  /** The same, though no update is missing: the snapshot lacked it. */
  private isLacking(): boolean {
    return this.isOnSnapshot && !this.positions.hasGap && this.isPending();
  }

  private applyText(update: string): void {
    let bytes: Uint8Array;
    try {
      bytes = fromBase64(update);
    } catch {
      return;
    }
    this.apply(bytes);
  }

  /** Repeats what failed, where that may help and the connection stands; after its return everything begins anew by itself. */
  private again(code: string | undefined): void {
    const pause = code === undefined ? undefined : pauses[code];
    if (!this.isStopped && pause !== undefined) {
      this.later.set(pause, () => {
        if (this.options.port.isConnected) {
          void this.catchUp();
        }
      });
    }
  }
}
