import { officeTexts } from '../../i18n/office';
import type { Language } from '../../session/contract';
import { h, replaceChildren, type Attributes, type Child } from '../h';
import { once } from '../once';
import { explain } from './deskContext';

export { once };

let lastId = 0;

/** An id that nothing else in the page has. */
export function newId(name: string): string {
  lastId++;
  return `${name}-${lastId}`;
}

export type AlertKind = 'info' | 'success' | 'warning' | 'danger';

export function alertBox(kind: AlertKind, ...children: readonly Child[]): HTMLElement {
  return h('div', { class: `alert alert-${kind}` }, ...children);
}

/** A place where errors appear and are read out; empty and unseen until then. */
export function problemPlace(): HTMLElement & { say: (sentence: string) => void } {
  const place = h('div', { role: 'alert', class: 'office-problem' });
  return Object.assign(place, {
    say(sentence: string) {
      replaceChildren(place, sentence === '' ? undefined : alertBox('danger', sentence));
    },
  });
}

/** A button whose action is sent once: busy until the answer is there, and an error sentence when there was none. */
export function actionButton(
  label: string,
  attributes: Attributes & { readonly class: string },
  {
    act,
    problem,
    language,
  }: { act: () => Promise<void>; problem: { say: (text: string) => void }; language: Language },
): HTMLButtonElement {
  const button = h('button', { type: 'button', ...attributes }, label);
  button.addEventListener('click', () => {
    void once(button, async () => {
      problem.say('');
      try {
        await act();
      } catch (error) {
        problem.say(explain(error, language));
      }
    });
  });
  return button;
}

/** While something is fetched for the first time. */
export function loadingText(language: Language): HTMLElement {
  return h('p', { role: 'status', class: 'office-loading' }, officeTexts[language].loading);
}

/** Could not be fetched: what happened, and a button that tries again. */
export function failure(sentence: string, language: Language, retry: () => void): HTMLElement {
  return alertBox(
    'danger',
    h('p', {}, sentence),
    h(
      'button',
      { type: 'button', class: 'btn btn-outline-primary btn-sm', onclick: retry },
      officeTexts[language].retry,
    ),
  );
}

export interface Field {
  readonly root: HTMLElement;
  /** Shows what is wrong with it, or nothing. */
  readonly fault: (sentence: string) => void;
}

/** A label above its control, with help and a place for the error; required ones have an asterisk. */
export function field(
  label: string,
  control: HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement,
  { help = '', isRequired = false }: { help?: string; isRequired?: boolean } = {},
): Field {
  const id = newId('field');
  control.id = id;
  const error = h('div', { id: `${id}-error`, class: 'office-field-error' });
  control.setAttribute('aria-describedby', [help === '' ? '' : `${id}-help`, `${id}-error`].join(' ').trim());
  if (isRequired) {
    control.setAttribute('aria-required', 'true');
  }
  const root = h(
    'div',
    { class: 'office-field' },
    h('label', { for: id }, isRequired ? `${label}*` : label),
    help !== '' && h('div', { id: `${id}-help`, class: 'office-field-help' }, help),
    control,
    error,
  );
  return {
    root,
    fault(sentence) {
      error.textContent = sentence;
      control.setAttribute('aria-invalid', String(sentence !== ''));
    },
  };
}

export function select(
  options: readonly { value: string; label: string }[],
  attributes: Attributes = {},
): HTMLSelectElement {
  const made = h(
    'select',
    { class: 'form-select', ...attributes },
    ...options.map(({ value, label }) => h('option', { value }, label)),
  );
  return made;
}

/** Radio buttons or check boxes under one legend. */
export function choices(
  legend: string,
  kind: 'radio' | 'checkbox',
  options: readonly { value: string; label: string; isChecked?: boolean }[],
): { root: HTMLFieldSetElement; chosen: () => string[]; fault: (sentence: string) => void } {
  const name = newId('choice');
  const error = h('div', { id: `${name}-error`, class: 'office-field-error' });
  const inputs = options.map(({ value, isChecked }) =>
    h('input', { type: kind, name, value, id: `${name}-${value}`, checked: isChecked === true }),
  );
  const root = h(
    'fieldset',
    { class: 'office-choices', 'aria-describedby': error.id },
    h('legend', {}, legend),
    ...inputs.map((input, index) =>
      h('div', { class: 'form-check' }, input, h('label', { for: input.id }, options[index]?.label ?? '')),
    ),
    error,
  );
  return {
    root,
    chosen: () => inputs.filter((input) => input.checked).map((input) => input.value),
    fault(sentence) {
      error.textContent = sentence;
    },
  };
}

/** Puts children under a parent in this order, moving only those that are elsewhere: whoever has the focus keeps it. */
export function arrange(parent: Element, wanted: readonly Element[]): void {
  const kept = new Set(wanted);
  for (const child of [...parent.children]) {
    if (!kept.has(child)) {
      child.remove();
    }
  }
  wanted.forEach((child, index) => {
    const there = parent.children[index];
    if (there !== child) {
      parent.insertBefore(child, there ?? null);
    }
  });
}

/**
 * Shows an item for each row, in this order. `items` has them by their keys: each stays while its row does, and goes with it.
 * @param itemOf brings the known item up to date, or makes one.
 */
export function arrangeItems<Row, Item extends { readonly root: Element }>(
  parent: Element,
  items: Map<string, Item>,
  rows: readonly (readonly [key: string, row: Row])[],
  itemOf: (row: Row, known: Item | undefined) => Item,
): void {
  const present = new Set(rows.map(([key]) => key));
  for (const key of items.keys()) {
    if (!present.has(key)) {
      items.delete(key);
    }
  }
  arrange(
    parent,
    rows.map(([key, row]) => {
      const item = itemOf(row, items.get(key));
      items.set(key, item);
      return item.root;
    }),
  );
}

/** Writes only what is new: a screen reader is not told the same again. */
export function setText(element: Element, text: string): void {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}
