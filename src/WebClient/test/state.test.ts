import { describe, expect, it } from 'vitest';
import type { LiveEvent } from '../src/session/contract';
import { messageNames, type HubMessage } from '../src/session/hubConnection';
import { eventOf } from '../src/session/session';
import { initialState, reduce, roomOf, type Room, type State, type StateEvent } from '../src/session/state';
import { view } from './fakeConnection';

const at = Date.parse('2026-11-23T08:24:58.000Z');

const inside = reduce(initialState, {
  type: 'entered',
  entered: { seat: 's1', view: view(), events: [line(1)], more: false },
  at,
});

describe('reduce', () => {
  it('stands where the view says, by the clock of the server', () => {
    expect(inside).toMatchObject({ kind: 'inside', stage: 'consent', room: { clockOffset: 2_000, position: 1 } });
    expect(after({ type: 'state', view: view({ revision: 2, page: 'not-yet' }), at }).kind).toBe('not-yet');
    expect(after({ type: 'state', view: view({ revision: 2, page: 'ended' }), at }).kind).toBe('ended');
    expect(
      after({
        type: 'state',
        view: view({ revision: 2, you: { seat: 's1', role: 'taxpayer', stage: 'call', admitted: true } }),
        at,
      }),
    ).toMatchObject({ kind: 'inside', stage: 'call' });
  });

  it('drops a view that is late', () => {
    const now = after({ type: 'state', view: view({ revision: 5, phase: 'ready' }), at });

    expect(reduce(now, { type: 'state', view: view({ revision: 4, phase: 'open' }), at })).toBe(now);
  });

  it('takes the view of an entry as it is: a server that started again counts anew', () => {
    const now = after({ type: 'state', view: view({ revision: 5 }), at });
    const again = reduce(now, {
      type: 'entered',
      entered: { seat: 's1', view: view({ revision: 1, phase: 'live' }), events: [], more: false },
      at,
    });

    expect(roomOf(again)?.view.phase).toBe('live');
    expect(roomOf(again)?.lines).toHaveLength(1);
  });

  it('keeps events that came too early until the gap is filled, each once', () => {
    const gap = after({ type: 'events', events: [line(4), line(3)] });
    expect(positions(gap)).toEqual([1]);
    expect(roomOf(gap)?.ahead.map(({ position }) => position)).toEqual([3, 4]);

    const filled = reduce(gap, { type: 'events', events: [line(1), line(2), line(3)] });
    expect(positions(filled)).toEqual([1, 2, 3, 4]);
    expect(roomOf(filled)?.ahead).toEqual([]);
  });

  it('shows a line of its own once, queued or confirmed', () => {
    const queued = after({ type: 'queued', id: 'c2', text: 'text 2' });
    expect(roomOf(queued)?.outbox).toEqual([{ id: 'c2', text: 'text 2', refusal: undefined }]);

    const confirmed = reduce(queued, { type: 'events', events: [line(2)] });
    expect(roomOf(confirmed)).toMatchObject({ outbox: [], position: 2 });
  });

  it('says why a line was refused, lets it be tried again as the same, and given up', () => {
    const refused = reduce(after({ type: 'queued', id: 'x', text: 'hello' }), {
      type: 'say-failed',
      id: 'x',
      code: 'text-too-long',
    });
    expect(roomOf(refused)?.outbox).toEqual([{ id: 'x', text: 'hello', refusal: 'text-too-long' }]);
    expect(roomOf(reduce(refused, { type: 'queued', id: 'x', text: 'hello' }))?.outbox).toHaveLength(1);
    expect(roomOf(reduce(refused, { type: 'discarded', id: 'x' }))?.outbox).toEqual([]);
  });

  it('keeps the place and the lines while the connection is gone, since its first instant', () => {
    const lost = reduce(after({ type: 'lost', at: 10 }), { type: 'lost', at: 20 });

    expect(lost).toMatchObject({ kind: 'inside', room: { interruptedAt: 10, position: 1 } });
  });

  it.each<[string, StateEvent, Partial<Room>]>([
    ['typing', { type: 'typing', seat: 's2', text: 'Buong' }, { typing: { s2: 'Buong' } }],
    ['an empty draft', { type: 'typing', seat: 's2', text: '' }, { typing: {} }],
    ['read', { type: 'read', seat: 's2', position: 1 }, { readBy: { s2: 1 } }],
    ['muted', { type: 'muted' }, { wasMuted: true }],
    [
      'a wanted guest',
      { type: 'guest-wanted', guestKind: 'interpreter', name: 'Ada' },
      { guestsWanted: [{ guestKind: 'interpreter', name: 'Ada' }] },
    ],
  ])('takes %s', (_, event, expected) => {
    expect(roomOf(after(event))).toMatchObject(expected);
  });

  it('never takes back what was read', () => {
    const read = after({ type: 'read', seat: 's2', position: 3 });

    expect(reduce(read, { type: 'read', seat: 's2', position: 2 })).toBe(read);
  });

  it.each<[StateEvent, State['kind']]>([
    [{ type: 'refused', error: { code: 'link-revoked' } }, 'refused'],
    [{ type: 'refused', error: { code: 'seat-on-another-device' } }, 'elsewhere'],
    [{ type: 'seat-lost', reason: 'moved' }, 'seat-lost'],
    [{ type: 'left' }, 'left'],
  ])('goes from inside by %j to %s', (event, kind) => {
    expect(after(event).kind).toBe(kind);
  });

  it.each<State>([{ kind: 'left' }, { kind: 'seat-lost', reason: 'removed' }])(
    'stays %j whatever comes late',
    (state) => {
      const late: StateEvent[] = [
        { type: 'entered', entered: { view: view(), events: [], more: false }, at },
        { type: 'state', view: view(), at },
        { type: 'lost', at },
        { type: 'muted' },
      ];
      for (const event of late) {
        expect(reduce(state, event)).toBe(state);
      }
    },
  );

  it('counts failures before the first entry', () => {
    expect(reduce(initialState, { type: 'lost', at })).toEqual({ kind: 'connecting', failures: 1 });
  });

  it('enters again from a seat that was moved away', () => {
    expect(reduce({ kind: 'seat-lost', reason: 'moved' }, { type: 'opening' })).toEqual(initialState);
  });
});

describe('eventOf', () => {
  const contents = {
    state: view({ revision: 9 }),
    event: line(2),
    typing: { seat: 's2', text: 'a' },
    read: { seat: 's2', position: 1 },
    media: { event: 'welcome', data: {} },
    testMedia: { event: 'welcome', data: {} },
    muted: undefined,
    guestWanted: { guestKind: 'helper', name: 'Ada' },
    board: { position: 1, seat: 's2', update: 'AAA=' },
    boardPresence: { seat: 's2', data: '{}' },
    seatLost: { reason: 'revoked' },
    deskChanged: {},
  } satisfies { [Name in HubMessage['name']]: Extract<HubMessage, { name: Name }>['content'] };

  it.each(messageNames.map((name) => [name]))(
    '%s changes the state, unless it is not the state it is about',
    (name) => {
      const event = eventOf({ name, content: contents[name] } as HubMessage);

      if (name === 'media' || name === 'testMedia' || name.startsWith('board') || name === 'deskChanged') {
        expect(event).toBeUndefined();
      } else {
        expect(event).toBeDefined();
        expect(event && reduce(inside, event)).not.toEqual(inside);
      }
    },
  );
});

function after(event: StateEvent): State {
  return reduce(inside, event);
}

function positions(state: State): (number | undefined)[] | undefined {
  return roomOf(state)?.lines.map(({ position }) => position);
}

function line(position: number): LiveEvent {
  return {
    position,
    at: '2026-11-23T08:24:00.000Z',
    kind: 'chat',
    payload: { id: `c${position}`, seat: 's1', role: 'taxpayer', name: 'Maria', text: `text ${position}` },
  };
}
