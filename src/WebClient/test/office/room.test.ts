import { describe, expect, it, vi } from 'vitest';
import type { DeskAppointment } from '../../src/http/desk';
import type { Phase, Seat } from '../../src/session/contract';
import type { HubConnection, HubHandlers } from '../../src/session/hubConnection';
import { admits, attendanceOf, isCallUnderWay } from '../../src/views/office/admission';
import { LiveDesk } from '../../src/views/office/liveDesk';
import { offeredActions } from '../../src/views/office/offered';

const startsAt = '2026-11-23T08:00:00.000Z';
const before = Date.parse(startsAt) - 60_000;

function row(phase: Phase, changes: Partial<DeskAppointment> = {}): DeskAppointment {
  const summary = { id: 'a', service: 's', office: 'o', start: '', startsAt, endsAt: startsAt, opensAt: startsAt };
  return {
    appointment: { ...summary, phase, language: 'it', message: { kind: 'none' }, nextSteps: [], canEnter: true },
    preCall: 'none',
    countsAsCarriedOut: false,
    ...changes,
  };
}

function seat(changes: Partial<Seat>): Seat {
  const fixed = { seat: '1', role: 'taxpayer', name: 'Mario Rossi', stage: 'waiting', since: startsAt } as const;
  return { ...fixed, connected: true, device: 'phone', admitted: false, pinned: false, ...changes };
}

describe('what is offered', () => {
  it('before the call: handing over, solving early, cancelling', () => {
    expect(offeredActions(row('booked'), before)).toEqual(['to-colleague', 'to-office', 'resolve-early', 'cancel']);
    expect(offeredActions(row('ready'), Date.parse(startsAt))).toEqual(['to-colleague', 'to-office', 'cancel']);
  });

  it('in the call: closing and handing over', () => {
    expect(offeredActions(row('live'), before)).toEqual(['close', 'to-colleague', 'to-office']);
  });

  it('when the taxpayer dropped: also the callback', () => {
    const dropped = row('suspended', { disconnectedSince: startsAt });
    expect(offeredActions(dropped, before)).toEqual(['close', 'choose-callback', 'to-colleague', 'to-office']);
  });

  it('while a callback is owed: only the colleague', () => {
    const callback = { reason: 'official-late', openedAt: startsAt, dueAt: startsAt } as const;
    expect(offeredActions(row('callback-due', { callback }), before)).toEqual(['to-colleague']);
  });

  it('after the end: nothing', () => {
    expect(offeredActions(row('closed'), before)).toEqual([]);
  });
});

describe('admitting', () => {
  it('knows whether the taxpayer is absent, waits, is away or in the call', () => {
    const kinds = [[], [seat({})], [seat({ connected: false, admitted: true })], [seat({ admitted: true })]].map(
      (seats) => attendanceOf({ seats }).kind,
    );
    expect(kinds).toEqual(['absent', 'waiting', 'away', 'in-call']);
    expect(attendanceOf({ seats: [seat({ role: 'guest' })] }).kind).toBe('absent');
  });

  it('knows that a call is under way by whom was admitted to it, also while the line is down', () => {
    const own = seat({ seat: 'own', role: 'official', admitted: true });
    const others = [
      [],
      [seat({})],
      [seat({ admitted: true })],
      [seat({ admitted: true, connected: false })],
      [seat({ role: 'guest', admitted: true })],
    ];
    expect(others.map((seats) => isCallUnderWay({ seats: [own, ...seats] }))).toEqual([false, false, true, true, true]);
  });

  it('is the key A alone, and not while somebody writes', () => {
    const press = { key: 'a', ctrlKey: false, altKey: false, metaKey: false, repeat: false };
    expect(admits(press, false)).toBe(true);
    expect(admits({ ...press, key: 'A' }, false)).toBe(true);
    expect(admits(press, true)).toBe(false);
    for (const held of [{ ctrlKey: true }, { altKey: true }, { metaKey: true }, { repeat: true }, { key: 'b' }]) {
      expect(admits({ ...press, ...held }, false)).toBe(false);
    }
  });
});

describe('the live desk', () => {
  function scene(invoke: HubConnection['invoke']): { desk: LiveDesk; opened: HubHandlers[]; changed: () => void } {
    const opened: HubHandlers[] = [];
    const desk = new LiveDesk((handlers) => {
      opened.push(handlers);
      return { start: () => Promise.resolve(), invoke, close: () => undefined };
    });
    return { desk, opened, changed: vi.fn() };
  }

  it('asks again once it is connected, and with every word of the server', async () => {
    const { desk, opened, changed } = scene(() => Promise.resolve({}));
    desk.start(changed);
    await vi.waitFor(() => {
      expect(changed).toHaveBeenCalledTimes(1);
    });
    opened[0]?.message({ name: 'deskChanged', content: { limited: true } });
    expect(changed).toHaveBeenCalledTimes(2);
    expect(changed).toHaveBeenLastCalledWith(true);
    desk.stop();
    opened[0]?.message({ name: 'deskChanged', content: {} });
    expect(changed).toHaveBeenCalledTimes(2);
  });

  it('asks every few seconds while there is no connection, and none after it was stopped', async () => {
    vi.useFakeTimers();
    const { desk, opened, changed } = scene(() => Promise.reject(new Error('down')));
    desk.start(changed);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(changed).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(changed).toHaveBeenCalledTimes(2);
    desk.stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(opened).toHaveLength(3);
    vi.useRealTimers();
  });
});
