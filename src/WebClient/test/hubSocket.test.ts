import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HubSockets } from '../src/session/hubSocket';
import { Session } from '../src/session/session';
import { FakeHub, settle } from './fakeConnection';

describe('HubSockets', () => {
  let hub: FakeHub;
  let session: Session;
  let sockets: HubSockets;
  let welcomes: number;

  beforeEach(async () => {
    vi.useFakeTimers();
    hub = new FakeHub();
    session = new Session({ open: hub.open, entrance: { method: 'EnterByLink', token: 't' }, device: 'd' });
    welcomes = 0;
    sockets = new HubSockets(session, () => welcomes++);
    session.start();
    await hub.last.admit();
  });

  afterEach(() => {
    session.close();
    vi.useRealTimers();
  });

  it('gives a later welcome to the socket that is open: the call has moved', async () => {
    hub.last.tell('media', { event: 'welcome', data: 1 });
    const told = open();
    await settle();
    hub.last.tell('media', { event: 'welcome', data: 2 });

    expect(told.messages).toEqual([
      { event: 'welcome', data: 1 },
      { event: 'welcome', data: 2 },
    ]);
    expect([welcomes, told.closed]).toEqual([1, 0]);
  });

  it('gives a socket everything since the welcome, however late it is opened, in order', async () => {
    hub.last.tell('media', { event: 'welcome', data: 1 });
    hub.last.tell('media', { event: 'newProducer', data: 2 });
    const told = open();
    hub.last.tell('media', { event: 'producerClosed', data: 3 });
    await settle();
    hub.last.tell('media', { event: 'peerLeft', data: 4 });

    expect(welcomes).toBe(1);
    expect(told.messages).toEqual([
      { event: 'welcome', data: 1 },
      { event: 'newProducer', data: 2 },
      { event: 'producerClosed', data: 3 },
      { event: 'peerLeft', data: 4 },
    ]);
  });

  it('carries a request as Media and gives its answer back', async () => {
    hub.last.tell('media', { event: 'welcome', data: 1 });
    const told = open();
    told.socket.send(JSON.stringify({ id: 7, method: 'capabilities', data: {} }));
    expect(hub.last.call('Media').argument).toEqual({ method: 'capabilities', data: {} });

    hub.last.call('Media').answer({ value: { codecs: [] } });
    await settle();
    expect(told.messages).toContainEqual({ id: 7, ok: true, data: { codecs: [] } });

    told.socket.send(JSON.stringify({ id: 8, method: 'produce', data: {} }));
    hub.last.call('Media').answer({ error: { code: 'not-admitted' } });
    await settle();
    expect(told.messages).toContainEqual({ id: 8, ok: false, error: { code: 'not-admitted' } });
  });

  it('closes with the connection, and is worth opening again at the next welcome', async () => {
    hub.last.tell('media', { event: 'welcome', data: 1 });
    const told = open();
    await settle();
    hub.last.lose();
    expect(told.closed).toBe(1);

    await vi.advanceTimersByTimeAsync(1_000);
    await hub.last.admit();
    hub.last.tell('media', { event: 'welcome', data: 2 });
    expect(welcomes).toBe(2);
    const again = open();
    await settle();
    expect(again.messages).toEqual([{ event: 'welcome', data: 2 }]);
  });

  it('enters again for a second socket: the first one may have left transports behind', async () => {
    hub.last.tell('media', { event: 'welcome', data: 1 });
    open();
    await settle();
    const second = open();
    await settle();

    expect(second.closed).toBe(1);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(hub.connections).toHaveLength(2);
  });

  it('closes at once what is opened before anybody is admitted', async () => {
    const told = open();
    await settle();

    expect(told.closed).toBe(1);
    expect(hub.connections).toHaveLength(1);
  });

  function open() {
    const socket = sockets.open();
    const told = { socket, messages: [] as unknown[], closed: 0 };
    socket.onmessage = ({ data }) => told.messages.push(JSON.parse(String(data)));
    socket.onclose = () => told.closed++;
    return told;
  }
});
