import type { CallTexts } from '../../i18n/call';
import type { MediaSnapshot } from '../../media/callMedia';
import type { Participant } from '../../media/roster';
import type { Seat } from '../../session/contract';
import type { Room } from '../../session/state';
import { inFront, peerOf } from './layout';
import type { TileModel } from './tile';

/** The tiles of the picture, those in front first. */
export interface Picture {
  readonly tiles: readonly TileModel[];
  readonly front: readonly string[];
}

export interface Wishes {
  /** The key that this user keeps in front. */
  readonly chosen: string | undefined;
  /** Who spoke last among the others: the picture does not jump at every cough. */
  readonly lastSpeaker: string | undefined;
}

/** What is to be seen of a room, its media and this user's wishes. Pure. */
export function pictureOf(room: Room, media: MediaSnapshot, wishes: Wishes, text: CallTexts): Picture {
  const others = room.view.seats.filter(
    ({ seat, admitted, role }) => seat !== room.seat && (admitted || role === 'official'),
  );
  const participants = media.call?.participants ?? [];
  const tiles = others.flatMap((seat) => tilesOf(seat, peerOf(seat, participants), media, wishes, text));
  const front = inFront({
    people: others.map(({ seat, pinned }) => ({ key: seat, isPinned: pinned })),
    screens: tiles.filter(({ kind }) => kind === 'screen').map(({ key }) => key),
    speaker: wishes.lastSpeaker,
    chosen: wishes.chosen,
  });
  const own = room.view.seats.find(({ seat }) => seat === room.seat);
  return {
    tiles: own === undefined ? tiles : [...tiles, ...ownTiles(own, media, others.length === 0, text)],
    front: front.length === 0 && own !== undefined ? [own.seat] : front,
  };
}

function tilesOf(
  seat: Seat,
  peer: Participant | undefined,
  { call }: MediaSnapshot,
  { chosen }: Wishes,
  text: CallTexts,
): TileModel[] {
  const find = (source: string) =>
    call?.remote.find((track) => track.peerId === seat.seat && track.source === source)?.track;
  const isMuted = peer?.producers.microphone?.paused ?? true;
  const isSpeaking = !isMuted && call?.speaker === seat.seat;
  const person: TileModel = {
    key: seat.seat,
    name: seat.name,
    kind: 'person',
    isOwn: false,
    isMirrored: false,
    video: peer?.producers.camera === undefined ? undefined : find('camera'),
    audio: find('microphone'),
    marks: marksOf(seat, peer, isMuted, text),
    isMuted,
    isSpeaking,
    isChosen: chosen === seat.seat,
  };
  if (peer?.producers.screen === undefined) {
    return [person];
  }
  const key = `${seat.seat}/screen`;
  const screen: TileModel = {
    ...person,
    key,
    name: text.screenOf(seat.name),
    kind: 'screen',
    video: find('screen'),
    audio: undefined,
    marks: [],
    isMuted: false,
    isSpeaking: false,
    isChosen: chosen === key,
  };
  return [screen, person];
}

function marksOf(seat: Seat, peer: Participant | undefined, isMuted: boolean, text: CallTexts): string[] {
  if (!seat.connected) {
    return [];
  }
  return [
    peer === undefined ? text.notYetHere : '',
    peer !== undefined && peer.producers.camera === undefined ? text.noCamera : '',
    peer !== undefined && isMuted ? text.off : '',
    seat.pinned ? text.pinned : '',
  ].filter(Boolean);
}

function ownTiles(seat: Seat, media: MediaSnapshot, isAlone: boolean, text: CallTexts): TileModel[] {
  const { local, call, isAudioOnly, isDocument } = media;
  const isMuted = local.microphone === undefined || local.microphone.paused;
  const own: TileModel = {
    key: seat.seat,
    name: `${seat.name} (${text.you})`,
    kind: 'person',
    isOwn: true,
    isMirrored: true,
    video: local.camera?.track,
    audio: undefined,
    marks: [
      isAlone && local.camera !== undefined ? text.preview : '',
      isMuted ? text.off : '',
      isAudioOnly ? text.soundOnly : '',
    ].filter(Boolean),
    isMuted,
    isSpeaking: !isMuted && call?.speaker === seat.seat,
    isChosen: false,
  };
  return local.screen === undefined
    ? [own]
    : [
        own,
        {
          ...own,
          key: `${seat.seat}/screen`,
          name: isDocument ? text.ownDocument : text.ownScreen,
          kind: 'screen',
          isMirrored: false,
          video: local.screen.track,
          marks: [],
          isMuted: false,
          isSpeaking: false,
        },
      ];
}
