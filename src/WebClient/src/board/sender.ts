import { toBase64 } from './base64';
import { Outbox } from './outbox';
import { Later, pauses } from './repeat';
import type { SyncOptions } from './sync';

/** Codes that say nothing to the user: the connection is shown elsewhere, and the wait is short. */
const quiet: ReadonlySet<string> = new Set(['offline', 'try-again', 'too-many-requests', 'not-entered']);

/** The code of an update that is refused however often it is sent. */
const refusedForGood = 'update-too-large';

/** Milliseconds between two writings of what waits. */
const savePeriod = 300;

export interface SenderEvents {
  /** The server has an own change, at this position. */
  readonly stored: (position: number) => void;
  /** A change cannot be sent and is to be taken back; the update deletes it. */
  readonly lost: (deletion: Uint8Array) => void;
  /** What waits, or why it waits, is another. */
  readonly changed: () => void;
}

/** Sends own changes in their order, each until it is acknowledged, one at a time. */
export class BoardSender {
  /** Why the server does not take what waits. */
  problem: string | undefined;

  private readonly outbox: Outbox;

  /** One call at a time. */
  private isSending = false;

  private isStopped = false;

  private readonly sendLater = new Later();
  private readonly saveLater = new Later();

  constructor(
    private readonly options: SyncOptions,
    private readonly events: SenderEvents,
  ) {
    this.outbox = new Outbox(options.newId, events.lost);
  }

  /** Own changes that the server has not acknowledged. */
  get unsaved(): number {
    return this.outbox.size;
  }

  /** What was kept over a reload, which the document needs too. */
  restore(): Uint8Array[] {
    const kept = this.options.storage.load();
    return kept === undefined ? [] : this.outbox.restore(kept);
  }

  queue(update: Uint8Array): void {
    this.outbox.add(update);
    this.saveSoon();
    this.events.changed();
    void this.send();
  }

  /** Tries at once what waits. */
  async send(): Promise<void> {
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
        this.events.stored(value.position);
        this.saveSoon();
      } else if (error?.code === refusedForGood) {
        this.outbox.refuse(piece.id);
        this.saveSoon();
      } else {
        code = error?.code ?? 'unexpected';
      }
      this.problem = code === undefined || quiet.has(code) ? undefined : code;
      this.events.changed();
    }
    this.isSending = false;
    this.again(code);
  }

  /** Writes what waits to the storage now: the page may go away. */
  save(): void {
    this.saveLater.clear();
    this.options.storage.save(this.outbox.stored());
  }

  stop(): void {
    this.isStopped = true;
    this.save();
    this.sendLater.clear();
  }

  /** Repeats what failed, where that may help and the connection stands; after its return everything begins anew by itself. */
  private again(code: string | undefined): void {
    const pause = code === undefined ? undefined : pauses[code];
    const isLate = code === undefined && !this.outbox.isEmpty;
    if (!this.isStopped && (pause !== undefined || isLate)) {
      this.sendLater.set(pause ?? 0, () => {
        if (this.options.port.isConnected) {
          void this.send();
        }
      });
    }
  }

  private saveSoon(): void {
    if (!this.saveLater.isDue && !this.isStopped) {
      this.saveLater.set(savePeriod, () => {
        this.save();
      });
    }
  }
}
