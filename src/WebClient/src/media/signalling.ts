import type { Notification } from './messages';

/** The part of WebSocket that is used, so that tests can stand in for the wire. */
export interface Socket {
  onmessage: ((message: { data: unknown }) => void) | null;
  onclose: ((close: { code: number; reason: string }) => void) | null;
  send(text: string): void;
  close(code?: number): void;
}

export interface SignallingHandlers {
  notification: (notification: Notification) => void;
  /** The socket is gone. The reason is a stable code when the server gave one, otherwise empty. */
  closed: (reason: string) => void;
}

/** The server refused a request, or no answer came. */
export class RequestError extends Error {
  constructor(
    readonly method: string,
    /** Stable: a refusal code of the server, `timeout` or `closed`. */
    readonly code: string,
    detail?: string,
  ) {
    super(detail === undefined ? `${method}: ${code}` : `${method}: ${code} (${detail})`);
    this.name = 'RequestError';
  }
}

interface PendingRequest {
  method: string;
  resolve(data: unknown): void;
  reject(error: RequestError): void;
  timer: ReturnType<typeof setTimeout>;
}

interface Response {
  id?: number;
  ok: boolean;
  data?: unknown;
  error?: { code: string; detail?: string };
}

/** Requests with answers, and notifications, over one socket. It lives as long as the socket. */
export class Signalling {
  /** Milliseconds until a request without an answer fails. A lost answer must not hold the caller for ever. */
  static readonly requestTimeout = 10_000;

  /** Requests on the wire, by id. */
  private readonly pending = new Map<number, PendingRequest>();

  private nextId = 1;

  private isClosed = false;

  constructor(
    private readonly socket: Socket,
    private readonly handlers: SignallingHandlers,
  ) {
    socket.onmessage = ({ data }) => {
      this.receive(data);
    };
    socket.onclose = ({ reason }) => {
      this.end(reason);
    };
  }

  request(method: string, data: object = {}): Promise<unknown> {
    if (this.isClosed) {
      return Promise.reject(new RequestError(method, 'closed'));
    }

    const id = this.nextId++;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.pending.delete(id);
        reject(new RequestError(method, 'timeout'));
      }, Signalling.requestTimeout);
      this.pending.set(id, { method, resolve, reject, timer });
      this.socket.send(JSON.stringify({ id, method, data }));
    });
  }

  /** Closes the socket on purpose: `closed` is not reported. */
  close(): void {
    if (!this.isClosed) {
      this.socket.onclose = null;
      this.socket.close(1000);
      this.failPending();
    }
  }

  private receive(data: unknown): void {
    const message = parse(data);
    if (this.isClosed || message === undefined) {
      return;
    }

    if ('event' in message) {
      this.handlers.notification(message);
    } else if (message.id !== undefined) {
      this.settle(message.id, message);
    }
  }

  private settle(id: number, response: Response): void {
    const request = this.pending.get(id);
    if (request === undefined) {
      return; // Its time ran out before.
    }

    this.pending.delete(id);
    clearTimeout(request.timer);
    if (response.ok) {
      request.resolve(response.data);
    } else {
      request.reject(new RequestError(request.method, response.error?.code ?? 'unknown', response.error?.detail));
    }
  }

  private end(reason: string): void {
    this.failPending();
    this.handlers.closed(reason);
  }

  private failPending(): void {
    this.isClosed = true;
    for (const request of this.pending.values()) {
      clearTimeout(request.timer);
      request.reject(new RequestError(request.method, 'closed'));
    }
    this.pending.clear();
  }
}

function parse(data: unknown): Notification | Response | undefined {
  if (typeof data !== 'string') {
    return undefined;
  }
  try {
    const message: unknown = JSON.parse(data);
    return typeof message === 'object' && message !== null ? (message as Notification | Response) : undefined;
  } catch {
    return undefined;
  }
}
