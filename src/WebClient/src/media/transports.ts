import type { types } from 'mediasoup-client';
import type { TransportDescription } from './messages';
import type { Direction } from './reconnect';
import type { Signalling } from './signalling';

/** Creates one peer connection towards the relay. Its first track connects it. */
export async function openTransport(
  signalling: Signalling,
  device: types.Device,
  direction: Direction,
): Promise<types.Transport> {
  const description = (await signalling.request('createTransport', { direction })) as TransportDescription;
  const transport =
    direction === 'send' ? device.createSendTransport(description) : device.createRecvTransport(description);

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

/** New credentials from the relay; keys and streams stay as they are. */
export async function restartIce(signalling: Signalling, transport: types.Transport): Promise<void> {
  const iceParameters = (await signalling.request('restartIce', { transportId: transport.id })) as types.IceParameters;
  await transport.restartIce({ iceParameters });
}
