import type { Seat, View } from '../../session/contract';
import { thisBrowser } from '../../storage';

const setting = 'videodesk-admit-key';

/** What there is to say about the taxpayer's seat, and whether there is somebody to admit. */
export type Attendance =
  | { readonly kind: 'absent' }
  | { readonly kind: 'waiting'; readonly seat: Seat }
  | { readonly kind: 'away'; readonly seat: Seat }
  | { readonly kind: 'in-call'; readonly seat: Seat };

export function attendanceOf({ seats }: Pick<View, 'seats'>): Attendance {
  const seat = seats.find(({ role }) => role === 'taxpayer');
  if (seat === undefined) {
    return { kind: 'absent' };
  }
  if (!seat.connected) {
    return { kind: 'away', seat };
  }
  return { kind: seat.admitted ? 'in-call' : 'waiting', seat };
}

/** Guests who have passed terms and devices and are not admitted yet, in the order in which they came. */
export function waitingGuests({ seats }: Pick<View, 'seats'>): Seat[] {
  return seats
    .filter(({ role, connected, admitted, stage }) => role === 'guest' && connected && !admitted && stage === 'waiting')
    .sort((one, other) => Date.parse(one.since) - Date.parse(other.since));
}

/** Whether a call is under way on this seat: somebody was admitted, be it that the line is down just now. */
export function isCallUnderWay({ seats }: Pick<View, 'seats'>): boolean {
  return seats.some(({ role, admitted }) => role !== 'official' && admitted);
}

/** The keys of everybody who waits to be admitted: for the tone. */
export function waitingSeats(view: Pick<View, 'seats'>): string[] {
  const attendance = attendanceOf(view);
  const taxpayer = attendance.kind === 'waiting' && attendance.seat.stage === 'waiting' ? [attendance.seat] : [];
  return [...taxpayer, ...waitingGuests(view)].map(({ seat }) => seat);
}

/** The part of a keyboard event that counts. */
export interface Press {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly repeat: boolean;
}

/** Whether a press admits: A alone, not held, and not while text is written or a dialog is open. */
export function admits(press: Press, isElsewhere: boolean): boolean {
  const isAlone = !press.ctrlKey && !press.altKey && !press.metaKey && !press.repeat;
  return isAlone && !isElsewhere && press.key.toLowerCase() === 'a';
}

/** WCAG 2.1.4: a shortcut of a single character can be turned off. */
export function isAdmitKeyOn(): boolean {
  return thisBrowser.getItem(setting) !== 'off';
}

export function setAdmitKey(isOn: boolean): void {
  thisBrowser.setItem(setting, isOn ? 'on' : 'off');
}
