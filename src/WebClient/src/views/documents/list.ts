import type { Row } from '../../documents/rows';
import { h } from '../h';
import { RowView, type RowSetting } from './row';

/** The documents, one line each, kept by their keys. */
export class DocumentList {
  readonly root: HTMLElement;

  private readonly list: HTMLUListElement;

  private readonly empty: HTMLElement;

  private readonly views = new Map<string, RowView>();

  constructor(
    title: string,
    emptyWords: string,
    private readonly setting: RowSetting,
  ) {
    this.list = h('ul', { class: 'doc-list', 'aria-label': title });
    this.empty = h('p', {}, emptyWords);
    this.root = h('div', {}, h('h3', { class: 'h6', tabindex: -1 }, title), this.empty, this.list);
  }

  update(rows: readonly Row[]): void {
    this.empty.hidden = rows.length > 0;
    this.list.hidden = rows.length === 0;
    // A file keeps its line when the server has it whole and this page no longer sends it.
    const keyOf = (row: Row): string => row.item?.id ?? row.upload?.document ?? row.key;
    const kept = new Set(rows.map(keyOf));
    for (const row of rows) {
      const known = this.views.get(row.key);
      if (known !== undefined && keyOf(row) !== row.key && !this.views.has(keyOf(row))) {
        this.views.delete(row.key);
        this.views.set(keyOf(row), known);
      }
    }
    const hadFocus = this.list.contains(document.activeElement);
    for (const [key, view] of this.views) {
      if (!kept.has(key)) {
        view.root.remove();
        this.views.delete(key);
      }
    }
    rows.forEach((row, index) => {
      this.place(this.viewOf(keyOf(row), row).root, index);
    });
    if (hadFocus && !this.list.contains(document.activeElement)) {
      this.root.querySelector<HTMLElement>('h3')?.focus();
    }
  }

  private viewOf(key: string, row: Row): RowView {
    const known = this.views.get(key);
    if (known !== undefined) {
      known.update(row);
      return known;
    }
    const made = new RowView(row, this.setting);
    this.views.set(key, made);
    return made;
  }

  /** Moves only what is elsewhere: whoever has the focus keeps it. */
  private place(element: HTMLElement, index: number): void {
    const there = this.list.children[index];
    if (there !== element) {
      this.list.insertBefore(element, there ?? null);
    }
  }
}
