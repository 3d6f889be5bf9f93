import type { Passes } from './passes';
import { Refusal, refusalOf } from './refusal';

/** The header of every request for documents and board. */
export const passHeader = 'X-Desk-Pass';

export interface DeskRequest {
  readonly method?: string;
  readonly body?: Blob | ArrayBuffer | Uint8Array<ArrayBuffer> | string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/**
 * Asks for an address that wants the pass. A pass that was refused is replaced once, by entering again. Throws a `Refusal`, whose code
 * is `offline` when the server could not be reached.
 */
export async function askWithPass(
  passes: Passes,
  address: string,
  request: DeskRequest = {},
  send: typeof fetch = fetch.bind(globalThis),
): Promise<Response> {
  const first = await passes.get();
  const response = await sendWith(first, address, request, send);
  if (response.status !== 401) {
    return taken(response);
  }
  return taken(await sendWith(await passes.get(first), address, request, send));
}

async function sendWith(pass: string, address: string, request: DeskRequest, send: typeof fetch): Promise<Response> {
  try {
    return await send(address, { ...request, headers: { ...request.headers, [passHeader]: pass } });
  } catch (error) {
    if (request.signal?.aborted === true) {
      throw error;
    }
    throw new Refusal(0, 'offline');
  }
}

async function taken(response: Response): Promise<Response> {
  if (!response.ok) {
    throw refusalOf(response.status, await response.text());
  }
  return response;
}
