import { touches, type Mark, type Point } from '../../board/marks';
import type { BoardPage } from '../../board/pages';
import { h, replaceChildren } from '../h';
import type { BoardContext } from './context';
import type { OpenDocument } from './documents';
import { Drawing } from './drawing';
import { FieldsLayer } from './fieldsLayer';
import { MarksLayer } from './marksLayer';
import { PageCanvas } from './pageCanvas';
import { listenToSheet } from './sheetInput';
import { keepText } from '../../board/keepText';
import { writingBox, type WritingBox } from './writing';
import { Zoom } from './zoom';

/** Points around the eraser. */
const eraserReach = 5;

/** One page of the board, with everything on it. */
export class Sheet {
  readonly root = h('div', { class: 'board-scroll' });

  readonly drawing: Drawing;

  readonly zoom: Zoom;

  private readonly canvas = new PageCanvas();
  private readonly marks: MarksLayer;
  private readonly fields: FieldsLayer;
  private readonly texts = h('ul', { class: 'visually-hidden' });
  private readonly note = h('div', { class: 'board-page-note', hidden: true });
  private readonly paper: HTMLElement;

  private page: BoardPage | undefined;

  /** The text that is being written. */
  private writing: WritingBox | undefined;

  private shownTexts = '';

  /** Text marks that were there already, to tell the others' new ones. */
  private readonly knownTexts = new Set<string>();

  constructor(
    private readonly board: BoardContext,
    /** The size of the page on the screen is another. */
    private readonly resized: () => void,
  ) {
    this.marks = new MarksLayer(board);
    this.fields = new FieldsLayer(board);
    this.paper = h('div', {
      class: 'board-paper',
      tabindex: 0,
      role: 'group',
      'aria-description': board.text.sheetKeys,
    });
    this.paper.append(this.canvas.root, this.marks.root, this.fields.root, this.note, this.texts);
    this.root.append(this.paper);
    this.drawing = this.makeDrawing();
    this.zoom = new Zoom(this.root, () => {
      this.resize();
      this.resized();
    });
    if (board.mayWrite) {
      this.listen();
    }
  }

  /** Shows a page, or what has changed on it. */
  update(page: BoardPage, title: string): void {
    const isOther = page.id !== this.page?.id;
    if (isOther) {
      this.writing?.end();
    }
    this.page = page;
    if (isOther) {
      this.drawing.drop();
      this.root.scrollTop = 0;
      this.knownTexts.clear();
      this.board.presence.set({ page: page.id, pointer: undefined });
    }
    this.paper.setAttribute('aria-label', this.board.text.sheet(title));
    this.paper.dataset['tool'] = this.drawing.tool;
    const document = page.kind === 'pdf' ? this.board.documents.get(page.document) : undefined;
    this.showDocument(page, document);
    const marks = this.board.model.marksOf(page.id);
    this.marks.update(page, marks);
    this.showTexts(marks, isOther);
    this.resize();
  }

  /** The controls of this page that a list of faults leads to. */
  get controls(): FieldsLayer {
    return this.fields;
  }

  focus(): void {
    this.paper.focus();
  }

  destroy(): void {
    this.zoom.destroy();
    this.canvas.destroy();
    this.fields.destroy();
  }

  private makeDrawing(): Drawing {
    const { board } = this;
    const drawing: Drawing = new Drawing({
      draft: (shape) => {
        this.marks.draft(shape, drawing.colour);
        board.presence.set({ draft: shape === undefined ? undefined : { colour: drawing.colour, shape } });
      },
      add: (shape) => {
        if (this.page !== undefined) {
          board.model.addMark(this.page.id, drawing.colour, shape);
        }
      },
      erase: (at) => {
        this.erase(at);
      },
      write: (at) => {
        this.write(at);
      },
      point: (at) => {
        board.presence.set({
          pointer: at === undefined ? undefined : { x: Math.round(at.x), y: Math.round(at.y) },
        });
      },
    });
    return drawing;
  }

  private listen(): void {
    const { text, announcer, presence } = this.board;
    listenToSheet(this.paper, this.paper, this.drawing, {
      place: (clientX, clientY) => {
        const { left, top, width } = this.paper.getBoundingClientRect();
        const scale = width / (this.page?.width ?? 1);
        return { x: (clientX - left) / scale, y: (clientY - top) / scale };
      },
      size: () => this.page ?? { width: 1, height: 1 },
      cursor: (at) => {
        this.marks.showCursor(at);
      },
      began: () => {
        announcer.say(text.cursorBegins);
      },
      ended: () => {
        announcer.say(text.cursorEnds);
      },
    });
    this.paper.addEventListener('pointerleave', () => {
      presence.set({ pointer: undefined });
    });
  }

  private erase(at: Point): void {
    const { model } = this.board;
    const hit = model.marksOf(this.page?.id ?? '').filter((mark) => touches(mark, at, eraserReach));
    if (hit.length > 0) {
      model.erase(hit.map(({ id }) => id));
    }
  }

  private write(at: Point): void {
    const { page, drawing, board } = this;
    if (page === undefined) {
      return;
    }
    const old = board.model
      .marksOf(page.id)
      .findLast((mark): mark is Mark & { kind: 'text' } => mark.kind === 'text' && touches(mark, at, 0));
    this.writing?.end();
    const box = writingBox(board.text, {
      at: old?.at ?? at,
      text: old?.text ?? '',
      colour: old?.colour ?? drawing.colour,
      page,
      done: (text) => {
        this.closeWriting(box);
        if (keepText(board.model, { page: page.id, at, colour: drawing.colour, old }, text) && text.trim() !== '') {
          board.announcer.say(board.text.textKept);
        }
      },
    });
    this.writing = box;
    this.paper.append(box.root);
    box.reveal();
  }

  private closeWriting({ root }: WritingBox): void {
    this.writing = undefined;
    if (root.contains(document.activeElement)) {
      this.paper.focus({ preventScroll: true });
    }
    root.remove();
  }

  private showDocument(page: BoardPage, document: OpenDocument | undefined): void {
    const { text, documents } = this.board;
    const file = document?.kind === 'open' && page.kind === 'pdf' ? document.file : undefined;
    this.canvas.show(page.id, file, page.kind === 'pdf' ? page.number : 1);
    this.fields.show(page, file);
    this.fields.update();
    const isWaiting = document?.kind === 'loading' || document?.kind === 'failed';
    const state = document?.kind === 'failed' ? document.fault : (document?.kind ?? 'open');
    this.note.hidden = !isWaiting;
    if (isWaiting && this.note.dataset['state'] !== state) {
      const retry = h(
        'button',
        {
          type: 'button',
          class: 'btn btn-outline-primary btn-sm',
          onclick: () => {
            if (page.kind === 'pdf') {
              documents.retry(page.document);
            }
          },
        },
        text.retry,
      );
      const words = document.kind === 'failed' ? text.documentProblems[document.fault] : text.pageLoading;
      replaceChildren(this.note, h('p', { role: 'status' }, words), state === 'offline' && retry);
    }
    this.note.dataset['state'] = state;
  }

  /** Texts can be read by who does not see the drawing. */
  private showTexts(marks: readonly Mark[], isOther: boolean): void {
    const { nameOf, text, announcer } = this.board;
    const texts = marks.filter((mark): mark is Mark & { kind: 'text' } => mark.kind === 'text');
    const content = JSON.stringify(texts);
    if (content !== this.shownTexts) {
      this.shownTexts = content;
      this.texts.setAttribute('aria-label', text.textsOnPage);
      this.texts.replaceChildren(...texts.map((mark) => h('li', {}, text.wrote(nameOf(mark.by), mark.text))));
      this.texts.hidden = texts.length === 0;
    }
    for (const mark of texts) {
      const key = `${mark.id} ${mark.text}`;
      if (!this.knownTexts.has(key)) {
        this.knownTexts.add(key);
        if (!isOther && nameOf(mark.by) !== text.us) {
          announcer.say(text.wrote(nameOf(mark.by), mark.text));
        }
      }
    }
  }

  private resize(): void {
    if (this.page !== undefined) {
      const point = this.zoom.pointOf(this.page);
      this.paper.style.setProperty('--point', `${point}px`);
      this.paper.style.width = `${this.page.width * point}px`;
      this.paper.style.height = `${this.page.height * point}px`;
      this.canvas.resize(point * devicePixelRatio);
    }
  }
}
