import type { types } from 'mediasoup-client';
import { beforeEach, describe, expect, it } from 'vitest';
import { Signalling } from '../src/media/signalling';
import { openTransports } from '../src/media/transports';
import { FakeSocket } from './fakeSocket';

describe('openTransports', () => {
  let socket: FakeSocket;
  let closed: string[];
  let signalling: Signalling;
  let device: types.Device;

  beforeEach(() => {
    socket = new FakeSocket();
    closed = [];
    signalling = new Signalling(socket, { notification: () => undefined, closed: () => undefined });
    const create = ({ id }: types.TransportOptions) => ({ id, on: () => undefined, close: () => closed.push(id) });
    device = { createSendTransport: create, createRecvTransport: create } as unknown as types.Device;
  });

  it('opens one each way', async () => {
    const opening = openTransports(signalling, device);
    answer('receive');
    answer('send');

    expect(await opening).toMatchObject({ send: { id: 'send' }, receive: { id: 'receive' } });
    expect(closed).toEqual([]);
  });

  it.each([
    ['send', 'receive'],
    ['receive', 'send'],
  ])('closes the one to %s when the other is refused, whichever came first', async (opened, refused) => {
    for (const order of [
      [opened, refused],
      [refused, opened],
    ]) {
      closed = [];
      socket.sent.length = 0;
      const opening = openTransports(signalling, device);
      const outcome = expect(opening).rejects.toMatchObject({ code: 'limit-reached' });
      for (const direction of order) {
        answer(direction, direction === refused ? 'limit-reached' : undefined);
        await Promise.resolve();
      }

      await outcome;
      expect(closed).toEqual([opened]);
    }
  });

  function answer(direction: string, code?: string): void {
    const request = socket.sent.find(({ data }) => (data as { direction: string }).direction === direction);
    const id = request?.id;
    socket.receive(code === undefined ? { id, ok: true, data: { id: direction } } : { id, ok: false, error: { code } });
  }
});
