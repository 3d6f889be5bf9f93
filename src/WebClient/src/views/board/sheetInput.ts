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
  listenToKeys(focusable, drawing, actions);
}

function listenToKeys(focusable: HTMLElement, drawing: Drawing, actions: SheetInputActions): void {
  let at: Point | undefined;
  let isDown = false;
  const move = (x: number, y: number): void => {
    const { width, height } = actions.size();
    const from = at ?? { x: width / 2, y: height / 3 };
    at = { x: Math.min(width, Math.max(0, from.x + x)), y: Math.min(height, Math.max(0, from.y + y)) };
    actions.cursor(at);
    drawing.move(at);
  };
  const press = (): void => {
    move(0, 0);
    const place = at;
    if (place === undefined) {
      return;
    }
    const wasBusy = drawing.isBusy;
    if (drawing.tool === 'pen' && isDown) {
      drawing.up(place);
      isDown = false;
    } else {
      drawing.down(place);
      isDown = drawing.tool === 'pen';
      if (!isDown) {
        drawing.up(place);
      }
    }
    if (drawing.isBusy && !wasBusy) {
      actions.began();
    } else if (!drawing.isBusy && wasBusy) {
      actions.ended();
    }
  };
  focusable.addEventListener('keydown', (event) => {
    if (event.target !== focusable || drawing.tool === 'pointer' || event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }
    const by = event.shiftKey ? smallStride : stride;
    const acts: Readonly<Record<string, () => void>> = {
      ArrowLeft: () => {
        move(-by, 0);
      },
      ArrowRight: () => {
        move(by, 0);
      },
      ArrowUp: () => {
        move(0, -by);
      },
      ArrowDown: () => {
        move(0, by);
      },
      Enter: press,
      ' ': press,
      Escape: () => {
        isDown = false;
        drawing.drop();
      },
    };
    const act = acts[event.key];
    if (act !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      act();
    }
  });
  // A text that is written on the sheet does not take the cursor away: who has ended it goes on from there.
  focusable.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget === focusable || isControl(relatedTarget)) {
      return;
    }
    at = undefined;
    isDown = false;
    actions.cursor(undefined);
  });
}

function isControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('.board-writing') !== null;
}
