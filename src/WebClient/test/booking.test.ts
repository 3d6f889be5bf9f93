import { describe, expect, it } from 'vitest';
import { calendarFile } from '../src/booking/calendarFile';
import { cutAt, isEmail, isMobile, oneLine } from '../src/booking/contacts';
import {
  byCapacity,
  emptyDraft,
  reachable,
  reduce,
  steps,
  stepOfField,
  type Action,
  type Booking,
  type Draft,
  type HeldSlot,
} from '../src/booking/draft';
import { findTime, firstFree, freeDays, withHeld } from '../src/booking/slots';
import type { Appointment, Day, Subject } from '../src/http/booking';

const mario: Subject = { code: 'RSSMRA80A01H501U', name: 'Mario Rossi', capacity: 'oneself' };

const held: HeldSlot = {
  hold: 'h1',
  slot: 'roma/riga/2026-11-23T09:30/1',
  office: 'roma',
  service: 'assistenza',
  start: '2026-11-23T09:30',
  startsAt: '2026-11-23T08:30:00Z',
  endsAt: '2026-11-23T09:00:00Z',
  expiresAt: '2026-11-22T10:00:00Z',
};

const full: Draft = {
  ...emptyDraft('it'),
  step: 'summary',
  subject: mario,
  office: 'roma',
  service: 'assistenza',
  held,
  details: 'rateizzazione',
  email: 'mario@example.it',
  mobile: '3331234567',
  privacyAccepted: true,
};

const appointment: Appointment = {
  id: '6a1f',
  service: 'assistenza',
  office: 'roma',
  start: held.start,
  startsAt: held.startsAt,
  endsAt: held.endsAt,
  opensAt: '2026-11-23T08:20:00Z',
  phase: 'booked',
  language: 'it',
  message: { kind: 'not-open-yet' },
  nextSteps: [],
  canCancel: true,
  canEnter: false,
};

function after(draft: Draft, ...actions: readonly Action[]): Booking {
  return actions.reduce<Booking>(reduce, { stage: 'filling', draft });
}

describe('the booking form', () => {
  it('starts with whom it is for and goes no further than what is missing', () => {
    expect(reachable(emptyDraft('it'), 'summary')).toBe('subject');
    expect(after(emptyDraft('it'), { kind: 'went', step: 'summary' }).draft.step).toBe('subject');
    expect(reachable({ ...full, privacyAccepted: false }, 'summary')).toBe('applicant');
    expect(steps.map((step) => reachable(full, step))).toEqual(steps);
  });

  it('keeps everything when going back', () => {
    const there = after(full, { kind: 'went', step: 'place' }, { kind: 'went', step: 'summary' });

    expect(there).toEqual({ stage: 'filling', draft: full });
  });

  it('keeps the hold when the same office or service is chosen again, and gives it up for another', () => {
    expect(after(full, { kind: 'office-chosen', office: 'roma' }).draft.held).toEqual(held);
    expect(after(full, { kind: 'service-chosen', service: 'assistenza' }).draft.held).toEqual(held);
    expect(after(full, { kind: 'office-chosen', office: 'milano' }).draft.held).toBeUndefined();
    expect(after(full, { kind: 'service-chosen', service: 'atti' }).draft).not.toHaveProperty('held');
  });

  it('loses nothing but the time when the hold runs out', () => {
    const { draft } = after(full, { kind: 'hold-lost' }, { kind: 'went', step: 'summary' });

    expect(draft).toEqual({ ...full, step: 'time', held: undefined });
  });

  it('is over once it is confirmed', () => {
    const end = after(full, { kind: 'confirmed', appointment }, { kind: 'details-given', details: 'altro' });

    expect(end).toEqual({ stage: 'confirmed', draft: full, appointment });
  });

  it('knows where each field of the request is filled in', () => {
    expect(
      [
        'subject',
        'capacity',
        'office',
        'service',
        'slot',
        'hold',
        'details',
        'email',
        'privacyAccepted',
        undefined,
      ].map(stepOfField),
    ).toEqual(['subject', 'subject', 'place', 'time', 'time', 'time', 'details', 'applicant', 'applicant', 'summary']);
  });

  it('lists capacities in the order of the source and none without anybody', () => {
    const client: Subject = { code: 'PLLTTV51P30F205M', name: 'Ottavio', capacity: 'intermediary' };

    expect(byCapacity([client, mario])).toEqual([
      ['oneself', [mario]],
      ['intermediary', [client]],
    ]);
  });
});

describe('free times', () => {
  const times = [9, 10].map((hour) => ({
    start: `2026-11-23T${String(hour).padStart(2, '0')}:00`,
    startsAt: '',
    endsAt: '',
    slots: ['x'],
  }));
  const days: readonly Day[] = [
    { date: '2026-11-23', times },
    { date: '2026-11-24', times: [] },
  ];

  it('put the own held one back in its place, once', () => {
    const once = withHeld(days, held);

    expect(once[0]?.times.map((time) => time.start)).toEqual(['2026-11-23T09:00', held.start, '2026-11-23T10:00']);
    expect(withHeld(once, held)).toEqual(once);
    expect(withHeld(days, undefined)).toBe(days);
  });

  it('are found by their start, and days without any are left out', () => {
    expect(findTime(days, '2026-11-23T10:00')).toBe(times[1]);
    expect(findTime(days, '2026-11-23T10:30')).toBeUndefined();
    expect(firstFree(days)).toBe(times[0]);
    expect(freeDays(days).map((day) => day.date)).toEqual(['2026-11-23']);
  });
});

describe('contacts', () => {
  it('are numbers with a country code or Italian mobile numbers', () => {
    expect(['333 1234567', '+39 333-1234567', '0049 171 1234567', '(+43) 660.1234567'].map(isMobile)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(['', '06 1234567', '333', '+39', 'abc', '+12345678901234567'].map(isMobile)).toEqual([
      false,
      false,
      false,
      false,
      false,
      false,
    ]);
  });

  it('are addresses with a name and a domain', () => {
    expect(['a@b.it', ' a.b+c@d-e.example '].map(isEmail)).toEqual([true, true]);
    expect(['', 'a', 'a@b', '@b.it', 'a b@c.it'].map(isEmail)).toEqual([false, false, false, false, false]);
  });

  it('details are one line of at most so many characters as people count them', () => {
    expect(oneLine('  prima\n\nseconda\triga ')).toBe('prima seconda riga');
    expect(cutAt('àè😀x', 3)).toBe('àè😀');
  });
});

describe('the calendar file', () => {
  const words = {
    title: 'Appuntamento: atti, successioni',
    description: 'Può entrare;\nda 10 minuti prima',
    address: 'http://desk.example/appuntamenti',
  };
  const file = calendarFile(appointment, words, Date.parse('2026-11-22T10:00:00Z'));

  it('is in Rome time under the same identifier as the mailed one', () => {
    expect(file).toContain('UID:6a1f@videodesk\r\n');
    expect(file).toContain('DTSTART;TZID=Europe/Rome:20261123T093000\r\n');
    expect(file).toContain('DTEND;TZID=Europe/Rome:20261123T100000\r\n');
    expect(file).toContain('DTSTAMP:20261122T100000Z\r\n');
    expect(file).toContain('TRIGGER:-PT10M\r\n');
  });

  it('escapes and folds its lines', () => {
    expect(file).toContain('SUMMARY:Appuntamento: atti\\, successioni\r\n');
    expect(file).toContain('DESCRIPTION:Può entrare\\;\\nda 10 minuti prima\r\n');
    const long = calendarFile(appointment, { ...words, description: 'è'.repeat(100) }, 0);
    const lengths = long.split('\r\n').map((line) => new TextEncoder().encode(line).length);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(75);
    expect(long.replace(/\r\n /g, '')).toContain('è'.repeat(100));
  });
});
