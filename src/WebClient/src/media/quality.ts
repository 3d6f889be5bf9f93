import type { CallStatistics } from './statistics';

export type Quality = 'good' | 'fair' | 'poor';

/** What the network did between two readings. */
export interface NetworkReading {
  /** Share of the packets that did not arrive, 0 to 1. */
  readonly loss: number;
  /** In milliseconds; 0 before a path is selected. */
  readonly roundTrip: number;
}

/** Compares two readings of the counters. */
export function readNetwork(before: CallStatistics, now: CallStatistics): NetworkReading {
  const earlier = new Map(before.tracks.map((track) => [track.consumerId, track]));
  let received = 0;
  let lost = 0;
  for (const track of now.tracks) {
    const base = earlier.get(track.consumerId);
    received += track.packetsReceived - (base?.packetsReceived ?? 0);
    lost += Math.max(0, track.packetsLost - (base?.packetsLost ?? 0));
  }
  const roundTrip = Math.max(0, ...now.paths.map((path) => path.roundTripTime)) * 1000;
  return { loss: received + lost === 0 ? 0 : lost / (received + lost), roundTrip };
}

/** Thresholds at which a conversation begins to suffer (ITU-T G.114: 150 ms one way; loss that Opus can hide). */
export function qualityOf({ loss, roundTrip }: NetworkReading): Quality {
  if (loss > 0.1 || roundTrip > 600) {
    return 'poor';
  }
  return loss > 0.03 || roundTrip > 300 ? 'fair' : 'good';
}
