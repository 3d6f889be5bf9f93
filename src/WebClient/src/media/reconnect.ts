/**
 * How a call comes back. Pure: events in, state and effects out; the caller opens sockets and arms timers.
 *
 * A transport whose path broke gets an ICE restart over the socket that still stands. When that does not help in time, or the
 * socket itself is gone, everything is closed and joined again, with growing pauses.
 */
export type Direction = 'send' | 'receive';

export type ReconnectState =
  | { phase: 'connecting'; attempt: number }
  | { phase: 'connected' }
  | { phase: 'restartingIce'; directions: Direction[] }
  | { phase: 'waiting'; attempt: number }
  | { phase: 'refused'; reason: string }
  | { phase: 'left' };

export type ReconnectEvent =
  | { type: 'joined' }
  /** Everything was set up again at another place, over the same socket. */
  | { type: 'renewed' }
  /** The socket closed, or joining failed; with a reason if the server does not want us. */
  | { type: 'connectionLost'; refusal?: string }
  | { type: 'pathBroken'; direction: Direction }
  | { type: 'pathRestored'; direction: Direction }
  | { type: 'transportFailed' }
  | { type: 'iceRestartOverdue' }
  /** The pause is over, or the user or the network says that it is worth a try now. */
  | { type: 'retry' }
  | { type: 'leave' };

export type ReconnectEffect =
  | { type: 'open' }
  | { type: 'close' }
  | { type: 'restartIce'; direction: Direction }
  | { type: 'armIceTimer'; milliseconds: number }
  | { type: 'armRetryTimer'; milliseconds: number }
  | { type: 'disarmTimers' };

export type ReconnectStep = [state: ReconnectState, effects: ReconnectEffect[]];

/** Milliseconds that an ICE restart may take. Checks over a living path need far less. */
export const iceRestartTimeout = 8_000;

const firstPause = 500;
const longestPause = 15_000;

/** Milliseconds before the given attempt (1 is the first retry). `spread` is random in [0, 1): it keeps a crowd apart. */
export function pauseBefore(attempt: number, spread: number): number {
  const pause = Math.min(longestPause, firstPause * 2 ** (attempt - 1));
  return Math.round(pause * (0.75 + spread / 2));
}

/** What the new state of a peer connection means for the call, if anything. */
export function pathEvent(direction: Direction, state: RTCPeerConnectionState): ReconnectEvent | undefined {
  switch (state) {
    case 'disconnected':
      return { type: 'pathBroken', direction };
    case 'connected':
      return { type: 'pathRestored', direction };
    case 'failed':
      return { type: 'transportFailed' };
    case 'new':
    case 'connecting':
    case 'closed':
      return undefined;
  }
}

export function start(): ReconnectStep {
  return [{ phase: 'connecting', attempt: 0 }, [{ type: 'open' }]];
}

export function reconnect(state: ReconnectState, event: ReconnectEvent, spread: number): ReconnectStep {
  if (state.phase === 'left' || state.phase === 'refused') {
    return event.type === 'leave' ? [{ phase: 'left' }, []] : [state, []];
  }

  switch (event.type) {
    case 'joined':
      return state.phase === 'connecting' ? [{ phase: 'connected' }, []] : [state, []];
    case 'renewed':
      return state.phase === 'restartingIce' ? [{ phase: 'connected' }, [{ type: 'disarmTimers' }]] : [state, []];
    case 'connectionLost':
      return event.refusal === undefined
        ? retryLater(state, spread)
        : [{ phase: 'refused', reason: event.refusal }, [{ type: 'disarmTimers' }, { type: 'close' }]];
    case 'transportFailed':
      return retryLater(state, spread);
    case 'iceRestartOverdue':
      return state.phase === 'restartingIce' ? retryLater(state, spread) : [state, []];
    case 'pathBroken':
      return restartPath(state, event.direction);
    case 'pathRestored':
      return restorePath(state, event.direction);
    case 'retry':
      return state.phase === 'waiting'
        ? [{ phase: 'connecting', attempt: state.attempt }, [{ type: 'disarmTimers' }, { type: 'open' }]]
        : [state, []];
    case 'leave':
      return [{ phase: 'left' }, [{ type: 'disarmTimers' }, { type: 'close' }]];
  }
}

function retryLater(state: ReconnectState, spread: number): ReconnectStep {
  if (state.phase === 'waiting') {
    return [state, []];
  }
  const attempt = state.phase === 'connecting' ? state.attempt + 1 : 1;
  return [
    { phase: 'waiting', attempt },
    [
      { type: 'disarmTimers' },
      { type: 'close' },
      { type: 'armRetryTimer', milliseconds: pauseBefore(attempt, spread) },
    ],
  ];
}

function restartPath(state: ReconnectState, direction: Direction): ReconnectStep {
  if (state.phase === 'connected') {
    return [
      { phase: 'restartingIce', directions: [direction] },
      [
        { type: 'restartIce', direction },
        { type: 'armIceTimer', milliseconds: iceRestartTimeout },
      ],
    ];
  }
  if (state.phase === 'restartingIce' && !state.directions.includes(direction)) {
    return [
      { phase: 'restartingIce', directions: [...state.directions, direction] },
      [{ type: 'restartIce', direction }],
    ];
  }
  return [state, []];
}

function restorePath(state: ReconnectState, direction: Direction): ReconnectStep {
  if (state.phase !== 'restartingIce') {
    return [state, []];
  }
  const directions = state.directions.filter((other) => other !== direction);
  return directions.length === 0
    ? [{ phase: 'connected' }, [{ type: 'disarmTimers' }]]
    : [{ phase: 'restartingIce', directions }, []];
}
