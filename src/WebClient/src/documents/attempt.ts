import { Upload as TusUpload, type HttpStack } from 'tus-js-client';
import { passHeader } from './request';
import { isPassing, Refusal, refusalOf } from './refusal';
import type { Passes } from './passes';

/** Bytes of one request. What is behind a network that limits requests fits; a cut costs at most what the server has not kept. */
const chunkSize = 16 * 1_024 * 1_024;

/** Milliseconds without a byte after which a request is taken for dead: a cut network says nothing. */
export const silence = 8_000;

/** The same for the answer to the last byte, with which the server has the file on its disk. */
const lastSilence = 60_000;

export interface AttemptOptions {
  readonly file: File;
  readonly metadata: Readonly<Record<string, string>>;
  /** The address of all uploads, absolute. */
  readonly endpoint: string;
  /** Where to go on, if it was begun. */
  readonly address: string | undefined;
  readonly passes: Passes;
  readonly http?: HttpStack | undefined;
}

export interface AttemptHandlers {
  readonly began: (address: string) => void;
  readonly progress: (sent: number) => void;
}

export type AttemptEnd =
  | { readonly kind: 'sent' }
  | { readonly kind: 'stopped' }
  /** The network is gone or the server is busy: the same again later. */
  | { readonly kind: 'interrupted' }
  /** The server does not know this pass. */
  | { readonly kind: 'pass-refused'; readonly pass: string }
  | { readonly kind: 'refused'; readonly code: string };

/** Sends a file from where it stands to its end, or until something stops it. Repeats nothing: whoever has it decides. */
export class Attempt {
  readonly end: Promise<AttemptEnd>;

  private readonly upload: TusUpload;

  private settle: (end: AttemptEnd) => void = () => undefined;

  private isOver = false;

  private pass = '';

  private watch: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly options: AttemptOptions,
    private readonly handlers: AttemptHandlers,
  ) {
    this.upload = new TusUpload(options.file, this.tusOptions());
    this.end = new Promise((resolve) => {
      this.settle = resolve;
    });
  }

  async start(): Promise<void> {
    try {
      this.pass = await this.options.passes.get();
    } catch (error) {
      this.finish(endOf(error, ''));
    }
    if (!this.isOver) {
      this.listen(silence);
      this.upload.start();
    }
  }

  stop(): void {
    this.finish({ kind: 'stopped' });
  }

  /** Ends as if the network had said so. */
  giveUp(): void {
    this.finish({ kind: 'interrupted' });
  }

  private tusOptions(): ConstructorParameters<typeof TusUpload>[1] {
    const { endpoint, address, metadata, file, http } = this.options;
    return {
      endpoint,
      uploadUrl: address ?? null,
      metadata: { ...metadata },
      chunkSize,
      retryDelays: null,
      storeFingerprintForResuming: false,
      ...(http === undefined ? {} : { httpStack: http }),
      onBeforeRequest: (request) => {
        if (this.isOver) {
          throw new Error('over');
        }
        this.listen(silence);
        request.setHeader(passHeader, this.pass);
      },
      onAfterResponse: (request, response) => {
        const status = response.getStatus();
        // An upload that was forgotten is begun anew, which the library does by itself.
        const isForgotten = request.getMethod() === 'HEAD' && (status === 404 || status === 410);
        if (status >= 400 && !isForgotten) {
          throw refusalOf(status, response.getBody());
        }
      },
      onUploadUrlAvailable: () => {
        if (this.upload.url !== null && !this.isOver) {
          this.handlers.began(this.upload.url);
        }
      },
      onProgress: (sent) => {
        if (!this.isOver) {
          this.listen(sent >= file.size ? lastSilence : silence);
          this.handlers.progress(sent);
        }
      },
      onSuccess: () => {
        this.finish({ kind: 'sent' });
      },
      onError: (error) => {
        this.finish(endOf(error, this.pass));
      },
    };
  }

  private listen(milliseconds: number): void {
    clearTimeout(this.watch);
    this.watch = setTimeout(() => {
      this.giveUp();
    }, milliseconds);
  }

  private finish(end: AttemptEnd): void {
    if (!this.isOver) {
      this.isOver = true;
      clearTimeout(this.watch);
      void this.upload.abort();
      this.settle(end);
    }
  }
}

function endOf(error: unknown, pass: string): AttemptEnd {
  const refusal = refusalIn(error);
  if (refusal === undefined) {
    return { kind: 'interrupted' };
  }
  if (refusal.status === 401 && pass !== '') {
    return { kind: 'pass-refused', pass };
  }
  return isPassing(refusal) ? { kind: 'interrupted' } : { kind: 'refused', code: refusal.code };
}

/** The library wraps what its callbacks throw. */
function refusalIn(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) {
    return error;
  }
  const cause = (error as { causingError?: unknown } | null)?.causingError;
  return cause instanceof Refusal ? cause : undefined;
}
