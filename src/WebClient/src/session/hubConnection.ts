import type { Answer, Messages, Methods } from './contract';

/** One message of the server, told apart by its name. */
export type HubMessage = { [Name in keyof Messages]: { name: Name; content: Messages[Name] } }[keyof Messages];

export type Argument<Name extends keyof Methods> = Methods[Name][0];
export type Value<Name extends keyof Methods> = Methods[Name][1];

export interface HubHandlers {
  message: (message: HubMessage) => void;
  /** The connection is gone, once, unless it was closed on purpose. */
  closed: () => void;
}

/** A connection to the hub, from opening to loss. Lost once, it is thrown away and another is opened. */
export interface HubConnection {
  /** Rejects when the server cannot be reached. */
  start(): Promise<void>;
  /** Rejects when the connection is lost before the answer came. */
  invoke<Name extends keyof Methods>(method: Name, argument: Argument<Name>): Promise<Answer<Value<Name>>>;
  /** Closes on purpose: `closed` is not told. */
  close(): void;
}

export type OpenHub = (handlers: HubHandlers) => HubConnection;

/** Every message of the server by its name; the compiler sees to it that none is missing. */
export const messageNames = Object.keys({
  state: true,
  event: true,
  typing: true,
  read: true,
  media: true,
  testMedia: true,
  muted: true,
  guestWanted: true,
  board: true,
  boardPresence: true,
  seatLost: true,
  deskChanged: true,
} satisfies Record<keyof Messages, true>) as readonly (keyof Messages)[];
