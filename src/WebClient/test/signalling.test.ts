import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Notification } from '../src/media/messages';
import { RequestError, Signalling } from '../src/media/signalling';
import { FakeSocket } from './fakeSocket';

describe('Signalling', () => {
  let socket: FakeSocket;
  let notifications: Notification[];
  let closed: string[];
  let signalling: Signalling;

  beforeEach(() => {
    vi.useFakeTimers();
    socket = new FakeSocket();
    notifications = [];
    closed = [];
    signalling = new Signalling(socket, {
      notification: (notification) => notifications.push(notification),
      closed: (reason) => closed.push(reason),
    });
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  it('answers each request with the response of its id, in whatever order they come', async () => {
    const first = signalling.request('first', { a: 1 });
    const second = signalling.request('second');

    socket.receive({ id: 2, ok: true, data: 'two' });
    socket.receive({ id: 1, ok: true, data: 'one' });

    expect(await first).toBe('one');
    expect(await second).toBe('two');
    expect(socket.sent).toEqual([
      { id: 1, method: 'first', data: { a: 1 } },
      { id: 2, method: 'second', data: {} },
    ]);
  });

  it('rejects a refused request with the code of the server', async () => {
    const request = signalling.request('consume');

    socket.receive({ id: 1, ok: false, error: { code: 'not-allowed', detail: 'why' } });

    await expect(request).rejects.toMatchObject({ code: 'not-allowed', method: 'consume' });
  });

  it('rejects a request that gets no answer, and ignores the answer that comes too late', async () => {
    const request = signalling.request('connectTransport');
    const outcome = expect(request).rejects.toMatchObject({ code: 'timeout' });

    vi.advanceTimersByTime(Signalling.requestTimeout);
    socket.receive({ id: 1, ok: true });

    await outcome;
    expect(vi.getTimerCount()).toBe(0);
  });

  it('rejects what waits when the socket is lost, and says so once', async () => {
    const request = signalling.request('produce');
    const outcome = expect(request).rejects.toBeInstanceOf(RequestError);

    socket.lose('limit-reached');

    await outcome;
    expect(closed).toEqual(['limit-reached']);
    await expect(signalling.request('late')).rejects.toMatchObject({ code: 'closed' });
    expect(vi.getTimerCount()).toBe(0);
  });

  it('does not report a close of its own', async () => {
    const outcome = expect(signalling.request('produce')).rejects.toMatchObject({ code: 'closed' });

    signalling.close();
    socket.lose();

    await outcome;
    expect(closed).toEqual([]);
    expect(socket.closeCode).toBe(1000);
  });

  it('passes notifications on', () => {
    socket.receive({ event: 'peerLeft', data: { peerId: 'a' } });

    expect(notifications).toEqual([{ event: 'peerLeft', data: { peerId: 'a' } }]);
  });

  it.each(['{', '17', 'null', '"text"', new ArrayBuffer(2), '{"id":99,"ok":true}', '{"ok":false}'])(
    'ignores a message that it cannot use: %s',
    (data) => {
      socket.receiveText(data);

      expect(notifications).toEqual([]);
      expect(closed).toEqual([]);
    },
  );
});
