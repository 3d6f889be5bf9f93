import type { ProducerSource } from './messages';
import type { RemoteTrack } from './receiving';
import type { Direction } from './reconnect';

/** What the browser says of one received track. Counters are those of the WebRTC statistics of the same names. */
export interface TrackStatistics {
  peerId: string;
  source: ProducerSource;
  producerId: string;
  consumerId: string;
  codec: string;
  bytesReceived: number;
  packetsReceived: number;
  packetsLost: number;
  framesDecoded: number;
  frameWidth: number;
  frameHeight: number;
  framesPerSecond: number;
  keyFramesDecoded: number;
  pliCount: number;
  nackCount: number;
  freezeCount: number;
  /** In seconds. */
  totalFreezesDuration: number;
  totalAudioEnergy: number;
}

/** The selected path of one transport. */
export interface PathStatistics {
  direction: Direction;
  /** `udp` or `tcp`; empty before a path is selected. */
  protocol: string;
  /** Whether it leads over a TURN server. */
  isRelayed: boolean;
  /** This browser's ICE username fragment: another one after every restart. */
  usernameFragment: string;
  bytesReceived: number;
  bytesSent: number;
  /** In seconds. */
  roundTripTime: number;
}

/** One stream that this browser sends. */
export interface EncodingStatistics {
  kind: string;
  /** The simulcast layer's name; empty when there is one stream. */
  rid: string;
  /** Whether it is encoded now. */
  active: boolean;
  bytesSent: number;
}

export interface CallStatistics {
  tracks: TrackStatistics[];
  encodings: EncodingStatistics[];
  paths: PathStatistics[];
}

type Entry = Record<string, unknown>;

export function readTrack(remote: RemoteTrack, report: RTCStatsReport): TrackStatistics {
  const inbound = find(report, (entry) => entry['type'] === 'inbound-rtp');
  const codec = get(report, inbound['codecId']);
  return {
    peerId: remote.peerId,
    source: remote.source,
    producerId: remote.producerId,
    consumerId: remote.consumerId,
    codec: text(codec['mimeType']),
    bytesReceived: number(inbound['bytesReceived']),
    packetsReceived: number(inbound['packetsReceived']),
    packetsLost: number(inbound['packetsLost']),
    framesDecoded: number(inbound['framesDecoded']),
    frameWidth: number(inbound['frameWidth']),
    frameHeight: number(inbound['frameHeight']),
    framesPerSecond: number(inbound['framesPerSecond']),
    keyFramesDecoded: number(inbound['keyFramesDecoded']),
    pliCount: number(inbound['pliCount']),
    nackCount: number(inbound['nackCount']),
    freezeCount: number(inbound['freezeCount']),
    totalFreezesDuration: number(inbound['totalFreezesDuration']),
    totalAudioEnergy: number(inbound['totalAudioEnergy']),
  };
}

export function readPath(direction: Direction, report: RTCStatsReport): PathStatistics {
  const transport = find(report, (entry) => entry['type'] === 'transport');
  const pair = get(report, transport['selectedCandidatePairId']);
  const candidate = get(report, pair['remoteCandidateId']);
  return {
    direction,
    protocol: text(candidate['protocol']),
    isRelayed: get(report, pair['localCandidateId'])['candidateType'] === 'relay',
    usernameFragment: text(transport['iceLocalUsernameFragment']),
    bytesReceived: number(transport['bytesReceived']),
    bytesSent: number(transport['bytesSent']),
    roundTripTime: number(pair['currentRoundTripTime']),
  };
}

export function readEncodings(report: RTCStatsReport): EncodingStatistics[] {
  return [...(report.values() as Iterable<Entry>)]
    .filter((entry) => entry['type'] === 'outbound-rtp')
    .map((entry) => ({
      kind: text(entry['kind']),
      rid: text(entry['rid']),
      active: entry['active'] === true,
      bytesSent: number(entry['bytesSent']),
    }));
}

function find(report: RTCStatsReport, matches: (entry: Entry) => boolean): Entry {
  for (const entry of report.values() as Iterable<Entry>) {
    if (matches(entry)) {
      return entry;
    }
  }
  return {};
}

function get(report: RTCStatsReport, id: unknown): Entry {
  return typeof id === 'string' ? ((report.get(id) as Entry | undefined) ?? {}) : {};
}

function number(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
