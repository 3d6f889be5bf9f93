import type { Socket } from '../media/signalling';
import type { Answer } from './contract';
import type { Argument, HubMessage } from './hubConnection';
import type { Session } from './session';

/** The socket that the media side speaks over, carried by the hub. */
interface Carried extends Socket {
  /** Whether what was told before the socket was opened has come in. */
  isFlushed: boolean;
}

/**
 * Carries the relay's messages over the hub: requests as `Media`, notifications by `media`. Everything from the last `welcome` on is
 * kept until a socket is opened; a later `welcome` goes to the socket that is open. A second socket over the same entry would find the first one's transports at the relay, so the
 * page enters again, and with it comes a fresh `welcome`.
 */
export class HubSockets {
  /** What the relay told since the last welcome; undefined before one came. */
  private told: { event: string; data: unknown }[] | undefined;

  private socket: Carried | undefined;

  /** Whether a socket has used the present welcome. */
  private isUsed = false;

  constructor(
    private readonly session: Session,
    /** A welcome has come: it is worth opening a socket now. */
    private readonly welcomed: () => void,
  ) {
    session.onMessage((message) => {
      if (message.name === 'media') {
        this.receive(message.content);
      }
    });
    session.onConnection((isInside) => {
      if (!isInside) {
        this.told = undefined;
        this.isUsed = false;
        this.end();
      }
    });
  }

  open(): Socket {
    const wasUsed = this.isUsed;
    const socket = this.carried();
    this.socket = socket;
    if (this.told === undefined || wasUsed) {
      // Handlers are set after this returns; until a welcome comes there is nothing to speak to.
      queueMicrotask(() => {
        if (this.socket === socket) {
          this.end();
        }
        if (wasUsed) {
          this.session.reconnect();
        }
      });
      return socket;
    }
    this.isUsed = true;
    queueMicrotask(() => {
      socket.isFlushed = true;
      for (const told of this.told?.splice(0) ?? []) {
        hand(socket, told);
      }
    });
    return socket;
  }

  private receive(told: { event: string; data: unknown }): void {
    if (told.event === 'welcome' && this.socket?.isFlushed === true) {
      // The call has another place at the relays: whoever uses the socket sets everything up there again.
      hand(this.socket, told);
    } else if (told.event === 'welcome') {
      this.told = [told];
      this.isUsed = false;
      this.end();
      this.welcomed();
    } else if (this.socket?.isFlushed === true) {
      hand(this.socket, told);
    } else {
      this.told?.push(told);
    }
  }

  private end(): void {
    const { socket } = this;
    this.socket = undefined;
    socket?.onclose?.({ code: 1006, reason: '' });
  }

  private carried(): Carried {
    const socket: Carried = {
      onmessage: null,
      onclose: null,
      send: (text) => {
        void this.send(socket, text);
      },
      close: () => {
        if (this.socket === socket) {
          this.socket = undefined;
        }
      },
      isFlushed: false,
    };
    return socket;
  }

  private async send(socket: Socket, text: string): Promise<void> {
    const { id, method, data } = JSON.parse(text) as Request;
    hand(socket, asResponse(id, await this.session.call('Media', { method, data })));
  }
}

/** What a network test needs of a connection to the hub; a session has it. */
export interface TestLine {
  call(method: 'TestMedia', argument: Argument<'TestMedia'>): Promise<Answer<unknown>>;
  onMessage(listener: (message: HubMessage) => void): () => void;
  onConnection(listener: (isInside: boolean) => void): () => void;
}

/** A socket to a room of one's own, where one's own tracks come back; over TCP only if so wished. */
export function openTestSocket(session: TestLine, tcp: boolean): Socket {
  const socket: Socket = {
    onmessage: null,
    onclose: null,
    send: (text) => {
      const { id, method, data } = JSON.parse(text) as Request;
      void session.call('TestMedia', { method, data, tcp }).then((answer) => {
        hand(socket, asResponse(id, answer));
      });
    },
    close: () => {
      stopListening();
      stopWatching();
    },
  };
  const stopListening = session.onMessage((message) => {
    if (message.name === 'testMedia') {
      hand(socket, message.content);
    }
  });
  const stopWatching = session.onConnection((isInside) => {
    if (!isInside) {
      socket.onclose?.({ code: 1006, reason: '' });
    }
  });
  return socket;
}

interface Request {
  id: number;
  method: string;
  data: object;
}

function asResponse(id: number, { value, error }: Answer<unknown>): object {
  return error === undefined ? { id, ok: true, data: value } : { id, ok: false, error };
}

function hand(socket: Socket, message: object): void {
  socket.onmessage?.({ data: JSON.stringify(message) });
}
