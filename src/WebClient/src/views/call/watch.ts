import type { CallMedia } from '../../media/callMedia';
import { MicrophoneLevel, SilenceWatch } from '../../media/level';
import { qualityOf, readNetwork, type Quality } from '../../media/quality';
import { reportOf, reportPeriod } from '../../media/qualityReport';
import type { CallStatistics } from '../../media/statistics';

export interface Seen {
  readonly quality: Quality;
  /** Whether anything was measured yet. */
  readonly isKnown: boolean;
  readonly isMicrophoneSilent: boolean;
}

const period = 2_000;

/** Milliseconds between two readings of the microphone: sound comes in words, which a rarer look would miss. */
const listenPeriod = 100;

/** A verdict holds for as many readings before it is shown: one bad moment is not a bad network. */
const steadiness = 2;

/** Looks at the network and the microphone every two seconds. */
export class CallWatch {
  private before: CallStatistics | undefined;

  /** What the server was told of last, and when (`performance.now()`). */
  private reported: { at: number; statistics: CallStatistics } = {
    at: performance.now(),
    statistics: { tracks: [], encodings: [], paths: [] },
  };

  private level: { track: MediaStreamTrack; meter: MicrophoneLevel } | undefined;

  private readonly silence = new SilenceWatch();

  private quality: Quality = 'good';

  /** The verdict that is about to be believed, and how often it was given. */
  private candidate: { quality: Quality; times: number } = { quality: 'good', times: 0 };

  private readonly timer: ReturnType<typeof setInterval>;

  private readonly listening: ReturnType<typeof setInterval>;

  /** The loudest reading since the last look. */
  private loudest = 0;

  constructor(
    private readonly media: CallMedia,
    private readonly seen: (seen: Seen) => void,
  ) {
    this.timer = setInterval(() => void this.look(), period);
    this.listening = setInterval(() => {
      this.listen();
    }, listenPeriod);
  }

  stop(): void {
    clearInterval(this.timer);
    clearInterval(this.listening);
    this.level?.meter.close();
  }

  private async look(): Promise<void> {
    const now = await this.media.statistics();
    const isKnown = now.paths.some(({ roundTripTime }) => roundTripTime > 0);
    if (this.before !== undefined && isKnown) {
      this.believe(qualityOf(readNetwork(this.before, now)));
    }
    this.before = now;
    this.report(now);
    this.seen({ quality: this.quality, isKnown, isMicrophoneSilent: this.isSilent() });
  }

  /** Every few readings the server is told, which counts freezes and losses of all calls. */
  private report(now: CallStatistics): void {
    const at = performance.now();
    const seconds = (at - this.reported.at) / 1000;
    if (seconds >= reportPeriod) {
      const report = reportOf(this.reported.statistics, now, seconds);
      this.reported = { at, statistics: now };
      if (report !== undefined) {
        void this.media.report(report);
      }
    }
  }

  private believe(quality: Quality): void {
    this.candidate = { quality, times: this.candidate.quality === quality ? this.candidate.times + 1 : 1 };
    if (this.candidate.times >= steadiness) {
      this.quality = quality;
    }
  }

  private isSilent(): boolean {
    const microphone = this.media.snapshot.local.microphone;
    if (microphone?.track !== this.level?.track) {
      this.level?.meter.close();
      this.level =
        microphone === undefined
          ? undefined
          : { track: microphone.track, meter: new MicrophoneLevel(microphone.track) };
    }
    const isOpen = microphone !== undefined && !microphone.paused && this.level?.meter.isRunning === true;
    this.listen();
    const { loudest } = this;
    this.loudest = 0;
    return this.silence.feed(loudest, isOpen, performance.now());
  }

  private listen(): void {
    this.loudest = Math.max(this.loudest, this.level?.meter.read() ?? 0);
  }
}
