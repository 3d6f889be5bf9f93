import { devicesTexts } from '../../i18n/devices';
import { entryTexts } from '../../i18n/entry';
import type { CallMedia } from '../../media/callMedia';
import type { Language } from '../../session/contract';
import { deviceSentences } from '../call/deviceHelp';
import { DevicePickers } from '../call/devicePickers';
import { LevelMeter } from '../call/levelMeter';
import { h, replaceChildren } from '../h';
import { button } from './parts';
import { playTone } from './tone';

/** Louder than this, somebody speaks. */
const voice = 0.01;

/** Camera, microphone and speaker, tried out. */
export class DeviceCheck {
  readonly root: HTMLElement;

  private readonly video = h('video', { autoplay: true, playsinline: true, muted: true });
  private readonly noPicture = h('p', {});
  private readonly heard = h('p', { role: 'status' });
  private readonly problems = h('div', { role: 'status' });
  private readonly soundResult = h('p', { role: 'status' });
  private readonly soundAnswers = h('div', { class: 'entry-buttons' });
  private readonly meter: LevelMeter;
  private readonly pickers: DevicePickers;
  private readonly camera: HTMLButtonElement;
  private readonly microphone: HTMLButtonElement;
  private readonly stop: () => void;

  /** The loudspeaker that was chosen; empty: the system's. */
  private speaker = '';

  /** The problems on screen, to leave them and the focus in them alone. */
  private shown = '';

  constructor(
    private readonly media: CallMedia,
    private readonly language: Language,
  ) {
    const text = devicesTexts[language];
    this.video.muted = true;
    this.noPicture.textContent = entryTexts[language].noPicture;
    this.meter = new LevelMeter(text.level, (level) => {
      if (level > voice && this.heard.textContent !== text.levelGood) {
        this.heard.textContent = text.levelGood;
      }
    });
    this.pickers = new DevicePickers(media, language, (deviceId) => {
      this.speaker = deviceId;
    });
    this.camera = this.toggle('camera');
    this.microphone = this.toggle('microphone');
    this.root = this.build();
    this.stop = media.subscribe(() => {
      this.update();
    });
    this.update();
  }

  destroy(): void {
    this.stop();
    this.meter.destroy();
    this.pickers.destroy();
    this.video.srcObject = null;
  }

  private build(): HTMLElement {
    const text = devicesTexts[this.language];
    this.soundAnswers.append(
      h('span', {}, text.heardQuestion),
      button(
        text.heard,
        () => {
          this.answer(text.heardResult);
        },
        'btn btn-outline-primary btn-sm',
      ),
      button(
        text.notHeard,
        () => {
          this.answer(text.notHeardResult);
        },
        'btn btn-outline-primary btn-sm',
      ),
    );
    this.soundAnswers.hidden = true;
    const play = button(text.playSound, () => void this.play(play), 'btn btn-outline-primary');
    return h(
      'div',
      { class: 'entry-columns' },
      h(
        'div',
        {},
        h('div', { class: 'entry-preview' }, this.video, this.noPicture),
        h('div', { class: 'entry-buttons' }, this.camera, this.microphone),
        this.problems,
      ),
      h(
        'div',
        {},
        this.pickers.root,
        h('p', {}, text.levelHint),
        this.meter.root,
        this.heard,
        play,
        this.soundAnswers,
        this.soundResult,
      ),
    );
  }

  private toggle(source: 'camera' | 'microphone'): HTMLButtonElement {
    return button(
      '',
      () => {
        const isOn = this.media.snapshot.local[source] !== undefined;
        void (isOn ? this.media.turnOff(source) : this.media.turnOn(source).then(() => this.pickers.refresh()));
        void this.meter.resume();
      },
      'btn btn-outline-primary',
    );
  }

  private update(): void {
    const { local, opening } = this.media.snapshot;
    const text = entryTexts[this.language];
    const { camera, microphone } = local;
    this.camera.textContent = camera === undefined ? text.startCamera : text.stopCamera;
    this.microphone.textContent = microphone === undefined ? text.startMicrophone : text.stopMicrophone;
    this.camera.disabled = opening.has('camera');
    this.microphone.disabled = opening.has('microphone');
    this.video.hidden = camera === undefined;
    this.noPicture.hidden = camera !== undefined;
    const shown = this.video.srcObject instanceof MediaStream ? this.video.srcObject.getTracks()[0] : undefined;
    if (shown !== camera?.track) {
      this.video.srcObject = camera === undefined ? null : new MediaStream([camera.track]);
    }
    this.meter.listen(microphone?.track);
    this.showProblems();
  }

  private showProblems(): void {
    const { problems } = this.media.snapshot;
    const content = JSON.stringify(problems);
    if (content === this.shown) {
      return;
    }
    this.shown = content;
    const again = devicesTexts[this.language].tryAgain;
    replaceChildren(
      this.problems,
      ...(['camera', 'microphone'] as const).map((source) => {
        const problem = problems[source];
        if (problem === undefined) {
          return undefined;
        }
        const { problem: what, help } = deviceSentences(source, problem, this.language);
        return h(
          'div',
          { class: 'call-notice is-urgent' },
          h('p', {}, h('strong', {}, what), ' ', help),
          button(again, () => void this.media.turnOn(source), 'btn btn-outline-primary btn-sm'),
        );
      }),
    );
  }

  private async play(play: HTMLButtonElement): Promise<void> {
    play.disabled = true;
    this.soundResult.textContent = '';
    await playTone(this.speaker);
    play.disabled = false;
    this.soundAnswers.hidden = false;
  }

  private answer(result: string): void {
    this.soundResult.textContent = result;
    this.soundAnswers.hidden = true;
  }
}
