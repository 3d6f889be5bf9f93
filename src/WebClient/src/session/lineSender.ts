import type { OutgoingLine } from './state';

/** Milliseconds after which lines that the server heard and could not keep are sent again. */
export const pauseBeforeLines = 2_000;

/** Codes that a line gets when it did not arrive: it stays in the queue and is sent after the return. */
const undelivered: ReadonlySet<string> = new Set(['offline', 'not-entered']);

/** The server heard the line and could not keep it now. */
const notNow = 'try-again';

/** Too much at once: so it is called too when a line is sent again and again. */
const tooMuch = 'too-many-requests';

export interface LineSenderOptions {
  /** The code of the refusal; undefined when the line was taken. What was taken comes back as an event. */
  readonly say: (id: string, text: string) => Promise<string | undefined>;
  /** Lines that are not taken yet. */
  readonly outbox: () => readonly OutgoingLine[];
  readonly refused: (id: string, code: string) => void;
}

/** Sends chat lines until each is taken or refused for good; their ids make them one line however often they are sent. */
export class LineSender {
  /** Sends again what the server could not keep. */
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** Lines that are sent and have no answer yet. */
  private readonly underWay = new Set<string>();

  constructor(private readonly options: LineSenderOptions) {}

  async send(id: string, text: string): Promise<void> {
    if (this.underWay.has(id)) {
      return;
    }
    this.underWay.add(id);
    const answer = await this.options.say(id, text).finally(() => this.underWay.delete(id));
    const isRepeated = this.options.outbox().some((line) => line.id === id && line.refusal === notNow);
    const code = isRepeated && answer === tooMuch ? notNow : answer;
    if (code !== undefined && !undelivered.has(code)) {
      this.options.refused(id, code);
      if (code === notNow) {
        this.timer ??= setTimeout(() => {
          this.sendAll();
        }, pauseBeforeLines);
      }
    }
  }

  /** Everything in the queue that was not refused for good. */
  sendAll(): void {
    this.stop();
    for (const { id, text, refusal } of this.options.outbox()) {
      if (refusal === undefined || refusal === notNow) {
        void this.send(id, text);
      }
    }
  }

  /** Nothing is sent by itself any more. */
  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }
}
