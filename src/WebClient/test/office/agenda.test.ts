import { describe, expect, it } from 'vitest';
import type { DeskAppointment } from '../../src/http/desk';
import type { Phase } from '../../src/session/contract';
import {
  isFor,
  isWaiting,
  mayShow,
  minutesSince,
  nextOf,
  reduceAgenda,
  type AgendaState,
} from '../../src/views/office/agendaState';
import { nobodyWaits, repeatAfter, ring } from '../../src/views/office/alarm';

const nine = Date.parse('2026-11-23T08:00:00Z');

function row(id: string, phase: Phase, changes: Partial<DeskAppointment> = {}, startsAt = nine): DeskAppointment {
  return {
    appointment: {
      id,
      service: 'assistenza-consulenza',
      office: 'roma',
      start: '2026-11-23T09:00',
      startsAt: new Date(startsAt).toISOString(),
      endsAt: new Date(startsAt + 1_800_000).toISOString(),
      opensAt: new Date(startsAt - 600_000).toISOString(),
      phase,
      language: 'it',
      message: { kind: 'none' },
      nextSteps: [],
      canEnter: false,
    },
    preCall: 'none',
    countsAsCarriedOut: false,
    ...changes,
  };
}

describe('the agenda', () => {
  const today: AgendaState = { kind: 'loading', date: undefined };

  it('shows the rows of the day that was asked for', () => {
    const rows = [row('a', 'booked')];
    expect(reduceAgenda(today, { type: 'read', date: undefined, rows })).toEqual({
      kind: 'shown',
      date: undefined,
      rows,
    });
  });

  it('drops an answer about another day', () => {
    const other = reduceAgenda(today, { type: 'day-chosen', date: '2026-11-24' });
    expect(reduceAgenda(other, { type: 'read', date: undefined, rows: [] })).toBe(other);
    expect(reduceAgenda(other, { type: 'not-read', date: undefined, code: 'offline' })).toBe(other);
  });

  it('keeps the rows when the server stops answering, and says that they may be old', () => {
    const shown = reduceAgenda(today, { type: 'read', date: undefined, rows: [row('a', 'open')] });
    const stale = reduceAgenda(shown, { type: 'not-read', date: undefined, code: 'offline' });
    expect(stale).toMatchObject({ kind: 'shown', staleBecause: 'offline', rows: [{ appointment: { id: 'a' } }] });
    expect(reduceAgenda(stale, { type: 'read', date: undefined, rows: [] })).not.toHaveProperty('staleBecause');
  });

  it('says why nothing is there when the first answer fails', () => {
    expect(reduceAgenda(today, { type: 'not-read', date: undefined, code: 'unexpected' })).toMatchObject({
      kind: 'failed',
    });
  });

  it('takes the row that a command answered', () => {
    const shown = reduceAgenda(today, {
      type: 'read',
      date: undefined,
      rows: [row('a', 'booked'), row('b', 'booked')],
    });
    const changed = reduceAgenda(shown, { type: 'row-changed', row: row('b', 'booked', { official: 'roma-2' }) });
    expect(changed.kind === 'shown' && changed.rows.map(({ official }) => official)).toEqual([undefined, 'roma-2']);
  });

  it('knows who waits', () => {
    const waiting = (['booked', 'open', 'waiting-for-official', 'ready', 'live', 'closed'] as const).map((phase) =>
      isWaiting(row('a', phase)),
    );
    expect(waiting).toEqual([false, false, true, true, false, false]);
    expect(isWaiting(row('a', 'callback-due', { waitingSince: '2026-11-23T08:00:00Z' }))).toBe(true);
  });

  it('gives an unassigned appointment to everybody, an assigned one to its official only', () => {
    expect(isFor(row('a', 'booked'), 'roma-1')).toBe(true);
    expect(isFor(row('a', 'booked', { official: 'roma-1' }), 'roma-1')).toBe(true);
    expect(isFor(row('a', 'booked', { official: 'roma-2' }), 'roma-1')).toBe(false);
  });

  it('finds the next appointment that is mine and not over', () => {
    const rows = [
      row('past', 'live', {}, nine - 1),
      row('late', 'booked', {}, nine + 7_200_000),
      row('cancelled', 'cancelled-by-taxpayer', {}, nine + 60_000),
      row('hers', 'booked', { official: 'roma-2' }, nine + 120_000),
      row('next', 'booked', {}, nine + 3_600_000),
    ];
    expect(nextOf(rows, 'roma-1', nine)?.appointment.id).toBe('next');
    expect(nextOf([], 'roma-1', nine)).toBeUndefined();
  });

  it('shows an appointment unasked when no other would be left for it', () => {
    expect([mayShow('b', ''), mayShow('b', 'b'), mayShow('b', 'a')]).toEqual([true, true, false]);
  });

  it('counts whole minutes, and none before the instant', () => {
    const since = '2026-11-23T08:00:00.000Z';
    expect([-5_000, 0, 59_999, 60_000, 185_000].map((later) => minutesSince(since, nine + later))).toEqual([
      0, 0, 0, 1, 3,
    ]);
  });
});

describe('the tone', () => {
  it('rings once for whoever comes, and again each minute while somebody waits', () => {
    const first = ring(nobodyWaits, ['a'], 1000);
    expect(first).toMatchObject({ rings: true, newcomers: ['a'] });
    const soon = ring(first.state, ['a'], 1000 + repeatAfter - 1);
    expect(soon).toMatchObject({ rings: false, newcomers: [] });
    expect(ring(soon.state, ['a'], 1000 + repeatAfter)).toMatchObject({ rings: true, newcomers: [] });
  });

  it('is one tone for several who come at once', () => {
    expect(ring(nobodyWaits, ['a', 'b'], 0).newcomers).toEqual(['a', 'b']);
  });

  it('rings for a second person at once, and then both share the minute', () => {
    const first = ring(nobodyWaits, ['a'], 0);
    const second = ring(first.state, ['a', 'b'], 10_000);
    expect(second).toMatchObject({ rings: true, newcomers: ['b'] });
    expect(ring(second.state, ['a', 'b'], repeatAfter)).toMatchObject({ rings: false });
  });

  it('stops when nobody waits, and begins anew for whoever returns', () => {
    const first = ring(nobodyWaits, ['a'], 0);
    const empty = ring(first.state, [], 5_000);
    expect(empty.rings).toBe(false);
    expect(ring(empty.state, ['a'], 6_000)).toMatchObject({ rings: true, newcomers: ['a'] });
  });
});
