import type { Session } from '../session/session';
import { roomOf } from '../session/state';
import { Refusal } from './refusal';

/** The part of a session that is used. */
export type PassHolder = Pick<Session, 'state' | 'subscribe' | 'reconnect' | 'isConnected'>;

/** Gives the pass of the seat, for the header `X-Desk-Pass`. */
export class Passes {
  /** The pass that another one was last asked for: several requests are refused at once, and one entry is enough. */
  private replaced: string | undefined;

  constructor(private readonly session: PassHolder) {}

  /**
   * The pass in hand, as soon as there is one. With the one that the server refused, the page enters again and the next one is waited for.
   * Rejects with `pass-invalid` when the page has no seat any more.
   */
  get(refused?: string): Promise<string> {
    const known = this.known(refused);
    if (known !== undefined) {
      return Promise.resolve(known);
    }
    const waiting = this.next(refused);
    if (refused !== undefined && refused !== this.replaced && this.session.isConnected) {
      this.replaced = refused;
      this.session.reconnect();
    }
    return waiting;
  }

  private known(refused: string | undefined): string | undefined {
    const pass = roomOf(this.session.state)?.pass;
    return pass === refused ? undefined : pass;
  }

  private next(refused: string | undefined): Promise<string> {
    return new Promise((resolve, reject) => {
      const stop = this.session.subscribe(() => {
        look();
      });
      const look = (): void => {
        const pass = this.known(refused);
        if (pass !== undefined) {
          stop();
          resolve(pass);
        } else if (isWithoutSeat(this.session.state.kind)) {
          stop();
          reject(new Refusal(401, 'pass-invalid'));
        }
      };
      look();
    });
  }
}

function isWithoutSeat(kind: PassHolder['state']['kind']): boolean {
  return kind === 'refused' || kind === 'elsewhere' || kind === 'seat-lost' || kind === 'left';
}
