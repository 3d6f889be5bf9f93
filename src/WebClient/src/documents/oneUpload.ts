import { Upload as TusUpload, type HttpStack } from 'tus-js-client';
import type { UploadAddresses } from './addresses';
import { Attempt, type AttemptEnd } from './attempt';
import { fingerprintOf } from './fingerprint';
import type { Passes } from './passes';
import { passHeader } from './request';
import type { Choice } from './upload';

/** Milliseconds before each attempt to go on; the last one repeats. A connection that is back is used at once. */
export const pauses = [500, 1_000, 2_000, 4_000, 8_000] as const;

/** How often in a row something is tried that nothing has come of. */
const fruitless = 4;

/** After these, trying again goes on where the file stands; after any other it is begun anew. */
const goesOn: ReadonlySet<string> = new Set(['pass-invalid', 'storage-full', 'scanner-away']);

export type UploadState =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'sending' }
  /** The connection is gone; it goes on by itself. */
  | { readonly kind: 'interrupted' }
  | { readonly kind: 'paused' }
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'sent' };

/** A file on its way, as a page shows it. */
export interface Upload {
  /** In this page. */
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
  readonly sent: number;
  readonly request: string | undefined;
  readonly state: UploadState;
  /** The server's id, once it was begun: the same file stands among the documents. */
  readonly document: string | undefined;
}

export interface UploadPlace {
  readonly owner: string;
  readonly endpoint: string;
  readonly http: HttpStack | undefined;
  readonly passes: Passes;
  readonly addresses: UploadAddresses;
}

/** One file from its choice to its last byte, over as many attempts as it takes. */
export class OneUpload {
  seen: Upload;

  private attempt: Attempt | undefined;

  private address: string | undefined;

  private fingerprint: string | undefined;

  private timer: ReturnType<typeof setTimeout> | undefined;

  /** Attempts since the last byte that arrived. */
  private failures = 0;

  private lastProgress = 0;

  constructor(
    id: string,
    private readonly choice: Choice,
    private readonly place: UploadPlace,
    private readonly changed: () => void,
  ) {
    const { file, request } = choice;
    this.seen = {
      id,
      name: file.name,
      bytes: file.size,
      sent: 0,
      request,
      state: { kind: 'waiting' },
      document: undefined,
    };
  }

  start(): void {
    if (this.seen.state.kind === 'waiting') {
      this.become({ kind: 'sending' });
      void this.run();
    }
  }

  pause(): void {
    const { kind } = this.seen.state;
    if (kind === 'waiting' || kind === 'sending' || kind === 'interrupted') {
      this.halt();
      this.become({ kind: 'paused' });
    }
  }

  resume(): void {
    const { kind } = this.seen.state;
    if (kind === 'paused' || kind === 'refused') {
      this.failures = 0;
      this.become({ kind: 'waiting' });
    }
  }

  /** The page is connected again: whatever waits for that goes on, and so does what has been silent since. */
  connected(): void {
    if (this.timer !== undefined) {
      clearTimeout(this.timer);
      void this.run();
    } else if (Date.now() - this.lastProgress > 2_000) {
      this.attempt?.giveUp();
    }
  }

  cancel(): void {
    this.halt();
    if (this.fingerprint !== undefined) {
      this.place.addresses.forget(this.fingerprint);
    }
    if (this.address !== undefined) {
      void this.terminate(this.address);
    }
  }

  private async run(): Promise<void> {
    this.timer = undefined;
    const { owner, endpoint, http, passes, addresses } = this.place;
    const { file } = this.choice;
    this.fingerprint ??= await fingerprintOf(owner, file);
    this.address ??= addresses.find(this.fingerprint);
    if (this.isHalted() || this.attempt !== undefined) {
      return;
    }
    const attempt = new Attempt(
      { file, metadata: this.metadata(), endpoint, http, passes, address: this.address },
      {
        began: (address) => {
          this.began(address);
        },
        progress: (sent) => {
          this.progressed(sent);
        },
      },
    );
    this.attempt = attempt;
    this.lastProgress = Date.now();
    void attempt.start();
    const end = await attempt.end;
    if (this.attempt === attempt) {
      this.attempt = undefined;
      this.ended(end);
    }
  }

  private metadata(): Record<string, string> {
    const { file, request, pages } = this.choice;
    return {
      filename: file.name,
      ...(request === undefined ? {} : { request }),
      ...(pages === undefined ? {} : { pages: String(pages) }),
    };
  }

  private began(address: string): void {
    this.address = address;
    if (this.fingerprint !== undefined) {
      this.place.addresses.keep(this.fingerprint, address);
    }
    this.show({ document: documentOf(address) });
  }

  private progressed(sent: number): void {
    this.lastProgress = Date.now();
    if (sent > this.seen.sent) {
      this.failures = 0;
    }
    const document = this.address === undefined ? undefined : documentOf(this.address);
    this.show({ sent, document, state: { kind: 'sending' } });
  }

  private ended(end: AttemptEnd): void {
    switch (end.kind) {
      case 'sent':
        this.forget();
        this.show({ sent: this.seen.bytes });
        this.become({ kind: 'sent' });
        break;
      case 'stopped':
        break;
      case 'interrupted':
        this.later();
        break;
      case 'pass-refused':
        void this.withAnotherPass(end.pass);
        break;
      case 'refused':
        this.refused(end.code);
        break;
    }
  }

  private later(): void {
    const pause = pauses[Math.min(this.failures, pauses.length - 1)] ?? 0;
    this.failures++;
    this.become({ kind: 'interrupted' });
    this.timer = setTimeout(() => void this.run(), pause);
  }

  private async withAnotherPass(refused: string): Promise<void> {
    this.failures++;
    if (this.failures >= fruitless) {
      this.refused('pass-invalid');
      return;
    }
    try {
      await this.place.passes.get(refused);
    } catch {
      this.refused('pass-invalid');
      return;
    }
    if (!this.isHalted()) {
      void this.run();
    }
  }

  private refused(code: string): void {
    if (code === 'upload-mismatch' && this.failures < fruitless) {
      // Another request got there first, or kept less than was thought: asking where it stands sets it right.
      this.later();
      return;
    }
    if (!goesOn.has(code)) {
      this.forget();
    }
    this.become({ kind: 'refused', code });
  }

  /** The next attempt begins anew. */
  private forget(): void {
    this.address = undefined;
    if (this.fingerprint !== undefined) {
      this.place.addresses.forget(this.fingerprint);
    }
  }

  private halt(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const { attempt } = this;
    this.attempt = undefined;
    attempt?.stop();
  }

  private isHalted(): boolean {
    return this.seen.state.kind !== 'sending' && this.seen.state.kind !== 'interrupted';
  }

  private async terminate(address: string): Promise<void> {
    const { passes, http } = this.place;
    try {
      const pass = await passes.get();
      await TusUpload.terminate(address, {
        headers: { [passHeader]: pass },
        retryDelays: [1_000, 5_000, 15_000],
        ...(http === undefined ? {} : { httpStack: http }),
      });
    } catch {
      // The server forgets by itself what nobody goes on with.
    }
  }

  private become(state: UploadState): void {
    this.show({ state });
  }

  private show(change: Partial<Upload>): void {
    this.seen = { ...this.seen, ...change };
    this.changed();
  }
}

/** The last part of an upload's address. */
function documentOf(address: string): string {
  return decodeURIComponent(address.slice(address.lastIndexOf('/') + 1));
}
