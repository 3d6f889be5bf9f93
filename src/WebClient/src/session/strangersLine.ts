import type { Answer } from './contract';
import type { Argument, HubConnection, HubMessage, OpenHub } from './hubConnection';
import type { TestLine } from './hubSocket';

/** A connection to the hub that has entered nothing: all it can do is test the network, for two minutes. */
export class StrangersLine implements TestLine {
  private readonly messages = new Set<(message: HubMessage) => void>();

  private readonly connections = new Set<(isInside: boolean) => void>();

  private readonly hub: HubConnection;

  constructor(open: OpenHub) {
    this.hub = open({
      message: (message) => {
        this.messages.forEach((listener) => {
          listener(message);
        });
      },
      closed: () => {
        this.connections.forEach((listener) => {
          listener(false);
        });
      },
    });
  }

  /** Opens one, does something with it and closes it. Rejects when the server cannot be reached. */
  static async use<T>(open: OpenHub, work: (line: TestLine) => Promise<T>): Promise<T> {
    const line = new StrangersLine(open);
    try {
      await line.hub.start();
      return await work(line);
    } finally {
      line.hub.close();
    }
  }

  async call(method: 'TestMedia', argument: Argument<'TestMedia'>): Promise<Answer<unknown>> {
    try {
      return await this.hub.invoke(method, argument);
    } catch {
      return { error: { code: 'offline' } };
    }
  }

  onMessage(listener: (message: HubMessage) => void): () => void {
    this.messages.add(listener);
    return () => this.messages.delete(listener);
  }

  onConnection(listener: (isInside: boolean) => void): () => void {
    this.connections.add(listener);
    return () => this.connections.delete(listener);
  }
}
