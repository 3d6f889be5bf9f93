import type { Day, FreeTime } from '../http/booking';
import type { HeldSlot } from './draft';

/** The calendar with one's own held slot put back: to the server it is no longer free, to its holder it is. */
export function withHeld(days: readonly Day[], held: HeldSlot | undefined): readonly Day[] {
  if (held === undefined) {
    return days;
  }
  return days.map((day) => {
    const isThere = !held.start.startsWith(day.date) || day.times.some((time) => time.start === held.start);
    return isThere
      ? day
      : { ...day, times: [...day.times, timeOfHeld(held)].sort((a, b) => a.start.localeCompare(b.start)) };
  });
}

function timeOfHeld(held: HeldSlot): FreeTime {
  return { start: held.start, startsAt: held.startsAt, endsAt: held.endsAt, slots: [held.slot] };
}

export function findTime(days: readonly Day[], start: string): FreeTime | undefined {
  return days.flatMap((day) => day.times).find((time) => time.start === start);
}

export function firstFree(days: readonly Day[]): FreeTime | undefined {
  return days.flatMap((day) => day.times)[0];
}

export function freeDays(days: readonly Day[]): readonly Day[] {
  return days.filter((day) => day.times.length > 0);
}
