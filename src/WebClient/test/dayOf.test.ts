import { describe, expect, it } from 'vitest';
import { inOrder, isActive, nextChange, passed } from '../src/booking/dayOf';
import { StoredDraft } from '../src/booking/storedDraft';
import { emptyDraft } from '../src/booking/draft';
import type { Appointment, OwnAppointment, Phase } from '../src/http/booking';

const minute = 60_000;
const start = Date.parse('2026-11-23T08:00:00Z');

function at(phase: Phase, startsAt = start): Appointment {
  return {
    id: `${phase}-${startsAt}`,
    service: 's',
    office: 'o',
    start: '2026-11-23T09:00',
    startsAt: new Date(startsAt).toISOString(),
    endsAt: new Date(startsAt + 30 * minute).toISOString(),
    opensAt: new Date(startsAt - 10 * minute).toISOString(),
    phase,
    language: 'it',
    message: { kind: 'not-open-yet' },
    nextSteps: [],
    canCancel: true,
    canEnter: false,
  };
}

describe('the button that enters', () => {
  it('activates at ten minutes before, to the millisecond, without being told', () => {
    const opens = start - 10 * minute;

    expect([opens - 1, opens, start].map((now) => isActive(at('booked'), now))).toEqual([false, true, true]);
  });

  it('does what the server says, and is never active for what is over', () => {
    expect(isActive({ ...at('waiting-for-official'), canEnter: true }, 0)).toBe(true);
    expect(isActive(at('cancelled-by-taxpayer'), start)).toBe(false);
    expect(isActive(at('expired-taxpayer-late'), start)).toBe(false);
  });
});

describe('announcements', () => {
  it('are made when T−10, T−1 and T are passed, once each', () => {
    const told = [];
    for (let now = start - 11 * minute; now <= start + minute; now += 1000) {
      told.push(passed(at('booked'), now - 1000, now));
    }

    expect(told.filter((one) => one !== undefined)).toEqual(['opened', 'a-minute-left', 'started']);
  });

  it('tell only the last after a sleep of the device', () => {
    expect(passed(at('booked'), start - 30 * minute, start + 1)).toBe('started');
    expect(passed(at('booked'), start, start + minute)).toBeUndefined();
  });
});

describe('the list', () => {
  it('asks again at the next instant at which something changes', () => {
    const list = [at('booked'), at('closed', start - 60 * minute)];

    expect(nextChange(list, start - 20 * minute)).toBe(start - 10 * minute);
    expect(nextChange(list, start - 10 * minute)).toBe(start);
    expect(nextChange(list, start)).toBe(start + 5 * minute + 1);
    expect(nextChange(list, start + 6 * minute)).toBeUndefined();
  });

  it('has what is ahead first to last and what is behind last to first', () => {
    const own = [at('booked', 3), at('closed', 1), at('booked', 2), at('cancelled-by-office', 4)].map(
      (appointment): OwnAppointment => ({ appointment, subject: { code: '', name: '', capacity: 'oneself' } }),
    );
    const { upcoming, past } = inOrder(own);

    expect(upcoming.map((one) => Date.parse(one.appointment.startsAt))).toEqual([2, 3]);
    expect(past.map((one) => Date.parse(one.appointment.startsAt))).toEqual([4, 1]);
  });
});

describe('the stored draft', () => {
  function storage(): Storage {
    const kept = new Map<string, string>();
    return {
      length: 0,
      clear: () => {
        kept.clear();
      },
      key: () => null,
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
      removeItem: (key) => void kept.delete(key),
    };
  }

  it('is given back to who filled it in, and to nobody else', () => {
    const place = storage();
    const draft = { ...emptyDraft('de'), email: 'a@b.it' };
    new StoredDraft('mario', place).write(draft);

    expect(new StoredDraft('mario', place).read()).toEqual(draft);
    expect(new StoredDraft('isotta', place).read()).toBeUndefined();
  });

  it('is gone once cleared, and no broken one is ever read', () => {
    const place = storage();
    const stored = new StoredDraft('mario', place);
    stored.write(emptyDraft('it'));
    stored.clear();
    expect(stored.read()).toBeUndefined();
    place.setItem('videodesk-booking', '{broken');
    expect(stored.read()).toBeUndefined();
  });
});
