import { describe, expect, it } from 'vitest';
import { reportOf } from '../src/media/qualityReport';
import type { CallStatistics, PathStatistics, TrackStatistics } from '../src/media/statistics';

function reading(tracks: Partial<TrackStatistics>[], path: Partial<PathStatistics> = {}): CallStatistics {
  const receive: PathStatistics = {
    direction: 'receive',
    protocol: 'udp',
    isRelayed: false,
    usernameFragment: '',
    bytesReceived: 0,
    bytesSent: 0,
    roundTripTime: 0.0234,
    ...path,
  };
  return { tracks: tracks as TrackStatistics[], encodings: [], paths: [receive] };
}

const counters = { packetsReceived: 100, packetsLost: 2, freezeCount: 1, totalFreezesDuration: 0.5 };

describe('reportOf', () => {
  it('counts what grew, and tracks that are new from their beginning', () => {
    const before = reading([{ consumerId: 'a', ...counters }]);
    const now = reading([
      { consumerId: 'a', ...counters, packetsReceived: 150, freezeCount: 3, totalFreezesDuration: 2 },
      { consumerId: 'b', packetsReceived: 10, packetsLost: 1, freezeCount: 0, totalFreezesDuration: 0 },
    ]);

    expect(reportOf(before, now, 10)).toEqual({
      seconds: 10,
      freezes: 2,
      frozenSeconds: 1.5,
      packetsReceived: 60,
      packetsLost: 1,
      roundTripMilliseconds: 23,
      path: 'udp',
    });
  });

  it.each([
    [{ protocol: 'tcp' }, 'tcp'],
    [{ protocol: 'udp', isRelayed: true }, 'turn'],
    [{ protocol: 'ssltcp' }, 'udp'],
  ])('names the path (%o)', (path, expected) => {
    expect(reportOf(reading([]), reading([], path), 10)?.path).toBe(expected);
  });

  it('says nothing without a path, and nothing of a time in which the device slept', () => {
    expect(reportOf(reading([]), reading([], { protocol: '' }), 10)).toBeUndefined();
    expect(reportOf(reading([]), reading([]), 3600)).toBeUndefined();
  });
});
