import type { FormField } from '../../pdf/fields';
import type { PdfFile } from '../../pdf/reader';
import { h, replaceChildren } from '../h';
import type { BoardContext } from './context';
import { fieldListed, type FieldView } from './field';

/** The form of a document as an ordinary form: for screen readers, and for phones, where a sheet is small. */
export class FormList {
  readonly root = h('div', { class: 'board-list' });

  private document: string | undefined;

  private fields: readonly FormField[] | undefined;

  private views: FieldView[] = [];

  private readonly known = new WeakMap<PdfFile, readonly FormField[]>();

  constructor(private readonly board: BoardContext) {}

  /** @param document nothing for a blank page, which has no form. */
  update(document: string | undefined): void {
    const state = document === undefined ? undefined : this.board.documents.get(document);
    const fields = state?.kind === 'open' ? this.fieldsOf(state.file) : undefined;
    if (document !== this.document || fields !== this.fields || this.root.childElementCount === 0) {
      this.show(document, fields, state?.kind === 'loading');
    }
    this.views.forEach((view) => {
      view.update();
    });
  }

  /** The same list for the same file. */
  private fieldsOf(file: PdfFile): readonly FormField[] {
    const known = this.known.get(file) ?? file.shownFields;
    this.known.set(file, known);
    return known;
  }

  focus(): void {
    this.root.querySelector<HTMLElement>('h3')?.focus();
  }

  destroy(): void {
    this.views.forEach((view) => {
      view.destroy();
    });
    this.views = [];
  }

  private show(document: string | undefined, fields: readonly FormField[] | undefined, isLoading: boolean): void {
    const { text, documentName } = this.board;
    this.destroy();
    this.document = document;
    this.fields = fields;
    if (document === undefined || fields === undefined || fields.length === 0) {
      replaceChildren(this.root, h('p', { role: 'status' }, isLoading ? text.pageLoading : text.noFields));
      return;
    }
    this.views = fields.map((field) => fieldListed(this.board, document, field));
    const title = h('h3', { class: 'h6', tabindex: -1 }, text.listTitle(documentName(document)));
    replaceChildren(this.root, title, ...this.views.map(({ root }) => root));
  }
}
