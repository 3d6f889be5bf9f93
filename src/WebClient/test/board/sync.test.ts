import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fromBase64, toBase64 } from '../../src/board/base64';
import { longestStroke } from '../../src/board/marks';
import { textName } from '../../src/board/names';
import { BoardModel } from '../../src/board/model';
import { manyUpdates, quietPeriod } from '../../src/board/snapshots';
import * as Y from 'yjs';
import { BoardServer } from './boardServer';
import { Client } from './client';
import { Random, seedCrypto } from './random';

const form = 'form-1';

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
      seedCrypto(random);
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

  it('brings much back that was erased at once', async () => {
    const [server, first, second] = calm();
    const page = first.model.addBlankPage();
    const points = Array.from({ length: longestStroke }, (_, index) => index + 0.1);
    const ids = Array.from({ length: 12 }, () => first.model.addMark(page, 'blue', { kind: 'pen', points }));
    await vi.advanceTimersByTimeAsync(1_000);
    first.model.erase(ids);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(second.model.marksOf(page)).toEqual([]);

    first.model.undo();
    first.model.addMark(page, 'red', { kind: 'line', from: { x: 0, y: 0 }, to: { x: 9, y: 9 } });
    await vi.advanceTimersByTimeAsync(2_000);
    expect(second.model.marksOf(page)).toHaveLength(13);
    expect(second.model.toJSON()).toEqual(first.model.toJSON());
    expect(server.largest).toBeLessThanOrEqual(48 * 1024);
    expect(first.sync.status).toMatchObject({ unsaved: 0, problem: undefined, hasLost: false });
  });

  it('brings a long text back that was deleted at once, and takes it away again', async () => {
    const [server, first, second] = calm();
    const long = `a${'è€𝄞'.repeat(20_000)}`;
    second.model.edit(form, 'name', { index: 0, removed: 0, inserted: long });
    await vi.advanceTimersByTimeAsync(2_000);
    expect(first.model.text(form, 'name').toJSON()).toBe(long);
    first.model.edit(form, 'name', { index: 0, removed: long.length, inserted: '' });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(second.model.text(form, 'name').toJSON()).toBe('');

    first.model.undo();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(second.model.text(form, 'name').toJSON()).toBe(long);
    first.model.redo();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(second.model.text(form, 'name').toJSON()).toBe('');
    expect(second.model.toJSON()).toEqual(first.model.toJSON());
    expect(server.largest).toBeLessThanOrEqual(48 * 1024);
    expect(first.sync.status.unsaved).toBe(0);
  });

  it('takes back what is too large for any update, says so, and goes on', async () => {
    const [server, first, second] = calm();
    first.model.choose(form, 'box', 'Yes');
    await vi.advanceTimersByTimeAsync(1_000);
    first.model.choose(form, 'city', 'x'.repeat(200_000));
    first.model.edit(form, 'name', { index: 0, removed: 0, inserted: 'Maria' });
    await vi.advanceTimersByTimeAsync(1_000);

    expect(first.sync.status).toMatchObject({ unsaved: 0, problem: undefined, hasLost: true });
    expect(first.model.choice(form, 'city')).toBeUndefined();
    expect(second.model.text(form, 'name').toJSON()).toBe('Maria');
    expect(second.model.toJSON()).toEqual(first.model.toJSON());
    first.model.choose(form, 'city', 'Roma');
    first.sync.forgetLoss();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(first.sync.status.hasLost).toBe(false);
    expect(second.model.choice(form, 'city')).toBe('Roma');
    expect(server.largest).toBeLessThanOrEqual(48 * 1024);
  });

  it('sends in smaller pieces what the server finds too large, and leaves out what it takes in none', async () => {
    const [server, first, second] = calm();
    server.longestUpdate = 600;
    first.line.breakOff();
    first.model.edit(form, 'name', { index: 0, removed: 0, inserted: 'a'.repeat(3_000) });
    first.model.choose(form, 'box', 'Yes');
    first.model.choose(form, 'city', 'x'.repeat(1_000));
    first.model.edit(form, 'code', { index: 0, removed: 0, inserted: 'b' });
    first.line.reconnect();
    await vi.advanceTimersByTimeAsync(3_000);

    expect(first.sync.status).toMatchObject({ unsaved: 0, problem: undefined, hasLost: true });
    expect(second.model.text(form, 'name').toJSON()).toBe('a'.repeat(3_000));
    expect(second.model.text(form, 'code').toJSON()).toBe('b');
    expect(second.model.choice(form, 'box')).toBe('Yes');
    expect(second.model.toJSON()).toEqual(first.model.toJSON());
  });

  it('takes over a long value of a document whole, and once', async () => {
    const [server, first, second] = calm();
    const value = 'è€𝄞'.repeat(20_000);
    for (const { model } of [first, second]) {
      model.addDocument(form, [{ width: 595, height: 842 }], [{ field: 'note', kind: 'text', value }]);
    }
    await vi.advanceTimersByTimeAsync(3_000);
    expect(first.model.text(form, 'note').toJSON()).toBe(value);
    expect(second.model.toJSON()).toEqual(first.model.toJSON());
    expect(server.largest).toBeLessThanOrEqual(48 * 1024);
    expect(first.sync.status).toMatchObject({ unsaved: 0, problem: undefined, hasLost: false });
  });

  it('gets rid of a piece that was kept and is too large', async () => {
    const [server, first, second] = calm();
    first.model.edit(form, 'name', { index: 0, removed: 0, inserted: 'Maria' });
    await vi.advanceTimersByTimeAsync(1_000);
    const large = new BoardModel('official');
    Y.applyUpdate(large.doc, Y.encodeStateAsUpdate(first.model.doc));
    const before = Y.encodeStateVector(large.doc);
    large.doc.getText(textName(form, 'name')).insert(5, ' Rossi'.repeat(20_000));
    large.doc.getMap('choices').set('x', 'y'.repeat(60_000));
    first.sync.stop();
    first.kept = { sent: { id: '1', update: toBase64(Y.encodeStateAsUpdate(large.doc, before)) }, waiting: [] };
    first.reload(false);
    await vi.advanceTimersByTimeAsync(3_000);

    expect(first.sync.status).toMatchObject({ unsaved: 0, problem: undefined, hasLost: true });
    expect(second.model.text(form, 'name').toJSON()).toBe(`Maria${' Rossi'.repeat(20_000)}`);
    expect(second.model.toJSON()).toEqual(first.model.toJSON());
    expect(server.largest).toBeLessThanOrEqual(48 * 1024);
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
