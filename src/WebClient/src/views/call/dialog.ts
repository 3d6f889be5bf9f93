import { h, type Child } from '../h';
import { callIcon } from './icons';

export interface Dialog {
  readonly root: HTMLDialogElement;
  readonly open: () => void;
  readonly close: () => void;
}

let made = 0;

/** A native dialog: the browser keeps focus inside, closes by Esc and gives focus back. */
export function makeDialog(title: string, closeWord: string, ...children: readonly Child[]): Dialog {
  const id = `dialog-${++made}`;
  const close = h(
    'button',
    {
      type: 'button',
      class: 'btn call-dialog-close',
      'aria-label': closeWord,
      onclick: () => {
        root.close();
      },
    },
    callIcon('it-close'),
  );
  const root = h(
    'dialog',
    { class: 'call-dialog', 'aria-labelledby': id },
    h('div', { class: 'call-dialog-head' }, h('h2', { id, class: 'h4', tabindex: -1 }, title), close),
    ...children,
  );
  return {
    root,
    open() {
      if (!root.open) {
        root.showModal();
        root.querySelector<HTMLElement>('h2')?.focus();
      }
    },
    close() {
      root.close();
    },
  };
}
