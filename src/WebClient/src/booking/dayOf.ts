import type { Appointment, OwnAppointment, Phase } from '../http/booking';

const minute = 60_000;

/** How long after T a taxpayer who did not connect is late (ADER-17). */
const lateness = 5 * minute;

const over: ReadonlySet<Phase> = new Set<Phase>([
  'closed',
  'callback-done',
  'callback-failed',
  'cancelled-by-taxpayer',
  'cancelled-by-office',
  'resolved-early',
  'expired-taxpayer-late',
  'transferred',
]);

export function isOver({ phase }: Appointment): boolean {
  return over.has(phase);
}

/**
 * Whether the button that enters is active (ADER-14): the server says so, or its clock has reached T−10 since it last said anything.
 * @param now the server's time, in milliseconds since 1970
 */
export function isActive(appointment: Appointment, now: number): boolean {
  const isOnlyBooked = appointment.phase === 'booked' || appointment.phase === 'pre-called';
  return appointment.canEnter || (isOnlyBooked && now >= Date.parse(appointment.opensAt));
}

export type Passed = 'opened' | 'a-minute-left' | 'started';

/** Which of T−10, T−1 and T was passed between two looks at the clock; the last of them. */
export function passed(appointment: Appointment, before: number, now: number): Passed | undefined {
  const start = Date.parse(appointment.startsAt);
  const instants: readonly (readonly [number, Passed])[] = [
    [start, 'started'],
    [start - minute, 'a-minute-left'],
    [Date.parse(appointment.opensAt), 'opened'],
  ];
  return instants.find(([instant]) => before < instant && instant <= now)?.[1];
}

/** The next instant at which the server has something new to say about any of these; undefined when none is ahead. */
export function nextChange(appointments: readonly Appointment[], now: number): number | undefined {
  const instants = appointments
    .filter((appointment) => !isOver(appointment))
    .flatMap(({ opensAt, startsAt }) => [
      Date.parse(opensAt),
      Date.parse(startsAt),
      Date.parse(startsAt) + lateness + 1,
    ])
    .filter((instant) => instant > now);
  return instants.length === 0 ? undefined : Math.min(...instants);
}

/** Those ahead, the next first; then those behind, the latest first. */
export function inOrder(own: readonly OwnAppointment[]): { upcoming: OwnAppointment[]; past: OwnAppointment[] } {
  const sorted = [...own].sort((a, b) => Date.parse(a.appointment.startsAt) - Date.parse(b.appointment.startsAt));
  return {
    upcoming: sorted.filter((one) => !isOver(one.appointment)),
    past: sorted.filter((one) => isOver(one.appointment)).reverse(),
  };
}
