import { thisTab, type Keeping } from '../storage';
import type { Draft } from './draft';

const key = 'videodesk-booking';

/** Keeps what was filled in while the tab is open: through a reload, a change of language, or signing in again. Only for the same person. */
export class StoredDraft {
  constructor(
    private readonly person: string,
    private readonly storage: Keeping = thisTab,
  ) {}

  read(): Draft | undefined {
    const text = this.storage.getItem(key);
    if (text === null) {
      return undefined;
    }
    try {
      const stored = JSON.parse(text) as { person?: string; draft?: Draft };
      return stored.person === this.person ? stored.draft : undefined;
    } catch {
      return undefined;
    }
  }

  write(draft: Draft): void {
    this.storage.setItem(key, JSON.stringify({ person: this.person, draft }));
  }

  clear(): void {
    this.storage.removeItem(key);
  }
}
