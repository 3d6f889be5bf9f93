import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Entered, Messages } from '../src/session/contract';
import { messageNames, type HubMessage } from '../src/session/hubConnection';
import { eventOf } from '../src/session/session';
import { initialState, reduce, roomOf, type State } from '../src/session/state';
import { entered, messages, refusal } from './contractShapes';

// The same files that the server's tests compare with what it serialises.
const folder = join(import.meta.dirname, '../../../tests/Contracts');

const names = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => name.replace('.json', ''));

const samplesOf = (message: string) => names.filter((name) => name === message || name.startsWith(`${message}-`));

const withContent = messageNames.filter((name) => messages[name] !== undefined);

describe('the samples of the contract', () => {
  it('has one of every message that carries something', () => {
    expect(withContent.filter((name) => samplesOf(name).length === 0)).toEqual([]);
  });

  it('is of a message, an entry or an answer, each of them', () => {
    const known = [...withContent.flatMap(samplesOf), 'entered', ...samplesOf('answer')];

    expect(names.filter((name) => !known.includes(name))).toEqual([]);
  });

  it.each(withContent.flatMap((message) => samplesOf(message).map((sample) => [sample, message] as const)))(
    '%s is a %s as the types say',
    (sample, message) => {
      expect(messages[message]?.(read(sample), sample)).toEqual([]);
    },
  );

  it('has an entry as the types say', () => {
    expect(entered(read('entered'), 'entered')).toEqual([]);
  });

  it('has answers with a value, with a refusal and with nothing', () => {
    expect(read('answer-value')).toEqual({ value: { position: 7 } });
    expect(refusal((read('answer-error') as { error: unknown }).error, 'error')).toEqual([]);
    expect(read('answer-nothing')).toEqual({});
  });

  it('says so when a field is missing, new or of another kind', () => {
    expect(messages.read?.({ seat: 1, extra: true }, 'read')).toEqual([
      'read.extra is not in the contract',
      'read.seat is no text',
      'read.position is no figure',
    ]);
  });
});

describe('the samples, taken by the state', () => {
  const entry = read('entered') as Entered;
  const inside = reduce(initialState, { type: 'entered', entered: { ...entry, events: [] }, at: 0 });

  it('stands in the waiting room after the entry', () => {
    expect(inside).toMatchObject({ kind: 'inside', stage: 'waiting', room: { seat: 'taxpayer' } });
  });

  it.each<[string, Partial<State>]>([
    ['state-taxpayer-waits', { kind: 'inside', stage: 'waiting' }],
    ['state-official', { kind: 'inside', stage: 'call' }],
    ['state-ended', { kind: 'ended' }],
    ['state-not-yet', { kind: 'not-yet' }],
    ['state-chat', { kind: 'chat', isOpen: true }],
  ])('%s leads to its page', (sample, expected) => {
    const younger = { ...(read(sample) as Messages['state']), revision: entry.view.revision + 1 };

    expect(told('state', younger)).toMatchObject(expected);
  });

  it('knows after the entry how far each has read', () => {
    expect(roomOf(inside)?.readBy).toEqual({ taxpayer: 7 });
  });

  it('keeps a line that came before the ones it follows, and shows it after them', () => {
    const early = told('event', read('event') as Messages['event']);
    expect(roomOf(early)).toMatchObject({ lines: [], ahead: [{ position: 7 }] });

    const earlier = entry.events.flatMap((event) =>
      [1, 2, 3, 4, 5, 6].map((position) => ({
        ...event,
        position,
        payload: { ...event.payload, id: `before ${position}` },
      })),
    );
    expect(roomOf(reduce(early, { type: 'events', events: earlier }))?.lines.at(-1)?.text).toBe('Buongiorno');
  });

  it('takes what others type, read, wish and take away', () => {
    expect(roomOf(told('typing', read('typing') as Messages['typing']))?.typing).toEqual({ taxpayer: 'Buon' });
    expect(roomOf(told('read', read('read') as Messages['read']))?.readBy).toEqual({ taxpayer: 7 });
    expect(roomOf(told('guestWanted', read('guestWanted') as Messages['guestWanted']))?.guestsWanted).toHaveLength(1);
    expect(roomOf(told('muted', undefined))?.wasMuted).toBe(true);
    expect(told('seatLost', read('seatLost') as Messages['seatLost'])).toEqual({ kind: 'seat-lost', reason: 'moved' });
  });

  it.each(['media', 'testMedia', 'deskChanged'] as const)('leaves %s to others', (name) => {
    expect(eventOf({ name, content: read(name) } as HubMessage)).toBeUndefined();
  });

  function told<Name extends keyof Messages>(name: Name, content: Messages[Name]): State {
    const event = eventOf({ name, content } as HubMessage);
    return event === undefined ? inside : reduce(inside, event);
  }
});

function read(sample: string): unknown {
  return JSON.parse(readFileSync(join(folder, `${sample}.json`), 'utf8'));
}
