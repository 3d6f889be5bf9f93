import { describe, expect, it } from 'vitest';
import {
  iceRestartTimeout,
  pauseBefore,
  reconnect,
  start,
  type ReconnectEvent,
  type ReconnectState,
} from '../src/media/reconnect';

const connected: ReconnectState = { phase: 'connected' };

/** With a spread of 0.5 a pause is exactly the nominal one. */
function step(state: ReconnectState, event: ReconnectEvent) {
  return reconnect(state, event, 0.5);
}

describe('reconnect', () => {
  it('opens a connection at the start', () => {
    expect(start()).toEqual([{ phase: 'connecting', attempt: 0 }, [{ type: 'open' }]]);
  });

  it('is connected once joined', () => {
    expect(step({ phase: 'connecting', attempt: 3 }, { type: 'joined' })).toEqual([connected, []]);
  });

  it('restarts ICE on the transport whose path broke, with a time limit', () => {
    expect(step(connected, { type: 'pathBroken', direction: 'send' })).toEqual([
      { phase: 'restartingIce', directions: ['send'] },
      [
        { type: 'restartIce', direction: 'send' },
        { type: 'armIceTimer', milliseconds: iceRestartTimeout },
      ],
    ]);
  });

  it('restarts the other transport too, within the same time limit', () => {
    const state: ReconnectState = { phase: 'restartingIce', directions: ['send'] };

    expect(step(state, { type: 'pathBroken', direction: 'receive' })).toEqual([
      { phase: 'restartingIce', directions: ['send', 'receive'] },
      [{ type: 'restartIce', direction: 'receive' }],
    ]);
    expect(step(state, { type: 'pathBroken', direction: 'send' })).toEqual([state, []]);
  });

  it('is connected when all was set up at another place', () => {
    expect(step({ phase: 'restartingIce', directions: ['send'] }, { type: 'renewed' })).toEqual([
      connected,
      [{ type: 'disarmTimers' }],
    ]);
    expect(step(connected, { type: 'renewed' })).toEqual([connected, []]);
  });

  it('is connected again when every path is restored', () => {
    const both: ReconnectState = { phase: 'restartingIce', directions: ['send', 'receive'] };
    const [one] = step(both, { type: 'pathRestored', direction: 'send' });

    expect(one).toEqual({ phase: 'restartingIce', directions: ['receive'] });
    expect(step(one, { type: 'pathRestored', direction: 'receive' })).toEqual([connected, [{ type: 'disarmTimers' }]]);
  });

  it.each<ReconnectEvent>([{ type: 'iceRestartOverdue' }, { type: 'transportFailed' }, { type: 'connectionLost' }])(
    'joins anew when an ICE restart ends with $type',
    (event) => {
      expect(step({ phase: 'restartingIce', directions: ['send'] }, event)).toEqual([
        { phase: 'waiting', attempt: 1 },
        [{ type: 'disarmTimers' }, { type: 'close' }, { type: 'armRetryTimer', milliseconds: 500 }],
      ]);
    },
  );

  it('waits longer after each failed attempt, up to a limit', () => {
    const pauses: number[] = [];
    let [state] = start();
    for (let attempt = 0; attempt < 8; attempt++) {
      const [waiting, effects] = step(state, { type: 'connectionLost' });
      pauses.push(...effects.flatMap((effect) => (effect.type === 'armRetryTimer' ? [effect.milliseconds] : [])));
      [state] = step(waiting, { type: 'retry' });
    }

    expect(pauses).toEqual([500, 1000, 2000, 4000, 8000, 15000, 15000, 15000]);
  });

  it('spreads pauses by a quarter to either side', () => {
    expect(pauseBefore(1, 0)).toBe(375);
    expect(pauseBefore(1, 0.999)).toBe(625);
  });

  it('does not retry when the server refuses', () => {
    const [state, effects] = step(
      { phase: 'connecting', attempt: 0 },
      { type: 'connectionLost', refusal: 'limit-reached' },
    );

    expect(state).toEqual({ phase: 'refused', reason: 'limit-reached' });
    expect(effects).toEqual([{ type: 'disarmTimers' }, { type: 'close' }]);
    expect(step(state, { type: 'retry' })).toEqual([state, []]);
  });

  it.each<ReconnectState>([connected, { phase: 'waiting', attempt: 2 }, { phase: 'connecting', attempt: 0 }])(
    'leaves from $phase for good',
    (from) => {
      const [state, effects] = step(from, { type: 'leave' });

      expect(state).toEqual({ phase: 'left' });
      expect(effects).toEqual([{ type: 'disarmTimers' }, { type: 'close' }]);
      expect(step(state, { type: 'connectionLost' })).toEqual([state, []]);
    },
  );

  it.each<[ReconnectState, ReconnectEvent]>([
    [connected, { type: 'iceRestartOverdue' }],
    [connected, { type: 'retry' }],
    [connected, { type: 'pathRestored', direction: 'send' }],
    [
      { phase: 'waiting', attempt: 1 },
      { type: 'pathBroken', direction: 'send' },
    ],
    [{ phase: 'waiting', attempt: 1 }, { type: 'connectionLost' }],
    [{ phase: 'waiting', attempt: 1 }, { type: 'joined' }],
  ])('ignores what comes too late: %j %j', (state, event) => {
    expect(step(state, event)).toEqual([state, []]);
  });
});
