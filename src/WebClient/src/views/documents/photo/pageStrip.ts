import { photoTexts } from '../../../i18n/photo';
import type { Language } from '../../../session/contract';
import { callIcon } from '../../call/icons';
import { h, replaceChildren } from '../../h';
import { drawn } from './canvases';

/** A page that was photographed. */
export interface TakenPage {
  readonly jpeg: Uint8Array;
  readonly picture: HTMLCanvasElement;
}

/** Pixels of the width of a small picture. */
const small = 160;

/** The pages so far in their order, which can be changed. */
export class PageStrip {
  readonly root = h('ol', { class: 'photo-pages' });

  private pages: readonly TakenPage[] = [];

  constructor(
    private readonly language: Language,
    private readonly changed: () => void,
  ) {}

  get all(): readonly TakenPage[] {
    return this.pages;
  }

  add(page: HTMLCanvasElement, jpeg: Uint8Array): void {
    this.set([...this.pages, { jpeg, picture: drawn(page, small) }]);
  }

  private set(pages: readonly TakenPage[]): void {
    this.pages = pages;
    replaceChildren(this.root, ...pages.map((page, index) => this.item(page, index)));
    this.changed();
  }

  private item({ picture }: TakenPage, index: number): HTMLElement {
    const text = photoTexts[this.language];
    const page = index + 1;
    picture.setAttribute('role', 'img');
    picture.setAttribute('aria-label', text.page(page));
    const button = (name: string, icon: string, label: string, isOff: boolean, act: () => void): HTMLElement =>
      h(
        'button',
        {
          type: 'button',
          class: 'btn btn-xs btn-outline-primary',
          'data-action': name,
          'aria-label': label,
          disabled: isOff,
          onclick: act,
        },
        callIcon(icon, 'icon icon-xs'),
      );
    return h(
      'li',
      {},
      picture,
      h('span', {}, text.page(page)),
      h(
        'span',
        { class: 'doc-actions' },
        button('earlier', 'it-arrow-left', text.earlier(page), index === 0, () => {
          this.swap(index, index - 1, 'earlier');
        }),
        button('later', 'it-arrow-right', text.later(page), index === this.pages.length - 1, () => {
          this.swap(index, index + 1, 'later');
        }),
        button('remove', 'it-delete', text.remove(page), false, () => {
          this.set(this.pages.filter((_, other) => other !== index));
          this.focus(Math.min(index, this.pages.length - 1), 'remove');
        }),
      ),
    );
  }

  private swap(from: number, to: number, action: string): void {
    const pages = [...this.pages];
    const [moved] = pages.splice(from, 1);
    if (moved !== undefined) {
      pages.splice(to, 0, moved);
      this.set(pages);
      this.focus(to, action);
    }
  }

  /** The button that was pressed went with its page; at an end of the row it is off. */
  private focus(index: number, action: string): void {
    const item = this.root.children[index];
    const same = item?.querySelector<HTMLButtonElement>(`[data-action="${action}"]:not([disabled])`);
    (same ?? item?.querySelector<HTMLButtonElement>('button:not([disabled])'))?.focus();
  }
}
