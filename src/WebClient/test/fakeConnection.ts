import type { Answer, Entered, Messages, Methods, View } from '../src/session/contract';
import type { HubConnection, HubHandlers, HubMessage } from '../src/session/hubConnection';

interface Call {
  readonly method: keyof Methods;
  readonly argument: unknown;
  answer(answer: Answer<unknown>): void;
}

/** The hub in the hands of a test, which plays the server. Each attempt of the session is one of these. */
export class FakeConnection implements HubConnection {
  readonly calls: Call[] = [];

  isClosed = false;

  constructor(
    private readonly handlers: HubHandlers,
    private readonly isReachable: boolean,
  ) {}

  start(): Promise<void> {
    return this.isReachable ? Promise.resolve() : Promise.reject(new Error('unreachable'));
  }

  invoke<Name extends keyof Methods>(method: Name, argument: Methods[Name][0]): Promise<Answer<Methods[Name][1]>> {
    return new Promise((resolve) => {
      this.calls.push({
        method,
        argument,
        answer: (answer) => {
          resolve(answer);
        },
      });
    });
  }

  close(): void {
    this.isClosed = true;
  }

  tell<Name extends keyof Messages>(name: Name, content: Messages[Name]): void {
    this.handlers.message({ name, content } as HubMessage);
  }

  lose(): void {
    this.handlers.closed();
  }

  call(method: keyof Methods): Call {
    const found = this.calls.findLast((call) => call.method === method);
    if (found === undefined) {
      throw new Error(`${method} was not called`);
    }
    return found;
  }

  /** Answers the entry. */
  async admit(entered: Partial<Entered> = {}): Promise<void> {
    await settle();
    this.calls[0]?.answer({ value: { seat: 's1', view: view(), events: [], more: false, ...entered } });
    await settle();
  }
}

/** Opens connections one after the other and keeps them. */
export class FakeHub {
  readonly connections: FakeConnection[] = [];

  isReachable = true;

  readonly open = (handlers: HubHandlers): HubConnection => {
    const connection = new FakeConnection(handlers, this.isReachable);
    this.connections.push(connection);
    return connection;
  };

  get last(): FakeConnection {
    const last = this.connections.at(-1);
    if (last === undefined) {
      throw new Error('nothing was opened');
    }
    return last;
  }
}

export function view(changes: Partial<View> = {}): View {
  return {
    revision: 1,
    now: '2026-11-23T08:25:00.000Z',
    appointment: {
      id: 'a1',
      service: 'Rimborsi',
      office: 'Roma 1',
      officePhone: '06 1234',
      startsAt: '2026-11-23T08:30:00.000Z',
      endsAt: '2026-11-23T09:00:00.000Z',
      opensAt: '2026-11-23T08:20:00.000Z',
      start: '2026-11-23T09:30',
      language: 'it',
      serviceNames: { it: 'Rimborsi', en: 'Refunds', de: 'Erstattungen' },
    },
    page: 'room',
    phase: 'open',
    message: { kind: 'official-expected' },
    you: { seat: 's1', role: 'taxpayer', stage: 'consent', admitted: false },
    seats: [],
    invitations: [],
    acceptances: [],
    ...changes,
  };
}

/** Lets everything that waits for nothing but its turn run. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) {
    await Promise.resolve();
  }
}
