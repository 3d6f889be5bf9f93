import type { BoardPage } from '../../board/pages';
import { h, replaceChildren } from '../h';
import type { BoardContext } from './context';
import { setAvailable, smallButton } from './toolbar';
import type { Zoom } from './zoom';

export interface PageBarActions {
  go: (page: BoardPage) => void;
  addBlank: () => void;
  openDocument: () => void;
  remove: () => void;
}

/** The pages and how to get to them, new ones, and the zoom. */
export class PageBar {
  readonly root: HTMLElement;

  private readonly list = h('ol', { class: 'board-pages' });
  private readonly previous: HTMLButtonElement;
  private readonly next: HTMLButtonElement;
  private readonly remove: HTMLButtonElement;
  private readonly percent = h('output', { class: 'board-percent' });
  private readonly zoomGroup: HTMLElement;
  private readonly others = h('div', { class: 'board-others' });

  private pages: readonly BoardPage[] = [];

  private current: BoardPage | undefined;

  /** What the list shows, to leave it and the focus in it alone when nothing changed. */
  private shown = '';
  private shownOthers = '';

  constructor(
    private readonly board: BoardContext,
    private readonly zoom: Zoom,
    private readonly actions: PageBarActions,
  ) {
    const { text, mayWrite } = board;
    this.previous = smallButton('it-chevron-left', text.previous, () => {
      this.step(-1);
    });
    this.next = smallButton('it-chevron-right', text.next, () => {
      this.step(1);
    });
    this.remove = smallButton('it-delete', text.removePage, actions.remove);
    this.zoomGroup = this.makeZoom();
    this.root = h(
      'div',
      { class: 'board-bar' },
      h('nav', { class: 'board-group is-pages', 'aria-label': text.pages }, this.previous, this.list, this.next),
      mayWrite &&
        h(
          'div',
          { class: 'board-group' },
          wordButton('it-plus', text.addBlank, actions.addBlank),
          wordButton('it-file-pdf', text.openDocument, actions.openDocument),
          this.remove,
        ),
      this.zoomGroup,
      this.others,
    );
  }

  update(pages: readonly BoardPage[], current: BoardPage | undefined, isSheet: boolean): void {
    this.pages = pages;
    this.current = current;
    const { text } = this.board;
    const index = pages.findIndex(({ id }) => id === current?.id);
    setAvailable(this.previous, index > 0);
    setAvailable(this.next, index >= 0 && index < pages.length - 1);
    this.remove.hidden = current === undefined;
    this.zoomGroup.hidden = current === undefined || !isSheet;
    const removal = current?.kind === 'pdf' ? text.removeDocument : text.removePage;
    this.remove.title = removal;
    this.remove.querySelector('.visually-hidden')?.replaceChildren(removal);
    this.percent.textContent = current === undefined ? '' : `${this.zoom.percent(current)} %`;
    this.showPages();
    this.showOthers();
  }

  /** What a page is called. */
  titleOf(page: BoardPage): string {
    const { text, documentName } = this.board;
    if (page.kind === 'blank') {
      return text.blankPage;
    }
    const count = this.pages.filter((other) => other.kind === 'pdf' && other.document === page.document).length;
    return text.pdfPage(documentName(page.document), page.number, count);
  }

  /** To the page before or after this one. */
  step(by: 1 | -1): void {
    const index = this.pages.findIndex(({ id }) => id === this.current?.id);
    const page = this.pages[index + by];
    if (page !== undefined) {
      this.actions.go(page);
    }
  }

  private showPages(): void {
    const { text, presence, nameOf } = this.board;
    const entries = this.pages.map((page, index) => {
      const names = [...presence.all].filter(([, other]) => other.page === page.id).map(([seat]) => nameOf(seat));
      const words = [
        text.pageOf(index + 1, this.pages.length),
        this.titleOf(page),
        names.length > 0 ? text.isHere(names.join(', ')) : '',
      ];
      return { page, words: words.filter(Boolean).join(': '), isShared: names.length > 0 };
    });
    const content = JSON.stringify([entries, this.current?.id]);
    if (content === this.shown) {
      return;
    }
    this.shown = content;
    const focused = this.list.contains(document.activeElement);
    replaceChildren(
      this.list,
      ...entries.map(({ page, words, isShared }, index) => h('li', {}, this.pageButton(page, index, words, isShared))),
    );
    const now = this.list.querySelector<HTMLElement>('[aria-current]');
    if (now !== null) {
      this.list.scrollLeft = now.offsetLeft - this.list.clientWidth / 2;
    }
    if (focused) {
      now?.focus();
    }
  }

  private pageButton(page: BoardPage, index: number, words: string, isShared: boolean): HTMLElement {
    return h(
      'button',
      {
        type: 'button',
        class: isShared ? 'board-page is-shared' : 'board-page',
        title: words,
        'aria-label': words,
        'aria-current': page.id === this.current?.id ? 'page' : undefined,
        onclick: () => {
          this.actions.go(page);
        },
      },
      String(index + 1),
    );
  }

  /** Who is elsewhere, with the way there. */
  private showOthers(): void {
    const { presence, nameOf, text } = this.board;
    const elsewhere = [...presence.all].flatMap(([seat, other]) => {
      const page = this.pages.find(({ id }) => id === other.page);
      return page === undefined || page.id === this.current?.id ? [] : [{ name: nameOf(seat), page }];
    });
    const content = JSON.stringify(elsewhere);
    if (content !== this.shownOthers) {
      this.shownOthers = content;
      replaceChildren(
        this.others,
        ...elsewhere.map(({ name, page }) =>
          h(
            'button',
            {
              type: 'button',
              class: 'btn btn-link btn-sm',
              onclick: () => {
                this.actions.go(page);
              },
            },
            text.goTo(name),
          ),
        ),
      );
    }
  }

  private makeZoom(): HTMLElement {
    const { text } = this.board;
    const step = (direction: 1 | -1) => () => {
      if (this.current !== undefined) {
        this.zoom.step(direction, this.current);
      }
    };
    return h(
      'div',
      { class: 'board-group', role: 'group', 'aria-label': text.zoom },
      smallButton('it-zoom-out', text.zoomOut, step(-1)),
      this.percent,
      smallButton('it-zoom-in', text.zoomIn, step(1)),
      smallButton('it-exchange-circle', text.fitWidth, () => {
        this.zoom.set('width');
      }),
      smallButton('it-fullscreen', text.fitPage, () => {
        this.zoom.set('page');
      }),
    );
  }
}

/** A button whose word is seen where there is room. */
function wordButton(icon: string, word: string, act: () => void): HTMLButtonElement {
  const button = smallButton(icon, word, act);
  button.classList.add('has-word');
  button.querySelector('.visually-hidden')?.classList.replace('visually-hidden', 'board-word');
  return button;
}
