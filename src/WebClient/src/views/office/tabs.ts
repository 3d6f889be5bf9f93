import { h, type Child } from '../h';
import { newId, setText } from './parts';

export interface Tab {
  readonly key: string;
  readonly label: string;
  readonly panel: HTMLElement;
}

export interface Tabs {
  readonly root: HTMLElement;
  readonly select: (key: string) => void;
  /** A number beside the label; none while it is undefined. */
  readonly count: (key: string, count: number | undefined) => void;
}

/** Tabs by the pattern of the ARIA authoring guide: arrows, Home and End move and choose, one stop for the Tab key. */
export function mountTabs(label: string, tabs: readonly Tab[], chosen: (key: string) => void): Tabs {
  const prefix = newId('tab');
  const counts = tabs.map(() => h('span', { class: 'badge bg-primary office-count', hidden: true }));
  const buttons = tabs.map((tab, index) =>
    h(
      'button',
      {
        type: 'button',
        role: 'tab',
        class: 'nav-link',
        id: `${prefix}-${tab.key}`,
        'aria-controls': `${prefix}-${tab.key}-panel`,
        onclick: () => {
          choose(index);
        },
      },
      tab.label,
      counts[index] as Child,
    ),
  );
  const panels = tabs.map((tab) =>
    h(
      'div',
      {
        role: 'tabpanel',
        id: `${prefix}-${tab.key}-panel`,
        'aria-labelledby': `${prefix}-${tab.key}`,
        class: 'office-panel',
      },
      tab.panel,
    ),
  );

  function show(index: number): void {
    buttons.forEach((button, other) => {
      const isChosen = other === index;
      button.setAttribute('aria-selected', String(isChosen));
      button.tabIndex = isChosen ? 0 : -1;
      button.classList.toggle('active', isChosen);
      panels.forEach((panel, place) => {
        panel.hidden = place !== index;
      });
    });
  }

  function choose(index: number): void {
    show(index);
    chosen(tabs[index]?.key ?? '');
  }

  const list = h('div', { class: 'nav nav-tabs office-tabs', role: 'tablist', 'aria-label': label }, ...buttons);
  list.addEventListener('keydown', (event) => {
    const at = buttons.findIndex((button) => button === document.activeElement);
    const to = at < 0 ? undefined : target(event.key, at, buttons.length);
    if (to !== undefined) {
      event.preventDefault();
      choose(to);
      buttons[to]?.focus();
    }
  });
  show(0);
  return {
    root: h('div', {}, list, ...panels),
    select(key) {
      show(
        Math.max(
          0,
          tabs.findIndex((tab) => tab.key === key),
        ),
      );
    },
    count(key, count) {
      const badge = counts[tabs.findIndex((tab) => tab.key === key)];
      if (badge !== undefined) {
        setText(badge, count === undefined ? '' : String(count));
        badge.hidden = count === undefined;
      }
    },
  };
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
