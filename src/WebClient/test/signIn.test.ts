import { describe, expect, it, vi } from 'vitest';
import { keepHash, signInAddress, signingIn, takeHash } from '../src/http/signIn';

describe('signing in', () => {
  it('comes back to the page and its query, without what is behind the "#"', () => {
    const page = { pathname: '/prenota', search: '?service=a&lang=de', hash: '#token' };

    expect(signInAddress(page)).toBe('/accedi?returnTo=%2Fprenota%3Fservice%3Da%26lang%3Dde');
  });

  it('finds what stood behind the "#" again, once, and on the same page only', () => {
    const kept = new Map<string, string>();
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
      removeItem: (key: string) => kept.delete(key),
    } as unknown as Storage;
    keepHash({ pathname: '/questionario', hash: '#abc' }, storage);

    expect(takeHash({ pathname: '/prenota', hash: '' }, storage)).toBe('');
    expect(takeHash({ pathname: '/questionario', hash: '' }, storage)).toBe('#abc');
    expect(takeHash({ pathname: '/questionario', hash: '' }, storage)).toBe('');
  });

  it.each([
    [401, 1],
    [403, 0],
    [200, 0],
  ])('after an answer %i leaves the page %i times', async (status, times) => {
    const leave = vi.fn();
    const send = signingIn(() => Promise.resolve(new Response('{}', { status })), leave);

    expect((await send('/api/appointments')).status).toBe(status);
    expect(leave).toHaveBeenCalledTimes(times);
  });
});
