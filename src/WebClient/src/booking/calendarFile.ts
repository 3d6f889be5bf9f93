import type { Appointment } from '../http/booking';

/** The words of a calendar entry. */
export interface CalendarWords {
  readonly title: string;
  readonly description: string;
  /** Where to enter. */
  readonly address: string;
}

/**
 * An iCalendar file (RFC 5545) of an appointment, in Rome time, with an alarm ten minutes before. Its UID is that of the mailed one:
 * a calendar that has both shows one.
 * @param now the instant of writing, in milliseconds since 1970
 */
export function calendarFile(appointment: Appointment, words: CalendarWords, now: number): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//VideoDesk//Sportello online//IT',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...timeZone,
    'BEGIN:VEVENT',
    `UID:${appointment.id}@videodesk`,
    `DTSTAMP:${utc(now)}`,
    `DTSTART;TZID=Europe/Rome:${wall(Date.parse(appointment.startsAt))}`,
    `DTEND;TZID=Europe/Rome:${wall(Date.parse(appointment.endsAt))}`,
    `SUMMARY:${escape(words.title)}`,
    `DESCRIPTION:${escape(words.description)}`,
    `LOCATION:${escape(words.address)}`,
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    'TRIGGER:-PT10M',
    `DESCRIPTION:${escape(words.title)}`,
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}

/** Central European time, with the rule of the European Union for summer time. */
const timeZone = [
  'BEGIN:VTIMEZONE',
  'TZID:Europe/Rome',
  'BEGIN:DAYLIGHT',
  'DTSTART:19960331T020000',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'TZNAME:CEST',
  'END:DAYLIGHT',
  'BEGIN:STANDARD',
  'DTSTART:19961027T030000',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'TZNAME:CET',
  'END:STANDARD',
  'END:VTIMEZONE',
];

function utc(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}

function wall(instant: number): string {
  const text = new Date(instant).toLocaleString('sv-SE', { timeZone: 'Europe/Rome' });
  return text.replace(/[-:]/g, '').replace(' ', 'T');
}

function escape(text: string): string {
  return text.replace(/[\\;,]/g, (character) => `\\${character}`).replace(/\r?\n/g, '\\n');
}

const longestLine = 75;

/** Lines are at most 75 octets long; what follows is indented by a blank. */
function fold(line: string): string {
  const encoder = new TextEncoder();
  let folded = '';
  let length = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (length + size > longestLine) {
      folded += '\r\n ';
      length = 1;
    }
    folded += character;
    length += size;
  }
  return folded;
}
