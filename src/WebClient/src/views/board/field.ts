import { fieldFault } from '../../board/validation';
import { valueOf } from '../../board/values';
import { labelOf, type FormField } from '../../pdf/fields';
import { romeTime } from '../call/people';
import { h } from '../h';
import type { BoardContext } from './context';
import { faultWords, hintWords } from './faults';
import { fieldInput, type FieldElement, type FieldInput } from './fieldInput';

export interface FieldView {
  readonly root: HTMLElement;
  /** Takes the focus from a list of what is wrong. */
  readonly first: FieldElement | undefined;
  readonly update: () => void;
  readonly destroy: () => void;
}

let made = 0;

/** A field over the page: the control alone, named by its label; who is in it and what is wrong stand at its edge. */
export function fieldOver(board: BoardContext, document: string, field: FormField, value?: string): FieldView {
  const id = `board-field-${++made}`;
  const input = fieldInput(board, document, field, `over-${document}-${field.name}`, value);
  const label = labelOf(field);
  const option = field.kind === 'radio' ? board.text.option(label, optionName(field, value)) : label;
  input.element.setAttribute('aria-label', option);
  const notes = new FieldNotes(board, document, field, id);
  notes.describe(input.element);
  return {
    root: h('div', { class: `board-field is-${field.kind}` }, input.element, notes.who, notes.fault),
    first: input.element,
    update() {
      input.update();
      notes.update([input]);
    },
    destroy: input.destroy,
  };
}

/** The same field in a list, as in any form: label, hint, control, what is wrong, who changed it last. */
export function fieldListed(board: BoardContext, document: string, field: FormField): FieldView {
  const id = `board-field-${++made}`;
  const notes = new FieldNotes(board, document, field, id);
  const inputs = field.kind === 'radio' || field.kind === 'checkbox' ? ticks(board, document, field, id) : undefined;
  const single = inputs === undefined ? fieldInput(board, document, field, id) : undefined;
  const all = inputs?.map(({ input }) => input) ?? (single === undefined ? [] : [single]);
  if (single !== undefined) {
    single.element.id = id;
    single.element.classList.add(single.element instanceof HTMLSelectElement ? 'form-select' : 'form-control');
  }
  all.forEach(({ element }) => {
    notes.describe(element);
  });
  const title = [
    labelOf(field),
    field.isRequired && h('span', { class: 'board-required' }, ` (${board.text.required})`),
  ];
  const hint = hintWords(field, board.text);
  const rest = [
    hint !== undefined && h('span', { class: 'form-text', id: notes.hintId }, hint),
    notes.fault,
    ...(inputs?.map(({ element }) => element) ?? []),
    single?.element,
    notes.who,
    notes.last,
  ] as const;
  const root =
    field.kind === 'radio'
      ? h('fieldset', { class: 'board-listed' }, h('legend', { class: 'field-label' }, ...title), ...rest)
      : h('div', { class: 'board-listed' }, field.kind !== 'checkbox' && h('label', { for: id }, ...title), ...rest);
  return {
    root,
    first: all[0]?.element,
    update() {
      all.forEach((input) => {
        input.update();
      });
      notes.update(all);
    },
    destroy() {
      all.forEach((input) => {
        input.destroy();
      });
    },
  };
}

function ticks(
  board: BoardContext,
  document: string,
  field: FormField,
  id: string,
): { input: FieldInput; element: HTMLElement }[] {
  const values = [...new Set(field.widgets.flatMap(({ value }) => (value === undefined ? [] : [value])))];
  return values.map((value, index) => {
    const input = fieldInput(board, document, field, id, value);
    input.element.id = `${id}-${index}`;
    const label = field.kind === 'radio' ? optionName(field, value) : labelOf(field);
    const element = h('div', { class: 'form-check' }, input.element, h('label', { for: input.element.id }, label));
    return { input, element };
  });
}

/** What a radio button is called; a PDF has a value for it, and where that is a figure it is a number of its own. */
function optionName({ widgets }: FormField, value = ''): string {
  const values = [...new Set(widgets.map((widget) => widget.value))];
  return /^\d*$/.test(value) ? String(values.indexOf(value) + 1) : value.replaceAll('_', ' ');
}

/** What is said about a field: who is in it, what is wrong, who changed it last. */
class FieldNotes {
  readonly who: HTMLElement;
  readonly fault: HTMLElement;
  readonly last: HTMLElement;
  readonly hintId: string;

  private readonly key: string;

  constructor(
    private readonly board: BoardContext,
    private readonly document: string,
    private readonly field: FormField,
    id: string,
  ) {
    this.key = `${document}/${field.name}`;
    this.hintId = `${id}-hint`;
    this.who = h('span', { class: 'board-field-who', id: `${id}-who`, hidden: true });
    this.fault = h('span', { class: 'board-field-fault', id: `${id}-fault`, hidden: true });
    this.last = h('span', { class: 'board-field-last', hidden: true });
  }

  describe(element: FieldElement): void {
    element.setAttribute('aria-describedby', [this.hintId, this.fault.id, this.who.id].join(' '));
  }

  update(inputs: readonly FieldInput[]): void {
    const { board, field } = this;
    const { text, model } = board;
    const names = [...board.presence.all]
      .filter(([, { field: at }]) => at === this.key)
      .map(([seat]) => board.nameOf(seat));
    show(this.who, names.map((name) => text.writesHere(name)).join(' · '));
    const fault = fieldFault(field, valueOf(model, this.document, field));
    show(this.fault, fault === undefined ? '' : faultWords(fault, text));
    for (const { element } of inputs) {
      element.setAttribute('aria-invalid', String(fault !== undefined));
      element.classList.toggle('is-others', names.length > 0);
    }
    const touch = model.touchOf(this.document, field.name);
    const time = touch === undefined ? '' : romeTime(new Date(touch.at).toISOString(), board.language);
    show(this.last, touch === undefined ? '' : text.lastBy(board.nameOf(touch.seat), time));
  }
}

function show(element: HTMLElement, words: string): void {
  if (element.textContent !== words) {
    element.textContent = words;
  }
  element.hidden = words === '';
}
