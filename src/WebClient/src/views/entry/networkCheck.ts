import { entryTexts, type EntryTexts } from '../../i18n/entry';
import type { CallMedia } from '../../media/callMedia';
import type { PathProtocol, PathResult } from '../../media/networkTest';
import type { Language } from '../../session/contract';
import { openTestSocket, type TestLine } from '../../session/hubSocket';
import { h, replaceChildren } from '../h';
import { button } from './parts';

/**
 * Sends media to the relay and receives it back, once over UDP and once over TCP, and where UDP does not get through over a TURN server
 * too, and says what that means.
 */
export class NetworkCheck {
  readonly root: HTMLElement;

  private readonly text: EntryTexts;
  private readonly start: HTMLButtonElement;
  private readonly status = h('p', { role: 'status' });
  private readonly results = h('div', {});

  constructor(
    private readonly withLine: <T>(work: (line: TestLine) => Promise<T>) => Promise<T>,
    private readonly media: CallMedia,
    language: Language,
  ) {
    this.text = entryTexts[language];
    this.start = button(this.text.networkStart, () => void this.run(), 'btn btn-outline-primary');
    this.root = h(
      'section',
      { 'aria-labelledby': 'network-title' },
      h('h2', { id: 'network-title', class: 'h4' }, this.text.network),
      h('p', {}, this.text.networkHelp),
      this.start,
      this.status,
      this.results,
    );
  }

  private async run(): Promise<void> {
    this.start.disabled = true;
    this.status.textContent = this.text.networkRunning;
    replaceChildren(this.results);
    const own = makeTracks(this.media);
    const results: PathResult[] = [];
    try {
      const { isOffered, testPath, verdictOf } = await import('../../media/networkTest');
      await this.withLine(async (line) => {
        const test = (protocol: PathProtocol) =>
          testPath(() => openTestSocket(line, protocol === 'tcp'), protocol, own.tracks);
        const direct = await test('udp');
        results.push(direct, await test('tcp'));
        if (!direct.isReached) {
          results.push(...[await test('turn')].filter(isOffered));
        }
      });
      this.show(results, this.text.verdicts[verdictOf(results)]);
    } catch {
      this.status.textContent = this.text.failed;
    } finally {
      own.stop();
      this.start.disabled = false;
      this.start.textContent = this.text.networkAgain;
    }
  }

  private show(results: readonly PathResult[], verdict: EntryTexts['verdicts']['good']): void {
    // A test that the server refused says nothing about the network.
    if (results.some(({ refusal }) => refusal !== undefined) && !results.some(({ isReached }) => isReached)) {
      this.status.textContent = this.text.failed;
      return;
    }
    this.status.textContent = `${verdict.title}. ${verdict.text}`;
    const lines = results.map((result) => this.line(result));
    const report = [new Date().toISOString(), navigator.userAgent, verdict.title, ...lines].join('\n');
    replaceChildren(
      this.results,
      h('ul', {}, ...lines.map((line) => h('li', {}, line))),
      button(
        this.text.report,
        () => {
          download(`${report}\n`);
        },
        'btn btn-outline-primary btn-sm',
      ),
    );
  }

  private line({ protocol, isReached, roundTrip, loss }: PathResult): string {
    const words = isReached
      ? this.text.networkReached(roundTrip, Math.round(loss * 1000) / 10)
      : this.text.networkNotReached;
    return `${this.text.networkPath(protocol)}: ${words}`;
  }
}

/** The user's own tracks, and drawn or played ones for those that are off. */
function makeTracks(media: CallMedia): { tracks: readonly MediaStreamTrack[]; stop: () => void } {
  const { camera, microphone } = media.snapshot.local;
  const made: (() => void)[] = [];
  const tracks = [microphone?.track.clone() ?? quietTone(made), camera?.track.clone() ?? drawing(made)];
  return {
    tracks: tracks.filter((track) => track !== undefined),
    stop: () => {
      tracks.forEach((track) => track?.stop());
      made.forEach((stop) => {
        stop();
      });
    },
  };
}

function quietTone(made: (() => void)[]): MediaStreamTrack | undefined {
  const context = new AudioContext();
  const oscillator = context.createOscillator();
  const output = context.createMediaStreamDestination();
  oscillator.connect(output);
  oscillator.start();
  made.push(() => void context.close());
  return output.stream.getAudioTracks()[0];
}

function drawing(made: (() => void)[]): MediaStreamTrack | undefined {
  const canvas = h('canvas', { width: 640, height: 360 });
  const brush = canvas.getContext('2d');
  const timer = setInterval(() => {
    if (brush !== null) {
      // Noise: what does not compress is what burdens a network as a camera does.
      for (let spot = 0; spot < 400; spot++) {
        brush.fillStyle = `hsl(${Math.random() * 360} 80% 50%)`;
        brush.fillRect(Math.random() * 640, Math.random() * 360, 24, 24);
      }
    }
  }, 50);
  made.push(() => {
    clearInterval(timer);
  });
  return canvas.captureStream(20).getVideoTracks()[0];
}

function download(text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  h('a', { href: url, download: 'verifica-rete.txt' }).click();
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, 1_000);
}
