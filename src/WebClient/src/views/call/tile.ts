import type { CallTexts } from '../../i18n/call';
import { h } from '../h';
import { callIcon } from './icons';

/** What one tile shows. */
export interface TileModel {
  /** Identity over updates: the seat, or the seat and `/screen`. */
  readonly key: string;
  readonly name: string;
  readonly kind: 'person' | 'screen';
  readonly isOwn: boolean;
  readonly isMirrored: boolean;
  readonly video: MediaStreamTrack | undefined;
  readonly audio: MediaStreamTrack | undefined;
  /** What is to be said about it: muted, speaking, pinned. */
  readonly marks: readonly string[];
  readonly isMuted: boolean;
  readonly isSpeaking: boolean;
  readonly isChosen: boolean;
}

export interface TileActions {
  /** Keep in front, or no more. */
  choose: (key: string) => void;
  /** The browser does not play sound before the user has touched the page. */
  soundBlocked: () => void;
}

/** A person or a screen in the picture. */
export class Tile {
  readonly root: HTMLElement;

  private readonly video = h('video', { autoplay: true, playsinline: true, muted: true });
  private readonly audio = h('audio', { autoplay: true });
  private readonly initials = h('div', { class: 'call-initials', 'aria-hidden': 'true' });
  private readonly name = h('span', { class: 'call-name' });
  private readonly marks = h('span', { class: 'call-marks' });
  private readonly mutedIcon = callIcon('microphone-off', 'icon icon-xs icon-white');
  private readonly pin: HTMLButtonElement;

  constructor(
    { key, isOwn }: TileModel,
    private readonly text: CallTexts,
    private readonly actions: TileActions,
  ) {
    // As an attribute it only counts for a parsed document.
    this.video.muted = true;
    this.pin = h(
      'button',
      {
        type: 'button',
        class: 'call-pin',
        onclick: () => {
          actions.choose(key);
        },
      },
      callIcon('it-pin', 'icon icon-xs icon-white'),
    );
    this.pin.hidden = isOwn;
    this.root = h(
      'figure',
      { class: 'call-tile', 'data-key': key },
      this.initials,
      this.video,
      this.audio,
      h('figcaption', {}, this.mutedIcon, this.name, this.marks, this.pin),
    );
    this.video.addEventListener('loadeddata', () => {
      this.root.dataset['hasPicture'] = 'true';
    });
  }

  update(model: TileModel, place: 'front' | 'strip'): void {
    const { classList } = this.root;
    classList.toggle('is-front', place === 'front');
    classList.toggle('is-own', model.isOwn);
    classList.toggle('is-mirrored', model.isMirrored);
    classList.toggle('is-screen', model.kind === 'screen');
    classList.toggle('is-speaking', model.isSpeaking);
    setText(this.name, isolated(model.name));
    setText(this.marks, model.marks.map((mark) => ` · ${mark}`).join(''));
    setText(this.initials, initialsOf(model.name));
    this.mutedIcon.toggleAttribute('hidden', !model.isMuted);
    this.pin.setAttribute('aria-pressed', String(model.isChosen));
    this.pin.setAttribute('aria-label', (model.isChosen ? this.text.unpinHere : this.text.pinHere)(model.name));
    this.video.setAttribute('aria-label', model.name);
    this.video.hidden = model.video === undefined;
    show(this.video, model.video);
    if (show(this.audio, model.audio)) {
      this.play();
    }
  }

  /** Plays what the browser held back, over the chosen speaker. */
  play(): void {
    this.audio.play().catch((error: unknown) => {
      if (error instanceof DOMException && error.name === 'NotAllowedError') {
        this.actions.soundBlocked();
      }
    });
  }

  /** Not every browser lets a page choose: then nothing happens. */
  setSpeaker(deviceId: string): void {
    if ('setSinkId' in this.audio) {
      this.audio.setSinkId(deviceId).catch(() => undefined);
    }
  }

  destroy(): void {
    show(this.video, undefined);
    show(this.audio, undefined);
    this.root.remove();
  }
}

/** A name as typed may turn the direction of writing; what stands after it must not turn with it. */
function isolated(name: string): string {
  return `\u2068${name}\u2069`;
}

function setText(element: HTMLElement, text: string): void {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

/** True when the element got another track that is to be played. */
function show(element: HTMLMediaElement, track: MediaStreamTrack | undefined): boolean {
  const shown = element.srcObject instanceof MediaStream ? element.srcObject.getTracks()[0] : undefined;
  if (shown === track) {
    return false;
  }
  element.srcObject = track === undefined ? null : new MediaStream([track]);
  return track !== undefined;
}

function initialsOf(name: string): string {
  return name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => String.fromCodePoint(word.codePointAt(0) ?? 0x20).toLocaleUpperCase('it'))
    .join('');
}
