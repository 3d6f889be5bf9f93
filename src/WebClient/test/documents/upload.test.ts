import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { silence } from '../../src/documents/attempt';
import { pauses } from '../../src/documents/oneUpload';
import { Uploads, type Upload } from '../../src/documents/upload';
import { Session } from '../../src/session/session';
import { FakeHub, settle } from '../fakeConnection';
import { block, FakeTus } from './fakeTus';

// Node's own build of the library reads streams and no files of a browser.
vi.mock('tus-js-client', () => {
  const build: string = 'tus-js-client/lib.es5/browser/index.js';
  return import(build);
});

describe('uploads', () => {
  let hub: FakeHub;
  let session: Session;
  let server: FakeTus;
  let kept: Map<string, string>;
  let uploads: Uploads;

  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
    hub = new FakeHub();
    session = new Session({ open: hub.open, entrance: { method: 'EnterByLink', token: 't' }, device: 'd'.repeat(22) });
    session.start();
    await hub.last.admit({ pass: 'first' });
    server = new FakeTus();
    kept = new Map();
    uploads = page();
  });

  afterEach(() => {
    uploads.close();
    session.close();
    vi.useRealTimers();
  });

  it('sends a file whole, with its name, its request and its pages', async () => {
    uploads.add({ file: fileOf(5_432), request: 'r1', pages: 3 });
    await until(() => uploads.all.length === 0);

    expect(bytesOf('d1')).toEqual(content(5_432));
    expect(metadataOf('d1')).toEqual({ filename: 'modulo è.pdf', request: 'r1', pages: '3' });
    expect(kept.get('videodesk-uploads')).toBe('{}');
  });

  it('goes on where the server stands after the connection broke', async () => {
    server.cutAfter = 2_700;
    uploads.add({ file: fileOf(9_999) });
    await until(() => only().state.kind === 'interrupted');
    expect(bytesOf('d1')).toHaveLength(2 * block);

    await vi.advanceTimersByTimeAsync(pauses[0]);
    await until(() => uploads.all.length === 0);

    expect(bytesOf('d1')).toEqual(content(9_999));
    expect(server.asked).toEqual(['POST', 'PATCH', 'HEAD', 'PATCH']);
  });

  it('takes a request that says nothing for dead, and goes on as soon as the page is connected again', async () => {
    server.fault = 'silent';
    uploads.add({ file: fileOf(3_000) });
    await until(() => server.asked.length === 1);
    await vi.advanceTimersByTimeAsync(silence);
    expect(only().state.kind).toBe('interrupted');

    hub.last.lose();
    await vi.advanceTimersByTimeAsync(400);
    server.fault = 'none';
    await hub.last.admit({ pass: 'first' });
    await until(() => uploads.all.length === 0);

    expect(bytesOf('d1')).toEqual(content(3_000));
  });

  it('goes on after a reload when the same file is chosen again, and only then', async () => {
    server.cutAfter = 4_000;
    uploads.add({ file: fileOf(9_000), request: 'r1' });
    await until(() => only().state.kind === 'interrupted');
    uploads.close();

    const other = page();
    other.add({ file: fileOf(9_000, 7), request: 'r1' });
    await until(() => other.all.length === 0);
    other.add({ file: fileOf(9_000), request: 'r1' });
    await until(() => other.all.length === 0);

    expect(bytesOf('d2')).toEqual(content(9_000, 7));
    expect(bytesOf('d1')).toEqual(content(9_000));
    expect(server.stored.size).toBe(2);
    other.close();
  });

  it('begins anew when the server has forgotten the upload', async () => {
    server.cutAfter = 4_000;
    uploads.add({ file: fileOf(9_000) });
    await until(() => only().state.kind === 'interrupted');
    server.stored.clear();
    server.stored.set('another', { length: 1, metadata: '', bytes: new Uint8Array() });
    await vi.advanceTimersByTimeAsync(pauses[0]);
    await until(() => uploads.all.length === 0);

    expect(bytesOf('d2')).toEqual(content(9_000));
  });

  it('enters again for another pass when its own is refused, and goes on', async () => {
    server.cutAfter = 1_000;
    uploads.add({ file: fileOf(4_000) });
    await until(() => only().state.kind === 'interrupted');
    server.passes.clear();
    server.passes.add('second');
    await vi.advanceTimersByTimeAsync(pauses[0]);
    await until(() => !session.isConnected);
    await vi.advanceTimersByTimeAsync(400);
    await hub.last.admit({ pass: 'second' });
    await until(() => uploads.all.length === 0);

    expect(hub.connections).toHaveLength(2);
    expect(bytesOf('d1')).toEqual(content(4_000));
  });

  it('gives up when every pass is refused', async () => {
    server.passes.clear();
    uploads.add({ file: fileOf(4_000) });
    for (let entry = 2; entry <= 4; entry++) {
      await until(() => !session.isConnected || only().state.kind === 'refused');
      await vi.advanceTimersByTimeAsync(400);
      await hub.last.admit({ pass: `pass ${entry}` });
    }
    await until(() => only().state.kind === 'refused');

    expect(only().state).toEqual({ kind: 'refused', code: 'pass-invalid' });
  });

  it('stops with the code of a refusal, and tries again when it is told to', async () => {
    server.fault = { status: 507, code: 'storage-full' };
    const id = uploads.add({ file: fileOf(4_000) });
    await until(() => only().state.kind === 'refused');
    expect(only().state).toEqual({ kind: 'refused', code: 'storage-full' });

    server.fault = 'none';
    uploads.resume(id);
    await until(() => uploads.all.length === 0);

    expect(bytesOf('d1')).toEqual(content(4_000));
  });

  it('waits by itself when the server is busy', async () => {
    server.fault = { status: 503, code: 'try-again' };
    uploads.add({ file: fileOf(4_000) });
    await until(() => only().state.kind === 'interrupted');
    server.fault = 'none';
    await vi.advanceTimersByTimeAsync(pauses[0]);
    await until(() => uploads.all.length === 0);

    expect(bytesOf('d1')).toEqual(content(4_000));
  });

  it('sends two at a time and the others in their turn', async () => {
    server.isHolding = true;
    for (let n = 0; n < 5; n++) {
      uploads.add({ file: fileOf(2_000, n) });
    }
    await until(() => server.running === 2);
    expect(uploads.all.map(({ state }) => state.kind)).toEqual(['sending', 'sending', 'waiting', 'waiting', 'waiting']);
    server.release();
    await until(() => uploads.all.length === 0);

    expect(server.mostRunning).toBe(2);
    expect(server.stored.size).toBe(5);
  });

  it('pauses at once, lets the next one go, and resumes where it was', async () => {
    server.cutAfter = 3_000;
    const id = uploads.add({ file: fileOf(6_000) });
    await until(() => only().state.kind === 'interrupted');
    uploads.pause(id);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(server.asked).toEqual(['POST', 'PATCH']);

    uploads.resume(id);
    await until(() => uploads.all.length === 0);
    expect(bytesOf('d1')).toEqual(content(6_000));
  });

  it('forgets here and at the server what is given up', async () => {
    server.cutAfter = 3_000;
    const id = uploads.add({ file: fileOf(6_000) });
    await until(() => only().document === 'd1' && only().state.kind === 'interrupted');
    uploads.cancel(id);
    await until(() => server.stored.size === 0);

    expect(uploads.all).toEqual([]);
    expect(kept.get('videodesk-uploads')).toBe('{}');
  });

  function page(): Uploads {
    return new Uploads({
      session,
      owner: 'a1 taxpayer',
      origin: 'http://desk.example',
      storage: {
        getItem: (name) => kept.get(name) ?? null,
        setItem: (name, value) => {
          kept.set(name, value);
        },
      },
      http: server,
    });
  }

  function only(): Upload {
    const [first] = uploads.all;
    if (first === undefined) {
      throw new Error('no upload');
    }
    return first;
  }

  function bytesOf(id: string): number[] {
    return [...(server.stored.get(id)?.bytes ?? [])];
  }

  function metadataOf(id: string): Record<string, string> {
    const pairs = (server.stored.get(id)?.metadata ?? '').split(',').map((pair) => pair.split(' '));
    return Object.fromEntries(pairs.map(([name = '', value = '']) => [name, Buffer.from(value, 'base64').toString()]));
  }
});

function content(length: number, seed = 1): number[] {
  return Array.from({ length }, (_, index) => (index * 31 + seed) % 251);
}

function fileOf(length: number, seed = 1): File {
  return new File([new Uint8Array(content(length, seed))], 'modulo è.pdf', { type: 'application/pdf' });
}

/** Lets requests, hashes and reads of files run until something is so; in real milliseconds, which the test's clock does not count. */
async function until(isSo: () => boolean): Promise<void> {
  const start = performance.now();
  while (!isSo()) {
    if (performance.now() - start > 4_000) {
      throw new Error('it did not come to that');
    }
    await settle();
    await new Promise((go) => setImmediate(go));
  }
}
