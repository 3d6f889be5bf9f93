import { describe, expect, it } from 'vitest';
import { deviceTime, longDate, longDateOf, minuteWords, romeTime, spanWords } from '../src/i18n/time';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

describe('times', () => {
  const instant = Date.parse('2026-11-23T08:30:00Z');

  it('are those of Rome, in summer and in winter', () => {
    expect(romeTime('it', instant)).toBe('09:30');
    expect(romeTime('de', Date.parse('2026-07-01T08:30:00Z'))).toBe('10:30');
    expect(longDate('it', instant)).toBe('lunedì 23 novembre 2026');
    expect(longDateOf('de', '2026-11-23')).toBe('Montag, 23. November 2026');
  });

  it('show the device’s where it differs, and only there', () => {
    expect(deviceTime('it', instant, 'Europe/Rome')).toBeUndefined();
    expect(deviceTime('de', instant, 'Europe/Berlin')).toBeUndefined();
    expect(deviceTime('en', instant, 'America/Buenos_Aires')).toContain('05:30');
    expect(deviceTime('en', Date.parse('2026-11-23T22:30:00Z'), 'Asia/Tokyo')).toContain('24');
  });
});

describe('spans', () => {
  it('are told in their two largest units, rounded up', () => {
    expect(spanWords('it', 2 * day + 3 * hour)).toBe('2 giorni e 3 ore');
    expect(spanWords('it', day)).toBe('1 giorno');
    expect(spanWords('it', hour + 5 * minute - 1)).toBe('1 ora e 5 minuti');
    expect(spanWords('de', 10 * minute + second)).toBe('10 Minuten und 1 Sekunde');
    expect(spanWords('en', 59 * second + 1)).toBe('1 minute');
    expect(spanWords('en', 45 * second)).toBe('45 seconds');
  });

  it('are never negative', () => {
    expect(spanWords('it', -5)).toBe('0 secondi');
    expect(minuteWords('it', -5)).toBe('0 minuti');
    expect(minuteWords('it', minute + 1)).toBe('2 minuti');
  });

  it('do not stay in a smaller unit than they round to', () => {
    expect(spanWords('it', hour - 1)).toBe('1 ora');
    expect(spanWords('it', day - 1)).toBe('1 giorno');
  });
});
