/** What the pages use of the browser's storage. */
export type Keeping = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Kept by the browser, for all tabs; where nothing can be kept (blocked, full, a private window), as long as the page. */
export const thisBrowser: Keeping = keeping(() => localStorage);

/** The same, for this tab alone: through a reload, not longer than the tab. */
export const thisTab: Keeping = keeping(() => sessionStorage);

/** Storage that never throws: a browser that blocks it throws already when it is named, a full one when it is written to. */
export function keeping(storage: () => Keeping): Keeping {
  /** What the browser did not take; null: removed, whatever the browser still has. */
  const own = new Map<string, string | null>();
  const attempt = <T>(act: (there: Keeping) => T, otherwise: T): T => {
    try {
      return act(storage());
    } catch {
      return otherwise;
    }
  };
  const write = (key: string, value: string | null, act: (there: Keeping) => void): void => {
    const isTaken = attempt((there) => {
      act(there);
      return true;
    }, false);
    if (isTaken) {
      own.delete(key);
    } else {
      own.set(key, value);
    }
  };
  return {
    getItem(key) {
      const kept = own.get(key);
      return kept === undefined ? attempt((there) => there.getItem(key), null) : kept;
    },
    setItem(key, value) {
      write(key, value, (there) => {
        there.setItem(key, value);
      });
    },
    removeItem(key) {
      write(key, null, (there) => {
        there.removeItem(key);
      });
    },
  };
}
