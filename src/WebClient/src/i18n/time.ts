import type { Language } from '../session/contract';
import type { InEveryLanguage } from './language';

const rome = 'Europe/Rome';

const tags: Readonly<Record<Language, string>> = { it: 'it-IT', en: 'en-GB', de: 'de-DE' };

/** "lunedì 23 novembre 2026", of an instant as Rome sees it. */
export function longDate(language: Language, instant: number): string {
  return write(language, instant, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
}

/** "lun 23 nov". */
export function shortDate(language: Language, instant: number): string {
  return write(language, instant, { weekday: 'short', day: 'numeric', month: 'short' });
}

/** "09:30", in Rome. */
export function romeTime(language: Language, instant: number): string {
  return write(language, instant, { hour: '2-digit', minute: '2-digit' });
}

/** The same for a calendar date such as `2026-11-23`, of no time of day. */
export function longDateOf(language: Language, date: string): string {
  return longDate(language, Date.parse(`${date}T12:00:00Z`));
}

/** The same for a wall time in Rome such as `2026-11-23T09:30`. */
export function timeOf(start: string): string {
  return start.slice(11, 16);
}

/**
 * What the device's clock shows then; nothing where it shows the same as Rome's.
 * @param zone the device's time zone
 */
export function deviceTime(language: Language, instant: number, zone = deviceZone()): string | undefined {
  const options = { hour: '2-digit', minute: '2-digit', day: 'numeric', month: 'short' } as const;
  const here = write(language, instant, options, zone);
  return here === write(language, instant, options) ? undefined : here;
}

function deviceZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

function write(language: Language, instant: number, options: Intl.DateTimeFormatOptions, timeZone = rome): string {
  return new Intl.DateTimeFormat(tags[language], { timeZone, hourCycle: 'h23', ...options }).format(instant);
}

interface UnitTexts {
  day: readonly [string, string];
  hour: readonly [string, string];
  minute: readonly [string, string];
  second: readonly [string, string];
  and: string;
}

const units: InEveryLanguage<UnitTexts> = {
  it: {
    day: ['giorno', 'giorni'],
    hour: ['ora', 'ore'],
    minute: ['minuto', 'minuti'],
    second: ['secondo', 'secondi'],
    and: 'e',
  },
  en: {
    day: ['day', 'days'],
    hour: ['hour', 'hours'],
    minute: ['minute', 'minutes'],
    second: ['second', 'seconds'],
    and: 'and',
  },
  de: {
    day: ['Tag', 'Tage'],
    hour: ['Stunde', 'Stunden'],
    minute: ['Minute', 'Minuten'],
    second: ['Sekunde', 'Sekunden'],
    and: 'und',
  },
};

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** A span in its two largest units, rounded up to the smaller: "2 ore e 5 minuti", "45 secondi". A negative span is nought. */
export function spanWords(language: Language, milliseconds: number): string {
  const [large, small, whole] = roundedUp(Math.max(0, milliseconds));
  const larger = Math.floor(whole / sizes[large]);
  const smaller = (whole % sizes[large]) / sizes[small];
  const words = [
    ...(larger > 0 ? [count(language, larger, large)] : []),
    ...(smaller > 0 ? [count(language, smaller, small)] : []),
  ];
  return words.length === 0 ? count(language, 0, small) : words.join(` ${units[language].and} `);
}

const sizes = { day, hour, minute, second };

/** The two units that fit a span, and the span rounded up to the smaller: what rounds up to an hour is told in hours. */
function roundedUp(span: number): readonly ['day' | 'hour' | 'minute', 'hour' | 'minute' | 'second', number] {
  const up = (size: number): number => Math.ceil(span / size) * size;
  if (up(second) < hour) {
    return ['minute', 'second', up(second)];
  }
  return up(minute) < day ? ['hour', 'minute', up(minute)] : ['day', 'hour', up(hour)];
}

/** A span in minutes, rounded up: "5 minuti". */
export function minuteWords(language: Language, milliseconds: number): string {
  return count(language, Math.max(0, Math.ceil(milliseconds / minute)), 'minute');
}

function count(language: Language, number: number, unit: 'day' | 'hour' | 'minute' | 'second'): string {
  const [one, many] = units[language][unit];
  return `${number} ${number === 1 ? one : many}`;
}
