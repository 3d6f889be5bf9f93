import { Device, type types } from 'mediasoup-client';
import type { VideoCodec } from './encodings';
import type { Notification, Notifications } from './messages';
import { Receiving } from './receiving';
import type { Direction } from './reconnect';
import { Sending } from './sending';
import { Signalling, type Socket } from './signalling';
import { readEncodings, readPath, readTrack, type CallStatistics } from './statistics';
import { openTransport, restartIce } from './transports';

export interface ConnectionOptions {
  /** Opens the socket of the call. */
  openSocket: () => Socket;
  codec: VideoCodec;
}

export interface ConnectionHandlers {
  welcome(welcome: Notifications['welcome']): void;
  notification(notification: Notification): void;
  pathChanged(direction: Direction, state: types.ConnectionState): void;
  /** Something about a received track changed: it came, went, or arrives in another layer. */
  tracksChanged(): void;
  closed(reason: string): void;
}

/** The media side of an open connection. */
interface Media {
  transports: Record<Direction, types.Transport>;
  sending: Sending;
  receiving: Receiving;
  routerCapabilities: types.RtpCapabilities;
  capabilities: types.RtpCapabilities;
}

/** One socket and the two peer connections that belong to it. Lost once, it is thrown away and another is opened. */
export class CallConnection {
  /** What there is after `open`. */
  private media: Media | undefined;

  private readonly signalling: Signalling;

  private readonly welcomed: Promise<void>;

  constructor(
    private readonly options: ConnectionOptions,
    private readonly handlers: ConnectionHandlers,
  ) {
    let welcome: () => void = () => undefined;
    let refuse: (error: Error) => void = () => undefined;
    this.welcomed = new Promise((resolve, reject) => {
      welcome = resolve;
      refuse = reject;
    });
    this.signalling = new Signalling(options.openSocket(), {
      notification: (notification) => {
        if (notification.event === 'welcome') {
          handlers.welcome(notification.data);
          welcome();
        } else {
          this.receive(notification);
        }
      },
      closed: (reason) => {
        refuse(new Error('closed'));
        handlers.closed(reason);
      },
    });
  }

  /** Until this is done nothing can be sent or received. */
  async open(): Promise<void> {
    const [device] = await Promise.all([Device.factory(), this.welcomed]);
    const routerCapabilities = (await this.signalling.request('capabilities')) as types.RtpCapabilities;
    await device.load({ routerRtpCapabilities: routerCapabilities });
    const [send, receive] = await Promise.all([
      openTransport(this.signalling, device, 'send'),
      openTransport(this.signalling, device, 'receive'),
    ]);
    this.watch('send', send);
    this.watch('receive', receive);
    this.media = {
      transports: { send, receive },
      sending: new Sending(this.signalling, send, device.sendRtpCapabilities, this.options.codec),
      receiving: new Receiving(this.signalling, receive, device.recvRtpCapabilities, () => {
        this.handlers.tracksChanged();
      }),
      routerCapabilities,
      capabilities: device.recvRtpCapabilities,
    };
  }

  get sending(): Sending | undefined {
    return this.media?.sending;
  }

  get receiving(): Receiving | undefined {
    return this.media?.receiving;
  }

  /** What both sides offered each other, for tests. */
  get negotiated(): object {
    return {
      router: this.media?.routerCapabilities,
      browser: this.media?.capabilities,
      produced: this.media?.sending.parameters(),
    };
  }

  async restartIce(direction: Direction): Promise<void> {
    if (this.media !== undefined) {
      await restartIce(this.signalling, this.media.transports[direction]);
    }
  }

  async statistics(): Promise<CallStatistics> {
    if (this.media === undefined) {
      return { tracks: [], encodings: [], paths: [] };
    }
    const { transports, receiving } = this.media;
    const [tracks, send, receive] = await Promise.all([
      receiving.statistics(),
      transports.send.getStats(),
      transports.receive.getStats(),
    ]);
    return {
      tracks: tracks.map(([remote, report]) => readTrack(remote, report)),
      encodings: readEncodings(send),
      paths: [readPath('send', send), readPath('receive', receive)],
    };
  }

  close(): void {
    this.signalling.close();
    this.media?.transports.send.close();
    this.media?.transports.receive.close();
  }

  private watch(direction: Direction, transport: types.Transport): void {
    transport.on('connectionstatechange', (state) => {
      this.handlers.pathChanged(direction, state);
    });
  }

  private receive(notification: Notification): void {
    switch (notification.event) {
      case 'producerLayersWanted':
        this.media?.sending.setWantedLayers(notification.data.producerId, notification.data.layers);
        break;
      case 'producerClosed':
      case 'consumerClosed':
        this.media?.receiving.stop(notification.data.producerId);
        break;
      case 'consumerLayerChanged':
        this.media?.receiving.setLayer(notification.data.consumerId, notification.data.spatial);
        break;
      case 'welcome':
      case 'peerJoined':
      case 'peerLeft':
      case 'newProducer':
      case 'producerPaused':
      case 'producerScore':
      case 'activeSpeaker':
      case 'transportState':
        break;
    }
    this.handlers.notification(notification);
  }
}
