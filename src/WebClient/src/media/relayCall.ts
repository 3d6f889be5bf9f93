import type { CallSnapshot, LocalTrack } from './callSnapshot';
import { CallConnection, type ConnectionHandlers, type ConnectionOptions } from './callConnection';
import type { Notification, Notifications, ProducerSource } from './messages';
import type { QualityReport } from './qualityReport';
import type { RemoteTrack } from './receiving';
import {
  pathEvent,
  reconnect,
  start,
  type Direction,
  type ReconnectEffect,
  type ReconnectEvent,
  type ReconnectState,
} from './reconnect';
import { Roster, type Participant } from './roster';
import { RequestError } from './signalling';
import type { CallStatistics } from './statistics';

/** Milliseconds for which an old place may be shown when something does not come from the new one. */
const bridging = 3_000;

/** Milliseconds between two looks at what comes from a new place. */
const bridgeLook = 40;

/** Milliseconds after its first packet in which a picture that nothing shows is decoded, if the browser does that at all. */
const undecoded = 500;

/** Lets a connection do something as long as it is the one in use. */
type WhileInUse = (act: (connection: CallConnection) => void) => void;

/**
 * One person's part in a call, from joining to leaving, over as many connections as it takes. Knows no page: `changed` is called
 * whenever a new `snapshot` is worth reading.
 */
export class RelayCall {
  private state: ReconnectState = { phase: 'left' };

  /** The connection in use; undefined between two. Whatever another one reports comes too late. */
  private connection: CallConnection | undefined;

  private readonly roster = new Roster();

  private readonly local = new Map<ProducerSource, LocalTrack>();

  /** The layer that the user chose, by peer and source, kept over reconnections. */
  private readonly preferredLayers = new Map<string, number>();

  /** The user wants sound only. */
  private arePicturesPaused = false;

  /** Who was there before the call moved; shown until everything has arrived from its new place. */
  private formerParticipants: readonly Participant[] = [];

  /** Producers that can be shown as they come from the new place. */
  private readonly arrived = new Set<string>();

  /** When the first packet of each was seen, by producer at the new place. */
  private readonly firstPackets = new Map<string, number>();

  private formerTimer: ReturnType<typeof setTimeout> | undefined;

  /** Counts the moves: an earlier one that is still under way has nothing more to say. */
  private moves = 0;

  /** The last setting up at a new place. */
  private renewal: Promise<void> = Promise.resolve();

  private iceTimer: ReturnType<typeof setTimeout> | undefined;

  private retryTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly options: ConnectionOptions,
    private readonly changed: () => void,
  ) {}

  get snapshot(): CallSnapshot {
    const { connection } = this;
    const tracks = connection?.receiving?.tracks ?? [];
    const former = connection?.formerTracks ?? [];
    return {
      state: this.state,
      selfId: this.roster.selfId,
      participants: withFormer(this.roster.participants, this.formerParticipants),
      remote: former.length > 0 ? this.bridged(tracks, former) : tracks,
      local: Object.fromEntries(this.local),
      speaker: this.roster.speaker,
    };
  }

  /** What both sides offered each other, for tests. */
  get negotiated(): object {
    return this.connection?.negotiated ?? {};
  }

  join(): void {
    this.proceed(start());
  }

  /** Ends the call for good and releases microphone, camera and screen. */
  leave(): void {
    for (const { track } of this.local.values()) {
      track.stop();
    }
    this.local.clear();
    this.dispatch({ type: 'leave' });
  }

  /** Tries at once instead of waiting for the next attempt. */
  retryNow(): void {
    this.dispatch({ type: 'retry' });
  }

  /** Sends a track, now and after every reconnection, until it is stopped or ends by itself. A call that is over stops it at once. */
  async startSending(source: ProducerSource, track: MediaStreamTrack, paused = false): Promise<void> {
    await this.stopSending(source);
    if (this.state.phase === 'left' || this.state.phase === 'refused') {
      track.stop();
      return;
    }
    this.local.set(source, { track, paused });
    track.addEventListener('ended', () => {
      if (this.local.get(source)?.track === track) {
        void this.stopSending(source);
      }
    });
    this.changed();
    if (this.state.phase === 'connected' || this.state.phase === 'restartingIce') {
      await this.connection?.sending?.start(source, track, paused);
    }
  }

  async stopSending(source: ProducerSource): Promise<void> {
    const local = this.local.get(source);
    if (local !== undefined) {
      this.local.delete(source);
      local.track.stop();
      this.changed();
      await this.attempt(this.connection?.sending?.stop(source));
    }
  }

  async setPaused(source: ProducerSource, paused: boolean): Promise<void> {
    const local = this.local.get(source);
    if (local !== undefined) {
      // Here, before anything else: whoever mutes himself is silent at once, whatever the network does.
      local.track.enabled = !paused;
      this.local.set(source, { ...local, paused });
      this.changed();
      await this.attempt(this.connection?.sending?.setPaused(source, paused));
    }
  }

  async setPreferredLayer(peerId: string, source: ProducerSource, spatial: number): Promise<void> {
    this.preferredLayers.set(`${peerId}/${source}`, spatial);
    const producer = this.roster.find(peerId, source);
    if (producer !== undefined) {
      await this.connection?.receiving?.setPreferredLayer(producer.producerId, spatial);
    }
  }

  /** Stops or resumes receiving one track. */
  async setRemotePaused(peerId: string, source: ProducerSource, paused: boolean): Promise<void> {
    const producer = this.roster.find(peerId, source);
    if (producer !== undefined) {
      await this.connection?.receiving?.setPaused(producer.producerId, paused);
    }
  }

  /** Stops or resumes receiving cameras and screens, those that come later included. */
  setPicturesPaused(paused: boolean): void {
    this.arePicturesPaused = paused;
    for (const { producerId, source } of this.roster.producers) {
      if (source !== 'microphone') {
        void this.attempt(this.connection?.receiving?.setPaused(producerId, paused));
      }
    }
  }

  async restartIce(direction: Direction): Promise<void> {
    await this.connection?.restartIce(direction);
  }

  async statistics(): Promise<CallStatistics> {
    return (await this.connection?.statistics()) ?? { tracks: [], encodings: [], paths: [] };
  }

  /** Says how the call has been. A report that is lost is missed by nobody. */
  async report(report: QualityReport): Promise<void> {
    await this.connection?.report(report).catch(() => undefined);
  }

  private dispatch(event: ReconnectEvent): void {
    this.proceed(reconnect(this.state, event, Math.random()));
  }

  private proceed([state, effects]: ReturnType<typeof reconnect>): void {
    this.state = state;
    for (const effect of effects) {
      this.carryOut(effect);
    }
    this.changed();
  }

  private carryOut(effect: ReconnectEffect): void {
    switch (effect.type) {
      case 'open':
        void this.open();
        break;
      case 'close':
        this.dropFormer();
        this.connection?.close();
        this.connection = undefined;
        break;
      case 'restartIce':
        // A restart that fails is followed by the timer or by the end of the socket.
        void this.attempt(this.connection?.restartIce(effect.direction));
        break;
      case 'armIceTimer':
        this.iceTimer = setTimeout(() => {
          this.dispatch({ type: 'iceRestartOverdue' });
        }, effect.milliseconds);
        break;
      case 'armRetryTimer':
        this.retryTimer = setTimeout(() => {
          this.dispatch({ type: 'retry' });
        }, effect.milliseconds);
        break;
      case 'disarmTimers':
        clearTimeout(this.iceTimer);
        clearTimeout(this.retryTimer);
        break;
    }
  }

  private async open(): Promise<void> {
    const whileInUse: WhileInUse = (act) => {
      if (this.connection === connection) {
        act(connection);
      }
    };
    const connection = new CallConnection(this.options, this.handlers(whileInUse));
    this.connection = connection;
    try {
      await connection.open();
      await this.resume(connection);
    } catch (error) {
      whileInUse(() => {
        this.dispatch({ type: 'connectionLost', ...(isUnsupported(error) ? { refusal: 'unsupported-browser' } : {}) });
      });
    }
  }

  private handlers(whileInUse: WhileInUse): ConnectionHandlers {
    return {
      welcome: (welcome) => {
        whileInUse(() => {
          this.roster.reset(welcome);
          this.changed();
        });
      },
      notification: (notification) => {
        whileInUse((connection) => {
          this.receive(connection, notification);
        });
      },
      pathChanged: (direction, state) => {
        const event = pathEvent(direction, state);
        if (event !== undefined) {
          whileInUse(() => {
            this.dispatch(event);
          });
        }
      },
      moved: (welcome) => {
        whileInUse((connection) => {
          void this.move(connection, welcome);
        });
      },
      tracksChanged: () => {
        whileInUse(() => {
          this.changed();
        });
      },
      closed: (reason) => {
        whileInUse(() => {
          this.dispatch({ type: 'connectionLost', ...(reason === '' ? {} : { refusal: reason }) });
        });
      },
    };
  }

  /** The call has another place at the relays. What arrives from the old one is shown until the new one has something. */
  private async move(connection: CallConnection, welcome: Notifications['welcome']): Promise<void> {
    const move = ++this.moves;
    this.formerParticipants = this.snapshot.participants;
    this.roster.reset(welcome);
    const before = this.renewal;
    this.renewal = (async () => {
      // One after the other, and only the last: what an earlier one sets up late must not replace what a later one did.
      await before.catch(() => undefined);
      if (this.connection === connection && this.moves === move) {
        await connection.renew();
      }
    })();
    try {
      await this.renewal;
    } catch {
      if (this.connection === connection && this.moves === move) {
        this.dispatch({ type: 'connectionLost' });
      }
      return;
    }
    if (this.connection === connection && this.moves === move) {
      clearTimeout(this.formerTimer);
      this.formerTimer = setTimeout(() => {
        this.dropFormer();
        this.changed();
      }, bridging);
      this.arrived.clear();
      this.firstPackets.clear();
      this.dispatch({ type: 'renewed' });
      void this.bridge(connection, move);
      await this.resume(connection);
    }
  }

  /** Looks which tracks come from the new place, and lets go of the old one once all do. */
  private async bridge(connection: CallConnection, move: number): Promise<void> {
    const isOn = () => this.connection === connection && this.moves === move && connection.formerTracks.length > 0;
    while (isOn()) {
      const before = this.arrived.size;
      for (const producerId of await this.arriving(connection)) {
        this.arrived.add(producerId);
      }
      if (isOn() && this.arrived.size > before) {
        const received = connection.receiving?.tracks ?? [];
        if (connection.formerTracks.every((former) => received.some((track) => this.replaces(track, former)))) {
          this.dropFormer();
        }
        this.changed();
      }
      await new Promise((resolve) => setTimeout(resolve, bridgeLook));
    }
  }

  /**
   * Which producers can be shown as they come from the new place. A picture once it is decoded, so that the old one stays until then; soon
   * after its first packet all the same, as a browser may not decode what no element shows.
   */
  private async arriving(connection: CallConnection): Promise<string[]> {
    try {
      const { tracks } = await connection.statistics();
      const now = performance.now();
      const coming = tracks.filter(({ packetsReceived }) => packetsReceived > 0);
      for (const { producerId } of coming) {
        this.firstPackets.set(producerId, this.firstPackets.get(producerId) ?? now);
      }
      const isShowable = ({ source, framesDecoded, producerId }: (typeof coming)[number]) =>
        source === 'microphone' || framesDecoded > 0 || now - (this.firstPackets.get(producerId) ?? now) > undecoded;
      return coming.filter(isShowable).map(({ producerId }) => producerId);
    } catch {
      // Something was closed while it was asked; the next look sees what is there then.
      return [];
    }
  }

  /** Whether a track has arrived that is the same person's same source. */
  private replaces(track: RemoteTrack, former: RemoteTrack): boolean {
    return track.peerId === former.peerId && track.source === former.source && this.arrived.has(track.producerId);
  }

  /** Each track from where it arrives now. */
  private bridged(tracks: readonly RemoteTrack[], former: readonly RemoteTrack[]): RemoteTrack[] {
    const still = former.filter((old) => !tracks.some((track) => this.replaces(track, old)));
    const isOutshone = (track: RemoteTrack) =>
      still.some((old) => old.peerId === track.peerId && old.source === track.source);
    return [...tracks.filter((track) => !isOutshone(track)), ...still];
  }

  private dropFormer(): void {
    clearTimeout(this.formerTimer);
    this.formerParticipants = [];
    this.connection?.dropFormer();
  }

  /** Sends and receives on a fresh connection what belongs to the call. */
  private async resume(connection: CallConnection): Promise<void> {
    if (this.connection !== connection) {
      return;
    }
    this.dispatch({ type: 'joined' });
    for (const { producerId } of this.roster.producers) {
      this.receiveProducer(connection, producerId);
    }
    await Promise.all(
      [...this.local].map(([source, { track, paused }]) =>
        this.attempt(connection.sending?.start(source, track, paused)),
      ),
    );
  }

  private receive(connection: CallConnection, notification: Notification): void {
    this.roster.apply(notification);
    if (notification.event === 'newProducer') {
      this.receiveProducer(connection, notification.data.producerId);
    } else if (notification.event === 'transportState' && notification.data.state === 'failed') {
      this.dispatch({ type: 'transportFailed' });
    }
    this.changed();
  }

  private receiveProducer(connection: CallConnection, producerId: string): void {
    const producer = this.roster.producers.find((candidate) => candidate.producerId === producerId);
    if (producer !== undefined) {
      const layer = this.preferredLayers.get(`${producer.peerId}/${producer.source}`);
      const isPaused = this.arePicturesPaused && producer.source !== 'microphone';
      void this.attempt(connection.receiving?.start(producer, layer, isPaused));
    }
  }

  /**
   * A request that may be refused, for instance about something that is gone by now, without harm to the rest of the call.
   * One that gets no answer at all says that the connection is dead.
   */
  private async attempt(work: Promise<void> | undefined): Promise<void> {
    const connection = this.connection;
    try {
      await work;
    } catch (error) {
      console.warn('request failed', error);
      if (error instanceof RequestError && error.code === 'timeout' && this.connection === connection) {
        this.dispatch({ type: 'connectionLost' });
      }
    }
  }
}

/** Those who are here, and what they sent before for as long as they have not sent it here. */
function withFormer(participants: readonly Participant[], former: readonly Participant[]): readonly Participant[] {
  const here = participants.map((participant) => {
    const before = former.find(({ peerId }) => peerId === participant.peerId);
    return before === undefined
      ? participant
      : { ...participant, producers: { ...before.producers, ...participant.producers } };
  });
  return [...here, ...former.filter(({ peerId }) => !participants.some((one) => one.peerId === peerId))];
}

function isUnsupported(error: unknown): boolean {
  return error instanceof Error && error.name === 'UnsupportedError';
}
