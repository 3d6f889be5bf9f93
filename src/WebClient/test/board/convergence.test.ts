import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { fromBase64 } from '../../src/board/base64';
import { longestStroke } from '../../src/board/marks';
import { BoardModel } from '../../src/board/model';
import { BoardServer } from './boardServer';
import { Client } from './client';
import { Random, seedCrypto } from './random';

const form = 'form-1';

/** The page on which nobody erases anything. */
const kept = `${form}/1`;

/** What must be there in the end: words that were typed to stay, marks that were drawn to stay. */
interface Promised {
  readonly words: string[];
  readonly marks: string[];
}

describe('ten pages that all write', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.spyOn(console, 'warn').mockReturnValue();
  });

  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  it.each([11, 12, 13, 14])(
    'become the same and lose nothing, with seed %i',
    async (seed) => {
      const random = new Random(seed);
      seedCrypto(random);
      const server = new BoardServer(random);
      const clients = Array.from({ length: 10 }, (_, index) => new Client(server, `s${index}`, index < 2, random));
      const promised: Promised = { words: [], marks: [] };
      clients.forEach(({ model }) => {
        model.addDocument(form, [{ width: 595, height: 842 }], [{ field: 'name', kind: 'text', value: 'Maria' }]);
      });
      for (let round = 0; round < 12; round++) {
        for (const client of clients) {
          disturb(client, server, random);
          write(client, random, promised);
          await vi.advanceTimersByTimeAsync(random.below(40));
        }
      }
      server.isTrouble = false;
      for (const { line } of clients) {
        line.breakOff();
        line.reconnect();
      }
      await vi.advanceTimersByTimeAsync(60_000);

      const late = new Client(server, 'late', false, random);
      await vi.advanceTimersByTimeAsync(5_000);
      expectAll([...clients, late], server, promised);
    },
    120_000,
  );
});

/** The line breaks, comes back, the page is reloaded, or the server has a snapshot of long ago or one that is spoiled. */
function disturb(client: Client, server: BoardServer, random: Random): void {
  if (!client.line.isConnected && random.chance(0.4)) {
    client.line.reconnect();
  } else if (random.chance(0.03)) {
    client.line.breakOff();
  } else if (random.chance(0.04)) {
    // What was kept up to now is what an orderly end keeps: nothing of what was promised is taken from a page by force.
    client.reload(true);
  } else if (random.chance(0.01) && server.updates.length > 20) {
    const upTo = 1 + random.below(server.updates.length);
    const state = stateOf(server, upTo);
    server.snapshot = { upTo, state: random.chance(0.5) ? state : state.subarray(0, random.below(state.length)) };
  }
}

/** Writes something that stays, and something else that may be taken away by anybody. */
function write({ model, seat }: Client, random: Random, promised: Promised): void {
  const word = `<${seat}-${promised.words.length}>`;
  model.edit(form, `kept ${seat}`, { index: 0, removed: 0, inserted: word });
  promised.words.push(word);
  // Undo takes back the last thing that was done; this is not to be it.
  model.choose(form, 'box', random.of(['Yes', 'Off']));
  const points = Array.from({ length: random.chance(0.05) ? longestStroke : 20 }, () => random.below(500) + 0.5);
  if (random.chance(0.2)) {
    promised.marks.push(model.addMark(kept, 'red', { kind: 'line', from: { x: 1, y: 1 }, to: { x: 2, y: 2 } }));
    model.choose(form, 'box', random.of(['Yes', 'Off']));
  }
  const scratch = `${form}/scratch`;
  switch (random.below(6)) {
    case 0:
      model.addMark(scratch, 'blue', { kind: 'pen', points });
      break;
    case 1:
      model.erase(model.marksOf(scratch).map(({ id }) => id));
      model.undo();
      break;
    case 2:
      model.erase(
        model
          .marksOf(scratch)
          .slice(0, random.below(4))
          .map(({ id }) => id),
      );
      break;
    case 3: {
      const { length } = model.text(form, 'scratch');
      const inserted = random.chance(0.1) ? 'è€𝄞'.repeat(5_000) : random.of(['a', '𝄞', 'bc']);
      const index = random.below(length + 1);
      model.edit(form, 'scratch', { index, removed: random.below(length - index + 1), inserted });
      model.undo();
      break;
    }
    case 4:
      model.undo();
      model.redo();
      break;
    default:
      model.edit(form, 'name', { index: random.below(model.text(form, 'name').length), removed: 0, inserted: 'x' });
  }
  // What comes next is a step of its own.
  model.choose(form, 'box', random.of(['Yes', 'Off']));
}

function stateOf({ updates }: BoardServer, upTo: number): Uint8Array {
  return Y.mergeUpdates(updates.slice(0, upTo).map(({ update }) => fromBase64(update)));
}

function expectAll(clients: readonly Client[], server: BoardServer, { words, marks }: Promised): void {
  const whole = new BoardModel('whole');
  Y.applyUpdate(whole.doc, stateOf(server, server.updates.length));
  const expected = whole.toJSON();
  for (const { model, sync } of clients) {
    expect(sync.status).toMatchObject({ unsaved: 0, problem: undefined, isLoaded: true, hasLost: false });
    expect(sync.position).toBe(server.updates.length);
    expect(model.doc.store.pendingStructs).toBeNull();
    expect(model.toJSON()).toEqual(expected);
    sync.stop();
  }
  const typed = Array.from({ length: 10 }, (_, index) => whole.text(form, `kept s${index}`).toJSON()).join('');
  expect(words.filter((word) => !typed.includes(word))).toEqual([]);
  const drawn = new Set(whole.marksOf(kept).map(({ id }) => id));
  expect(marks.filter((id) => !drawn.has(id))).toEqual([]);
  expect(server.largest).toBeLessThanOrEqual(48 * 1024);
  expect(words).toHaveLength(120);
  expect(marks.length).toBeGreaterThan(10);
  expect(server.snapshotsWritten).toBeGreaterThan(0);
}
