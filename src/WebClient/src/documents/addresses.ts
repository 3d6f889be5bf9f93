import type { Keeping } from '../storage';

const key = 'videodesk-uploads';

/** Milliseconds after which the server forgets an upload that nobody goes on with. */
const goodFor = 24 * 60 * 60 * 1_000;

interface Kept {
  readonly address: string;
  readonly at: number;
}

/**
 * Where the parts of a file went before the page was loaded again, by fingerprint. An address is worth nothing without the pass; names
 * of files are not kept.
 */
export class UploadAddresses {
  constructor(private readonly storage: Pick<Keeping, 'getItem' | 'setItem'>) {}

  find(fingerprint: string): string | undefined {
    return this.all()[fingerprint]?.address;
  }

  keep(fingerprint: string, address: string): void {
    this.save({ ...this.all(), [fingerprint]: { address, at: Date.now() } });
  }

  forget(fingerprint: string): void {
    this.save(Object.fromEntries(Object.entries(this.all()).filter(([known]) => known !== fingerprint)));
  }

  /** Whether this browser was sending this document. */
  has(document: string): boolean {
    return Object.values(this.all()).some(({ address }) => address.endsWith(`/${encodeURIComponent(document)}`));
  }

  private all(): Record<string, Kept> {
    try {
      const kept = JSON.parse(this.storage.getItem(key) ?? '{}') as Record<string, Kept>;
      return Object.fromEntries(Object.entries(kept).filter(([, { at }]) => Date.now() - at < goodFor));
    } catch {
      return {};
    }
  }

  private save(all: Record<string, Kept>): void {
    try {
      this.storage.setItem(key, JSON.stringify(all));
    } catch {
      // A browser that keeps nothing cannot go on after a reload; everything else works.
    }
  }
}
