import { longestStroke, rounded, type Colour, type MarkShape, type Point } from '../../board/marks';
import type { ToolName } from '../../i18n/board';

export interface DrawingActions {
  /** Shows what is being drawn; nothing: it is done or dropped. */
  draft: (shape: MarkShape | undefined) => void;
  /** Keeps what was drawn. */
  add: (shape: MarkShape) => void;
  /** Takes away what is at a place. */
  erase: (at: Point) => void;
  write: (at: Point) => void;
  /** The others see where one is. */
  point: (at: Point | undefined) => void;
}

/** Points between two places of a stroke. */
const step = 1.2;

/** Points within which a press has not moved: the mark ends with the next press. */
const still = 4;

/** What a finger, a pen, a mouse or keys make of the tools. Lines and rectangles need no dragging: one press begins, the next ends. */
export class Drawing {
  tool: ToolName = 'pointer';

  colour: Colour = 'blue';

  /** The places of the stroke that is being drawn. */
  private points: number[] = [];

  /** Where the line or rectangle begins that is being drawn. */
  private from: Point | undefined;

  private isDown = false;

  constructor(private readonly actions: DrawingActions) {}

  get isBusy(): boolean {
    return this.from !== undefined || this.points.length > 0;
  }

  down(at: Point): void {
    this.isDown = true;
    const { tool } = this;
    switch (tool) {
      case 'pen':
        this.points = [rounded(at.x), rounded(at.y)];
        break;
      case 'line':
      case 'rectangle':
        if (this.from === undefined) {
          this.from = at;
        }
        break;
      case 'eraser':
        this.actions.erase(at);
        break;
      case 'text':
      case 'pointer':
        break;
    }
    this.show(at);
  }

  move(at: Point): void {
    this.actions.point(at);
    if (this.tool === 'eraser' && this.isDown) {
      this.actions.erase(at);
    } else if (this.tool === 'pen' && this.points.length > 0) {
      this.extend(at);
    }
    this.show(at);
  }

  up(at: Point): void {
    this.isDown = false;
    const { tool, from } = this;
    switch (tool) {
      case 'pen':
        this.finishStroke();
        break;
      case 'line':
      case 'rectangle':
        if (from !== undefined && Math.hypot(at.x - from.x, at.y - from.y) > still) {
          this.drop();
          this.actions.add({ kind: tool, from: round(from), to: round(at) });
        }
        break;
      case 'text':
        this.actions.write(round(at));
        break;
      case 'eraser':
      case 'pointer':
        break;
    }
  }

  /** Leaves what is being drawn. */
  drop(): void {
    this.isDown = false;
    this.from = undefined;
    this.points = [];
    this.actions.draft(undefined);
  }

  private extend(at: Point): void {
    const [x = at.x, y = at.y] = this.points.slice(-2);
    if (Math.hypot(at.x - x, at.y - y) >= step) {
      this.points.push(rounded(at.x), rounded(at.y));
    }
    if (this.points.length >= longestStroke) {
      const last = this.points.slice(-2);
      this.finishStroke();
      this.points = last;
    }
  }

  private finishStroke(): void {
    const { points } = this;
    this.drop();
    if (points.length > 0) {
      this.actions.add({ kind: 'pen', points });
    }
  }

  private show(at: Point): void {
    const { tool, from, points } = this;
    if (tool === 'pen' && points.length > 0) {
      this.actions.draft({ kind: 'pen', points: [...points] });
    } else if ((tool === 'line' || tool === 'rectangle') && from !== undefined) {
      this.actions.draft({ kind: tool, from: round(from), to: round(at) });
    }
  }
}

function round({ x, y }: Point): Point {
  return { x: rounded(x), y: rounded(y) };
}
