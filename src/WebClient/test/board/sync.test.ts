import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fromBase64 } from '../../src/board/base64';
import { BoardModel } from '../../src/board/model';
import type { StoredOutbox } from '../../src/board/outbox';
import { manyUpdates, quietPeriod } from '../../src/board/snapshots';
import { BoardSync } from '../../src/board/sync';
import * as Y from 'yjs';
import { BoardServer, type BoardLine } from './boardServer';
import { Random } from './random';

const form = 'form-1';

/** A page of somebody, with what the browser keeps for it over a reload. */
class Client {
  model: BoardModel;
  sync: BoardSync;
  line: BoardLine;
  private kept: StoredOutbox | undefined;
  private ids = 0;

  constructor(
    private readonly server: BoardServer,
    readonly seat: string,
    private readonly isOfficial: boolean,
    private readonly random: Random,
  ) {
    [this.model, this.sync, this.line] = this.open();
  }

  /** The page goes away, in an orderly way or not, and comes back. */
  reload(isOrderly: boolean): void {
    this.line.breakOff();
    this.server.disconnect(this.line);
    if (!isOrderly) {
      const { kept } = this;
      this.sync.stop();
      this.kept = kept;
    } else {
      this.sync.stop();
    }
    this.model.destroy();
    [this.model, this.sync, this.line] = this.open();
  }

  private open(): [BoardModel, BoardSync, BoardLine] {
    const model = new BoardModel(this.seat);
    // As random as the rest of the test: the same in every run.
    model.doc.clientID = this.random.below(2 ** 31);
    const line = this.server.connect(this.seat);
    const sync = new BoardSync(model, {
      port: line,
      snapshots: line.snapshots,
      keepsSnapshots: this.isOfficial,
      newId: () => `${this.seat}-${++this.ids}`,
      storage: {
        load: () => this.kept,
        save: (stored) => {
          this.kept = stored;
        },
      },
    });
    return [model, sync, line];
  }
}

describe('the board between pages', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });

  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'is the same for ten people after any trouble, with seed %i',
    async (seed) => {
      const random = new Random(seed);
      vi.spyOn(crypto, 'getRandomValues').mockImplementation((bytes) => {
        (bytes as Uint8Array).forEach((_, index) => {
          (bytes as Uint8Array)[index] = random.below(256);
        });
        return bytes;
      });
      const server = new BoardServer(random);
      const clients = Array.from({ length: 10 }, (_, index) => new Client(server, `s${index}`, index === 0, random));
      for (let step = 0; step < 400; step++) {
        const client = random.of(clients);
        if (random.chance(0.04)) {
          client.reload(random.chance(0.6));
        } else if (!client.line.isConnected && random.chance(0.3)) {
          client.line.reconnect();
        }
        act(client.model, random);
        await vi.advanceTimersByTimeAsync(random.below(60));
      }

      server.isTrouble = false;
      for (const client of clients) {
        client.line.breakOff();
        client.line.reconnect();
      }
      await vi.advanceTimersByTimeAsync(60_000);

      const whole = new BoardModel('whole');
      for (const { update } of server.updates) {
        Y.applyUpdate(whole.doc, fromBase64(update));
      }
      const expected = whole.toJSON();
      for (const { model, sync } of clients) {
        expect(sync.status).toMatchObject({ unsaved: 0, problem: undefined, isLoaded: true });
        expect(sync.position).toBe(server.updates.length);
        expect(model.toJSON()).toEqual(expected);
      }
      const late = new Client(server, 'late', false, random);
      await vi.advanceTimersByTimeAsync(5_000);
      expect(late.model.toJSON()).toEqual(expected);
      expect(server.updates.length).toBeGreaterThan(100);
      expect(server.snapshotsWritten).toBeGreaterThan(0);
      clients.forEach(({ sync }) => {
        sync.stop();
      });
      late.sync.stop();
    },
    60_000,
  );

  it('keeps what is typed without a connection, and sends it as one piece afterwards', async () => {
    const [server, first, second] = calm();
    first.line.breakOff();
    for (const letter of 'codice fiscale') {
      const text = first.model.text(form, 'name');
      first.model.edit(form, 'name', { index: text.length, removed: 0, inserted: letter });
    }
    await vi.advanceTimersByTimeAsync(5_000);
    expect(first.sync.status).toMatchObject({ isConnected: false, unsaved: 14 });

    first.line.reconnect();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(second.model.text(form, 'name').toJSON()).toBe('codice fiscale');
    expect(server.updates).toHaveLength(1);
    expect(first.sync.status.unsaved).toBe(0);
  });

  it('keeps what was not sent over a reload', async () => {
    const [, first, second] = calm();
    first.line.breakOff();
    first.model.edit(form, 'name', { index: 0, removed: 0, inserted: 'Maria' });
    first.reload(true);
    expect(first.model.text(form, 'name').toJSON()).toBe('Maria');

    await vi.advanceTimersByTimeAsync(1_000);
    expect(second.model.text(form, 'name').toJSON()).toBe('Maria');
  });

  it('cuts what is too much for one update into several', async () => {
    const [server, first, second] = calm();
    first.line.breakOff();
    for (let page = 0; page < 40; page++) {
      first.model.edit(form, `field ${page}`, { index: 0, removed: 0, inserted: '€'.repeat(4_000) });
    }
    first.line.reconnect();
    await vi.advanceTimersByTimeAsync(2_000);

    expect(server.updates.length).toBeGreaterThan(10);
    expect(server.largest).toBeLessThanOrEqual(48 * 1024);
    expect(second.model.toJSON()).toEqual(first.model.toJSON());
  });

  it('writes a snapshot after many updates, and after a quiet moment', async () => {
    const [server, official, other] = calm();
    for (let count = 0; count < manyUpdates; count++) {
      other.model.edit(form, 'name', { index: 0, removed: 0, inserted: 'a' });
      await vi.advanceTimersByTimeAsync(40);
    }
    expect(server.snapshot?.upTo).toBe(manyUpdates);
    for (let count = 0; count < 20; count++) {
      official.model.edit(form, 'name', { index: 0, removed: 0, inserted: 'b' });
      await vi.advanceTimersByTimeAsync(40);
    }
    expect(server.snapshot?.upTo).toBe(manyUpdates);
    await vi.advanceTimersByTimeAsync(quietPeriod + 1_000);
    expect(server.snapshot?.upTo).toBe(manyUpdates + 20);
  });

  it('says why the server does not take a change, and goes on when it does', async () => {
    const [, first] = calm();
    const call = vi.spyOn(first.line, 'call');
    call.mockResolvedValueOnce({ error: { code: 'board-full' } });
    first.model.addBlankPage();
    await vi.advanceTimersByTimeAsync(3_000);
    expect(first.sync.status).toMatchObject({ problem: 'board-full', unsaved: 1 });

    first.sync.resume();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(first.sync.status).toMatchObject({ problem: undefined, unsaved: 0 });
  });

  function calm(): [BoardServer, Client, Client] {
    const random = new Random(7);
    const server = new BoardServer(random);
    server.isTrouble = false;
    return [server, new Client(server, 'official', true, random), new Client(server, 'taxpayer', false, random)];
  }
});

/** Something that somebody does on a board. */
function act(model: BoardModel, random: Random): void {
  const field = `field ${random.below(3)}`;
  const pages = model.pages;
  const page = pages.length === 0 ? undefined : random.of(pages);
  switch (random.below(9)) {
    case 0:
      if (pages.length < 5) {
        model.addBlankPage();
      }
      break;
    case 1:
      model.addDocument(
        form,
        [{ width: 595, height: 842 }],
        [
          { field: 'field 0', kind: 'text', value: 'prefilled' },
          { field: 'box', kind: 'choice', value: 'Yes' },
        ],
      );
      break;
    case 2:
      if (page !== undefined) {
        model.addMark(page.id, 'blue', { kind: 'pen', points: Array.from({ length: 40 }, () => random.below(500)) });
      }
      break;
    case 3:
      if (page !== undefined) {
        model.erase(
          model
            .marksOf(page.id)
            .slice(0, 1)
            .map(({ id }) => id),
        );
      }
      break;
    case 4:
      model.choose(form, 'box', random.of(['Yes', 'Off']));
      break;
    case 5:
      model.undo();
      break;
    case 6:
      if (page !== undefined && random.chance(0.2)) {
        model.removePage(page);
      }
      break;
    default: {
      const { length } = model.text(form, field);
      const index = random.below(length + 1);
      const removed = random.chance(0.3) ? random.below(Math.min(4, length - index + 1)) : 0;
      model.edit(form, field, { index, removed, inserted: random.of(['a', 'bc', 'è', '𝄞', '']) });
    }
  }
}
