import * as Y from 'yjs';
import type { Answer, BoardUpdate } from '../session/contract';
import type { Argument, HubMessage, Value } from '../session/hubConnection';
import { fromBase64, toBase64 } from './base64';
import type { BoardModel } from './model';
import { Outbox, type StoredOutbox } from './outbox';
import { Positions } from './positions';
import { SnapshotKeeper, type Snapshots } from './snapshots';

/** The part of the session that the board speaks through. */
export interface BoardPort {
  readonly isConnected: boolean;
  call<Name extends 'Board' | 'BoardUpdate' | 'BoardPresence'>(
    method: Name,
    argument: Argument<Name>,
  ): Promise<Answer<Value<Name>>>;
  onMessage(listener: (message: HubMessage) => void): () => void;
  onConnection(listener: (isInside: boolean) => void): () => void;
}

/** Keeps what is not acknowledged over a reload of the page. */
export interface OutboxStorage {
  load(): StoredOutbox | undefined;
  save(stored: StoredOutbox): void;
}

export interface SyncOptions {
  readonly port: BoardPort;
  readonly snapshots: Snapshots;
  /** The official's page writes snapshots; others only read them. */
  readonly keepsSnapshots: boolean;
  readonly storage: OutboxStorage;
  readonly newId: () => string;
}

export interface SyncStatus {
  /** Everything that was on the board when the page came is here. */
  readonly isLoaded: boolean;
  readonly isConnected: boolean;
  /** Own changes that the server has not acknowledged. */
  readonly unsaved: number;
  /** Why the server does not take them; it is tried again where that may help. */
  readonly problem: string | undefined;
}

/** Milliseconds before a call is repeated, by the code that it was answered with; a code that is not here is not repeated. */
const pauses: Readonly<Record<string, number>> = {
  offline: 200,
  'try-again': 500,
  'too-many-requests': 1_000,
  'not-entered': 1_000,
  'not-admitted': 2_000,
};

/** Codes that say nothing to the user: the connection is shown elsewhere, and the wait is short. */
const quiet: ReadonlySet<string> = new Set(['offline', 'try-again', 'too-many-requests', 'not-entered']);

/** Milliseconds that an update may be late behind the one after it before the server is asked for it. */
const gapPatience = 150;

/** Milliseconds between two writings of what waits. */
const savePeriod = 300;

const remote = Symbol('remote');

/**
 * Carries a board to the server and back. Own changes are queued and sent again until they are acknowledged; what others do is applied
 * in whatever order it comes, and what is missing is asked for.
 */
export class BoardSync {
  private readonly outbox: Outbox;
  private readonly positions = new Positions();
  private readonly keeper: SnapshotKeeper;

  private isLoaded = false;
  private problem: string | undefined;

  /** One conversation of each kind at a time. */
  private isSending = false;
  private isCatchingUp = false;

  /** Something happened while it was catching up. */
  private isCatchUpDue = false;

  private isStopped = false;

  private readonly timers = new Map<'send' | 'catch up' | 'save', ReturnType<typeof setTimeout>>();

  private readonly listeners = new Set<() => void>();

  private readonly stops: readonly (() => void)[];

  constructor(
    private readonly model: BoardModel,
    private readonly options: SyncOptions,
  ) {
    const { port, snapshots, storage, newId, keepsSnapshots } = options;
    this.outbox = new Outbox(newId);
    this.keeper = new SnapshotKeeper(snapshots, keepsSnapshots, () => Y.encodeStateAsUpdate(model.doc));
    const kept = storage.load();
    for (const update of kept === undefined ? [] : this.outbox.restore(kept)) {
      this.apply(update);
    }
    const changed = (update: Uint8Array, origin: unknown): void => {
      if (origin !== remote) {
        this.queue(update);
      }
    };
    model.doc.on('update', changed);
    this.stops = [
      port.onMessage((message) => {
        if (message.name === 'board') {
          this.receive(message.content);
        }
      }),
      port.onConnection((isInside) => {
        if (isInside) {
          this.resume();
        }
        this.tell();
      }),
      () => {
        model.doc.off('update', changed);
      },
    ];
    this.resume();
  }

  get status(): SyncStatus {
    const { isLoaded, problem, outbox, options } = this;
    return { isLoaded, problem, unsaved: outbox.size, isConnected: options.port.isConnected };
  }

  /** Every update up to this one is here. */
  get position(): number {
    return this.positions.upTo;
  }

  /** Called whenever the status may have changed; returns how to stop it. */
  onStatus(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Tries at once whatever was refused or waits. */
  resume(): void {
    if (!this.isStopped && this.options.port.isConnected) {
      void this.catchUp();
      void this.send();
    }
  }

  /** Writes what waits to the storage now: the page may go away. */
  save(): void {
    clearTimeout(this.timers.get('save'));
    this.timers.delete('save');
    this.options.storage.save(this.outbox.stored());
  }

  stop(): void {
    this.isStopped = true;
    this.save();
    this.keeper.stop();
    this.timers.forEach((timer) => {
      clearTimeout(timer);
    });
    this.stops.forEach((stop) => {
      stop();
    });
  }

  private queue(update: Uint8Array): void {
    this.outbox.add(update);
    this.saveSoon();
    this.tell();
    void this.send();
  }

  private receive({ position, update }: BoardUpdate): void {
    if (!this.positions.has(position)) {
      this.applyText(update);
      this.note(position);
    }
  }

  private async send(): Promise<void> {
    const { port } = this.options;
    if (this.isSending || this.isStopped) {
      return;
    }
    this.isSending = true;
    let code: string | undefined = port.isConnected ? undefined : 'offline';
    while (code === undefined) {
      const piece = this.outbox.next();
      if (piece === undefined) {
        break;
      }
      const { value, error } = await port.call('BoardUpdate', { id: piece.id, update: toBase64(piece.update) });
      if (value !== undefined) {
        this.outbox.acknowledge(piece.id);
        this.note(value.position);
        this.saveSoon();
      } else {
        code = error?.code ?? 'unexpected';
      }
      this.problem = code === undefined || quiet.has(code) ? undefined : code;
      this.tell();
    }
    this.isSending = false;
    this.again('send', code);
  }

  /** Asks for everything that is not here yet. */
  private async catchUp(): Promise<void> {
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
      this.again('catch up', code);
    }
  }

  private isDue(): boolean {
    return this.isCatchUpDue && !this.isStopped;
  }

  /** Returns the code of what went wrong. */
  private async fetchMissing(): Promise<string | undefined> {
    let whole = false;
    for (let more = true; more && !this.isStopped;) {
      const before = this.positions.upTo;
      const { value, error } = await this.ask(before, whole);
      if (value === undefined) {
        return error?.code ?? 'unexpected';
      }
      for (const { position, update } of value.updates) {
        this.receive({ position, update, seat: '' });
      }
      const wanted = value.snapshot?.upTo ?? 0;
      // Who cannot get the snapshot takes every update in its place.
      whole ||= wanted > this.positions.upTo && !(await this.takeSnapshot());
      this.keeper.known(wanted, this.positions.upTo);
      more = (value.more || wanted > this.positions.upTo) && (whole || this.positions.upTo > before);
    }
    this.isLoaded = true;
    this.tell();
    return undefined;
  }

  private ask(after: number, whole: boolean): Promise<Answer<Value<'Board'>>> {
    return this.options.port.call('Board', { after, ...(whole ? { whole } : {}) });
  }

  private async takeSnapshot(): Promise<boolean> {
    const snapshot = await this.options.snapshots.read();
    if (snapshot === undefined) {
      return false;
    }
    this.apply(snapshot.state);
    this.positions.addUpTo(snapshot.upTo);
    return true;
  }

  private note(position: number): void {
    this.positions.add(position);
    this.keeper.reached(this.positions.upTo);
    if (this.positions.hasGap && !this.timers.has('catch up')) {
      this.after('catch up', gapPatience, () => {
        if (this.positions.hasGap && this.options.port.isConnected) {
          void this.catchUp();
        }
      });
    }
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

  /** What is no update at all is none on every page: all stay equal without it. */
  private apply(update: Uint8Array): void {
    try {
      Y.applyUpdate(this.model.doc, update, remote);
    } catch (error) {
      console.warn('an update of the board cannot be read', error);
    }
  }

  /** Repeats what failed, where that may help and the connection stands; after its return everything begins anew by itself. */
  private again(what: 'send' | 'catch up', code: string | undefined): void {
    const pause = code === undefined ? undefined : pauses[code];
    const isLate = what === 'send' && code === undefined && !this.outbox.isEmpty;
    if (this.isStopped || (pause === undefined && !isLate)) {
      return;
    }
    this.after(what, pause ?? 0, () => {
      if (this.options.port.isConnected) {
        void (what === 'send' ? this.send() : this.catchUp());
      }
    });
  }

  private saveSoon(): void {
    if (!this.timers.has('save')) {
      this.after('save', savePeriod, () => {
        this.save();
      });
    }
  }

  private after(what: 'send' | 'catch up' | 'save', pause: number, act: () => void): void {
    clearTimeout(this.timers.get(what));
    this.timers.set(
      what,
      setTimeout(() => {
        this.timers.delete(what);
        act();
      }, pause),
    );
  }

  private tell(): void {
    this.listeners.forEach((listener) => {
      listener();
    });
  }
}
