import type { Socket } from '../src/media/signalling';

/** The wire in the hands of a test, which plays the server. */
export class FakeSocket implements Socket {
  onmessage: Socket['onmessage'] = null;

  onclose: Socket['onclose'] = null;

  readonly sent: { id: number; method: string; data: unknown }[] = [];

  closeCode: number | undefined;

  send(text: string): void {
    this.sent.push(JSON.parse(text) as (typeof this.sent)[number]);
  }

  close(code?: number): void {
    this.closeCode = code;
  }

  receive(message: object): void {
    this.receiveText(JSON.stringify(message));
  }

  receiveText(data: unknown): void {
    this.onmessage?.({ data });
  }

  lose(reason = ''): void {
    this.onclose?.({ code: 1006, reason });
  }
}
