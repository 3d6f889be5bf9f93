import type { CallStatistics, TrackStatistics } from './statistics';

/** What the server counts of a call, without knowing whose it is. */
export interface QualityReport {
  /** How long it is about. */
  readonly seconds: number;
  /** Times that a picture stood still. */
  readonly freezes: number;
  readonly frozenSeconds: number;
  readonly packetsReceived: number;
  readonly packetsLost: number;
  readonly roundTripMilliseconds: number;
  readonly path: 'udp' | 'tcp' | 'turn';
}

/** Seconds that a report is about. */
export const reportPeriod = 10;

/** What the server takes as the longest. */
const longest = 60;

/** What happened between two readings; undefined where there is no path, or where the device slept in between. */
export function reportOf(before: CallStatistics, now: CallStatistics, seconds: number): QualityReport | undefined {
  const path = now.paths.find(({ direction, protocol }) => direction === 'receive' && protocol !== '');
  if (path === undefined || seconds <= 0 || seconds > longest) {
    return undefined;
  }
  const earlier = new Map(before.tracks.map((track) => [track.consumerId, track]));
  const grown = (counter: (track: TrackStatistics) => number) =>
    now.tracks.reduce((sum, track) => {
      const base = earlier.get(track.consumerId);
      return sum + Math.max(0, counter(track) - (base === undefined ? 0 : counter(base)));
    }, 0);
  return {
    seconds,
    freezes: grown(({ freezeCount }) => freezeCount),
    frozenSeconds: grown(({ totalFreezesDuration }) => totalFreezesDuration),
    packetsReceived: grown(({ packetsReceived }) => packetsReceived),
    packetsLost: grown(({ packetsLost }) => packetsLost),
    roundTripMilliseconds: Math.round(path.roundTripTime * 1000),
    path: path.isRelayed ? 'turn' : path.protocol === 'tcp' ? 'tcp' : 'udp',
  };
}
