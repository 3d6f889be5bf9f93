import { makeDialog, type Dialog } from '../call/dialog';
import { rememberFocus } from '../focus';
import type { Child } from '../h';

/** Opens a dialog over the page, whatever is hidden in it; it is gone once it is closed. */
export function openModal(
  title: string,
  closeWord: string,
  children: readonly Child[],
  closed: () => void = () => undefined,
): Dialog {
  const giveBackFocus = rememberFocus();
  const dialog = makeDialog(title, closeWord, ...children);
  document.body.append(dialog.root);
  dialog.root.addEventListener('close', () => {
    dialog.root.remove();
    giveBackFocus();
    closed();
  });
  dialog.open();
  return dialog;
}
