import type { PhotoWarning } from '../../../documents/photo/quality';
import { photoTexts, type PhotoTexts } from '../../../i18n/photo';
import { openDevice, type DeviceProblem } from '../../../media/devices';
import type { Language } from '../../../session/contract';
import { deviceSentences } from '../../call/deviceHelp';
import { h, replaceChildren } from '../../h';
import { drawn, look, type Look } from './canvases';

/** Milliseconds between two looks at the picture. */
const period = 300;

/** Looks in a row that say the same before it is said: a hand shakes. */
const steady = 2;

const svg = 'http://www.w3.org/2000/svg';

/** The camera's picture with the outline of the document, and in words what is wrong with it. */
export class Viewfinder {
  readonly root: HTMLElement;

  readonly take: HTMLButtonElement;

  private readonly text: PhotoTexts;

  private readonly video: HTMLVideoElement;

  private readonly frame = document.createElementNS(svg, 'svg');

  private readonly outline = document.createElementNS(svg, 'polygon');

  private readonly hint = h('p', { class: 'photo-hint', role: 'status' });

  private readonly problem = h('div', { role: 'alert' });

  private readonly other: HTMLButtonElement;

  private track: MediaStreamTrack | undefined;

  private timer: ReturnType<typeof setTimeout> | undefined;

  private lastHint = '';

  private times = 0;

  private isClosed = false;

  constructor(
    private readonly language: Language,
    taken: (photo: HTMLCanvasElement) => void,
  ) {
    const text = photoTexts[language];
    this.text = text;
    this.video = h('video', { autoplay: true, playsinline: true, 'aria-label': text.viewfinder });
    this.video.muted = true;
    this.frame.setAttribute('aria-hidden', 'true');
    this.frame.append(this.outline);
    this.take = h('button', { type: 'button', class: 'btn btn-primary', disabled: true }, text.take);
    this.take.addEventListener('click', () => {
      taken(drawn(this.video));
    });
    this.other = h('button', { type: 'button', class: 'btn btn-outline-primary', hidden: true }, text.chooseOther);
    this.other.addEventListener('click', () => void this.change());
    this.root = h(
      'div',
      { class: 'photo-finder' },
      h('div', { class: 'photo-frame' }, this.video, this.frame),
      this.hint,
      this.problem,
      h('div', { class: 'call-dialog-foot' }, this.take, this.other),
    );
  }

  async open(deviceId?: string): Promise<void> {
    this.hint.textContent = this.text.opening;
    const result = await openDevice({ device: 'photo', ...(deviceId === undefined ? {} : { deviceId }) });
    if (this.isClosed) {
      if (result.ok) {
        result.track.stop();
      }
      return;
    }
    if (!result.ok) {
      this.explain(result.problem);
      return;
    }
    this.track = result.track;
    replaceChildren(this.problem);
    this.video.srcObject = new MediaStream([result.track]);
    await this.video.play().catch(() => undefined);
    this.other.hidden = (await camerasNow()).length < 2;
    this.watch();
  }

  /** Whether the picture is looked at; not while a photo is. */
  setShown(isShown: boolean): void {
    this.root.hidden = !isShown;
    clearTimeout(this.timer);
    if (isShown && this.track !== undefined) {
      this.watch();
    }
  }

  close(): void {
    this.isClosed = true;
    clearTimeout(this.timer);
    this.track?.stop();
    this.video.srcObject = null;
  }

  private async change(): Promise<void> {
    const cameras = await camerasNow();
    const own = this.track?.getSettings().deviceId ?? '';
    const next = cameras[(cameras.indexOf(own) + 1) % cameras.length];
    clearTimeout(this.timer);
    this.track?.stop();
    await this.open(next);
  }

  private watch(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      if (this.video.videoWidth > 0) {
        this.show(look(this.video));
      }
      this.watch();
    }, period);
  }

  private show({ outline, warnings }: Look): void {
    const { videoWidth, videoHeight } = this.video;
    this.take.disabled = false;
    this.frame.setAttribute('viewBox', `0 0 ${videoWidth} ${videoHeight}`);
    const points = outline?.map(({ x, y }) => `${Math.round(x * videoWidth)},${Math.round(y * videoHeight)}`);
    this.outline.setAttribute('points', points?.join(' ') ?? '');
    this.frame.classList.toggle('is-found', outline !== undefined);
    this.say(outline !== undefined, warnings[0]);
  }

  private say(isFound: boolean, warning: PhotoWarning | undefined): void {
    const { text } = this;
    const hint = warning === undefined ? (isFound ? text.found : text.hint) : text.warnings[warning];
    this.times = hint === this.lastHint ? this.times + 1 : 1;
    this.lastHint = hint;
    if (this.times >= steady && this.hint.textContent !== hint) {
      this.hint.textContent = hint;
      this.take.textContent = warning === undefined ? text.take : text.takeAnyway;
    }
  }

  private explain(problem: DeviceProblem): void {
    const words = deviceSentences('camera', problem, this.language);
    this.hint.textContent = '';
    this.take.hidden = true;
    replaceChildren(
      this.problem,
      h('p', {}, h('strong', {}, words.problem)),
      h('p', {}, words.help),
      h('p', {}, this.text.cameraProblem),
    );
  }
}

async function camerasNow(): Promise<string[]> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices.filter(({ kind }) => kind === 'videoinput').map(({ deviceId }) => deviceId);
}
