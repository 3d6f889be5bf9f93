import type { types } from 'mediasoup-client';
import { beforeEach, describe, expect, it } from 'vitest';
import { Sending } from '../src/media/sending';
import { Signalling } from '../src/media/signalling';
import { FakeSocket } from './fakeSocket';

/** The transport in the hands of a test, which says when a track is produced. */
class FakeTransport {
  readonly asked: { track: MediaStreamTrack; done: () => void; failed: (error: Error) => void }[] = [];

  readonly closed: string[] = [];

  produce({ track }: types.ProducerOptions): Promise<types.Producer> {
    return new Promise((resolve, reject) => {
      const id = `p${this.asked.length + 1}`;
      const producer = { id, close: () => this.closed.push(id) } as unknown as types.Producer;
      this.asked.push({
        track: track as MediaStreamTrack,
        done: () => {
          resolve(producer);
        },
        failed: reject,
      });
    });
  }
}

describe('Sending', () => {
  let socket: FakeSocket;
  let transport: FakeTransport;
  let sending: Sending;

  beforeEach(() => {
    socket = new FakeSocket();
    transport = new FakeTransport();
    const signalling = new Signalling(socket, { notification: () => undefined, closed: () => undefined });
    sending = new Sending(signalling, transport as unknown as types.Transport, {}, 'vp8');
  });

  it('closes a producer that was still on its way when it was to be stopped', async () => {
    void sending.start('camera', track(), false);
    const stopped = sending.stop('camera');
    await settle();
    transport.asked[0]?.done();
    await settle();

    expect(transport.closed).toEqual(['p1']);
    expect(requests()).toEqual([['closeProducer', { producerId: 'p1' }]]);
    answer();
    await stopped;
  });

  it('pauses at the relay a microphone that was muted while it was on its way', async () => {
    void sending.start('microphone', track(), false);
    void sending.setPaused('microphone', true);
    await settle();
    transport.asked[0]?.done();
    await settle();

    expect(requests()).toEqual([['pauseProducer', { producerId: 'p1' }]]);
  });

  it('does not send a track that ended before its turn came', async () => {
    const first = track();
    void sending.start('camera', first, false);
    void sending.stop('camera');
    const second = track();
    void sending.start('camera', second, false);
    Object.assign(second, { readyState: 'ended' });
    await settle();
    transport.asked[0]?.done();
    await settle();
    answer();
    await settle();

    expect(transport.asked.map(({ track: asked }) => asked)).toEqual([first]);
  });

  it('goes on after a start that failed', async () => {
    const failing = sending.start('camera', track(), false);
    void sending.start('camera', track(), false);
    await settle();
    transport.asked[0]?.failed(new Error('refused'));

    await expect(failing).rejects.toThrow('refused');
    await settle();
    expect(transport.asked).toHaveLength(2);
  });

  it('does not let one source wait for another', async () => {
    void sending.start('camera', track(), false);
    void sending.start('microphone', track(), false);
    await settle();

    expect(transport.asked).toHaveLength(2);
  });

  function requests(): [method: string, data: unknown][] {
    return socket.sent.map(({ method, data }) => [method, data]);
  }

  function answer(): void {
    for (const { id } of socket.sent) {
      socket.receive({ id, ok: true });
    }
  }
});

function track(): MediaStreamTrack {
  return { readyState: 'live' } as MediaStreamTrack;
}

/** Lets everything that waits for nothing but its turn run. */
function settle(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
