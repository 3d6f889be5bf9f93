import { describe, expect, it } from 'vitest';
import { SilenceWatch, silenceLimit } from '../src/media/level';
import { qualityOf, readNetwork } from '../src/media/quality';
import type { CallStatistics, TrackStatistics } from '../src/media/statistics';
import { inFront, type Scene } from '../src/views/call/layout';
import { shortcutOf } from '../src/views/call/shortcuts';
import { pictureOf } from '../src/views/call/tiles';
import { callTexts } from '../src/i18n/call';
import type { MediaSnapshot } from '../src/media/callMedia';
import { initialState, reduce, roomOf } from '../src/session/state';
import { view } from './fakeConnection';

const empty: Scene = { people: [], screens: [], speaker: undefined, chosen: undefined };
const two: Scene = {
  ...empty,
  people: [
    { key: 'official', isPinned: false },
    { key: 'guest', isPinned: false },
  ],
};
const interpreted: Scene = {
  ...empty,
  people: [
    { key: 'official', isPinned: false },
    { key: 'interpreter', isPinned: true },
  ],
};

describe('inFront', () => {
  it.each<[string, Scene, string[]]>([
    ['nobody', empty, []],
    ['the first when nobody has spoken', two, ['official']],
    ['who speaks', { ...two, speaker: 'guest' }, ['guest']],
    ['who was chosen, whoever speaks', { ...two, chosen: 'official', speaker: 'guest' }, ['official']],
    [
      'a screen for itself, whoever speaks',
      { ...two, screens: ['official/screen'], speaker: 'guest' },
      ['official/screen'],
    ],
    ['a pinned interpreter beside who speaks', { ...interpreted, speaker: 'official' }, ['interpreter', 'official']],
    [
      'a screen and the pinned interpreter',
      { ...interpreted, screens: ['s'], speaker: 'official' },
      ['s', 'interpreter'],
    ],
    ['nobody who is gone', { ...two, speaker: 'left', chosen: 'left' }, ['official']],
  ])('shows %s', (_, scene, expected) => {
    expect(inFront(scene)).toEqual(expected);
  });
});

describe('shortcutOf', () => {
  const press = { key: 'M', ctrlKey: false, altKey: false, metaKey: false, repeat: false };

  it('takes single keys outside of fields only', () => {
    expect(shortcutOf(press, false)).toBe('m');
    expect(shortcutOf({ ...press, key: '?' }, false)).toBe('h');
    expect(shortcutOf(press, true)).toBeUndefined();
    expect(shortcutOf({ ...press, ctrlKey: true }, false)).toBeUndefined();
    expect(shortcutOf({ ...press, repeat: true }, false)).toBeUndefined();
    expect(shortcutOf({ ...press, key: 'x' }, false)).toBeUndefined();
  });
});

describe('quality', () => {
  it('counts what was lost between two readings', () => {
    const reading = readNetwork(statistics(100, 0, 0.05), statistics(190, 10, 0.05));

    expect(reading).toEqual({ loss: 0.1, roundTrip: 50 });
  });

  it.each([
    [0, 50, 'good'],
    [0.04, 50, 'fair'],
    [0, 400, 'fair'],
    [0.2, 50, 'poor'],
    [0, 700, 'poor'],
  ])('is of loss %d and %d ms: %s', (loss, roundTrip, expected) => {
    expect(qualityOf({ loss, roundTrip })).toBe(expected);
  });
});

describe('SilenceWatch', () => {
  it('notices an open microphone that gives nothing for long, and forgets it at the first sound', () => {
    const watch = new SilenceWatch();

    expect(watch.feed(0, true, 0)).toBe(false);
    expect(watch.feed(0, true, silenceLimit)).toBe(true);
    expect(watch.feed(0.05, true, silenceLimit + 1)).toBe(false);
    expect(watch.feed(0, true, silenceLimit + 2)).toBe(false);
  });

  it('says nothing of a microphone that is off', () => {
    const watch = new SilenceWatch();
    watch.feed(0, false, 0);

    expect(watch.feed(0, false, silenceLimit * 2)).toBe(false);
  });
});

function statistics(packetsReceived: number, packetsLost: number, roundTripTime: number): CallStatistics {
  return {
    tracks: [{ consumerId: 'c', packetsReceived, packetsLost } as TrackStatistics],
    encodings: [],
    paths: [
      {
        direction: 'send',
        protocol: 'udp',
        isRelayed: false,
        usernameFragment: '',
        bytesReceived: 0,
        bytesSent: 0,
        roundTripTime,
      },
    ],
  };
}

describe('pictureOf', () => {
  it.each([
    [false, callTexts.it.ownScreen],
    [true, callTexts.it.ownDocument],
  ])('names what one shows by what it is (document: %s)', (isDocument, name) => {
    const own = {
      seat: 's1',
      role: 'taxpayer',
      name: 'Anna Rossi',
      stage: 'call',
      connected: true,
      since: '2026-11-23T08:25:00.000Z',
      device: 'phone',
      admitted: true,
      pinned: false,
    } as const;
    const entered = { seat: 's1', view: view({ seats: [own] }), events: [], more: false };
    const room = roomOf(reduce(initialState, { type: 'entered', entered, at: 0 }));
    const media: MediaSnapshot = {
      call: undefined,
      local: { screen: { track: {} as MediaStreamTrack, paused: false } },
      problems: {},
      opening: new Set(),
      isDocument,
      isAudioOnly: false,
    };

    const picture = room && pictureOf(room, media, { chosen: undefined, lastSpeaker: undefined }, callTexts.it);

    expect(picture?.tiles.map((tile) => tile.name)).toEqual(['Anna Rossi (Lei)', name]);
  });
});
