import type { Point } from '../../board/marks';
import type { Drawing } from './drawing';

/** Points that an arrow key moves the cursor, and with Shift. */
const stride = 10;
const smallStride = 1;

export interface SheetInputActions {
  /** From the screen to the page. */
  readonly place: (clientX: number, clientY: number) => Point;
  readonly size: () => { readonly width: number; readonly height: number };
  readonly cursor: (at: Point | undefined) => void;
  readonly began: () => void;
  readonly ended: () => void;
}

/** Passes what happens on the sheet to the drawing: pointers, and keys that move a cursor of their own. */
export function listenToSheet(
  paper: HTMLElement,
  focusable: HTMLElement,
  drawing: Drawing,
  actions: SheetInputActions,
): void {
  const { place } = actions;
  let pressed: number | undefined;
  paper.addEventListener('pointerdown', (event) => {
    if (drawing.tool !== 'pointer' && event.button === 0 && pressed === undefined && !isControl(event.target)) {
      event.preventDefault();
      pressed = event.pointerId;
      paper.setPointerCapture(event.pointerId);
      drawing.down(place(event.clientX, event.clientY));
    }
  });
  paper.addEventListener('pointermove', (event) => {
    if (pressed === undefined || pressed === event.pointerId) {
      const events = pressed === undefined ? [] : event.getCoalescedEvents();
      for (const { clientX, clientY } of events.length > 0 ? events : [event]) {
        drawing.move(place(clientX, clientY));
      }
    }
  });
  const release = (event: PointerEvent): void => {
    if (pressed === event.pointerId) {
      pressed = undefined;
      drawing.up(place(event.clientX, event.clientY));
    }
  };
  paper.addEventListener('pointerup', release);
  paper.addEventListener('pointercancel', () => {
    pressed = undefined;
    drawing.drop();
  });
  new SheetCursor(focusable, drawing, actions).listen();
}

/** The cursor that keys move: without a pointer, everything that it does on the sheet. */
class SheetCursor {
  /** Undefined until a key has moved it. */
  private at: Point | undefined;

  /** The pen is on the page. */
  private isDown = false;

  constructor(
    private readonly focusable: HTMLElement,
    private readonly drawing: Drawing,
    private readonly actions: SheetInputActions,
  ) {}

  listen(): void {
    this.focusable.addEventListener('keydown', (event) => {
      this.take(event);
    });
    // A text that is written on the sheet does not take the cursor away: who has ended it goes on from there.
    this.focusable.addEventListener('focusout', ({ relatedTarget }) => {
      if (relatedTarget !== this.focusable && !isControl(relatedTarget)) {
        this.at = undefined;
        this.isDown = false;
        this.actions.cursor(undefined);
      }
    });
  }

  private take(event: KeyboardEvent): void {
    const isTyped = event.target === this.focusable && !event.ctrlKey && !event.altKey && !event.metaKey;
    const act = isTyped && this.drawing.tool !== 'pointer' ? this.actOf(event) : undefined;
    if (act !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      act();
    }
  }

  /** What a key does; undefined when nothing. */
  private actOf({ key, shiftKey }: KeyboardEvent): (() => void) | undefined {
    const by = shiftKey ? smallStride : stride;
    const press = (): void => {
      this.press();
    };
    const acts: Readonly<Record<string, () => void>> = {
      ArrowLeft: () => {
        this.move(-by, 0);
      },
      ArrowRight: () => {
        this.move(by, 0);
      },
      ArrowUp: () => {
        this.move(0, -by);
      },
      ArrowDown: () => {
        this.move(0, by);
      },
      Enter: press,
      ' ': press,
      Escape: () => {
        this.isDown = false;
        this.drawing.drop();
      },
    };
    return acts[key];
  }

  private move(x: number, y: number): Point {
    const { width, height } = this.actions.size();
    const from = this.at ?? { x: width / 2, y: height / 3 };
    const at = { x: Math.min(width, Math.max(0, from.x + x)), y: Math.min(height, Math.max(0, from.y + y)) };
    this.at = at;
    this.actions.cursor(at);
    this.drawing.move(at);
    return at;
  }

  private press(): void {
    const { drawing, actions } = this;
    const place = this.move(0, 0);
    const wasBusy = drawing.isBusy;
    if (drawing.tool === 'pen' && this.isDown) {
      drawing.up(place);
      this.isDown = false;
    } else {
      drawing.down(place);
      this.isDown = drawing.tool === 'pen';
      if (!this.isDown) {
        drawing.up(place);
      }
    }
    if (drawing.isBusy && !wasBusy) {
      actions.began();
    } else if (!drawing.isBusy && wasBusy) {
      actions.ended();
    }
  }
}

function isControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('.board-writing') !== null;
}
