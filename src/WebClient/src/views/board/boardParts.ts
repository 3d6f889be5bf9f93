import type { BoardTexts } from '../../i18n/board';
import { h, replaceChildren } from '../h';
import type { PageFault } from './fieldsLayer';

export function headButton(word: string, act: () => void): HTMLButtonElement {
  return h('button', { type: 'button', class: 'btn btn-outline-primary btn-sm', onclick: act }, word);
}

/** The button that makes the PDF, with a line that says what becomes of fields that are to be checked. */
export class CreateButton {
  private readonly button: HTMLButtonElement;

  private readonly help: HTMLElement;

  constructor(text: BoardTexts, act: () => void) {
    this.button = headButton(text.create, act);
    this.help = h('p', { id: 'board-create-help', class: 'board-head-help' }, text.createHelp);
  }

  get parts(): HTMLElement[] {
    return [this.button, this.help];
  }

  /** The line stays whether there are faults or not: the sheet under it does not jump while somebody types. */
  update(isOffered: boolean, isForm: boolean): void {
    this.button.hidden = !isOffered;
    this.help.hidden = !isOffered || !isForm;
    // A description that is hidden would be read out all the same.
    if (this.help.hidden) {
      this.button.removeAttribute('aria-describedby');
    } else {
      this.button.setAttribute('aria-describedby', this.help.id);
    }
  }
}

/** What stands in the place of the sheet while there is no page. */
export function emptyBoard(text: BoardTexts, mayWrite: boolean): HTMLElement {
  return h(
    'div',
    { class: 'board-empty' },
    h('h3', { class: 'h5' }, text.empty),
    h('p', {}, mayWrite ? text.emptyHelp : text.lookOn),
  );
}

/** What is wrong on the page, with the way to each field. */
export class FaultList {
  readonly root = h('div', { class: 'board-faults', hidden: true });

  private shown = '';

  constructor(private readonly text: BoardTexts) {}

  update(faults: readonly PageFault[]): void {
    const content = JSON.stringify(faults);
    this.root.hidden = faults.length === 0;
    if (content !== this.shown) {
      this.shown = content;
      replaceChildren(
        this.root,
        h('h3', { class: 'h6' }, this.text.faults),
        h('ul', {}, ...faults.map(({ label, words, focus }) => h('li', {}, faultLink(label, focus), ` ${words}`))),
      );
    }
  }
}

function faultLink(label: string, focus: () => void): HTMLElement {
  return h('button', { type: 'button', class: 'btn btn-link btn-sm is-printed', onclick: focus }, label);
}
