import { callTexts, type CallTexts } from '../../i18n/call';
import { devicesTexts } from '../../i18n/devices';
import { limitedTexts } from '../../i18n/limited';
import type { CallMedia, MediaSnapshot } from '../../media/callMedia';
import type { ProducerSource } from '../../media/messages';
import type { Language } from '../../session/contract';
import type { Session } from '../../session/session';
import type { Room } from '../../session/state';
import { h, replaceChildren } from '../h';
import { deviceSentences } from './deviceHelp';
import { romeTime } from './people';

export interface Notice {
  readonly key: string;
  readonly text: string;
  readonly help?: string;
  readonly isUrgent?: boolean;
  readonly buttons: readonly (readonly [word: string, act: () => void])[];
}

/** What has to be told besides the picture, each with a way out. */
export class Notices {
  readonly root = h('div', { class: 'call-notices', role: 'status' });

  /** Sound that the browser holds back until the page is touched. */
  isSoundBlocked = false;

  isMicrophoneSilent = false;

  isNetworkPoor = false;

  /** The seat came here from elsewhere: no device was tried on this one. */
  areDevicesUntried = false;

  private shown = '';

  private readonly language: Language;

  private readonly text: CallTexts;

  constructor(
    private readonly session: Session,
    private readonly media: CallMedia,
    private readonly options: {
      readonly language: Language;
      readonly startSound: () => void;
      readonly openSettings: () => void;
    },
  ) {
    this.language = options.language;
    this.text = callTexts[options.language];
  }

  update(room: Room): void {
    const media = this.media.snapshot;
    const notices = [
      ...this.aboutConnection(room, media),
      ...this.aboutService(room),
      ...this.aboutPeople(room),
      ...this.aboutSound(room, media),
      ...this.aboutDevices(media),
    ];
    const content = JSON.stringify(notices.map(({ key, text }) => [key, text]));
    if (content !== this.shown) {
      this.shown = content;
      replaceChildren(this.root, ...notices.map(noticeElement));
    }
  }

  private aboutConnection({ interruptedAt }: Room, { call }: MediaSnapshot): Notice[] {
    const { text } = this;
    if (interruptedAt !== undefined) {
      const retry = () => {
        this.session.wake();
      };
      return [
        {
          key: 'hub',
          text: text.interrupted,
          help: text.interruptedHelp,
          isUrgent: true,
          buttons: [[text.retry, retry]],
        },
      ];
    }
    switch (call?.state.phase) {
      case 'restartingIce':
      case 'waiting':
        return [{ key: 'media', text: text.mediaInterrupted, isUrgent: true, buttons: [] }];
      case 'refused':
        return [{ key: 'unsupported', text: text.mediaUnsupported, isUrgent: true, buttons: [] }];
      case 'connecting':
      case 'connected':
      case 'left':
      case undefined:
        return [];
    }
  }

  private aboutService({ view }: Room): Notice[] {
    return view.limited === true ? [{ key: 'limited', ...limitedTexts[this.language], buttons: [] }] : [];
  }

  private aboutPeople({ view, seat }: Room): Notice[] {
    return view.seats
      .filter((other) => !other.connected && other.seat !== seat && (other.admitted || other.role === 'official'))
      .map(({ seat: key, name, since }) => ({
        key,
        text: this.text.disconnectedAt(name, romeTime(since, this.language)),
        buttons: [],
      }));
  }

  private aboutSound({ wasMuted }: Room, { isAudioOnly }: MediaSnapshot): Notice[] {
    const { text, media, session } = this;
    const unmute = () => {
      media.setMuted(false);
      session.mutedSeen();
    };
    const seen = () => {
      session.mutedSeen();
    };
    const notices: Notice[] = [];
    if (this.isSoundBlocked) {
      notices.push({ key: 'sound', text: '', isUrgent: true, buttons: [[text.startSound, this.options.startSound]] });
    }
    if (wasMuted) {
      notices.push({
        key: 'muted',
        text: text.mutedByOffice,
        buttons: [
          [text.unmute, unmute],
          [text.close, seen],
        ],
      });
    }
    if (this.isMicrophoneSilent) {
      notices.push({
        key: 'silent',
        text: text.silentMicrophone,
        help: text.silentMicrophoneHelp,
        buttons: [[text.settings, this.options.openSettings]],
      });
    }
    if (this.isNetworkPoor && !isAudioOnly) {
      notices.push({
        key: 'poor',
        text: text.qualityHint,
        buttons: [[text.audioOnly, () => void media.setAudioOnly(true)]],
      });
    }
    return notices;
  }

  private untried(): Notice {
    const { text, media } = this;
    const turnOn = () => {
      void media.turnOn('microphone');
      void media.turnOn('camera');
    };
    const stay = () => {
      this.areDevicesUntried = false;
      this.root.querySelector('[data-notice=untried]')?.remove();
    };
    return {
      key: 'untried',
      text: text.devicesOff,
      help: text.devicesOffHelp,
      isUrgent: true,
      buttons: [
        [text.turnDevicesOn, turnOn],
        [text.stayOff, stay],
      ],
    };
  }

  private aboutDevices({ problems, isDocument, local, opening }: MediaSnapshot): Notice[] {
    const words = devicesTexts[this.language];
    this.areDevicesUntried &&= Object.keys(local).length === 0 && Object.keys(problems).length === 0;
    if (this.areDevicesUntried && opening.size === 0) {
      return [this.untried()];
    }
    return Object.entries(problems).map(([key, problem]) => {
      const source = key as ProducerSource;
      const { problem: text, help } = deviceSentences(source, problem, this.language);
      const again = () => void this.media.turnOn(source === 'screen' && isDocument ? 'document' : source);
      const dismiss = () => {
        this.media.dismiss(source);
      };
      return {
        key: `device-${key}-${problem}`,
        text,
        help,
        buttons: [
          [words.tryAgain, again],
          [words.dismiss, dismiss],
        ],
      };
    });
  }
}

/** How a notice looks, in a call and beside one. */
export function noticeElement({ key, text, help, isUrgent, buttons }: Notice): HTMLElement {
  return h(
    'div',
    { class: isUrgent === true ? 'call-notice is-urgent' : 'call-notice', 'data-notice': key },
    h('p', {}, text, help !== undefined && h('span', { class: 'd-block' }, help)),
    ...buttons.map(([word, act]) =>
      h('button', { type: 'button', class: 'btn btn-outline-primary btn-sm', onclick: act }, word),
    ),
  );
}
