import { isText, longestChoice, valueOf } from '../../board/values';
import type { FormField } from '../../pdf/fields';
import { h } from '../h';
import type { BoardContext } from './context';
import { TextBinding } from './textBinding';

export type FieldElement = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** A control that is bound to a field of the board. */
export interface FieldInput {
  readonly element: FieldElement;
  /** Shows what the board holds now, where it is no shared text. */
  readonly update: () => void;
  readonly destroy: () => void;
}

/**
 * The control of a field. A ticked box and a radio button stand for a value.
 * @param group tells the radio buttons of one set from the others in the page.
 */
export function fieldInput(
  board: BoardContext,
  document: string,
  field: FormField,
  group: string,
  value?: string,
): FieldInput {
  const input = made(board, document, field, group, value);
  const { element } = input;
  if (field.isReadOnly || !board.mayWrite) {
    if (element instanceof HTMLSelectElement || element.type === 'checkbox' || element.type === 'radio') {
      element.disabled = true;
    } else {
      (element as HTMLInputElement).readOnly = true;
    }
  }
  if (field.isRequired) {
    element.setAttribute('aria-required', 'true');
  }
  const key = `${document}/${field.name}`;
  element.addEventListener('focus', () => {
    board.presence.set({ field: key });
  });
  element.addEventListener('blur', () => {
    board.presence.set({ field: undefined });
  });
  element.addEventListener('keydown', (event) => {
    undoByKey(board, event as KeyboardEvent);
  });
  element.addEventListener('beforeinput', (event) => {
    const { inputType } = event as InputEvent;
    if (inputType === 'historyUndo' || inputType === 'historyRedo') {
      // The browser's own memory knows nothing of what others wrote meanwhile.
      event.preventDefault();
    }
  });
  return input;
}

/** Ctrl+Z and Ctrl+Y are the board's; true when it was one of them. */
export function undoByKey({ model, mayWrite }: BoardContext, event: KeyboardEvent): boolean {
  const key = event.key.toLowerCase();
  if (!(event.ctrlKey || event.metaKey) || event.altKey || (key !== 'z' && key !== 'y')) {
    return false;
  }
  event.preventDefault();
  event.stopPropagation();
  if (!mayWrite) {
    return true;
  }
  if (key === 'y' || event.shiftKey) {
    model.redo();
  } else {
    model.undo();
  }
  return true;
}

function made(board: BoardContext, document: string, field: FormField, group: string, value?: string): FieldInput {
  const { model } = board;
  const choose = (chosen: string): void => {
    model.choose(document, field.name, chosen);
  };
  const now = (): string => valueOf(model, document, field);
  if (isText(field)) {
    return textInput(board, document, field);
  }
  switch (field.kind) {
    case 'checkbox':
    case 'radio':
      return tickInput(field, group, value ?? '', now, choose);
    case 'dropdown':
      return field.isEditable ? wordInput(field, now, choose) : selectInput(board, field, now, choose);
    case 'list':
      return selectInput(board, field, now, choose);
    case 'text':
    case 'multiline':
      return textInput(board, document, field);
  }
}

function textInput({ model }: BoardContext, document: string, field: FormField): FieldInput {
  const attributes = { autocomplete: 'off', spellcheck: 'false', maxlength: field.maxLength };
  const element = field.kind === 'multiline' ? h('textarea', attributes) : h('input', { type: 'text', ...attributes });
  const binding = new TextBinding(element, model.text(document, field.name), (edit) => {
    model.edit(document, field.name, edit);
  });
  return {
    element,
    update: () => undefined,
    destroy: () => {
      binding.destroy();
    },
  };
}

function tickInput(
  { kind }: FormField,
  group: string,
  value: string,
  now: () => string,
  choose: (value: string) => void,
): FieldInput {
  const element = h('input', { type: kind === 'radio' ? 'radio' : 'checkbox', name: group, value });
  element.addEventListener('change', () => {
    choose(element.checked ? value : '');
  });
  const update = (): void => {
    element.checked = now() === value;
  };
  update();
  return { element, update, destroy: () => undefined };
}

/** A list that takes other words too. */
function wordInput(field: FormField, now: () => string, choose: (value: string) => void): FieldInput {
  const maxlength = Math.min(field.maxLength ?? longestChoice, longestChoice);
  const element = h('input', { type: 'text', autocomplete: 'off', maxlength });
  element.addEventListener('input', () => {
    choose(element.value);
  });
  const update = (): void => {
    if (element.value !== now()) {
      element.value = now();
    }
  };
  update();
  return { element, update, destroy: () => undefined };
}

function selectInput(
  { text }: BoardContext,
  field: FormField,
  now: () => string,
  choose: (value: string) => void,
): FieldInput {
  const isList = field.kind === 'list';
  const hasEmpty = field.options.some(({ value }) => value === '');
  const element = h(
    'select',
    { multiple: isList && field.isMultiple, size: isList ? Math.max(2, Math.min(field.options.length, 6)) : undefined },
    !isList && !hasEmpty && h('option', { value: '' }, text.choose),
    ...field.options.map(({ value, label }) => h('option', { value }, label)),
  );
  element.addEventListener('change', () => {
    choose(Array.from(element.selectedOptions, ({ value }) => value).join('\n'));
  });
  const update = (): void => {
    const chosen = now() === '' && isList ? [] : now().split('\n');
    for (const option of element.options) {
      const isChosen = chosen.includes(option.value);
      if (option.selected !== isChosen) {
        option.selected = isChosen;
      }
    }
  };
  update();
  return { element, update, destroy: () => undefined };
}
