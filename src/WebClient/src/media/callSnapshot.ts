import type { ProducerSource } from './messages';
import type { RemoteTrack } from './receiving';
import type { ReconnectState } from './reconnect';
import type { Participant } from './roster';

/** A track of this browser. It outlives connections. */
export interface LocalTrack {
  readonly track: MediaStreamTrack;
  readonly paused: boolean;
}

/** All that a view needs to know. */
export interface CallSnapshot {
  readonly state: ReconnectState;
  /** One's own peer id; undefined before the first welcome. */
  readonly selfId: string | undefined;
  readonly participants: readonly Participant[];
  readonly remote: readonly RemoteTrack[];
  readonly local: Readonly<Partial<Record<ProducerSource, LocalTrack>>>;
  /** The peer id of who speaks now. */
  readonly speaker: string | undefined;
}
