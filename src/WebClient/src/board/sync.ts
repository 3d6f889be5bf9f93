import type { Answer } from '../session/contract';
import type { Argument, HubMessage, Value } from '../session/hubConnection';
import type { BoardModel } from './model';
import type { StoredOutbox } from './outbox';
import { BoardReader, remote } from './reader';
import { BoardSender } from './sender';
import type { Snapshots } from './snapshots';

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
  /** An own change was too large to be sent and was taken back; until the user has seen it. */
  readonly hasLost: boolean;
}

/**
 * Carries a board to the server and back. Own changes are queued and sent again until they are acknowledged; what others do is applied
 * in whatever order it comes, and what is missing is asked for.
 */
export class BoardSync {
  private readonly reader: BoardReader;
  private readonly sender: BoardSender;

  /** A change was taken back, and the user was not told yet. */
  private hasLost = false;

  private isStopped = false;

  private readonly listeners = new Set<() => void>();

  private readonly stops: readonly (() => void)[];

  constructor(
    { doc }: BoardModel,
    private readonly options: SyncOptions,
  ) {
    const tell = (): void => {
      this.tell();
    };
    this.reader = new BoardReader(doc, options, tell);
    this.sender = new BoardSender(options, {
      stored: (position) => {
        this.reader.note(position);
      },
      lost: (deletion) => {
        this.hasLost = true;
        this.reader.apply(deletion);
      },
      changed: tell,
    });
    this.sender.restore().forEach((update) => this.reader.apply(update));
    const changed = (update: Uint8Array, origin: unknown): void => {
      if (origin !== remote) {
        this.sender.queue(update);
      }
    };
    doc.on('update', changed);
    this.stops = [
      this.listen(),
      () => {
        doc.off('update', changed);
      },
    ];
    this.resume();
  }

  get status(): SyncStatus {
    const { reader, sender, hasLost } = this;
    return {
      isLoaded: reader.isLoaded,
      problem: sender.problem,
      unsaved: sender.unsaved,
      isConnected: this.options.port.isConnected,
      hasLost,
    };
  }

  /** Every update up to this one is here. */
  get position(): number {
    return this.reader.position;
  }

  /** Called whenever the status may have changed; returns how to stop it. */
  onStatus(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Tries at once whatever was refused or waits. */
  resume(): void {
    if (!this.isStopped && this.options.port.isConnected) {
      void this.reader.catchUp();
      void this.sender.send();
    }
  }

  /** The user knows of what was taken back. */
  forgetLoss(): void {
    this.hasLost = false;
    this.tell();
  }

  /** Writes what waits to the storage now: the page may go away. */
  save(): void {
    this.sender.save();
  }

  stop(): void {
    this.isStopped = true;
    this.sender.stop();
    this.reader.stop();
    this.stops.forEach((stop) => {
      stop();
    });
  }

  private listen(): () => void {
    const { port } = this.options;
    const stops = [
      port.onMessage((message) => {
        if (message.name === 'board') {
          this.reader.receive(message.content);
        }
      }),
      port.onConnection((isInside) => {
        if (isInside) {
          this.resume();
        }
        this.tell();
      }),
    ];
    return () => {
      stops.forEach((stop) => {
        stop();
      });
    };
  }

  private tell(): void {
    this.listeners.forEach((listener) => {
      listener();
    });
  }
}
