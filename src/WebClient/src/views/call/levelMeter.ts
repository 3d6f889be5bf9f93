import { MicrophoneLevel } from '../../media/level';
import { h } from '../h';

/** A bar that moves with the voice. */
export class LevelMeter {
  readonly root: HTMLMeterElement;

  private level: MicrophoneLevel | undefined;

  private track: MediaStreamTrack | undefined;

  private readonly timer: ReturnType<typeof setInterval>;

  constructor(
    word: string,
    /** Called with every reading while the sound is really read. */
    private readonly heard: (level: number) => void = () => undefined,
  ) {
    this.root = h('meter', { class: 'level-meter', min: 0, max: 1, 'aria-label': word });
    this.timer = setInterval(() => {
      this.read();
    }, 100);
  }

  /** Listens to another track; undefined: to nothing. */
  listen(track: MediaStreamTrack | undefined): void {
    if (track !== this.track) {
      this.track = track;
      this.level?.close();
      this.level = track === undefined ? undefined : new MicrophoneLevel(track);
      this.root.value = 0;
    }
  }

  async resume(): Promise<void> {
    await this.level?.resume();
  }

  destroy(): void {
    clearInterval(this.timer);
    this.level?.close();
    this.level = undefined;
  }

  private read(): void {
    if (this.level?.isRunning === true) {
      const level = this.level.read();
      // Ears hear by powers: the root makes a quiet voice visible.
      this.root.value = Math.min(1, Math.sqrt(level * 4));
      this.heard(level);
    }
  }
}
