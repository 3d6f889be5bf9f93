import type { Participant } from '../../media/roster';
import type { Seat } from '../../session/contract';

/** What the picture is arranged by. */
export interface Scene {
  /** Others who are in the call, in their order. */
  readonly people: readonly { readonly key: string; readonly isPinned: boolean }[];
  /** Keys of the screens that others share. */
  readonly screens: readonly string[];
  /** Who spoke last among the others. */
  readonly speaker: string | undefined;
  /** What this user keeps in front. */
  readonly chosen: string | undefined;
}

/**
 * The keys of what is shown large, the most important first: never more than two. A screen has the stage for itself, else who was chosen
 * here, else who speaks; a seat that the official pinned, such as an interpreter's, is always among them.
 */
export function inFront({ people, screens, speaker, chosen }: Scene): string[] {
  const keys = [...screens, ...people.map(({ key }) => key)];
  const pinned = people.filter(({ isPinned }) => isPinned).map(({ key }) => key);
  const speaking = people.find(({ key }) => key === speaker)?.key;
  const order = [chosen, screens.at(-1), ...pinned.slice(0, 1), speaking, people[0]?.key];
  const wanted = order.filter((key, index) => key !== undefined && keys.includes(key) && order.indexOf(key) === index);
  const limit = pinned.length > 0 ? 2 : 1;
  return wanted.slice(0, limit).filter((key) => key !== undefined);
}

/** The participant of the relay who sits on a seat: a peer is named after its seat. */
export function peerOf(seat: Seat, participants: readonly Participant[]): Participant | undefined {
  return participants.find(({ peerId }) => peerId === seat.seat);
}
