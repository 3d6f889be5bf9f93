/** How loud a microphone is. Keeps an audio context until it is closed. */
export class MicrophoneLevel {
  private readonly context = new AudioContext();

  private readonly analyser: AnalyserNode;

  private readonly samples: Float32Array<ArrayBuffer>;

  constructor(track: MediaStreamTrack) {
    this.analyser = this.context.createAnalyser();
    this.analyser.fftSize = 1024;
    this.samples = new Float32Array(this.analyser.fftSize);
    this.context.createMediaStreamSource(new MediaStream([track])).connect(this.analyser);
  }

  /** False while the browser holds sound back until the user touches the page: then `read` means nothing. */
  get isRunning(): boolean {
    return this.context.state === 'running';
  }

  async resume(): Promise<void> {
    await this.context.resume();
  }

  /** Root mean square of the last samples, 0 to 1; speech is around 0.05. */
  read(): number {
    this.analyser.getFloatTimeDomainData(this.samples);
    return Math.sqrt(this.samples.reduce((sum, sample) => sum + sample * sample, 0) / this.samples.length);
  }

  close(): void {
    void this.context.close();
  }
}

/** Below this a microphone gives nothing but the noise of its own electronics. */
const silence = 0.0005;

/** Milliseconds of silence from an open microphone after which something is wrong. */
export const silenceLimit = 12_000;

/** Notices a microphone that is on and gives nothing. */
export class SilenceWatch {
  private since: number | undefined;

  /** Whether the microphone has been silent for too long. `isOpen`: it is on, and its level can be read. */
  feed(level: number, isOpen: boolean, now: number): boolean {
    if (!isOpen || level > silence) {
      this.since = undefined;
      return false;
    }
    this.since ??= now;
    return now - this.since >= silenceLimit;
  }
}
