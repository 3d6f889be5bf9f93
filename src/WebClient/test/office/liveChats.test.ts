import { describe, expect, it, vi } from 'vitest';
import type { DeskAppointment, DeskLiveChat } from '../../src/http/desk';
import type { Phase } from '../../src/session/contract';
import { hasChat, mayAsk } from '../../src/views/office/liveChatAsk';
import { OpenLiveChats } from '../../src/views/office/openLiveChats';

const at = '2026-11-23T08:00:00.000Z';

function appointment(id: string, phase: Phase = 'booked'): DeskAppointment['appointment'] {
  const times = { start: '', startsAt: at, endsAt: at, opensAt: at };
  const rest = { language: 'it', message: { kind: 'none' }, canEnter: false } as const;
  return { id, service: 's', office: 'o', ...times, ...rest, nextSteps: [], phase };
}

function row(phase: Phase): DeskAppointment {
  return { appointment: appointment('a', phase), preCall: 'none', countsAsCarriedOut: false };
}

function chat(id: string, asksFor = 'Il contratto'): DeskLiveChat {
  const away = { unread: 0, taxpayerIsThere: false, officialIsThere: false };
  return { appointment: appointment(id), name: 'Mario Rossi', asksFor, openedAt: at, ...away };
}

/** The server, whose answers to `liveChats` wait until they are given. */
function server(): {
  chats: OpenLiveChats;
  answer: (list: DeskLiveChat[]) => void;
} {
  const waiting: ((list: DeskLiveChat[]) => void)[] = [];
  const chats = new OpenLiveChats({
    liveChats: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
      }),
    openLiveChat: (id, asksFor) => Promise.resolve(chat(id, asksFor)),
    closeLiveChat: () => Promise.resolve(),
  });
  return { chats, answer: (list) => waiting.shift()?.(list) };
}

describe('the way into the live chat of an appointment', () => {
  it('is there while one can be opened', () => {
    expect([row('booked'), row('live'), row('closed')].map((one) => hasChat(one, undefined))).toEqual([
      true,
      true,
      true,
    ]);
  });

  it('is only the open one about an appointment that does not take place: nothing can be asked for about it', () => {
    for (const phase of ['cancelled-by-taxpayer', 'cancelled-by-office', 'transferred'] as const) {
      expect([hasChat(row(phase), undefined), hasChat(row(phase), chat('a')), mayAsk(row(phase))]).toEqual([
        false,
        true,
        false,
      ]);
    }
  });
});

describe('the open live chats of the office', () => {
  it('are those that the server names, and whoever shows them is told', async () => {
    const { chats, answer } = server();
    const changed = vi.fn();
    const stop = chats.onChange(changed);
    const read = chats.read();
    answer([chat('a')]);
    expect(await read).toEqual([chat('a')]);
    expect([chats.of('a'), chats.of('b')]).toEqual([chat('a'), undefined]);
    expect(changed).toHaveBeenCalledTimes(1);

    stop();
    await chats.close('a');
    expect(chats.of('a')).toBeUndefined();
    expect(changed).toHaveBeenCalledTimes(1);
  });

  it('are known at once when they are opened or closed here', async () => {
    const { chats } = server();
    await chats.open('a', 'La delega');
    await chats.open('a', 'La visura');
    await chats.open('b', 'La delega');
    expect([chats.of('a')?.asksFor, chats.of('b')?.asksFor]).toEqual(['La visura', 'La delega']);
    await chats.close('a');
    expect(chats.of('a')).toBeUndefined();
  });

  it('are not those of an answer that is older than what was done here', async () => {
    const { chats, answer } = server();
    const read = chats.read();
    await chats.open('a', 'La delega');
    answer([]);
    expect((await read).length).toBe(1);
    expect(chats.of('a')).toBeDefined();
  });

  it('that were opened during a call are reminded of until they are looked at or closed', async () => {
    const { chats, answer } = server();
    const names = (): string[] => chats.unseen.map(({ appointment: { id } }) => id);
    await chats.open('a', 'La delega');
    await chats.open('b', 'La delega');
    await chats.open('c', 'La delega');
    expect(names()).toEqual([]);

    const changed = vi.fn();
    chats.onChange(changed);
    for (const id of ['a', 'b', 'c']) {
      chats.leaveForLater(id);
    }
    expect(names()).toEqual(['a', 'b', 'c']);
    expect(changed).toHaveBeenCalledTimes(3);

    chats.seen('a');
    chats.seen('a');
    expect(changed).toHaveBeenCalledTimes(4);
    await chats.close('b');
    expect(names()).toEqual(['c']);

    // Somebody else of the office has closed it.
    const read = chats.read();
    answer([chat('a')]);
    await read;
    expect(names()).toEqual([]);
  });
});
