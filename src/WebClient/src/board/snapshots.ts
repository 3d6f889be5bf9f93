/** Where the whole board is kept, so that who comes late need not read every update. */
export interface Snapshots {
  /** Nothing: it could not be read now. */
  read(): Promise<{ readonly upTo: number; readonly state: Uint8Array } | undefined>;
  /** `state` contains every update up to `upTo`. False: it was not taken. */
  write(upTo: number, state: Uint8Array): Promise<boolean>;
}

/** Updates after which a snapshot is written at once. */
export const manyUpdates = 100;

/** Updates that are worth a snapshot when nothing happens for a while. */
const someUpdates = 10;

/** Milliseconds without an update. */
export const quietPeriod = 5_000;

/** Bytes that the server takes. */
const largestState = 8 * 1024 * 1024;

/** Writes snapshots now and then, of what is here without a gap. */
export class SnapshotKeeper {
  /** Up to where the last snapshot goes that is known of. */
  private last = 0;

  private upTo = 0;

  private isWriting = false;

  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly snapshots: Snapshots,
    private readonly isKept: boolean,
    /** Nothing: the page has no whole board now. */
    private readonly state: () => Uint8Array | undefined,
  ) {}

  /** The server has a snapshot up to here (0: none that is newer than what was asked for), and the page has every update up to there. */
  known(snapshot: number, upTo: number): void {
    this.last = Math.max(this.last, snapshot);
    this.reached(upTo);
  }

  /** The page has every update up to here. */
  reached(upTo: number): void {
    if (!this.isKept || upTo <= this.upTo) {
      return;
    }
    this.upTo = upTo;
    clearTimeout(this.timer);
    if (upTo - this.last >= manyUpdates) {
      void this.write();
    } else if (upTo - this.last >= someUpdates) {
      this.timer = setTimeout(() => void this.write(), quietPeriod);
    }
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private async write(): Promise<void> {
    if (this.isWriting) {
      return;
    }
    const { upTo } = this;
    const state = this.state();
    if (state === undefined || state.length > largestState) {
      return;
    }
    this.isWriting = true;
    // Whether it was taken or not: the next one is due after as many updates again.
    await this.snapshots.write(upTo, state);
    this.last = Math.max(this.last, upTo);
    this.isWriting = false;
  }
}
