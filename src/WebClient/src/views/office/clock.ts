import type { Language } from '../../session/contract';

const rome = 'Europe/Rome';
const tags: Readonly<Record<Language, string>> = { it: 'it-IT', en: 'en-GB', de: 'de-DE' };

function format(instant: string | number, language: Language, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(tags[language], options).format(new Date(instant));
}

/** Time of day in Rome. */
export function timeInRome(instant: string | number, language: Language): string {
  return format(instant, language, { hour: '2-digit', minute: '2-digit', timeZone: rome });
}

/** Time of day on this device, where it is another than in Rome. */
export function timeHere(instant: string | number, language: Language, zone?: string): string | undefined {
  const here = format(instant, language, {
    hour: '2-digit',
    minute: '2-digit',
    ...(zone === undefined ? {} : { timeZone: zone }),
  });
  return here === timeInRome(instant, language) ? undefined : here;
}

/** Weekday, day, month and year in Rome. */
export function dayInRome(instant: string | number, language: Language): string {
  return format(instant, language, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: rome });
}

/** Day and time in Rome, short. */
export function dayAndTimeInRome(instant: string | number, language: Language): string {
  return format(instant, language, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: rome,
  });
}

/** The date in Rome as the API writes it: 2026-11-23. */
export function dateInRome(instant: number): string {
  return new Intl.DateTimeFormat('sv-SE', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone: rome }).format(
    new Date(instant),
  );
}

/** A date of the API, some days on. */
export function addDays(date: string, days: number): string {
  const day = new Date(`${date}T12:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}

/** How far the server's clock is ahead of this device's, in milliseconds; told by whoever hears the server's `now`. */
export class ServerClock {
  private ahead = 0;

  hear(now: string): void {
    this.ahead = Date.parse(now) - Date.now();
  }

  now(): number {
    return Date.now() + this.ahead;
  }
}
