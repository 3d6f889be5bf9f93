import { Device, type types } from 'mediasoup-client';
import type { ConsumerDescription, ProducerSource } from './messages';
import { readNetwork } from './quality';
import { RequestError, Signalling, type Socket } from './signalling';
import { readPath, readTrack, type CallStatistics } from './statistics';
import { noTurn, openTransport } from './transports';

/** `turn`: not to the relay itself, but over a TURN server. */
export type PathProtocol = 'udp' | 'tcp' | 'turn';

/** What came of one's own media, sent to the relay and received back. */
export interface PathResult {
  readonly protocol: PathProtocol;
  readonly isReached: boolean;
  /** Milliseconds; 0 where nothing came back. */
  readonly roundTrip: number;
  /** Share of the packets that did not come back, 0 to 1. */
  readonly loss: number;
  /** Why the test could not be made; undefined where it was made. */
  readonly refusal: string | undefined;
}

export type NetworkVerdict = 'good' | 'fair' | 'audio' | 'none';

/** Milliseconds that a path may take to come up, and that it is then measured. */
const reachTimeout = 8_000;
const measured = 5_000;

/** Milliseconds in which the relay notices that the transports of the test before are closed. */
const settling = 400;

/** Whether the server has a way of this kind at all. */
export function isOffered({ refusal }: PathResult): boolean {
  return refusal !== noTurn;
}

/** Sends the tracks to a test room and receives them back, over one transport protocol. */
export async function testPath(
  openSocket: () => Socket,
  protocol: PathProtocol,
  tracks: readonly MediaStreamTrack[],
): Promise<PathResult> {
  const signalling = new Signalling(openSocket(), { notification: () => undefined, closed: () => undefined });
  const transports: types.Transport[] = [];
  try {
    const device = await Device.factory();
    await device.load({ routerRtpCapabilities: (await signalling.request('capabilities')) as types.RtpCapabilities });
    const ways = protocol === 'turn' ? 'turn' : 'direct';
    const send = await retried(() => openTransport(signalling, device, 'send', ways));
    transports.push(send);
    const receive = await retried(() => openTransport(signalling, device, 'receive', ways));
    transports.push(receive);
    const path = new TestPath(signalling, device, send, receive);
    await within(path.open(tracks), reachTimeout);
    const before = await path.statistics();
    await pause(measured);
    const { loss, roundTrip } = readNetwork(before, await path.statistics());
    const isReached = path.hasReceived;
    return { protocol, isReached, roundTrip: Math.round(roundTrip), loss, refusal: undefined };
  } catch (error) {
    const refusal = error instanceof RequestError && error.code !== 'closed' ? error.code : undefined;
    return { protocol, isReached: false, roundTrip: 0, loss: 0, refusal };
  } finally {
    for (const transport of transports) {
      transport.close();
      // One that never came up cannot say goodbye itself, and would stand in the way of the next test.
      await signalling.request('closeTransport', { transportId: transport.id }).catch(() => undefined);
    }
    await pause(settling);
    signalling.close();
  }
}

/** What the results mean for a call. UDP is what a call uses where it can; TCP alone and TURN are slower. */
export function verdictOf(results: readonly PathResult[]): NetworkVerdict {
  const best = results.filter(({ isReached }) => isReached).map(gradeOf);
  const order: readonly NetworkVerdict[] = ['good', 'fair', 'audio'];
  return order.find((verdict) => best.includes(verdict)) ?? 'none';
}

function gradeOf({ protocol, loss, roundTrip }: PathResult): NetworkVerdict {
  if (loss > 0.1 || roundTrip > 600) {
    return 'audio';
  }
  return protocol !== 'udp' || loss > 0.03 || roundTrip > 300 ? 'fair' : 'good';
}

/** The transports of one test. */
class TestPath {
  private readonly consumers: types.Consumer[] = [];

  hasReceived = false;

  constructor(
    private readonly signalling: Signalling,
    private readonly device: types.Device,
    private readonly send: types.Transport,
    private readonly receive: types.Transport,
  ) {}

  async open(tracks: readonly MediaStreamTrack[]): Promise<void> {
    for (const track of tracks) {
      const source: ProducerSource = track.kind === 'audio' ? 'microphone' : 'camera';
      const producer = await this.send.produce({ track, stopTracks: false, appData: { source, paused: false } });
      const { id, producerId, kind, rtpParameters } = (await this.signalling.request('consume', {
        transportId: this.receive.id,
        producerId: producer.id,
        rtpCapabilities: this.device.recvRtpCapabilities,
      })) as ConsumerDescription;
      this.consumers.push(await this.receive.consume({ id, producerId, kind, rtpParameters }));
      await this.signalling.request('resumeConsumer', { consumerId: id });
    }
    await this.connected();
  }

  async statistics(): Promise<CallStatistics> {
    const [send, receive, ...consumers] = await Promise.all([
      this.send.getStats(),
      this.receive.getStats(),
      ...this.consumers.map((consumer) => consumer.getStats()),
    ]);
    const tracks = consumers.map((report, index) =>
      readTrack(
        {
          producerId: '',
          consumerId: this.consumers[index]?.id ?? '',
          peerId: '',
          source: 'camera',
          track: this.consumers[index]?.track as MediaStreamTrack,
          spatialLayers: 1,
          requestedAt: 0,
          layer: undefined,
        },
        report,
      ),
    );
    this.hasReceived = tracks.some(({ packetsReceived }) => packetsReceived > 0);
    return { tracks, encodings: [], paths: [readPath('send', send), readPath('receive', receive)] };
  }

  private async connected(): Promise<void> {
    for (const transport of [this.send, this.receive]) {
      while (transport.connectionState !== 'connected') {
        if (transport.connectionState === 'failed' || transport.closed) {
          throw new Error('unreachable');
        }
        await pause(50);
      }
    }
  }
}

/** The transports of the test before may take a moment to go. */
async function retried<T>(open: () => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await open();
    } catch (error) {
      if (attempt === 5 || !(error instanceof RequestError) || error.code !== 'transport-exists') {
        throw error;
      }
      await pause(settling);
    }
  }
}

async function within<T>(work: Promise<T>, milliseconds: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const overdue = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error('overdue'));
    }, milliseconds);
  });
  return Promise.race([work, overdue]).finally(() => {
    clearTimeout(timer);
  });
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
