import type { Notification, Notifications, ProducerSource, ProducerSummary } from './messages';

/** Another person in the room. */
export interface Participant {
  readonly peerId: string;
  readonly name: string;
  /** What he sends, whether or not it is received here. */
  readonly producers: Partial<Record<ProducerSource, ProducerSummary>>;
}

/** Who and what is in the room, as the server told. */
export class Roster {
  private readonly names = new Map<string, string>();

  private readonly known = new Map<string, ProducerSummary>();

  /** One's own peer id. */
  selfId: string | undefined;

  /** Who speaks now. */
  speaker: string | undefined;

  get producers(): ProducerSummary[] {
    return [...this.known.values()];
  }

  get participants(): Participant[] {
    return [...this.names].map(([peerId, name]) => ({ peerId, name, producers: this.producersOf(peerId) }));
  }

  find(peerId: string, source: ProducerSource): ProducerSummary | undefined {
    return this.producersOf(peerId)[source];
  }

  /** Starts afresh with what is there at the moment of joining. */
  reset({ peerId: selfId, peers, producers }: Notifications['welcome']): void {
    this.selfId = selfId;
    this.names.clear();
    this.known.clear();
    this.speaker = undefined;
    for (const { peerId, name } of peers) {
      this.names.set(peerId, name);
    }
    for (const producer of producers) {
      this.known.set(producer.producerId, producer);
    }
  }

  apply({ event, data }: Notification): void {
    switch (event) {
      case 'peerJoined':
        this.names.set(data.peerId, data.name);
        break;
      case 'peerLeft':
        this.removePeer(data.peerId);
        break;
      case 'newProducer':
        this.known.set(data.producerId, data);
        break;
      case 'producerClosed':
        this.known.delete(data.producerId);
        break;
      case 'producerPaused':
        this.setPaused(data.producerId, data.paused);
        break;
      case 'activeSpeaker':
        this.speaker = data.peerId;
        break;
      case 'welcome':
      case 'producerScore':
      case 'producerLayersWanted':
      case 'consumerClosed':
      case 'consumerLayerChanged':
      case 'transportState':
      case 'reportFlow':
        break;
    }
  }

  private producersOf(peerId: string): Partial<Record<ProducerSource, ProducerSummary>> {
    const own = this.producers.filter((producer) => producer.peerId === peerId);
    return Object.fromEntries(own.map((producer) => [producer.source, producer]));
  }

  private removePeer(peerId: string): void {
    this.names.delete(peerId);
    for (const { producerId } of this.producers.filter((producer) => producer.peerId === peerId)) {
      this.known.delete(producerId);
    }
  }

  private setPaused(producerId: string, paused: boolean): void {
    const producer = this.known.get(producerId);
    if (producer !== undefined) {
      this.known.set(producerId, { ...producer, paused });
    }
  }
}
