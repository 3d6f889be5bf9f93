import type { BoardTexts } from '../../i18n/board';
import { h, type Child } from '../h';
import { headButton } from './boardParts';

export interface BoardFrame {
  readonly text: BoardTexts;
  readonly mayWrite: boolean;
  readonly close: () => void;
  /** Beside the title, before the way out. */
  readonly head: readonly HTMLElement[];
  /** Under the head, over what only those are told who look on. */
  readonly outcomes: HTMLElement;
  readonly parts: readonly Child[];
}

/** What stands around the parts of a board. */
export function boardFrame({ text, mayWrite, close, head, outcomes, parts }: BoardFrame): HTMLElement {
  return h(
    'section',
    { class: 'board', 'aria-label': text.title },
    h(
      'div',
      { class: 'board-head' },
      h('h2', { class: 'h5', tabindex: -1 }, text.title),
      ...head,
      headButton(text.close, close),
    ),
    outcomes,
    !mayWrite && h('p', { class: 'board-note' }, text.lookOn),
    ...parts,
  );
}
