import type { Entered, GuestKind, HubError, LiveEvent, Stage, View } from './contract';

/** A chat line as it stands in the page. */
export interface Line {
  readonly id: string;
  readonly seat: string;
  readonly name: string;
  readonly text: string;
  /** When the server took it; undefined while it is on its way. */
  readonly at: string | undefined;
  readonly position: number | undefined;
}

/** A line of one's own that the server has not confirmed. */
export interface OutgoingLine {
  readonly id: string;
  readonly text: string;
  /** Why the server did not take it; undefined while it is on its way. */
  readonly refusal: string | undefined;
}

/** What is known of an appointment whose page is open. */
export interface Room {
  readonly view: View;
  /** One's own seat; undefined before the appointment opens and after it ends. */
  readonly seat: string | undefined;
  /** For the HTTP addresses of documents and board; every entry brings another one. */
  readonly pass: string | undefined;
  /** Server's clock minus this device's, in milliseconds, as of the last view. */
  readonly clockOffset: number;
  /** Since when the connection is gone, on this device's clock; undefined while it stands. */
  readonly interruptedAt: number | undefined;
  /** In the order of their positions. */
  readonly lines: readonly Line[];
  readonly outbox: readonly OutgoingLine[];
  /** Every event up to this one is here. */
  readonly position: number;
  /** Events that came before one that is still missing. */
  readonly ahead: readonly LiveEvent[];
  /** The last position that each other seat has read. */
  readonly readBy: Readonly<Record<string, number>>;
  /** What each other seat is typing now. */
  readonly typing: Readonly<Record<string, string>>;
  /** The official asked to stop this microphone. */
  readonly wasMuted: boolean;
  /** Guests that the taxpayer asks for; for the official. */
  readonly guestsWanted: readonly { guestKind: GuestKind; name: string }[];
}

/** Where the page of an appointment stands. `stage` is that of the way in; an official is always in `call`. */
export type State =
  | { readonly kind: 'connecting'; readonly failures: number }
  /** The server does not let this link or person in. */
  | { readonly kind: 'refused'; readonly error: HubError }
  /** The seat is taken on another device: it can be moved here. */
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'not-yet'; readonly room: Room }
  | { readonly kind: 'inside'; readonly stage: Stage; readonly room: Room }
  | { readonly kind: 'ended'; readonly room: Room }
  /** A companion: the live chat, or a phone that sends documents (`room.view.companion`). */
  | { readonly kind: 'chat'; readonly isOpen: boolean; readonly room: Room }
  /** The server took the seat away. */
  | { readonly kind: 'seat-lost'; readonly reason: 'moved' | 'removed' | 'revoked' }
  | { readonly kind: 'left' };

export type StateEvent =
  /** Entering begins anew, by the user's wish: from nothing. */
  | { readonly type: 'opening' }
  | { readonly type: 'entered'; readonly entered: Entered; readonly at: number }
  | { readonly type: 'refused'; readonly error: HubError }
  | { readonly type: 'lost'; readonly at: number }
  | { readonly type: 'state'; readonly view: View; readonly at: number }
  | { readonly type: 'events'; readonly events: readonly LiveEvent[] }
  | { readonly type: 'typing'; readonly seat: string; readonly text: string }
  | { readonly type: 'read'; readonly seat: string; readonly position: number }
  | { readonly type: 'muted' }
  | { readonly type: 'muted-seen' }
  | { readonly type: 'guest-wanted'; readonly guestKind: GuestKind; readonly name: string }
  | { readonly type: 'guest-answered'; readonly name: string }
  | { readonly type: 'seat-lost'; readonly reason: 'moved' | 'removed' | 'revoked' }
  /** Lines that a page before this one could not send. */
  | { readonly type: 'restored'; readonly lines: readonly OutgoingLine[] }
  | { readonly type: 'queued'; readonly id: string; readonly text: string }
  | { readonly type: 'say-failed'; readonly id: string; readonly code: string }
  | { readonly type: 'discarded'; readonly id: string }
  | { readonly type: 'left' };

export const initialState: State = { kind: 'connecting', failures: 0 };

/** The room of a state that has one. */
export function roomOf(state: State): Room | undefined {
  return 'room' in state ? state.room : undefined;
}

/** What a state becomes by an event. Pure: a late or senseless event leaves it as it is. */
export function reduce(state: State, event: StateEvent): State {
  switch (event.type) {
    case 'opening':
      return state.kind === 'left' ? state : initialState;
    case 'entered':
      return isOver(state) ? state : enter(roomOf(state), event.entered, event.at);
    case 'refused':
      return isOver(state) ? state : refuse(event.error);
    case 'lost':
      return lose(state, event.at);
    case 'seat-lost':
      return state.kind === 'left' ? state : { kind: 'seat-lost', reason: event.reason };
    case 'left':
      return { kind: 'left' };
    case 'state':
      return updateRoom(state, (room) => withView(room, event.view, event.at));
    case 'events':
      return updateRoom(state, (room) => withEvents(room, event.events));
    case 'typing':
      return updateRoom(state, (room) => ({ ...room, typing: withTyping(room.typing, event.seat, event.text) }));
    case 'read':
      return updateRoom(state, (room) => withRead(room, event.seat, event.position));
    case 'muted':
      return updateRoom(state, (room) => ({ ...room, wasMuted: true }));
    case 'muted-seen':
      return updateRoom(state, (room) => ({ ...room, wasMuted: false }));
    case 'guest-wanted':
      return updateRoom(state, (room) => withGuestWanted(room, event.guestKind, event.name));
    case 'guest-answered':
      return updateRoom(state, (room) => ({
        ...room,
        guestsWanted: room.guestsWanted.filter(({ name }) => name !== event.name),
      }));
    case 'restored':
      return updateRoom(state, (room) => withRestored(room, event.lines));
    case 'queued':
      return updateRoom(state, (room) => withQueued(room, event.id, event.text));
    case 'say-failed':
      return updateRoom(state, (room) => ({
        ...room,
        outbox: room.outbox.map((line) => (line.id === event.id ? { ...line, refusal: event.code } : line)),
      }));
    case 'discarded':
      return updateRoom(state, (room) => ({ ...room, outbox: room.outbox.filter(({ id }) => id !== event.id) }));
  }
}

/** Left or taken away: what is still on its way changes nothing. */
function isOver(state: State): boolean {
  return state.kind === 'left' || state.kind === 'seat-lost';
}

function refuse(error: HubError): State {
  return error.code === 'seat-on-another-device' ? { kind: 'elsewhere' } : { kind: 'refused', error };
}

function lose(state: State, at: number): State {
  switch (state.kind) {
    case 'connecting':
      return { kind: 'connecting', failures: state.failures + 1 };
    case 'not-yet':
    case 'inside':
    case 'ended':
    case 'chat':
      return { ...state, room: { ...state.room, interruptedAt: state.room.interruptedAt ?? at, typing: {} } };
    case 'refused':
    case 'elsewhere':
    case 'seat-lost':
    case 'left':
      return state;
  }
}

function enter(before: Room | undefined, { seat, pass, view, events, reads = [] }: Entered, at: number): State {
  const room: Room = {
    lines: [],
    outbox: [],
    position: 0,
    ahead: [],
    readBy: {},
    wasMuted: false,
    guestsWanted: [],
    ...before,
    seat,
    pass,
    view,
    typing: {},
    interruptedAt: undefined,
    clockOffset: Date.parse(view.now) - at,
  };
  const asRead = reads.reduce((known, mark) => withRead(known, mark.seat, mark.position), room);
  return place(withEvents(asRead, events));
}

function withView(room: Room, view: View, at: number): Room {
  // A server that started again counts anew; its first view comes with `entered`, which is taken as it is.
  return view.revision < room.view.revision ? room : { ...room, view, clockOffset: Date.parse(view.now) - at };
}

function updateRoom(state: State, change: (room: Room) => Room): State {
  const room = roomOf(state);
  if (room === undefined) {
    return state;
  }
  const changed = change(room);
  return changed === room ? state : place(changed);
}

/** The state that a room's view stands for. */
function place(room: Room): State {
  switch (room.view.page) {
    case 'not-yet':
      return { kind: 'not-yet', room };
    case 'ended':
      return { kind: 'ended', room };
    case 'room':
      // Told that it has opened while nobody had a seat yet: entering again gives one.
      return room.seat === undefined ? { kind: 'not-yet', room } : { kind: 'inside', stage: stageOf(room.view), room };
    case 'chat':
    case 'chat-closed':
      return { kind: 'chat', isOpen: room.view.page === 'chat', room };
  }
}

function stageOf({ you }: View): Stage {
  return you?.role === 'official' ? 'call' : (you?.stage ?? 'consent');
}

/** Takes the events that follow without a gap; keeps the others until the gap is filled. */
function withEvents(room: Room, events: readonly LiveEvent[]): Room {
  const waiting = new Map([...room.ahead, ...events].map((event) => [event.position, event]));
  let { position } = room;
  const lines = [...room.lines];
  const arrived = new Set<string>();
  for (let next = waiting.get(position + 1); next !== undefined; next = waiting.get(position + 1)) {
    position = next.position;
    const { id, seat, name, text } = next.payload;
    lines.push({ id, seat, name, text, at: next.at, position });
    arrived.add(id);
  }
  return {
    ...room,
    lines,
    position,
    ahead: [...waiting.values()].filter((event) => event.position > position).sort((a, b) => a.position - b.position),
    // The same list while nothing of it arrived: whoever keeps it writes no more often than it changes.
    outbox: room.outbox.some(({ id }) => arrived.has(id))
      ? room.outbox.filter(({ id }) => !arrived.has(id))
      : room.outbox,
  };
}

function withTyping(typing: Room['typing'], seat: string, text: string): Room['typing'] {
  const others = Object.fromEntries(Object.entries(typing).filter(([other]) => other !== seat));
  return text === '' ? others : { ...others, [seat]: text };
}

function withRead(room: Room, seat: string, position: number): Room {
  return (room.readBy[seat] ?? 0) >= position ? room : { ...room, readBy: { ...room.readBy, [seat]: position } };
}

function withGuestWanted(room: Room, guestKind: GuestKind, name: string): Room {
  const others = room.guestsWanted.filter((wanted) => wanted.name !== name);
  return { ...room, guestsWanted: [...others, { guestKind, name }] };
}

function withQueued(room: Room, id: string, text: string): Room {
  // Tried again by the user: the same line, not a second one.
  const others = room.outbox.filter((line) => line.id !== id);
  return { ...room, outbox: [...others, { id, text, refusal: undefined }] };
}

function withRestored(room: Room, lines: readonly OutgoingLine[]): Room {
  const known = new Set([...room.lines, ...room.outbox].map(({ id }) => id));
  const missing = lines.filter(({ id }) => !known.has(id));
  return lines.length === 0 ? room : { ...room, outbox: [...missing, ...room.outbox] };
}
