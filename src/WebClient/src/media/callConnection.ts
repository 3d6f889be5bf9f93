import { Device, type types } from 'mediasoup-client';
import type { VideoCodec } from './encodings';
import type { Notification, Notifications } from './messages';
import type { QualityReport } from './qualityReport';
import { Receiving, type RemoteTrack } from './receiving';
import type { Direction } from './reconnect';
import { Sending } from './sending';
import { Signalling, type Socket } from './signalling';
import { readEncodings, readPath, readTrack, type CallStatistics } from './statistics';
import { openTransports, restartIce } from './transports';

export interface ConnectionOptions {
  /** Opens the socket of the call. */
  openSocket: () => Socket;
  codec: VideoCodec;
}

export interface ConnectionHandlers {
  welcome(welcome: Notifications['welcome']): void;
  /** The call has another place at the relays: everything is to be set up there with `renew`. */
  moved(welcome: Notifications['welcome']): void;
  notification(notification: Notification): void;
  pathChanged(direction: Direction, state: types.ConnectionState): void;
  /** Something about a received track changed: it came, went, or arrives in another layer. */
  tracksChanged(): void;
  closed(reason: string): void;
}

/** The media side of an open connection. */
interface Media {
  device: types.Device;
  transports: Record<Direction, types.Transport>;
  sending: Sending;
  receiving: Receiving;
  routerCapabilities: types.RtpCapabilities;
  capabilities: types.RtpCapabilities;
}

/** Milliseconds between two looks at what has arrived. */
const flowLook = 1_000;

/**
 * One socket and the two peer connections that belong to it. Lost once, it is thrown away and another is opened. When the call moves to
 * another relay the peer connections are replaced, the old ones staying until they are dropped.
 */
export class CallConnection {
  /** What there is after `open`. */
  private media: Media | undefined;

  /** What there was at the place before; undefined once it is dropped. */
  private former: Media | undefined;

  /** While everything is set up at another place, the paths to the one before mean nothing. */
  private isRenewing = false;

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
        if (notification.event === 'welcome' && this.media !== undefined) {
          handlers.moved(notification.data);
        } else if (notification.event === 'welcome') {
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
    this.media = await this.setUp(device, routerCapabilities);
  }

  /** Sets up anew where the last welcome came from. What was before goes on until `dropFormer`. */
  async renew(): Promise<void> {
    const { media } = this;
    if (media !== undefined) {
      this.isRenewing = true;
      try {
        const next = await this.setUp(media.device, media.routerCapabilities);
        this.dropFormer();
        this.former = media;
        this.media = next;
      } finally {
        this.isRenewing = false;
      }
    }
  }

  /** What is still shown of the place before. */
  get formerTracks(): RemoteTrack[] {
    return this.former?.receiving.tracks ?? [];
  }

  dropFormer(): void {
    this.former?.transports.send.close();
    this.former?.transports.receive.close();
    this.former = undefined;
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

  /** Says how the call has been. */
  async report(report: QualityReport): Promise<void> {
    await this.signalling.request('reportQuality', report);
  }

  close(): void {
    this.signalling.close();
    this.dropFormer();
    this.media?.transports.send.close();
    this.media?.transports.receive.close();
  }

  private async setUp(device: types.Device, routerCapabilities: types.RtpCapabilities): Promise<Media> {
    const { send, receive } = await openTransports(this.signalling, device);
    this.watch('send', send);
    this.watch('receive', receive);
    return {
      device,
      transports: { send, receive },
      sending: new Sending(this.signalling, send, device.sendRtpCapabilities, this.options.codec),
      receiving: new Receiving(this.signalling, receive, device.recvRtpCapabilities, () => {
        this.handlers.tracksChanged();
      }),
      routerCapabilities,
      capabilities: device.recvRtpCapabilities,
    };
  }

  private watch(direction: Direction, transport: types.Transport): void {
    transport.on('connectionstatechange', (state) => {
      // Of a place that was or is being left it means nothing any more.
      if (!this.isRenewing && this.former?.transports[direction] !== transport) {
        this.handlers.pathChanged(direction, state);
      }
    });
  }

  /** Whether anything arrives, as seen over a second. */
  private async reportFlow(): Promise<void> {
    const before = await this.bytesReceived();
    await new Promise((resolve) => setTimeout(resolve, flowLook));
    const flowing = (await this.bytesReceived()) > before;
    await this.signalling.request('reportFlow', { flowing });
  }

  private async bytesReceived(): Promise<number> {
    const { tracks } = await this.statistics();
    return tracks.reduce((sum, { bytesReceived }) => sum + bytesReceived, 0);
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
      case 'reportFlow':
        this.reportFlow().catch(() => {
          // No answer is an answer too.
        });
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
