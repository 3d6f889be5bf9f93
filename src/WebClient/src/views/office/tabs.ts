import { h } from '../h';
import { newId, setText } from './parts';

export interface Tab {
  readonly key: string;
  readonly label: string;
  readonly panel: HTMLElement;
}

export interface Tabs {
  readonly root: HTMLElement;
  select(key: string): void;
  /** A number beside the label; none while it is undefined. */
  count(key: string, count: number | undefined): void;
}

/** Tabs by the pattern of the ARIA authoring guide: arrows, Home and End move and choose, one stop for the Tab key. */
export function mountTabs(label: string, tabs: readonly Tab[], chosen: (key: string) => void): Tabs {
  return new TabList(label, tabs, chosen);
}

class TabList implements Tabs {
  readonly root: HTMLElement;

  private readonly counts: readonly HTMLElement[];

  private readonly buttons: readonly HTMLButtonElement[];

  private readonly panels: readonly HTMLElement[];

  constructor(
    label: string,
    private readonly tabs: readonly Tab[],
    private readonly chosen: (key: string) => void,
  ) {
    const prefix = newId('tab');
    this.counts = tabs.map(() => h('span', { class: 'badge bg-primary office-count', hidden: true }));
    this.buttons = tabs.map((tab, index) => this.button(tab, index, prefix));
    this.panels = tabs.map((tab) => panelOf(tab, prefix));
    const list = h(
      'div',
      {
        class: 'nav nav-tabs office-tabs',
        role: 'tablist',
        'aria-label': label,
        onkeydown: (event) => {
          this.pressed(event as KeyboardEvent);
        },
      },
      ...this.buttons,
    );
    this.show(0);
    this.root = h('div', {}, list, ...this.panels);
  }

  select(key: string): void {
    this.show(
      Math.max(
        0,
        this.tabs.findIndex((tab) => tab.key === key),
      ),
    );
  }

  count(key: string, count: number | undefined): void {
    const badge = this.counts[this.tabs.findIndex((tab) => tab.key === key)];
    if (badge !== undefined) {
      setText(badge, count === undefined ? '' : String(count));
      badge.hidden = count === undefined;
    }
  }

  private button({ key, label }: Tab, index: number, prefix: string): HTMLButtonElement {
    return h(
      'button',
      {
        type: 'button',
        role: 'tab',
        class: 'nav-link',
        id: `${prefix}-${key}`,
        'aria-controls': `${prefix}-${key}-panel`,
        onclick: () => {
          this.choose(index);
        },
      },
      label,
      this.counts[index],
    );
  }

  private show(index: number): void {
    this.buttons.forEach((button, other) => {
      const isChosen = other === index;
      button.setAttribute('aria-selected', String(isChosen));
      button.tabIndex = isChosen ? 0 : -1;
      button.classList.toggle('active', isChosen);
      this.panels.forEach((panel, place) => {
        panel.hidden = place !== index;
      });
    });
  }

  private choose(index: number): void {
    this.show(index);
    this.chosen(this.tabs[index]?.key ?? '');
  }

  private pressed(event: KeyboardEvent): void {
    const { buttons } = this;
    const at = buttons.findIndex((button) => button === document.activeElement);
    const to = at < 0 ? undefined : target(event.key, at, buttons.length);
    if (to !== undefined) {
      event.preventDefault();
      this.choose(to);
      buttons[to]?.focus();
    }
  }
}

function panelOf({ key, panel }: Tab, prefix: string): HTMLElement {
  return h(
    'div',
    {
      role: 'tabpanel',
      id: `${prefix}-${key}-panel`,
      'aria-labelledby': `${prefix}-${key}`,
      class: 'office-panel',
    },
    panel,
  );
}

/** Where a key leads from a tab; undefined when it leads nowhere. */
export function target(key: string, at: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
      return (at + 1) % count;
    case 'ArrowLeft':
      return (at + count - 1) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
