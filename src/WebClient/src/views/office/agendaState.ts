import type { DeskAppointment } from '../../http/desk';
import type { Phase } from '../../session/contract';

/** The day's list as the page has it. `date` is undefined while it is today's, whatever day that is. */
export type AgendaState =
  | { readonly kind: 'loading'; readonly date: string | undefined }
  | { readonly kind: 'failed'; readonly date: string | undefined; readonly code: string }
  | {
      readonly kind: 'shown';
      readonly date: string | undefined;
      readonly rows: readonly DeskAppointment[];
      /** Set while the server does not answer: the rows may be old. */
      readonly staleBecause?: string;
    };

export type AgendaAction =
  | { readonly type: 'day-chosen'; readonly date: string | undefined }
  | { readonly type: 'read'; readonly date: string | undefined; readonly rows: readonly DeskAppointment[] }
  | { readonly type: 'not-read'; readonly date: string | undefined; readonly code: string }
  | { readonly type: 'row-changed'; readonly row: DeskAppointment };

/** Answers about another day than the one that is shown are late and dropped. */
export function reduceAgenda(state: AgendaState, action: AgendaAction): AgendaState {
  switch (action.type) {
    case 'day-chosen':
      return { kind: 'loading', date: action.date };
    case 'read':
      return action.date === state.date ? { kind: 'shown', date: action.date, rows: action.rows } : state;
    case 'not-read':
      if (action.date !== state.date) {
        return state;
      }
      return state.kind === 'shown'
        ? { ...state, staleBecause: action.code }
        : { kind: 'failed', date: action.date, code: action.code };
    case 'row-changed':
      return state.kind === 'shown'
        ? { ...state, rows: state.rows.map((row) => (idOf(row) === idOf(action.row) ? action.row : row)) }
        : state;
  }
}

/** Whether an appointment can be shown unasked: `current` is the one that the official would leave for it, empty when there is none. */
export function mayShow(id: string, current: string): boolean {
  return current === '' || current === id;
}

export function idOf(row: DeskAppointment): string {
  return row.appointment.id;
}

/** Each with its id, as lists keep their items by it. */
export function byId(rows: readonly DeskAppointment[]): (readonly [id: string, row: DeskAppointment])[] {
  return rows.map((row) => [idOf(row), row]);
}

const final: ReadonlySet<Phase> = new Set<Phase>([
  'closed',
  'callback-done',
  'callback-failed',
  'cancelled-by-taxpayer',
  'cancelled-by-office',
  'resolved-early',
  'expired-taxpayer-late',
  'transferred',
]);

/** Nothing changes it any more, except a callback that is still owed. */
export function isOver(phase: Phase): boolean {
  return final.has(phase);
}

/** The taxpayer is there and has not been admitted. */
export function isHere({ appointment, waitingSince }: DeskAppointment): boolean {
  return (
    !isOver(appointment.phase) &&
    (appointment.phase === 'waiting-for-official' || appointment.phase === 'ready' || (waitingSince ?? '') !== '')
  );
}

/** How far the taxpayer is who is on the way in; undefined for who waits, and for who is not there. */
export function arrivalOf(row: DeskAppointment): 'consent' | 'devices' | undefined {
  const { waitingStage } = row;
  return isHere(row) && (waitingStage === 'consent' || waitingStage === 'devices') ? waitingStage : undefined;
}

/** The taxpayer is there, has passed terms and devices, and has not been admitted. */
export function isWaiting(row: DeskAppointment): boolean {
  return isHere(row) && arrivalOf(row) === undefined;
}

/** Mine: assigned to me, or to nobody yet. */
export function isFor(row: DeskAppointment, person: string): boolean {
  return (row.official ?? person) === person;
}

/** The next appointment of this person that has not begun. */
export function nextOf(rows: readonly DeskAppointment[], person: string, now: number): DeskAppointment | undefined {
  return rows
    .filter((row) => isFor(row, person) && !isOver(row.appointment.phase) && Date.parse(row.appointment.startsAt) > now)
    .sort((a, b) => Date.parse(a.appointment.startsAt) - Date.parse(b.appointment.startsAt))[0];
}

/** Whole minutes since an instant; a clock that is a little behind gives 0. */
export function minutesSince(instant: string, now: number): number {
  return Math.max(0, Math.floor((now - Date.parse(instant)) / 60_000));
}
