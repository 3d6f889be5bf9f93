import type { types } from 'mediasoup-client';
import type { ConsumerDescription, ProducerSource, ProducerSummary } from './messages';
import type { Signalling } from './signalling';

/** A track of another participant, as it is received here. */
export interface RemoteTrack {
  readonly producerId: string;
  readonly consumerId: string;
  readonly peerId: string;
  readonly source: ProducerSource;
  readonly track: MediaStreamTrack;
  /** Simulcast layers to choose from; 1 when there is no choice. */
  readonly spatialLayers: number;
  /** When the track was asked for, on the clock of `performance.now()`. */
  readonly requestedAt: number;
  /** The layer that arrives now, if the relay said so. */
  readonly layer: number | undefined;
}

interface Entry {
  consumer: types.Consumer;
  remote: RemoteTrack;
}

/** What this browser receives over one transport, by producer. */
export class Receiving {
  private readonly entries = new Map<string, Entry>();

  /** Producers that are asked for or received. One that closes while it is asked for leaves this set first. */
  private readonly wanted = new Set<string>();

  constructor(
    private readonly signalling: Signalling,
    private readonly transport: types.Transport,
    private readonly capabilities: types.RtpCapabilities,
    private readonly changed: () => void,
  ) {}

  get tracks(): RemoteTrack[] {
    return [...this.entries.values()].map(({ remote }) => remote);
  }

  /** Asks for a producer. It starts paused and is resumed here, so that no packet comes before the browser knows its stream. */
  async start(producer: ProducerSummary, preferredLayer?: number, isPaused = false): Promise<void> {
    const { producerId, peerId, source } = producer;
    const requestedAt = performance.now();
    this.wanted.add(producerId);
    const description = (await this.signalling.request('consume', {
      transportId: this.transport.id,
      producerId,
      rtpCapabilities: this.capabilities,
    })) as ConsumerDescription;
    const { id, kind, rtpParameters, spatialLayers } = description;
    // Camera and microphone share a stream, so that lips and voice stay together.
    const streamId = `${peerId}-${source === 'screen' ? 'screen' : 'person'}`;
    const consumer = await this.transport.consume({ id, producerId, kind, rtpParameters, streamId });
    if (!this.wanted.has(producerId)) {
      consumer.close();
      return;
    }
    const remote: RemoteTrack = {
      producerId,
      consumerId: id,
      peerId,
      source,
      track: consumer.track,
      spatialLayers,
      requestedAt,
      layer: undefined,
    };
    this.entries.set(producerId, { consumer, remote });
    if (preferredLayer !== undefined && spatialLayers > 1) {
      await this.signalling.request('setPreferredLayers', { consumerId: id, spatial: preferredLayer });
    }
    if (!isPaused) {
      await this.signalling.request('resumeConsumer', { consumerId: id });
    }
    this.changed();
  }

  /** The producer or its consumer is gone at the relay. */
  stop(producerId: string): void {
    this.wanted.delete(producerId);
    const entry = this.entries.get(producerId);
    if (entry !== undefined) {
      this.entries.delete(producerId);
      entry.consumer.close();
      this.changed();
    }
  }

  setLayer(consumerId: string, layer: number | undefined): void {
    for (const entry of this.entries.values()) {
      if (entry.remote.consumerId === consumerId) {
        entry.remote = { ...entry.remote, layer };
        this.changed();
      }
    }
  }

  async setPaused(producerId: string, paused: boolean): Promise<void> {
    const entry = this.entries.get(producerId);
    if (entry !== undefined) {
      if (paused) {
        entry.consumer.pause();
      } else {
        entry.consumer.resume();
      }
      await this.signalling.request(paused ? 'pauseConsumer' : 'resumeConsumer', { consumerId: entry.consumer.id });
    }
  }

  async setPreferredLayer(producerId: string, spatial: number): Promise<void> {
    const entry = this.entries.get(producerId);
    if (entry !== undefined) {
      await this.signalling.request('setPreferredLayers', { consumerId: entry.consumer.id, spatial });
    }
  }

  async statistics(): Promise<[remote: RemoteTrack, report: RTCStatsReport][]> {
    return Promise.all(
      [...this.entries.values()].map(async ({ consumer, remote }): Promise<[RemoteTrack, RTCStatsReport]> => [
        remote,
        await consumer.getStats(),
      ]),
    );
  }
}
