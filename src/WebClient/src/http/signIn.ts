import type { Keeping } from '../storage';

const key = 'videodesk-return';

/** Where one signs in to come back to this page. What stands behind the "#" may be a secret and is not sent: see `keepHash`. */
export function signInAddress(page: { pathname: string; search: string }): string {
  return `/accedi?returnTo=${encodeURIComponent(page.pathname + page.search)}`;
}

/** Before leaving for the sign-in: keeps, in this tab alone, what stands behind the "#". */
export function keepHash(page: { pathname: string; hash: string }, storage: Keeping): void {
  if (page.hash !== '') {
    storage.setItem(key, page.pathname + page.hash);
  }
}

/** Back from the sign-in: what stood behind the "#" of this page, once; nothing when one came from elsewhere. */
export function takeHash(page: { pathname: string; hash: string }, storage: Keeping): string {
  const kept = storage.getItem(key) ?? '';
  const hash = page.hash === '' && kept.startsWith(`${page.pathname}#`) ? kept.slice(page.pathname.length) : '';
  if (hash !== '') {
    storage.removeItem(key);
  }
  return hash;
}

/** Sends requests, and leads to the sign-in when the server says that one is needed: a session ends while a page stands open. */
export function signingIn(send: typeof fetch, leave: () => void): typeof fetch {
  return async (input, init) => {
    const response = await send(input, init);
    if (response.status === 401) {
      leave();
    }
    return response;
  };
}
