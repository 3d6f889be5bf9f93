import { officeTexts } from '../../i18n/office';
import type { Language } from '../../session/contract';
import { rememberFocus } from '../focus';
import { h, type Child } from '../h';
import { explain } from './deskContext';
import { newId, once, problemPlace } from './parts';

export interface DialogOptions {
  readonly title: string;
  readonly body: readonly Child[];
  /** What the button does, in words. */
  readonly confirm: string;
  /** What the button says that changes nothing, where that is what is proposed: the focus is on it. */
  readonly stay?: string;
  readonly isDangerous?: boolean;
  /** Looks at the form first; false keeps the dialog open without a request. */
  readonly check?: () => boolean;
  readonly act: () => Promise<void>;
  readonly language: Language;
}

/**
 * Asks before something that cannot be undone. The browser's own dialog: focus stays in it and returns to where it was.
 * A refusal is shown in it, and what was filled in stays.
 */
export function openDialog({ title, body, confirm, stay, isDangerous, check, act, language }: DialogOptions): void {
  const id = newId('dialog');
  const giveBackFocus = rememberFocus();
  const problem = problemPlace();
  const submit = h('button', { type: 'submit', class: isDangerous ? 'btn btn-danger' : 'btn btn-primary' }, confirm);
  const close = (): void => {
    dialog.close();
  };
  const form = h(
    'form',
    { class: 'modal-content', novalidate: true },
    headOf(id, title, close, language),
    h('div', { class: 'modal-body', id: `${id}-body` }, ...body, problem),
    footOf(submit, close, stay ?? officeTexts[language].cancel),
  );
  // Where the focus begins behind the words, they are read out with it.
  const describedBy = stay === undefined ? undefined : `${id}-body`;
  const dialog = h('dialog', { class: 'office-dialog', 'aria-labelledby': id, 'aria-describedby': describedBy }, form);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (check?.() === false) {
      form.querySelector<HTMLElement>('[aria-invalid="true"], fieldset.is-invalid input')?.focus();
      return;
    }
    void once(submit, async () => {
      problem.say('');
      try {
        await act();
        dialog.close();
      } catch (error) {
        problem.say(explain(error, language));
      }
    });
  });
  dialog.addEventListener('close', () => {
    dialog.remove();
    giveBackFocus();
  });
  document.body.append(dialog);
  dialog.showModal();
  form.querySelector<HTMLElement>(stay === undefined ? `#${id}` : '.modal-footer button')?.focus();
}

function headOf(id: string, title: string, close: () => void, language: Language): HTMLElement {
  return h(
    'div',
    { class: 'modal-header' },
    h('h2', { class: 'modal-title h5', id, tabindex: -1 }, title),
    h('button', {
      type: 'button',
      class: 'btn-close',
      'aria-label': officeTexts[language].closeDialog,
      onclick: close,
    }),
  );
}

function footOf(submit: HTMLElement, close: () => void, stay: string): HTMLElement {
  return h(
    'div',
    { class: 'modal-footer' },
    h('button', { type: 'button', class: 'btn btn-outline-primary', onclick: close }, stay),
    submit,
  );
}
