import type { Keeping } from '../storage';
import type { Answer, Entered, Methods, View } from './contract';
import { randomKey } from './device';
import { enterBy, type Entrance } from './entrance';
import type { Argument, HubConnection, HubMessage, OpenHub, Value } from './hubConnection';
import { KeptLines } from './keptLines';
import { LineSender } from './lineSender';
import { Link } from './link';
import { initialState, reduce, roomOf, type State, type StateEvent } from './state';

export type { Entrance } from './entrance';

export interface SessionOptions {
  readonly open: OpenHub;
  readonly entrance: Entrance;
  /** This browser's key, see `deviceKey`. */
  readonly device: string;
  /** Keeps what is not sent, through a reload; without it, as long as the page. */
  readonly kept?: Keeping;
}

/** Codes with which the server asks to come again: nothing is wrong with who asks. */
const passing: ReadonlySet<string> = new Set(['try-again', 'too-many-requests']);

/**
 * An appointment's page on this side: enters, comes back by itself after every loss, keeps the state and the lines that are not sent.
 * Knows no page: whoever shows it subscribes.
 */
export class Session {
  private current: State = initialState;

  private readonly link: Link;

  private readonly keptLines: KeptLines;

  private readonly lines = new LineSender({
    say: async (id, text) => (await this.call('Say', { id, text })).error?.code,
    outbox: () => roomOf(this.current)?.outbox ?? [],
    refused: (id, code) => {
      this.dispatch({ type: 'say-failed', id, code });
    },
  });

  /** Take the seat from another device at the next entry. */
  private moves = false;

  private isRepairing = false;

  private readonly listeners = new Set<(state: State) => void>();

  private readonly messageListeners = new Set<(message: HubMessage) => void>();

  private readonly connectionListeners = new Set<(isInside: boolean) => void>();

  constructor(private readonly options: SessionOptions) {
    this.keptLines = new KeptLines(options.kept);
    this.link = new Link(options.open, {
      enter: (hub) => this.enter(hub),
      answered: (answer) => this.answered(answer),
      message: (message) => {
        this.receive(message);
      },
      lost: () => {
        this.dispatch({ type: 'lost', at: Date.now() });
      },
      changed: (isInside) => {
        this.connectionListeners.forEach((listener) => {
          listener(isInside);
        });
      },
    });
  }

  get state(): State {
    return this.current;
  }

  /** Whether the server hears this page now. */
  get isConnected(): boolean {
    return this.link.isInside;
  }

  /** Called with every new state; returns how to stop it. */
  subscribe(listener: (state: State) => void): () => void {
    return addTo(this.listeners, listener);
  }

  /** Called with every message of the server, after the state has taken it. */
  onMessage(listener: (message: HubMessage) => void): () => void {
    return addTo(this.messageListeners, listener);
  }

  /** Called when the page has entered, and when the connection is gone. */
  onConnection(listener: (isInside: boolean) => void): () => void {
    return addTo(this.connectionListeners, listener);
  }

  start(): void {
    void this.link.connect();
  }

  /** Takes the seat to this device, from the dialog or from the page that says it was moved away. */
  moveHere(): void {
    this.moves = true;
    this.startOver();
  }

  /** Enters from the beginning, after a refusal or a lost seat. */
  startOver(): void {
    this.dispatch({ type: 'opening' });
    void this.link.connect();
  }

  /** The network or the page is back: tries at once, or makes sure that the connection still stands. */
  wake(): void {
    this.link.wake(roomOf(this.current)?.position ?? 0);
  }

  /** Throws the connection away and enters again: the server then tells everything anew. */
  reconnect(): void {
    this.link.reconnect();
  }

  /** Gives the seat up for good. */
  async leave(): Promise<void> {
    await this.link.call('Leave', undefined);
    this.close();
  }

  /** Closes without giving the seat up: the page goes away. */
  close(): void {
    this.lines.stop();
    this.link.drop();
    this.dispatch({ type: 'left' });
  }

  /** Calls a method of the hub; without a connection the answer is the code `offline`. */
  call<Name extends keyof Methods>(method: Name, argument: Argument<Name>): Promise<Answer<Value<Name>>> {
    return this.link.call(method, argument);
  }

  /** Sends a chat line: now, or as soon as the page is connected again. The id makes it one line however often it is sent. */
  say(text: string, id: string = randomKey()): void {
    this.dispatch({ type: 'queued', id, text });
    void this.lines.send(id, text);
  }

  /** Gives up a line that was refused. */
  discard(id: string): void {
    this.dispatch({ type: 'discarded', id });
  }

  /** The notice that the official stopped the microphone was read. */
  mutedSeen(): void {
    this.dispatch({ type: 'muted-seen' });
  }

  /** The official has dealt with the wish for this guest. */
  guestAnswered(name: string): void {
    this.dispatch({ type: 'guest-answered', name });
  }

  private dispatch(event: StateEvent): void {
    const before = roomOf(this.current);
    const next = reduce(this.current, event);
    if (next !== this.current) {
      this.current = next;
      const room = roomOf(next);
      if (room !== undefined && before !== undefined && room.outbox !== before.outbox) {
        this.keptLines.write(room);
      }
      this.listeners.forEach((listener) => {
        listener(next);
      });
    }
  }

  private enter(hub: HubConnection): Promise<Answer<Entered>> {
    const after = roomOf(this.current)?.position;
    const { device, entrance } = this.options;
    const by = { device, ...(this.moves ? { move: true } : {}), ...(after === undefined ? {} : { after }) };
    return enterBy(hub, entrance, by);
  }

  private answered({ value, error }: Answer<Entered>): 'inside' | 'again' | 'refused' {
    if (value === undefined) {
      const code = error?.code ?? 'unexpected';
      if (passing.has(code)) {
        return 'again';
      }
      this.dispatch({ type: 'refused', error: error ?? { code } });
      return 'refused';
    }
    this.moves = false;
    const isFirst = roomOf(this.current) === undefined;
    this.dispatch({ type: 'entered', entered: value, at: Date.now() });
    const room = roomOf(this.current);
    if (isFirst && room !== undefined) {
      this.dispatch({ type: 'restored', lines: this.keptLines.read(room) });
    }
    // Once the link says that it is inside.
    queueMicrotask(() => {
      this.catchUp(value.more);
    });
    return 'inside';
  }

  private catchUp(more: boolean): void {
    if (more || this.hasGap()) {
      void this.repair();
    }
    this.lines.sendAll();
  }

  private receive(message: HubMessage): void {
    const event = eventOf(message);
    if (event !== undefined) {
      this.dispatch(event);
    }
    if (message.name === 'seatLost') {
      this.link.drop();
    } else if (message.name === 'state' && this.isOpenNow(message.content)) {
      this.link.reconnect();
    } else if (message.name === 'event' && this.hasGap()) {
      void this.repair();
    }
    this.messageListeners.forEach((listener) => {
      listener(message);
    });
  }

  /** Told, while looking on without a seat, that one can be had. */
  private isOpenNow({ page }: View): boolean {
    return (
      (page === 'room' && this.current.kind === 'not-yet') ||
      (page === 'chat' && roomOf(this.current)?.seat === undefined)
    );
  }

  private hasGap(): boolean {
    return (roomOf(this.current)?.ahead.length ?? 0) > 0;
  }

  /** Asks for the events that are missing until there is no gap. */
  private async repair(): Promise<void> {
    if (this.isRepairing) {
      return;
    }
    this.isRepairing = true;
    for (let more = true; more;) {
      const { value } = await this.call('Events', { after: roomOf(this.current)?.position ?? 0 });
      this.dispatch({ type: 'events', events: value?.events ?? [] });
      more = value !== undefined && value.events.length > 0 && (value.more || this.hasGap());
    }
    this.isRepairing = false;
  }
}

/** What a message means for the state; media and lists are others' business. */
export function eventOf({ name, content }: HubMessage): StateEvent | undefined {
  switch (name) {
    case 'state':
      return { type: 'state', view: content, at: Date.now() };
    case 'event':
      return { type: 'events', events: [content] };
    case 'typing':
      return { type: 'typing', ...content };
    case 'read':
      return { type: 'read', ...content };
    case 'muted':
      return { type: 'muted' };
    case 'guestWanted':
      return { type: 'guest-wanted', ...content };
    case 'seatLost':
      return { type: 'seat-lost', reason: content.reason };
    case 'media':
    case 'testMedia':
    case 'board':
    case 'boardPresence':
    case 'deskChanged':
      return undefined;
  }
}

function addTo<T>(set: Set<T>, item: T): () => void {
  set.add(item);
  return () => {
    set.delete(item);
  };
}
