import type { CallTexts } from '../../i18n/call';
import type { MediaSnapshot } from '../../media/callMedia';
import type { Language } from '../../session/contract';
import type { Room } from '../../session/state';
import { romeTime } from './people';

interface Known {
  readonly people: ReadonlyMap<string, { name: string; connected: boolean; shares: boolean }>;
  readonly isInterrupted: boolean;
  readonly isMuted: boolean | undefined;
  readonly hasCamera: boolean;
  readonly hasScreen: boolean;
}

/** Tells, between two updates, what a person who does not see the picture has to know. */
export class Announcements {
  private before: Known | undefined;

  constructor(
    private readonly text: CallTexts,
    private readonly language: Language,
    private readonly say: (sentence: string) => void,
  ) {}

  update(room: Room, media: MediaSnapshot): void {
    const now = knownOf(room, media);
    const { before } = this;
    this.before = now;
    if (before !== undefined) {
      this.tellPeople(before, now, room);
      this.tellOwn(before, now);
    }
  }

  private tellPeople(before: Known, now: Known, room: Room): void {
    const { text } = this;
    for (const [seat, { name, connected, shares }] of now.people) {
      const known = before.people.get(seat);
      if (connected && known?.connected !== true) {
        this.say(text.joined(name));
      } else if (!connected && known?.connected === true) {
        const since = room.view.seats.find((other) => other.seat === seat)?.since ?? room.view.now;
        this.say(text.disconnectedAt(name, romeTime(since, this.language)));
      }
      if (shares && known?.shares !== true) {
        this.say(text.sharing(name));
      }
    }
    for (const [seat, { name, connected }] of before.people) {
      if (connected && !now.people.has(seat)) {
        this.say(text.left(name));
      }
    }
  }

  private tellOwn(before: Known, now: Known): void {
    const { text } = this;
    if (before.isInterrupted !== now.isInterrupted) {
      this.say(now.isInterrupted ? `${text.interrupted} ${text.interruptedHelp}` : text.back);
    }
    if (before.isMuted !== now.isMuted && now.isMuted !== undefined) {
      this.say(now.isMuted ? text.microphoneMuted : text.microphoneOn);
    }
    if (before.hasCamera !== now.hasCamera) {
      this.say(now.hasCamera ? text.cameraOn : text.cameraOff);
    }
    if (before.hasScreen !== now.hasScreen) {
      this.say(now.hasScreen ? text.screenOn : text.screenOff);
    }
  }
}

function knownOf(room: Room, { call, local }: MediaSnapshot): Known {
  const others = room.view.seats.filter(({ seat }) => seat !== room.seat);
  return {
    people: new Map(
      others.map(({ seat, name, connected }) => {
        const producers = call?.participants.find(({ peerId }) => peerId === seat)?.producers;
        return [seat, { name, connected, shares: producers?.screen !== undefined }];
      }),
    ),
    isInterrupted: room.interruptedAt !== undefined,
    isMuted: local.microphone?.paused,
    hasCamera: local.camera !== undefined,
    hasScreen: local.screen !== undefined,
  };
}
