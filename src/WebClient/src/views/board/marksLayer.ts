import type { Colour, Mark, MarkShape, Point } from '../../board/marks';
import type { BoardPage } from '../../board/pages';
import type { BoardContext } from './context';
import { shapeElement, svg } from './svg';

/** What is drawn over a page: marks, what is being drawn here and elsewhere, and where the others point. */
export class MarksLayer {
  readonly root = svg('svg', { class: 'board-marks', 'aria-hidden': 'true', focusable: 'false' });

  private readonly marks = svg('g');
  private readonly drafts = svg('g');
  private readonly pointers = svg('g');
  private readonly cursor = svg('g');

  private readonly shown = new Map<string, { readonly mark: string; readonly element: SVGElement }>();

  /** What is being drawn here. */
  private own: SVGElement | undefined;

  constructor(private readonly board: BoardContext) {
    this.root.append(this.marks, this.drafts, this.cursor, this.pointers);
  }

  update(page: BoardPage, marks: readonly Mark[]): void {
    this.root.setAttribute('viewBox', `0 0 ${page.width} ${page.height}`);
    const ids = new Set(marks.map(({ id }) => id));
    this.shown.forEach(({ element }, id) => {
      if (!ids.has(id)) {
        element.remove();
        this.shown.delete(id);
      }
    });
    for (const mark of marks) {
      const content = JSON.stringify(mark);
      const known = this.shown.get(mark.id);
      if (known?.mark !== content) {
        const element = shapeElement(mark, mark.colour);
        known?.element.remove();
        this.shown.set(mark.id, { mark: content, element });
      }
    }
    this.arrange(marks);
    this.showOthers(page);
  }

  /** What is being drawn here; nothing when it is done. */
  draft(shape: MarkShape | undefined, colour: Colour): void {
    this.own?.remove();
    this.own = shape === undefined ? undefined : shapeElement(shape, colour);
    if (this.own !== undefined) {
      this.drafts.append(this.own);
    }
  }

  /** The cross that is moved by keys. */
  showCursor(at: Point | undefined): void {
    const parts =
      at === undefined
        ? []
        : [
            svg('path', { d: `M${at.x - 9} ${at.y}h18M${at.x} ${at.y - 9}v18`, stroke: '#fff', 'stroke-width': 5 }),
            svg('path', { d: `M${at.x - 9} ${at.y}h18M${at.x} ${at.y - 9}v18`, stroke: '#17324d', 'stroke-width': 2 }),
          ];
    this.cursor.replaceChildren(...parts);
  }

  /** In their order, touching only what is not in its place. */
  private arrange(marks: readonly Mark[]): void {
    marks.forEach(({ id }, index) => {
      const element = this.shown.get(id)?.element;
      const there = this.marks.children[index] ?? null;
      if (element !== undefined && element !== there) {
        this.marks.insertBefore(element, there);
      }
    });
  }

  private showOthers(page: BoardPage): void {
    const here = [...this.board.presence.all].filter(([, presence]) => presence.page === page.id);
    const drawn = here.flatMap(([, { draft }]) =>
      draft === undefined ? [] : [shapeElement(draft.shape, draft.colour)],
    );
    this.drafts.replaceChildren(...drawn, ...(this.own === undefined ? [] : [this.own]));
    this.pointers.replaceChildren(
      ...here.flatMap(([seat, { pointer }]) =>
        pointer === undefined ? [] : [pointerElement(pointer, this.board.nameOf(seat), page.width)],
      ),
    );
  }
}

/** An arrow with a name beside it; on the other side of it near the right edge. */
function pointerElement({ x, y }: Point, name: string, width: number): SVGElement {
  const isLeft = x > width * 0.7;
  const label = svg('text', { x: isLeft ? -6 : 14, y: 22, class: 'board-pointer-name' }, name);
  label.setAttribute('text-anchor', isLeft ? 'end' : 'start');
  return svg(
    'g',
    { transform: `translate(${x} ${y})`, class: 'board-pointer' },
    svg('path', { d: 'M0 0l0 16 4.500-4 3 6.500 3-1.400-3-6.300 6-.5z' }),
    label,
  );
}
