import type { Fault } from '../http/api';
import { h, replaceChildren, type Child } from './h';

/** A labelled control with a hint and a place for what is wrong with it. */
export interface Field {
  readonly element: HTMLElement;
  readonly showError: (text: string | undefined) => void;
}

export interface FieldWords {
  readonly label: string;
  readonly hint?: string;
  readonly isRequired?: boolean;
}

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** Label above, hint below it, then the control: `id` of the control is the name of the field in the request. */
export function field(control: Control, words: FieldWords): Field {
  const hintId = `${control.id}-hint`;
  const errorId = `${control.id}-error`;
  const error = h('span', { class: 'field-error', id: errorId, hidden: true });
  const described = words.hint === undefined ? errorId : `${hintId} ${errorId}`;
  control.setAttribute('aria-describedby', described);
  if (words.isRequired === true) {
    control.required = true;
  }
  return {
    element: h(
      'div',
      { class: 'field' },
      h('label', { for: control.id }, words.label, words.isRequired === true && '*'),
      words.hint !== undefined && h('span', { class: 'form-text', id: hintId }, words.hint),
      error,
      control,
    ),
    showError(text) {
      show(error, text);
      control.setAttribute('aria-invalid', String(text !== undefined));
    },
  };
}

/** A set of radio buttons or the like under one legend; `id` is that of the set, and takes the focus from the summary of errors. */
export function group(id: string, words: FieldWords, ...children: readonly Child[]): Field {
  const error = h('span', { class: 'field-error', id: `${id}-error`, hidden: true });
  const set = h(
    'fieldset',
    { class: 'field', id, tabindex: -1, 'aria-describedby': `${id}-error` },
    h('legend', { class: 'field-label' }, words.label, words.isRequired === true && '*'),
    words.hint !== undefined && h('p', { class: 'form-text' }, words.hint),
    error,
    ...children,
  );
  return {
    element: set,
    showError(text) {
      show(error, text);
    },
  };
}

function show(error: HTMLElement, text: string | undefined): void {
  error.textContent = text ?? '';
  error.hidden = text === undefined;
}

export interface Choice {
  readonly value: string;
  readonly label: Child;
  readonly hint?: string;
}

/** One radio button of the kit's markup. */
export function radio(
  name: string,
  choice: Choice,
  isChecked: boolean,
  onChange: (value: string) => void,
): HTMLElement {
  const id = `${name}-${choice.value.replace(/[^A-Za-z0-9-]/g, '-')}`;
  const input = h('input', { type: 'radio', name, id, value: choice.value, checked: isChecked });
  input.addEventListener('change', () => {
    onChange(choice.value);
  });
  const hintId = `${id}-hint`;
  if (choice.hint !== undefined) {
    input.setAttribute('aria-describedby', hintId);
  }
  return h(
    'div',
    { class: 'form-check' },
    input,
    h('label', { for: id }, choice.label),
    choice.hint !== undefined && h('small', { class: 'form-text choice-hint', id: hintId }, choice.hint),
  );
}

export function select(
  id: string,
  choices: readonly { value: string; label: string }[],
  value: string,
): HTMLSelectElement {
  const control = h(
    'select',
    { class: 'form-select', id, name: id },
    ...choices.map((choice) => h('option', { value: choice.value, selected: choice.value === value }, choice.label)),
  );
  return control;
}

/** Where to go on when there is nothing to mend in the form. */
const waysOut: Readonly<Record<string, () => string>> = {
  'sign-in-needed': () => `/accedi?returnTo=${encodeURIComponent(location.pathname)}`,
  'hold-already-confirmed': () => '/appuntamenti',
  'already-waiting': () => '/appuntamenti',
};

/** What is wrong, on top of a form; each line leads to its field. Takes the focus when it appears. */
export class ErrorSummary {
  readonly element: HTMLElement;

  constructor(private readonly title: string) {
    this.element = h('div', { class: 'error-summary', tabindex: -1, role: 'alert', hidden: true });
  }

  show(faults: readonly Fault[]): void {
    replaceChildren(
      this.element,
      h('h2', { class: 'h5' }, this.title),
      h('ul', {}, ...faults.map((fault) => h('li', {}, this.line(fault)))),
    );
    this.element.hidden = false;
    this.element.focus();
  }

  hide(): void {
    this.element.hidden = true;
  }

  private line(fault: Fault): HTMLElement | string {
    const text = fault.title ?? fault.code;
    const way = waysOut[fault.code];
    if (way !== undefined) {
      return h('a', { href: way() }, text);
    }
    const target = fault.field === undefined ? null : document.getElementById(fault.field);
    if (target === null) {
      return text;
    }
    const link = h('a', { href: `#${target.id}` }, text);
    link.addEventListener('click', (event) => {
      event.preventDefault();
      target.focus();
    });
    return link;
  }
}

/** Runs an action once at a time: while it runs the button is busy and further clicks do nothing. */
export function onceAtATime(button: HTMLButtonElement, action: () => Promise<void>): () => void {
  return () => {
    if (button.getAttribute('aria-busy') === 'true') {
      return;
    }
    button.setAttribute('aria-busy', 'true');
    void action().finally(() => {
      button.removeAttribute('aria-busy');
    });
  };
}
