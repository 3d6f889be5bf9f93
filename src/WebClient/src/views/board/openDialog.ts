import type { DocumentItem } from '../../session/contract';
import { makeDialog, type Dialog } from '../call/dialog';
import { h, replaceChildren } from '../h';
import type { BoardContext } from './context';

/** A document that can be opened on the board. */
export function isOpenable({ kind, state }: DocumentItem): boolean {
  return kind === 'pdf' && (state === 'ready' || state === 'accepted');
}

/** Lets one of the appointment's PDFs be chosen. */
export class OpenDialog {
  readonly dialog: Dialog;

  private readonly content = h('div', {});

  /** What the list shows, so that it is made anew only when that changes: the focus stays where it is. */
  private shown = '';

  constructor(
    private readonly board: BoardContext,
    private readonly items: () => readonly DocumentItem[],
    private readonly open: (id: string) => void,
  ) {
    this.dialog = makeDialog(board.text.openDocument, board.text.cancel, this.content);
  }

  show(): void {
    this.list();
    this.dialog.open();
  }

  /** A document may become ready while the dialog is open. */
  update(): void {
    if (this.dialog.root.open) {
      this.list();
    }
  }

  private list(): void {
    const { text } = this.board;
    const items = this.items().filter(isOpenable);
    const shown = JSON.stringify(items.map(({ id, name }) => [id, name]));
    if (shown === this.shown) {
      return;
    }
    this.shown = shown;
    replaceChildren(
      this.content,
      items.length === 0
        ? h('p', {}, text.noDocuments)
        : h('ul', { class: 'board-choices' }, ...items.map((item) => h('li', {}, this.choice(item)))),
    );
  }

  private choice({ id, name }: DocumentItem): HTMLElement {
    return h(
      'button',
      {
        type: 'button',
        class: 'btn btn-outline-primary',
        onclick: () => {
          this.dialog.close();
          this.open(id);
        },
      },
      name,
    );
  }
}
