import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { fromBase64 } from '../../src/board/base64';
import { BoardServer } from './boardServer';
import { Client } from './client';
import { Random } from './random';

const form = 'form-1';

describe('a snapshot of the board', () => {
  const random = new Random(3);
  let server: BoardServer;
  let official: Client;
  let taxpayer: Client;

  beforeEach(() => {
    vi.useFakeTimers();
    vi.spyOn(console, 'warn').mockReturnValue();
    server = new BoardServer(random);
    server.isTrouble = false;
    official = new Client(server, 'official', true, random);
    taxpayer = new Client(server, 'taxpayer', false, random);
  });

  afterEach(() => {
    [official, taxpayer].forEach(({ sync }) => {
      sync.stop();
    });
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  async function type(client: Client, field: string, words: string): Promise<void> {
    const { length } = client.model.text(form, field);
    client.model.edit(form, field, { index: length, removed: 0, inserted: words });
    await vi.advanceTimersByTimeAsync(100);
  }

  /** The state after the updates for which it holds. */
  function stateOf(isIn: (position: number) => boolean): Uint8Array {
    const doc = new Y.Doc();
    for (const { position, update } of server.updates) {
      if (isIn(position)) {
        Y.applyUpdate(doc, fromBase64(update));
      }
    }
    return Y.encodeStateAsUpdate(doc);
  }

  async function expectWhole(): Promise<Client> {
    const late = new Client(server, 'late', false, random);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(late.sync.status.isLoaded).toBe(true);
    expect(late.sync.position).toBe(server.updates.length);
    expect(late.model.toJSON()).toEqual(taxpayer.model.toJSON());
    return late;
  }

  it.each([
    ['is no update', (state: Uint8Array) => state.map((byte) => byte ^ 0xff)],
    ['breaks off', (state: Uint8Array) => state.subarray(0, state.length - 9)],
    ['is empty', () => new Uint8Array()],
  ])('that %s hides nothing: every update is taken in its place', async (_, spoiled) => {
    await type(taxpayer, 'name', 'Maria');
    await type(official, 'note', 'seen');
    await type(taxpayer, 'name', ' Rossi');
    server.snapshot = { upTo: 3, state: spoiled(stateOf(() => true)) };
    await type(taxpayer, 'name', ' Ada');

    (await expectWhole()).sync.stop();
  });

  it('that builds on what it lacks hides nothing', async () => {
    await type(taxpayer, 'name', 'Maria');
    await type(taxpayer, 'name', ' Rossi');
    server.snapshot = { upTo: 2, state: stateOf((position) => position === 2) };

    (await expectWhole()).sync.stop();
  });

  it('that silently lacks something is seen through when something builds on it', async () => {
    await type(taxpayer, 'name', 'Maria');
    await type(official, 'note', 'seen');
    server.snapshot = { upTo: 2, state: stateOf((position) => position === 2) };
    const late = new Client(server, 'late', false, random);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(late.model.text(form, 'name').toJSON()).toBe('');

    await type(taxpayer, 'name', ' Rossi');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(late.model.toJSON()).toEqual(taxpayer.model.toJSON());
    (await expectWhole()).sync.stop();
    late.sync.stop();
  });

  it('is replaced by a good one when the official’s page comes back', async () => {
    await type(taxpayer, 'name', 'Maria');
    for (let count = 0; count < 12; count++) {
      await type(official, 'note', 'x');
    }
    server.snapshot = { upTo: 10, state: stateOf((position) => position > 1 && position <= 10).subarray(0, 40) };
    official.reload(true);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(official.model.toJSON()).toEqual(taxpayer.model.toJSON());

    await vi.advanceTimersByTimeAsync(10_000);
    expect(server.snapshot).toEqual({ upTo: 13, state: expect.any(Uint8Array) as Uint8Array });
    const copy = new Y.Doc();
    Y.applyUpdate(copy, server.snapshot.state);
    expect(copy.store.pendingStructs).toBeNull();
    (await expectWhole()).sync.stop();
  });

  it('is not written of a board that lacks something', async () => {
    await type(taxpayer, 'name', 'Maria');
    const doc = new Y.Doc();
    const updates: Uint8Array[] = [];
    doc.on('update', (update) => updates.push(update));
    doc.getText('gone').insert(0, 'a');
    doc.getText('gone').insert(1, 'b');
    server.take(taxpayer.line, 'odd', Buffer.from(updates[1] ?? []).toString('base64'));
    for (let count = 0; count < 12; count++) {
      await type(official, 'note', 'x');
    }
    await vi.advanceTimersByTimeAsync(10_000);

    expect(server.snapshot).toBeUndefined();
    const calls = vi.spyOn(official.line, 'call');
    await type(taxpayer, 'name', ' Rossi');
    expect(calls).not.toHaveBeenCalled();
    (await expectWhole()).sync.stop();
  });
});
