import type { HttpRequest, HttpResponse, HttpStack } from 'tus-js-client';

interface Stored {
  readonly length: number;
  readonly metadata: string;
  bytes: Uint8Array;
}

/** What a test may do to the next requests. */
export type Fault = 'none' | 'cut' | 'silent' | { readonly status: number; readonly code: string };

/** A server of uploads inside the test: keeps whole blocks only, knows passes, and fails when it is told to. */
export class FakeTus implements HttpStack {
  readonly stored = new Map<string, Stored>();

  readonly asked: string[] = [];

  readonly passes = new Set(['first']);

  fault: Fault = 'none';

  /** Bytes of a PATCH after which the connection breaks, once. */
  cutAfter: number | undefined;

  /** Requests that are answered at the same time now and at most. */
  running = 0;

  mostRunning = 0;

  private held: (() => void)[] = [];

  isHolding = false;

  getName(): string {
    return 'fake';
  }

  createRequest(method: string, url: string): HttpRequest {
    return new FakeRequest(this, method, url);
  }

  release(): void {
    this.isHolding = false;
    this.held.splice(0).forEach((go) => {
      go();
    });
  }

  async answer(request: FakeRequest, body: Blob | null): Promise<HttpResponse> {
    this.asked.push(request.getMethod());
    this.mostRunning = Math.max(this.mostRunning, ++this.running);
    try {
      if (this.isHolding) {
        await new Promise<void>((go) => this.held.push(go));
      }
      return await this.answerNow(request, body);
    } finally {
      this.running--;
    }
  }

  private async answerNow(request: FakeRequest, body: Blob | null): Promise<HttpResponse> {
    const { fault } = this;
    if (fault === 'cut') {
      throw new Error('cut');
    }
    if (fault === 'silent') {
      return new Promise<never>(() => undefined);
    }
    if (!this.passes.has(request.getHeader('X-Desk-Pass') ?? '')) {
      return refusal(401, 'pass-invalid');
    }
    if (fault !== 'none') {
      return refusal(fault.status, fault.code);
    }
    switch (request.getMethod()) {
      case 'POST':
        return this.create(request);
      case 'HEAD':
        return this.head(request);
      case 'PATCH':
        return this.patch(request, body);
      default:
        this.stored.delete(idOf(request));
        return response(204);
    }
  }

  private create(request: FakeRequest): HttpResponse {
    const id = `d${this.stored.size + 1}`;
    this.stored.set(id, {
      length: Number(request.getHeader('Upload-Length')),
      metadata: request.getHeader('Upload-Metadata') ?? '',
      bytes: new Uint8Array(),
    });
    return response(201, { Location: `/api/documents/${id}` });
  }

  private head(request: FakeRequest): HttpResponse {
    const found = this.stored.get(idOf(request));
    return found === undefined
      ? response(404)
      : response(200, { 'Upload-Offset': String(found.bytes.length), 'Upload-Length': String(found.length) });
  }

  private async patch(request: FakeRequest, body: Blob | null): Promise<HttpResponse> {
    const found = this.stored.get(idOf(request));
    if (found === undefined || Number(request.getHeader('Upload-Offset')) !== found.bytes.length) {
      return refusal(409, 'upload-mismatch');
    }
    const sent = new Uint8Array(await (body ?? new Blob()).arrayBuffer());
    const { cutAfter } = this;
    this.cutAfter = undefined;
    const arrived = cutAfter === undefined ? sent : sent.slice(0, wholeBlocks(cutAfter));
    found.bytes = new Uint8Array([...found.bytes, ...arrived]);
    request.progress?.(arrived.length);
    if (cutAfter !== undefined) {
      throw new Error('cut');
    }
    return response(204, { 'Upload-Offset': String(found.bytes.length) });
  }
}

/** Bytes of a block that the server keeps. */
export const block = 1_000;

function wholeBlocks(bytes: number): number {
  return bytes - (bytes % block);
}

class FakeRequest implements HttpRequest {
  progress: ((sent: number) => void) | undefined;

  private readonly headers = new Map<string, string>();

  constructor(
    private readonly server: FakeTus,
    private readonly method: string,
    private readonly url: string,
  ) {}

  getMethod(): string {
    return this.method;
  }

  getURL(): string {
    return this.url;
  }

  setHeader(header: string, value: string): void {
    this.headers.set(header, value);
  }

  getHeader(header: string): string | undefined {
    return this.headers.get(header);
  }

  setProgressHandler(handler: (sent: number) => void): void {
    this.progress = handler;
  }

  send(body: unknown): Promise<HttpResponse> {
    return this.server.answer(this, body as Blob | null);
  }

  abort(): Promise<void> {
    return Promise.resolve();
  }

  getUnderlyingObject(): undefined {
    return undefined;
  }
}

function idOf(request: FakeRequest): string {
  return request.getURL().split('/').at(-1) ?? '';
}

function response(status: number, headers: Readonly<Record<string, string>> = {}, body = ''): HttpResponse {
  return {
    getStatus: () => status,
    getHeader: (name) => headers[name],
    getBody: () => body,
    getUnderlyingObject: () => undefined,
  };
}

function refusal(status: number, code: string): HttpResponse {
  return response(status, {}, JSON.stringify({ status, code }));
}
