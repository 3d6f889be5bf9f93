import { part } from './dom';
import { texts } from './texts';

/** What one tile shows. */
export interface TileModel {
  /** Identity over updates. */
  readonly key: string;
  readonly name: string;
  readonly own: boolean;
  readonly video: MediaStreamTrack | undefined;
  readonly audio: MediaStreamTrack | undefined;
  readonly muted: boolean;
  /** One's own screen is shared, which has no tile here. */
  readonly sharing: boolean;
  readonly speaking: boolean;
  /** Layers to choose from; 1 or less when there is no choice. */
  readonly layers: number;
  /** When the picture was asked for, on the clock of `performance.now()`. */
  readonly requestedAt: number | undefined;
}

export interface TileActions {
  chooseLayer: (layer: number) => void;
  /** The browser does not play sound before the user has touched the page. */
  audioBlocked: () => void;
}

/** A person or a screen in the grid. */
export class Tile {
  readonly root: HTMLElement;

  private readonly video: HTMLVideoElement;
  private readonly audio: HTMLAudioElement;
  private readonly initials: HTMLElement;
  private readonly who: HTMLElement;
  private readonly marks: HTMLElement;
  private readonly layer: HTMLElement;
  private readonly stats: HTMLElement;

  private requestedAt: number | undefined;

  constructor(
    template: HTMLTemplateElement,
    private readonly actions: TileActions,
  ) {
    const fragment = template.content.cloneNode(true) as DocumentFragment;
    this.root = part(fragment, '.tile', HTMLElement);
    this.video = part(fragment, 'video', HTMLVideoElement);
    this.audio = part(fragment, 'audio', HTMLAudioElement);
    this.initials = part(fragment, '.initials', HTMLElement);
    this.who = part(fragment, '.who', HTMLElement);
    this.marks = part(fragment, '.marks', HTMLElement);
    this.layer = part(fragment, '.layer', HTMLElement);
    this.stats = part(fragment, '.stats', HTMLElement);
    const select = part(fragment, 'select', HTMLSelectElement);
    select.addEventListener('change', () => {
      actions.chooseLayer(Number(select.value));
    });
    this.video.addEventListener('loadeddata', () => {
      if (this.requestedAt !== undefined) {
        this.root.dataset['firstFrameMilliseconds'] = String(Math.round(performance.now() - this.requestedAt));
      }
    });
  }

  update(model: TileModel): void {
    this.root.dataset['key'] = model.key;
    this.root.classList.toggle('own', model.own);
    this.root.classList.toggle('speaking', model.speaking);
    this.who.textContent = model.own ? `${isolated(model.name)} (${texts.you})` : model.name;
    this.initials.textContent = initialsOf(model.name);
    this.marks.textContent = [model.muted ? texts.muted : '', model.sharing ? texts.ownScreen : '']
      .filter(Boolean)
      .join(' · ');
    this.layer.hidden = model.layers < 2;
    this.requestedAt = model.requestedAt;
    this.video.setAttribute('aria-label', model.name);
    this.video.hidden = model.video === undefined;
    show(this.video, model.video);
    if (show(this.audio, model.audio)) {
      this.playAudio();
    }
  }

  /** A line of figures about what arrives. */
  setStatistics(line: string): void {
    this.stats.textContent = line;
  }

  playAudio(): void {
    this.audio.play().catch((error: unknown) => {
      if (error instanceof DOMException && error.name === 'NotAllowedError') {
        this.actions.audioBlocked();
      }
    });
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
