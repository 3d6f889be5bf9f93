import { readShape, type Colour, type MarkShape, type Point, colours } from './marks';
import type { BoardPort } from './sync';

/** Where somebody is on the board. Kept nowhere. */
export interface Presence {
  readonly page?: string;
  readonly pointer?: Point;
  /** The field that has the focus, as `document/name`. */
  readonly field?: string;
  /** What is being drawn. */
  readonly draft?: { readonly colour: Colour; readonly shape: MarkShape };
}

/** Milliseconds between two messages. */
const period = 50;

/** Milliseconds after which it is told again although nothing changed, and after which silence means absence. */
const heartbeat = 4_000;
const patience = 10_000;

/** Characters that the server takes. */
const longestMessage = 2_000;

/** Coordinates of a stroke that is being drawn, so that it fits. */
const draftLength = 240;

/** Tells the others where one is, and knows where they are. */
export class BoardPresence {
  private own: Presence = {};

  private readonly others = new Map<string, { readonly presence: Presence; readonly at: number }>();

  /** When something was told last. */
  private toldAt = -Infinity;

  private told = '{}';

  private timer: ReturnType<typeof setTimeout> | undefined;

  private readonly clock: ReturnType<typeof setInterval>;

  private readonly stops: readonly (() => void)[];

  /** @param mayTell guests look on: nothing of them is told. */
  constructor(
    private readonly port: BoardPort,
    private readonly mayTell: boolean,
    private readonly changed: () => void,
  ) {
    this.clock = setInterval(() => {
      this.expire();
      if (this.told !== '{}' && performance.now() - this.toldAt >= heartbeat) {
        this.tell();
      }
    }, 1_000);
    this.stops = [
      port.onMessage((message) => {
        if (message.name === 'boardPresence') {
          this.hear(message.content.seat, message.content.data);
        }
      }),
      port.onConnection((isInside) => {
        if (!isInside) {
          this.others.clear();
          this.changed();
        }
      }),
    ];
  }

  /** By their seats. */
  get all(): ReadonlyMap<string, Presence> {
    return new Map([...this.others].map(([seat, { presence }]) => [seat, presence]));
  }

  /** Changes what the others are told; what is not named stays. */
  set(change: { readonly [Key in keyof Presence]: Presence[Key] | undefined }): void {
    this.own = Object.fromEntries(
      Object.entries({ ...this.own, ...change }).filter(([, value]) => value !== undefined),
    );
    if (this.timer === undefined && this.mayTell) {
      const wait = Math.max(0, this.toldAt + period - performance.now());
      this.timer = setTimeout(() => {
        this.timer = undefined;
        this.tell();
      }, wait);
    }
  }

  /** Somebody is no longer connected. */
  forget(seat: string): void {
    if (this.others.delete(seat)) {
      this.changed();
    }
  }

  stop(): void {
    clearInterval(this.clock);
    clearTimeout(this.timer);
    if (this.mayTell) {
      void this.port.call('BoardPresence', { data: '{}' });
    }
    this.stops.forEach((stop) => {
      stop();
    });
  }

  private tell(): void {
    if (!this.port.isConnected || !this.mayTell) {
      return;
    }
    const data = JSON.stringify(shortened(this.own));
    if (data.length <= longestMessage) {
      this.told = data;
      this.toldAt = performance.now();
      // What is lost is told again with the next change.
      void this.port.call('BoardPresence', { data });
    }
  }

  private hear(seat: string, data: string): void {
    const presence = readPresence(data);
    if (presence !== undefined) {
      this.others.set(seat, { presence, at: performance.now() });
      this.changed();
    }
  }

  private expire(): void {
    for (const [seat, { at }] of this.others) {
      if (performance.now() - at > patience) {
        this.forget(seat);
      }
    }
  }
}

/** What somebody told; nothing when it makes no sense. */
export function readPresence(data: string): Presence | undefined {
  let told: unknown;
  try {
    told = JSON.parse(data);
  } catch {
    return undefined;
  }
  if (typeof told !== 'object' || told === null) {
    return undefined;
  }
  const { page, pointer, field, draft } = told as Readonly<Record<string, unknown>>;
  const place = pointer as Partial<Point> | undefined;
  const drawn = draft as { colour?: unknown; shape?: unknown } | undefined;
  const colour = colours.find((known) => known === drawn?.colour);
  const shape = readShape(drawn?.shape);
  return {
    ...(typeof page === 'string' ? { page } : {}),
    ...(typeof place?.x === 'number' && typeof place.y === 'number' ? { pointer: { x: place.x, y: place.y } } : {}),
    ...(typeof field === 'string' ? { field } : {}),
    ...(colour === undefined || shape === undefined ? {} : { draft: { colour, shape } }),
  };
}

/** The last part of a stroke that is too long for a message; the whole comes when it is done. */
function shortened(presence: Presence): Presence {
  const { draft } = presence;
  if (draft?.shape.kind !== 'pen' || draft.shape.points.length <= draftLength) {
    return presence;
  }
  const { colour, shape } = draft;
  return { ...presence, draft: { colour, shape: { kind: 'pen', points: shape.points.slice(-draftLength) } } };
}
