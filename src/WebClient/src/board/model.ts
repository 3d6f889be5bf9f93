import * as Y from 'yjs';
import { longestText, readMark, type Colour, type Mark, type MarkShape } from './marks';
import { choiceKey, isTextName, textName } from './names';
import { blankSize, mostPages, readPage, type BoardPage, type PageSize } from './pages';
import { seedUpdates, type FieldSeed } from './seeds';
import type { TextEdit } from './textEdit';

/** Who filled a field in last, and when. */
export interface Touch {
  readonly seat: string;
  readonly at: number;
}

/** A PDF that was made of the board, by the id of its document. */
export interface Outcome {
  /** The document whose form it is; nothing when it is of blank pages alone. */
  readonly source: string | undefined;
  readonly isFlattened: boolean;
  readonly at: number;
}

/** Milliseconds after which the same person's typing in a field is noted again. */
const touchPeriod = 5_000;

/** Pages that are added by one change: it has to fit into one update. */
const pagesAtOnce = 60;

/**
 * What is on the board: pages, marks over them, and the values of form fields. A Yjs document that merges whatever anybody does, in
 * any order; what this side does can be undone by this side alone.
 */
export class BoardModel {
  readonly doc = new Y.Doc();

  /** What this side does is known by it; undo takes back nothing else. */
  private readonly own = Symbol('own');

  private readonly pageEntries = this.doc.getArray('pages');
  private readonly markEntries = this.doc.getMap('marks');
  private readonly choices = this.doc.getMap('choices');
  private readonly touches = this.doc.getMap('touched');
  private readonly outcomes = this.doc.getMap('outcomes');

  private readonly history: Y.UndoManager;

  /** @param seat one's own; marks and values carry it. */
  constructor(private readonly seat: string) {
    this.history = new Y.UndoManager([this.pageEntries, this.markEntries, this.choices], {
      trackedOrigins: new Set([this.own]),
      captureTimeout: 600,
    });
  }

  /** In their order; an id that is there twice counts once. */
  get pages(): BoardPage[] {
    const pages = new Map<string, BoardPage>();
    for (const entry of this.pageEntries) {
      const page = readPage(entry);
      if (page !== undefined && !pages.has(page.id) && pages.size < mostPages) {
        pages.set(page.id, page);
      }
    }
    return [...pages.values()];
  }

  /** The documents that are open, in the order of their first pages. */
  get documents(): string[] {
    return [...new Set(this.pages.flatMap((page) => (page.kind === 'pdf' ? [page.document] : [])))];
  }

  get canUndo(): boolean {
    return this.history.canUndo();
  }

  get canRedo(): boolean {
    return this.history.canRedo();
  }

  /** Called after every change, whoever made it; returns how to stop it. */
  onChange(listener: () => void): () => void {
    this.doc.on('afterTransaction', listener);
    return () => {
      this.doc.off('afterTransaction', listener);
    };
  }

  /** Puts a blank page at the end; returns its id. */
  addBlankPage(): string {
    const id = `blank-${newId()}`;
    this.act(() => {
      this.pageEntries.push([{ id, kind: 'blank', ...blankSize }]);
    });
    return id;
  }

  /** Puts the pages of a PDF at the end, with the values that its fields have; those that are there already stay as they are. */
  addDocument(document: string, sizes: readonly PageSize[], seeds: readonly FieldSeed[]): void {
    for (const update of seedUpdates(document, seeds)) {
      Y.applyUpdate(this.doc, update);
    }
    const known = new Set(this.pages.map(({ id }) => id));
    const missing = sizes
      .map(({ width, height }, index) => {
        return { id: pdfPageId(document, index + 1), kind: 'pdf', document, number: index + 1, width, height };
      })
      .filter(({ id }) => !known.has(id));
    for (let start = 0; start < missing.length; start += pagesAtOnce) {
      this.act(() => {
        this.pageEntries.push(missing.slice(start, start + pagesAtOnce));
      });
    }
  }

  /** Takes a blank page away, or a document with all its pages. Marks and values stay, in case it comes back. */
  removePage({ id, ...page }: BoardPage): void {
    const isGone = (entry: unknown): boolean => {
      const other = readPage(entry);
      return other?.id === id || (page.kind === 'pdf' && other?.kind === 'pdf' && other.document === page.document);
    };
    this.act(() => {
      for (let index = this.pageEntries.length - 1; index >= 0; index--) {
        if (isGone(this.pageEntries.get(index))) {
          this.pageEntries.delete(index);
        }
      }
    });
  }

  /** Of one page, in the order in which they lie over each other. */
  marksOf(page: string): Mark[] {
    const marks: Mark[] = [];
    this.markEntries.forEach((value, id) => {
      const mark = readMark(id, value);
      if (mark?.page === page) {
        marks.push(mark);
      }
    });
    return marks.sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
  }

  addMark(page: string, colour: Colour, shape: MarkShape): string {
    const id = newId();
    const order = this.marksOf(page).reduce((highest, mark) => Math.max(highest, mark.order), 0) + 1;
    this.act(() => {
      this.markEntries.set(id, { page, colour, by: this.seat, order, ...shape });
    });
    return id;
  }

  /** Writes a text mark anew; an empty one is taken away. */
  changeText(mark: Mark & { kind: 'text' }, text: string): void {
    const { id, ...rest } = mark;
    this.act(() => {
      if (text.trim() === '') {
        this.markEntries.delete(id);
      } else {
        this.markEntries.set(id, { ...rest, text: text.slice(0, longestText) });
      }
    });
  }

  erase(ids: readonly string[]): void {
    this.act(() => {
      ids.forEach((id) => {
        this.markEntries.delete(id);
      });
    });
  }

  /** The shared text of a field. */
  text(document: string, field: string): Y.Text {
    const text = this.doc.getText(textName(document, field));
    this.history.addToScope(text);
    return text;
  }

  /** Types into a text field. Several edits in a row are undone together. */
  edit(document: string, field: string, { index, removed, inserted }: TextEdit): void {
    const text = this.text(document, field);
    this.doc.transact(() => {
      const at = Math.min(index, text.length);
      text.delete(at, Math.min(removed, text.length - at));
      text.insert(at, inserted);
      this.touch(document, field);
    }, this.own);
  }

  /** Of a box, a set of radio buttons or a list; several values of a list are parted by line feeds. Nothing: nobody has chosen. */
  choice(document: string, field: string): string | undefined {
    const value = this.choices.get(choiceKey(document, field));
    return typeof value === 'string' ? value : undefined;
  }

  choose(document: string, field: string, value: string): void {
    this.act(() => {
      this.choices.set(choiceKey(document, field), value);
      this.touch(document, field);
    });
  }

  touchOf(document: string, field: string): Touch | undefined {
    const value = this.touches.get(choiceKey(document, field)) as Partial<Touch> | undefined;
    return typeof value?.seat === 'string' && typeof value.at === 'number'
      ? { seat: value.seat, at: value.at }
      : undefined;
  }

  /** Notes that a document was made of the board. */
  addOutcome(document: string, source: string | undefined, isFlattened: boolean): void {
    this.doc.transact(() => {
      this.outcomes.set(document, { source: source ?? '', isFlattened, at: Date.now() });
    }, 'outcome');
  }

  outcome(document: string): Outcome | undefined {
    const value = this.outcomes.get(document) as Partial<Outcome> | undefined;
    if (typeof value?.source !== 'string' || typeof value.at !== 'number') {
      return undefined;
    }
    return { source: value.source || undefined, isFlattened: value.isFlattened === true, at: value.at };
  }

  undo(): void {
    this.history.undo();
  }

  redo(): void {
    this.history.redo();
  }

  /** Everything that anybody wrote, as one comparable value: two boards with the same are the same. */
  toJSON(): object {
    const texts: [string, string][] = [];
    for (const name of this.doc.share.keys()) {
      if (isTextName(name)) {
        const text = this.doc.getText(name).toJSON();
        // A field that was looked at is no different from one that was not.
        if (text !== '') {
          texts.push([name, text]);
        }
      }
    }
    return {
      pages: this.pageEntries.toJSON() as unknown,
      marks: sorted(this.markEntries.toJSON()),
      choices: sorted(this.choices.toJSON()),
      texts: texts.sort(([a], [b]) => (a < b ? -1 : 1)),
    };
  }

  destroy(): void {
    this.history.destroy();
    this.doc.destroy();
  }

  private touch(document: string, field: string): void {
    const last = this.touchOf(document, field);
    const at = Date.now();
    if (last?.seat !== this.seat || at - last.at >= touchPeriod) {
      this.touches.set(choiceKey(document, field), { seat: this.seat, at });
    }
  }

  /** One step for undo. */
  private act(change: () => void): void {
    this.history.stopCapturing();
    this.doc.transact(change, this.own);
    this.history.stopCapturing();
  }
}

/** The id of a page of a PDF: the same whoever opens it. */
export function pdfPageId(document: string, number: number): string {
  return `${document}/${number}`;
}

function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(9)), (byte) => byte.toString(36).padStart(2, '0')).join('');
}

function sorted(entries: Readonly<Record<string, unknown>>): [string, unknown][] {
  return Object.entries(entries).sort(([a], [b]) => (a < b ? -1 : 1));
}
