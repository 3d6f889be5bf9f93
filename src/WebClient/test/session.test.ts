import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LiveEvent } from '../src/session/contract';
import { deviceKey } from '../src/session/device';
import { pauseBeforeLines } from '../src/session/lineSender';
import { pauses, probeTimeout } from '../src/session/link';
import { Session } from '../src/session/session';
import { roomOf } from '../src/session/state';
import type { Keeping } from '../src/storage';
import { FakeHub, settle, view } from './fakeConnection';

describe('Session', () => {
  let hub: FakeHub;
  let session: Session;

  beforeEach(() => {
    vi.useFakeTimers();
    vi.spyOn(Math, 'random').mockReturnValue(0.5);
    hub = new FakeHub();
    session = new Session({
      open: hub.open,
      entrance: { method: 'EnterByLink', token: 't' },
      device: 'd'.repeat(22),
    });
    session.start();
  });

  afterEach(() => {
    session.close();
    vi.restoreAllMocks();
    vi.useRealTimers();
  });

  it('enters with the link and the device, and comes back with the last position', async () => {
    await hub.last.admit({ events: [line(1), line(2)] });
    expect(hub.last.calls[0]?.argument).toEqual({ token: 't', device: 'd'.repeat(22) });

    hub.last.lose();
    expect(roomOf(session.state)?.interruptedAt).toBeDefined();
    await vi.advanceTimersByTimeAsync(pauses[0]);
    await hub.last.admit();

    expect(hub.connections).toHaveLength(2);
    expect(hub.last.calls[0]?.argument).toEqual({ token: 't', device: 'd'.repeat(22), after: 2 });
    expect(roomOf(session.state)?.interruptedAt).toBeUndefined();
    expect(roomOf(session.state)?.lines).toHaveLength(2);
  });

  it('enters again when it is told without a seat that the appointment has opened', async () => {
    const visitor = view({ page: 'not-yet', phase: 'booked' });
    delete visitor.you;
    await settle();
    hub.last.calls[0]?.answer({ value: { view: visitor, events: [], more: false } });
    await settle();
    hub.last.tell('state', { ...visitor, revision: 2, page: 'room', phase: 'open' });
    expect(session.state.kind).toBe('not-yet');
    await vi.advanceTimersByTimeAsync(pauses[0]);
    await hub.last.admit();

    expect(hub.connections).toHaveLength(2);
    expect(session.state).toMatchObject({ kind: 'inside', stage: 'consent' });
  });

  it('tries again with growing pauses, up to two seconds, and at once when it is woken', async () => {
    await hub.last.admit();
    hub.isReachable = false;
    hub.last.lose();
    for (const [index, pause] of [...pauses, 2_000].entries()) {
      await vi.advanceTimersByTimeAsync(pause - 1);
      expect(hub.connections).toHaveLength(index + 1);
      await vi.advanceTimersByTimeAsync(1);
      expect(hub.connections).toHaveLength(index + 2);
    }

    hub.isReachable = true;
    const before = hub.connections.length;
    session.wake();
    expect(hub.connections).toHaveLength(before + 1);
    await hub.last.admit();
    expect(session.isConnected).toBe(true);
  });

  it('does not believe a connection that is silent when it is woken', async () => {
    await hub.last.admit();
    session.wake();
    await vi.advanceTimersByTimeAsync(probeTimeout + pauses[0]);

    expect(hub.connections).toHaveLength(2);
    expect(hub.connections[0]?.isClosed).toBe(true);
  });

  it('stays when a woken connection answers, even with a refusal', async () => {
    await hub.last.admit();
    session.wake();
    hub.last.call('Events').answer({ error: { code: 'not-allowed' } });
    await vi.advanceTimersByTimeAsync(probeTimeout * 2);

    expect(hub.connections).toHaveLength(1);
  });

  it('asks for what is missing between two events', async () => {
    await hub.last.admit({ events: [line(1)] });
    hub.last.tell('event', line(4));
    await settle();
    expect(hub.last.call('Events').argument).toEqual({ after: 1 });

    hub.last.call('Events').answer({ value: { events: [line(2)], more: true } });
    await settle();
    expect(hub.last.call('Events').argument).toEqual({ after: 2 });
    hub.last.call('Events').answer({ value: { events: [line(3)], more: false } });
    await settle();

    expect(roomOf(session.state)?.lines.map(({ position }) => position)).toEqual([1, 2, 3, 4]);
  });

  it('sends a line that was written without a connection after the return, with the same id', async () => {
    await hub.last.admit();
    hub.last.lose();
    session.say('Eccomi', 'c1');
    await settle();
    expect(roomOf(session.state)?.outbox).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(pauses[0]);
    await hub.last.admit();

    expect(hub.last.call('Say').argument).toEqual({ id: 'c1', text: 'Eccomi' });
    hub.last.tell('event', line(1));
    expect(roomOf(session.state)?.outbox).toEqual([]);
  });

  it('says so when a line is refused', async () => {
    await hub.last.admit();
    session.say('x', 'c1');
    hub.last.call('Say').answer({ error: { code: 'too-many-requests' } });
    await settle();

    expect(roomOf(session.state)?.outbox[0]?.refusal).toBe('too-many-requests');
  });

  it('takes what is told before the answer to the entry after it', async () => {
    await settle();
    hub.last.tell('state', view({ revision: 7, phase: 'ready' }));
    await hub.last.admit({ view: view({ revision: 6 }) });

    expect(roomOf(session.state)?.view.revision).toBe(7);
  });

  it('asks before it takes the seat from another device, and takes it when told', async () => {
    await settle();
    hub.last.calls[0]?.answer({ error: { code: 'seat-on-another-device' } });
    await settle();
    expect(session.state.kind).toBe('elsewhere');

    session.moveHere();
    await settle();
    expect(hub.last.calls[0]?.argument).toMatchObject({ move: true });
  });

  it('stays away when the seat was moved, until the user takes it back', async () => {
    await hub.last.admit();
    hub.last.tell('seatLost', { reason: 'moved' });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(hub.connections).toHaveLength(1);
    expect(session.state).toEqual({ kind: 'seat-lost', reason: 'moved' });

    session.moveHere();
    await hub.last.admit();
    expect(session.state.kind).toBe('inside');
  });

  it('keeps trying when the server asks to come again, and stops when it refuses', async () => {
    await settle();
    hub.last.calls[0]?.answer({ error: { code: 'try-again' } });
    await vi.advanceTimersByTimeAsync(pauses[0]);
    expect(hub.connections).toHaveLength(2);

    hub.last.calls[0]?.answer({ error: { code: 'link-unknown' } });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(hub.connections).toHaveLength(2);
    expect(session.state).toEqual({ kind: 'refused', error: { code: 'link-unknown' } });
  });

  it('does not wait for ever for an entry that is not answered', async () => {
    await vi.advanceTimersByTimeAsync(10_000 + pauses[0]);

    expect(hub.connections).toHaveLength(2);
  });
});

describe('lines that the server did not take', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  it('are there again after a reload: the refused with their reason, the others are sent', async () => {
    const kept = memory();
    const before = await open(kept);
    before.session.say('refused', 'a');
    await settle();
    before.hub.last.calls.at(-1)?.answer({ error: { code: 'too-many-requests' } });
    await settle();
    before.session.say('on its way', 'b');
    before.session.close();

    const after = await open(kept);

    expect(roomOf(after.session.state)?.outbox).toEqual([
      { id: 'a', text: 'refused', refusal: 'too-many-requests' },
      { id: 'b', text: 'on its way', refusal: undefined },
    ]);
    expect(after.hub.last.calls.filter(({ method }) => method === 'Say').map(({ argument }) => argument)).toEqual([
      { id: 'b', text: 'on its way' },
    ]);
    after.session.discard('a');
    after.hub.last.tell('event', { ...line(1), payload: { ...line(1).payload, id: 'b' } });
    after.session.close();
    const last = await open(kept);
    expect(roomOf(last.session.state)?.outbox).toEqual([]);
    last.session.close();
  });

  it('say so when the server could not keep them now, and are sent again by themselves under the same id', async () => {
    const { hub, session } = await open(memory());
    session.say('words', 'a');
    await settle();
    hub.last.calls.at(-1)?.answer({ error: { code: 'try-again' } });
    await settle();
    expect(roomOf(session.state)?.outbox).toEqual([{ id: 'a', text: 'words', refusal: 'try-again' }]);

    await vi.advanceTimersByTimeAsync(pauseBeforeLines);
    const said = hub.last.calls.filter(({ method }) => method === 'Say');
    expect(said.map(({ argument }) => argument)).toEqual([
      { id: 'a', text: 'words' },
      { id: 'a', text: 'words' },
    ]);
    said.at(-1)?.answer({});
    hub.last.tell('event', { ...line(1), payload: { ...line(1).payload, id: 'a' } });
    await vi.advanceTimersByTimeAsync(60_000);

    expect(roomOf(session.state)?.outbox).toEqual([]);
    expect(hub.last.calls.filter(({ method }) => method === 'Say')).toHaveLength(2);
    session.close();
  });

  it('are not sent again once they were discarded', async () => {
    const { hub, session } = await open(memory());
    session.say('words', 'a');
    await settle();
    hub.last.calls.at(-1)?.answer({ error: { code: 'try-again' } });
    await settle();
    session.discard('a');
    await vi.advanceTimersByTimeAsync(60_000);

    expect(hub.last.calls.filter(({ method }) => method === 'Say')).toHaveLength(1);
    session.close();
  });

  async function open(kept: Keeping): Promise<{ hub: FakeHub; session: Session }> {
    const hub = new FakeHub();
    const session = new Session({
      open: hub.open,
      entrance: { method: 'EnterChat', token: 't' },
      device: 'd'.repeat(22),
      kept,
    });
    session.start();
    await hub.last.admit();
    await settle();
    return { hub, session };
  }

  function memory(): Keeping {
    const items = new Map<string, string>();
    return {
      getItem: (key) => items.get(key) ?? null,
      setItem: (key, value) => void items.set(key, value),
      removeItem: (key) => void items.delete(key),
    };
  }
});

describe('deviceKey', () => {
  it('is kept, and made where nothing can be kept', () => {
    const kept = new Map<string, string>();
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (k: string, v: string) => kept.set(k, v),
    };

    expect(deviceKey(storage)).toMatch(/^[\w-]{22}$/);
    expect(deviceKey(storage)).toBe(deviceKey(storage));
    const closed = () => {
      throw new Error('denied');
    };
    expect(deviceKey({ getItem: closed, setItem: closed })).toMatch(/^[\w-]{22}$/);
  });
});

function line(position: number): LiveEvent {
  return {
    position,
    at: '2026-11-23T08:24:00.000Z',
    kind: 'chat',
    payload: { id: `c${position}`, seat: 's1', role: 'taxpayer', name: 'Maria', text: `text ${position}` },
  };
}
