import type { types } from 'mediasoup-client';
import type { TransportDescription } from './messages';
import type { Direction } from './reconnect';
import { RequestError, type Signalling } from './signalling';

/** Which ways to the relay a peer connection may use: `direct` without TURN servers, `turn` over them alone. */
export type Ways = 'all' | 'direct' | 'turn';

/** The code of a test of TURN where the server has no TURN servers. */
export const noTurn = 'turn-not-offered';

/** Creates one peer connection towards the relay. Its first track connects it. */
export async function openTransport(
  signalling: Signalling,
  device: types.Device,
  direction: Direction,
  ways: Ways = 'all',
): Promise<types.Transport> {
  const method = 'createTransport';
  const { iceServers = [], ...description } = (await signalling.request(method, { direction })) as TransportDescription;
  if (ways === 'turn' && iceServers.length === 0) {
    throw new RequestError(method, noTurn);
  }
  const options: types.TransportOptions = {
    ...description,
    iceServers: ways === 'direct' ? [] : iceServers,
    iceTransportPolicy: ways === 'turn' ? 'relay' : 'all',
  };
  const transport = direction === 'send' ? device.createSendTransport(options) : device.createRecvTransport(options);

  transport.on('connect', ({ dtlsParameters }, done, failed) => {
    signalling.request('connectTransport', { transportId: transport.id, dtlsParameters }).then(() => {
      done();
    }, failed);
  });
  transport.on('produce', ({ kind, rtpParameters, appData }, done, failed) => {
    signalling.request('produce', { transportId: transport.id, kind, rtpParameters, ...appData }).then((data) => {
      done(data as { id: string });
    }, failed);
  });
  return transport;
}

/** One peer connection each way, or none: when only one can be had it is closed. */
export async function openTransports(
  signalling: Signalling,
  device: types.Device,
): Promise<Record<Direction, types.Transport>> {
  const opened = await Promise.allSettled([
    openTransport(signalling, device, 'send'),
    openTransport(signalling, device, 'receive'),
  ]);
  const [send, receive] = opened;
  if (send.status === 'fulfilled' && receive.status === 'fulfilled') {
    return { send: send.value, receive: receive.value };
  }
  for (const one of opened) {
    if (one.status === 'fulfilled') {
      one.value.close();
    }
  }
  throw send.status === 'rejected' ? send.reason : (receive as PromiseRejectedResult).reason;
}

/** New credentials from the relay and for the TURN servers; keys and streams stay as they are. */
export async function restartIce(signalling: Signalling, transport: types.Transport): Promise<void> {
  const answer = (await signalling.request('restartIce', { transportId: transport.id })) as types.IceParameters &
    Pick<TransportDescription, 'iceServers'>;
  const { iceServers, ...iceParameters } = answer;
  if (iceServers !== undefined) {
    await transport.updateIceServers({ iceServers });
  }
  await transport.restartIce({ iceParameters });
}
