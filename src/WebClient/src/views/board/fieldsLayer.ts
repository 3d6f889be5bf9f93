import type { BoardPage } from '../../board/pages';
import { fieldFault } from '../../board/validation';
import { valueOf } from '../../board/values';
import { labelOf, type FormField } from '../../pdf/fields';
import type { PdfFile } from '../../pdf/reader';
import { h } from '../h';
import type { BoardContext } from './context';
import { faultWords } from './faults';
import { fieldOver, type FieldView } from './field';

/** A field of the page in which something is wrong. */
export interface PageFault {
  readonly label: string;
  readonly words: string;
  readonly focus: () => void;
}

/** The form fields of a page, as controls in their places; places are shares of the page, so that its size does not matter. */
export class FieldsLayer {
  readonly root = h('div', { class: 'board-fields' });

  private file: PdfFile | undefined;

  private page: BoardPage | undefined;

  private views: { readonly field: FormField; readonly view: FieldView }[] = [];

  constructor(private readonly board: BoardContext) {}

  show(page: BoardPage, file: PdfFile | undefined): void {
    if (this.page?.id === page.id && this.file === file) {
      return;
    }
    this.destroy();
    this.page = page;
    this.file = file;
    if (page.kind !== 'pdf' || file === undefined) {
      return;
    }
    for (const field of file.shownFields) {
      for (const { page: number, box, value } of field.widgets) {
        if (number === page.number) {
          const view = fieldOver(this.board, page.document, field, value);
          const { style } = view.root;
          style.left = `${(box.x / page.width) * 100}%`;
          style.top = `${(box.y / page.height) * 100}%`;
          style.width = `${(box.width / page.width) * 100}%`;
          style.height = `${(box.height / page.height) * 100}%`;
          style.setProperty('--letters', String(Math.min(12, field.kind === 'multiline' ? 11 : box.height * 0.62)));
          this.views.push({ field, view });
          this.root.append(view.root);
        }
      }
    }
  }

  update(): void {
    this.views.forEach(({ view }) => {
      view.update();
    });
  }

  /** What is wrong on this page, each field once. */
  get faults(): PageFault[] {
    const { page, board } = this;
    const first = new Map(this.views.toReversed().map((entry) => [entry.field.name, entry]));
    return [...first.values()].reverse().flatMap(({ field, view }) => {
      const value = page?.kind === 'pdf' ? valueOf(board.model, page.document, field) : '';
      const fault = fieldFault(field, value);
      return fault === undefined
        ? []
        : [{ label: labelOf(field), words: faultWords(fault, board.text), focus: () => view.first?.focus() }];
    });
  }

  destroy(): void {
    this.views.forEach(({ view }) => {
      view.destroy();
    });
    this.views = [];
    this.root.replaceChildren();
  }
}
