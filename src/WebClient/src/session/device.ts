import type { Keeping } from '../storage';

const key = 'videodesk-device';

/**
 * The key by which the server knows this browser again. Kept, so that a reload takes the same seat; where nothing can be kept
 * (private windows of some browsers), it lasts as long as the page.
 */
export function deviceKey(storage: Pick<Keeping, 'getItem' | 'setItem'>): string {
  try {
    const kept = storage.getItem(key);
    if (kept !== null && /^[\w-]{22,64}$/.test(kept)) {
      return kept;
    }
    const made = randomKey();
    storage.setItem(key, made);
    return made;
  } catch {
    return randomKey();
  }
}

/** 128 random bits, 22 URL-safe characters. */
export function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
