import type { Language } from '../session/contract';

/** Who is signed in, as `/api/session` tells; nothing of it where nobody is. */
export interface Session {
  person?: string;
  name?: string;
  role?: 'taxpayer' | 'professional' | 'official' | 'manager' | 'administrator';
  /** Whether this person runs the servers, whatever else he or she is. */
  administrator?: boolean;
  office?: string;
  antiforgeryToken: string;
  /** The server's clock, which every countdown goes by. */
  now?: string;
}

/** One thing that is wrong with a request. */
export interface Fault {
  /** Stable, kebab-case. */
  code: string;
  /** The field it is about, by its name in the request. */
  field?: string;
  /** A sentence in the language of the request. */
  title?: string;
}

/** The server refused, or could not be reached (`offline`). */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly faults: readonly Fault[],
  ) {
    super(`${status}: ${faults.map((fault) => fault.code).join(', ')}`);
    this.name = 'ApiError';
  }

  get code(): string {
    return this.faults[0]?.code ?? 'unexpected';
  }
}

/** The HTTP API, in the language of the page. */
export class Api {
  /** Proves that a request comes from a page of the desk. */
  private token = '';

  /** What the server's clock is ahead of the browser's, in milliseconds. */
  private clockOffset = 0;

  constructor(
    private readonly language: Language,
    private readonly send: typeof fetch = fetch.bind(globalThis),
  ) {}

  async session(): Promise<Session> {
    const session = await this.get<Session>('/api/session');
    this.token = session.antiforgeryToken;
    if (session.now !== undefined) {
      this.clockOffset = Date.parse(session.now) - Date.now();
    }
    return session;
  }

  /** The server's time, in milliseconds since 1970. */
  now(): number {
    return Date.now() + this.clockOffset;
  }

  get<T>(path: string): Promise<T> {
    return this.request<T>('GET', path);
  }

  post<T>(path: string, body: object = {}): Promise<T> {
    return this.request<T>('POST', path, body);
  }

  delete<T>(path: string): Promise<T> {
    return this.request<T>('DELETE', path);
  }

  private async request<T>(method: string, path: string, body?: object): Promise<T> {
    const headers: Record<string, string> = { 'Accept-Language': this.language };
    if (method !== 'GET') {
      headers['X-CSRF-TOKEN'] = this.token;
    }
    if (body !== undefined) {
      headers['Content-Type'] = 'application/json';
    }
    let response: Response;
    try {
      response = await this.send(path, {
        method,
        headers,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    } catch {
      throw new ApiError(0, [{ code: 'offline' }]);
    }
    const text = await response.text();
    const content: unknown = text === '' ? undefined : parse(text);
    if (response.ok) {
      return content as T;
    }
    throw new ApiError(response.status, faultsOf(content));
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** The faults of a problem document (RFC 9457): each of its `errors`, or the one that it names. */
function faultsOf(content: unknown): readonly Fault[] {
  if (typeof content !== 'object' || content === null) {
    return [{ code: 'unexpected' }];
  }
  const { errors = [], ...problem } = content as Partial<Fault> & { errors?: Fault[] };
  return errors.length > 0 ? errors : [{ ...problem, code: problem.code ?? 'unexpected' }];
}
