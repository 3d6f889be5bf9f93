import type { types } from 'mediasoup-client';
import {
  cameraEncodings,
  cameraOptions,
  findCodec,
  microphoneOptions,
  screenEncodings,
  type VideoCodec,
} from './encodings';
import type { ProducerSource } from './messages';
import type { Signalling } from './signalling';

/** What this browser sends: at most one track of each source, over one transport. */
export class Sending {
  private readonly producers = new Map<ProducerSource, types.Producer>();

  /** Layers that somebody watches, by producer id. May be told before the producer's own id is known here. */
  private readonly wantedLayers = new Map<string, readonly number[]>();

  /** The last change of each source. They are made one after the other: a stop that comes while a start is on its way must find it. */
  private readonly changes = new Map<ProducerSource, Promise<void>>();

  /** Changes of sender parameters one after the other: a second change on a stale reading would be refused. */
  private parameterChanges = Promise.resolve();

  constructor(
    private readonly signalling: Signalling,
    private readonly transport: types.Transport,
    private readonly capabilities: types.RtpCapabilities,
    private readonly codec: VideoCodec,
  ) {}

  /** Nothing happens to a track that ended before its turn came. Whether a paused track is silent is the caller's to see to. */
  start(source: ProducerSource, track: MediaStreamTrack, paused: boolean): Promise<void> {
    return this.inTurn(source, async () => {
      if (track.readyState === 'live') {
        await this.produce(source, track, paused);
      }
    });
  }

  stop(source: ProducerSource): Promise<void> {
    return this.inTurn(source, async () => {
      const producer = this.producers.get(source);
      if (producer !== undefined) {
        this.producers.delete(source);
        this.wantedLayers.delete(producer.id);
        producer.close();
        await this.signalling.request('closeProducer', { producerId: producer.id });
      }
    });
  }

  /** Tells the relay, and through it the others. */
  setPaused(source: ProducerSource, paused: boolean): Promise<void> {
    return this.inTurn(source, async () => {
      const producer = this.producers.get(source);
      if (producer !== undefined) {
        await this.signalling.request(paused ? 'pauseProducer' : 'resumeProducer', { producerId: producer.id });
      }
    });
  }

  /** Encodes only what is watched. */
  setWantedLayers(producerId: string, layers: readonly number[]): void {
    this.wantedLayers.set(producerId, layers);
    for (const producer of this.producers.values()) {
      if (producer.id === producerId) {
        this.applyLayers(producer, layers);
      }
    }
  }

  /** What was offered to the relay, for tests. */
  parameters(): Partial<Record<ProducerSource, types.RtpParameters>> {
    return Object.fromEntries([...this.producers].map(([source, producer]) => [source, producer.rtpParameters]));
  }

  private async produce(source: ProducerSource, track: MediaStreamTrack, paused: boolean): Promise<void> {
    const producer = await this.transport.produce({
      track,
      ...this.options(source),
      stopTracks: false,
      disableTrackOnPause: false,
      appData: { source, paused },
    });
    this.producers.set(source, producer);
    if (source !== 'microphone') {
      this.changeParameters(producer, (parameters) => {
        // When the network narrows, a face may blur but must move; a page may stand still but must stay legible.
        parameters.degradationPreference = source === 'camera' ? 'maintain-framerate' : 'maintain-resolution';
      });
    }
    const layers = this.wantedLayers.get(producer.id);
    if (layers !== undefined) {
      this.applyLayers(producer, layers);
    }
  }

  private inTurn(source: ProducerSource, change: () => Promise<void>): Promise<void> {
    const before = this.changes.get(source) ?? Promise.resolve();
    // Whoever asked for the earlier change hears of its failure; this one is tried all the same.
    const done = before.catch(() => undefined).then(change);
    this.changes.set(source, done);
    return done;
  }

  private options(source: ProducerSource): types.ProducerOptions {
    if (source === 'microphone') {
      return { codecOptions: microphoneOptions };
    }
    const wanted = findCodec(this.capabilities, this.codec);
    const codec = wanted === undefined ? {} : { codec: wanted };
    return source === 'camera'
      ? { ...codec, encodings: cameraEncodings(this.codec), codecOptions: cameraOptions }
      : { ...codec, encodings: screenEncodings() };
  }

  private applyLayers(producer: types.Producer, layers: readonly number[]): void {
    this.changeParameters(producer, (parameters) => {
      parameters.encodings.forEach((encoding, layer) => {
        encoding.active = layers.includes(layer);
      });
    });
  }

  private changeParameters(producer: types.Producer, change: (parameters: RTCRtpSendParameters) => void): void {
    this.parameterChanges = this.parameterChanges
      .then(async () => {
        const sender = producer.rtpSender;
        if (sender !== undefined && !producer.closed) {
          const parameters = sender.getParameters();
          change(parameters);
          await sender.setParameters(parameters);
        }
      })
      .catch(() => {
        // The sender is gone, or the browser cannot do this: then it sends more than is needed, which harms nobody.
      });
  }
}
