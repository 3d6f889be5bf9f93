/** The server said no, with a code of `docs/documents.md`. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
  ) {
    super(`${status}: ${code}`);
    this.name = 'Refusal';
  }
}

/** Codes by status, for answers that carry none, such as those to HEAD. */
const usual: Readonly<Record<number, string>> = {
  401: 'pass-invalid',
  403: 'upload-not-enabled',
  404: 'document-unknown',
  409: 'upload-mismatch',
  410: 'document-unknown',
  413: 'file-too-large',
  507: 'storage-full',
};

/** What the answer's problem document says. */
export function refusalOf(status: number, body: string): Refusal {
  return new Refusal(status, codeOf(body) ?? usual[status] ?? 'unexpected');
}

/** Locked by another request of the same upload, too many at once, and cut off by the server (408, 499). */
const momentary: ReadonlySet<number> = new Set([408, 423, 425, 429, 499]);

/** Whether the same request can succeed a little later, with nothing changed. */
export function isPassing(refusal: Refusal): boolean {
  const isKnown = refusal.code === 'storage-full' || refusal.code === 'scanner-away';
  return !isKnown && (refusal.status >= 500 || momentary.has(refusal.status));
}

function codeOf(body: string): string | undefined {
  try {
    const problem = JSON.parse(body) as { code?: unknown; errors?: { code?: unknown }[] } | null;
    const code = problem?.errors?.[0]?.code ?? problem?.code;
    return typeof code === 'string' ? code : undefined;
  } catch {
    return undefined;
  }
}
