import type { Answer, Entered, Methods } from './contract';
import type { Argument, HubConnection, HubMessage, OpenHub, Value } from './hubConnection';

/** Milliseconds before each attempt to come back; the last one repeats: a server that is back is found within 2.5 seconds. */
export const pauses = [200, 400, 800, 1_600, 2_000] as const;

/** Milliseconds that an answer may take when the connection is in doubt. */
export const probeTimeout = 3_000;

/** Milliseconds that opening and entering may take. */
const entryTimeout = 10_000;

export interface LinkHandlers {
  /** Enters over a fresh connection. */
  enter: (hub: HubConnection) => Promise<Answer<Entered>>;
  /** What the server answered. `again`: it asks to come later; `refused`: it does not want this page. */
  answered: (answer: Answer<Entered>) => 'inside' | 'again' | 'refused';
  message: (message: HubMessage) => void;
  /** An attempt failed, or the connection is gone. Another attempt follows. */
  lost: () => void;
  /** Whether the page is inside changed. */
  changed: (isInside: boolean) => void;
}

/** Keeps one entered connection to the hub: opens, enters, comes back after every loss with growing pauses. */
export class Link {
  /** The connection in use; undefined between two. Whatever another one reports comes too late. */
  private hub: HubConnection | undefined;

  /** Whether the connection in use has entered. */
  private entered = false;

  private retryTimer: ReturnType<typeof setTimeout> | undefined;

  /** Failures since the last success. */
  private failures = 0;

  private isProbing = false;

  constructor(
    private readonly open: OpenHub,
    private readonly handlers: LinkHandlers,
  ) {}

  get isInside(): boolean {
    return this.entered;
  }

  async connect(): Promise<void> {
    this.drop();
    // A view that is told while the answer is on its way is younger than the one in the answer.
    const early: HubMessage[] = [];
    const hub: HubConnection = this.open({
      message: (message) => {
        if (this.hub === hub) {
          if (this.entered) {
            this.handlers.message(message);
          } else {
            early.push(message);
          }
        }
      },
      closed: () => {
        this.lose(hub);
      },
    });
    this.hub = hub;
    const overdue = setTimeout(() => {
      this.lose(hub);
    }, entryTimeout);
    try {
      await hub.start();
      const answer = await this.handlers.enter(hub);
      if (this.hub === hub) {
        this.take(hub, answer, early);
      }
    } catch {
      this.lose(hub);
    } finally {
      clearTimeout(overdue);
    }
  }

  /** The network or the page is back: tries at once, or makes sure that the connection still stands. */
  wake(after: number): void {
    if (this.retryTimer !== undefined) {
      this.failures = 0;
      void this.connect();
    } else if (this.entered) {
      void this.probe(after);
    }
  }

  /** Throws the connection away and enters again: the server then tells everything anew. */
  reconnect(): void {
    if (this.hub !== undefined) {
      this.failures = 0;
      this.lose(this.hub);
    }
  }

  /** Closes; nothing follows. */
  drop(): void {
    clearTimeout(this.retryTimer);
    this.retryTimer = undefined;
    const { hub, entered } = this;
    this.hub = undefined;
    this.entered = false;
    hub?.close();
    if (entered) {
      this.handlers.changed(false);
    }
  }

  /** Calls a method; without a connection, or when it is lost before the answer, the answer is the code `offline`. */
  async call<Name extends keyof Methods>(method: Name, argument: Argument<Name>): Promise<Answer<Value<Name>>> {
    if (this.hub === undefined || !this.entered) {
      return { error: { code: 'offline' } };
    }
    try {
      return await this.hub.invoke(method, argument);
    } catch {
      return { error: { code: 'offline' } };
    }
  }

  private take(hub: HubConnection, answer: Answer<Entered>, early: readonly HubMessage[]): void {
    switch (this.handlers.answered(answer)) {
      case 'inside':
        this.failures = 0;
        this.entered = true;
        this.handlers.changed(true);
        for (const message of early) {
          this.handlers.message(message);
        }
        break;
      case 'again':
        this.lose(hub);
        break;
      case 'refused':
        this.drop();
        break;
    }
  }

  private lose(hub: HubConnection): void {
    if (this.hub !== hub) {
      return;
    }
    this.drop();
    const pause = pauses[Math.min(this.failures, pauses.length - 1)] ?? 0;
    this.failures++;
    // A crowd that lost the same server does not come back in the same instant.
    this.retryTimer = setTimeout(() => void this.connect(), pause * (0.75 + Math.random() / 2));
    this.handlers.lost();
  }

  /** A socket that a sleeping device or a changed network left behind looks open for long: any answer shows that it is. */
  private async probe(after: number): Promise<void> {
    const { hub } = this;
    if (hub === undefined || this.isProbing) {
      return;
    }
    this.isProbing = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const silence = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        reject(new Error('silent'));
      }, probeTimeout);
    });
    try {
      await Promise.race([hub.invoke('Events', { after }), silence]);
    } catch {
      this.failures = 0;
      this.lose(hub);
    } finally {
      clearTimeout(timer);
      this.isProbing = false;
    }
  }
}
