import { areShortcutsOn } from '../call/shortcuts';
import type { BoardContext } from './context';
import { undoByKey } from './fieldInput';
import { tools, type Toolbar } from './toolbar';

/** Keys of the board while the focus is in it and nothing is being written: 1 to 6, undo, pages. */
export function listenToBoardKeys(
  root: HTMLElement,
  board: BoardContext,
  toolbar: Toolbar | undefined,
  step: (by: 1 | -1) => void,
): void {
  root.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || isWriting(event.target) || root.querySelector('dialog[open]') !== null) {
      return;
    }
    if (undoByKey(board, event) || event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }
    if (event.key === 'PageDown' || event.key === 'PageUp') {
      event.preventDefault();
      step(event.key === 'PageDown' ? 1 : -1);
      return;
    }
    const tool = areShortcutsOn() ? tools[Number(event.key) - 1] : undefined;
    if (tool !== undefined && toolbar !== undefined && !event.repeat) {
      event.preventDefault();
      toolbar.choose(tool);
      board.announcer.say(board.text.tool[tool]);
    }
  });
}

function isWriting(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches('input:not([type=checkbox], [type=radio]), textarea, select');
}
