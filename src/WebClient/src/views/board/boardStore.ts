import type { OutboxStorage } from '../../board/sync';
import type { StoredOutbox } from '../../board/outbox';

/** What was not sent yet, kept in this tab over a reload. Where nothing can be kept, a reload loses it. */
export function outboxStorage(appointment: string, seat: string): OutboxStorage {
  const key = `videodesk-board-${appointment}-${seat}`;
  return {
    load() {
      try {
        const kept = sessionStorage.getItem(key);
        return kept === null ? undefined : readStored(JSON.parse(kept));
      } catch {
        return undefined;
      }
    },
    save(stored) {
      try {
        if (stored.sent === undefined && stored.waiting.length === 0) {
          sessionStorage.removeItem(key);
        } else {
          sessionStorage.setItem(key, JSON.stringify(stored));
        }
      } catch {
        // Full or forbidden: the page itself still has it.
      }
    },
  };
}

function readStored(value: unknown): StoredOutbox | undefined {
  if (typeof value !== 'object' || value === null) {
    return undefined;
  }
  const { sent, waiting } = value as { sent?: { id?: unknown; update?: unknown }; waiting?: unknown };
  const id = sent?.id;
  const update = sent?.update;
  return {
    sent: typeof id === 'string' && typeof update === 'string' ? { id, update } : undefined,
    waiting: Array.isArray(waiting) ? waiting.filter((item) => typeof item === 'string') : [],
  };
}
