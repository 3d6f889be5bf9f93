import { h } from '../h';
import { barButton } from './icons';

interface Panel {
  readonly root: HTMLElement;
  readonly button: HTMLButtonElement;
  readonly changed: (isOpen: boolean) => void;
}

export interface PanelDescription {
  readonly id: string;
  readonly title: string;
  readonly icon: string;
  readonly content: HTMLElement;
  readonly isOpen?: boolean;
  readonly changed?: (isOpen: boolean) => void;
}

/** What stands beside the picture (under it on a phone): one panel at a time, opened by its button in the bar. */
export class Panels {
  readonly root = h('div', { class: 'call-panels' });

  private readonly panels = new Map<string, Panel>();

  get buttons(): HTMLButtonElement[] {
    return [...this.panels.values()].map(({ button }) => button);
  }

  add({ id, title, icon, content, isOpen = false, changed = () => undefined }: PanelDescription): void {
    const root = h(
      'section',
      { class: 'call-panel', id: `call-panel-${id}`, 'aria-label': title },
      h('h2', { class: 'h5' }, title),
      content,
    );
    const button = barButton(icon, title, () => {
      this.toggle(id);
    });
    button.setAttribute('aria-controls', root.id);
    button.append(h('span', { class: 'call-badge' }));
    this.panels.set(id, { root, button, changed });
    this.root.append(root);
    this.show(id, isOpen);
    // Whoever is told of changes does not know yet how it begins.
    changed(isOpen);
  }

  /** Opens one, which closes the others; or closes it. */
  toggle(id: string): void {
    this.open(id, !this.isOpen(id));
  }

  open(id: string, isOpen = true): void {
    for (const other of this.panels.keys()) {
      this.show(other, other === id && isOpen);
    }
    if (isOpen) {
      // On a phone the panel is below the picture.
      this.panels.get(id)?.root.scrollIntoView({ block: 'nearest' });
    }
  }

  closeAll(): void {
    for (const id of this.panels.keys()) {
      this.show(id, false);
    }
  }

  isOpen(id: string): boolean {
    return this.panels.get(id)?.root.hidden === false;
  }

  /** A figure on the button; the words are for screen readers. */
  badge(id: string, count: number, words: string): void {
    const badge = this.panels.get(id)?.button.querySelector<HTMLElement>('.call-badge');
    if (badge !== null && badge !== undefined && badge.dataset['count'] !== String(count)) {
      badge.dataset['count'] = String(count);
      badge.hidden = count === 0;
      badge.replaceChildren(
        h('span', { 'aria-hidden': 'true' }, String(count)),
        h('span', { class: 'visually-hidden' }, count === 0 ? '' : words),
      );
    }
  }

  private show(id: string, isOpen: boolean): void {
    const panel = this.panels.get(id);
    if (panel !== undefined) {
      const wasOpen = !panel.root.hidden;
      panel.root.hidden = !isOpen;
      panel.button.setAttribute('aria-expanded', String(isOpen));
      if (wasOpen !== isOpen) {
        panel.changed(isOpen);
      }
      const hasOpen = [...this.panels.values()].some(({ root }) => !root.hidden);
      this.root.hidden = !hasOpen;
      this.root.parentElement?.classList.toggle('has-panel', hasOpen);
    }
  }
}
