import { describe, expect, it } from 'vitest';
import { keeping, type Keeping } from '../src/storage';

function memory(): Keeping & { readonly size: () => number } {
  const items = new Map<string, string>();
  return {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
    size: () => items.size,
  };
}

describe('storage of the browser', () => {
  it('is used where there is one', () => {
    const there = memory();
    const kept = keeping(() => there);

    kept.setItem('a', '1');

    expect(there.getItem('a')).toBe('1');
    kept.removeItem('a');
    expect(there.size()).toBe(0);
    expect(kept.getItem('a')).toBeNull();
  });

  it('is replaced by the page where naming it throws', () => {
    const kept = keeping(() => {
      throw new DOMException('blocked', 'SecurityError');
    });

    expect(kept.getItem('a')).toBeNull();
    kept.setItem('a', '1');
    expect(kept.getItem('a')).toBe('1');
    kept.removeItem('a');
    expect(kept.getItem('a')).toBeNull();
  });

  it('is replaced for what it does not take', () => {
    const there = memory();
    there.setItem('a', 'old');
    const full: Keeping = {
      ...there,
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    };
    const kept = keeping(() => full);

    kept.setItem('a', 'new');

    expect(kept.getItem('a')).toBe('new');
  });
});
