import { fieldFault, stopsPdf } from '../../board/validation';
import { valueOf } from '../../board/values';
import { labelOf } from '../../pdf/fields';
import { h, replaceChildren } from '../h';
import type { BoardContext } from './context';
import { faultWords } from './faults';

/**
 * What is to be looked at before a PDF is made, and what becomes of it. It forbids nothing, since a form may know better than this page,
 * but for what the file cannot hold.
 */
export class CreateFaults {
  readonly root = h('div', {});

  /** Of the sentence that says what becomes of the faults. */
  readonly endId = 'board-create-end';

  private source = '';

  /** What the list says, as it was shown last. */
  private shown = '';

  constructor(
    private readonly board: BoardContext,
    /** Whether there are faults, and whether one of them stops the PDF, whenever the list was made anew. */
    private readonly changed: (hasFaults: boolean, isStopped: boolean) => void,
  ) {}

  /** Of another document, or of none for an empty id. */
  show(source: string): void {
    this.source = source;
    this.list([], false);
    void this.update();
  }

  /** After a change on the board. */
  async update(): Promise<void> {
    const { source } = this;
    const { text, model, documents } = this.board;
    const document = source === '' ? undefined : await documents.wait(source);
    if (document?.kind !== 'open' || source !== this.source) {
      return;
    }
    const found = document.file.shownFields.flatMap((field) => {
      const fault = fieldFault(field, valueOf(model, source, field), true);
      return fault === undefined ? [] : [{ fault, words: `${labelOf(field)}: ${faultWords(fault, text)}` }];
    });
    this.list(
      found.map(({ words }) => words),
      found.some(({ fault }) => stopsPdf(fault)),
    );
  }

  private list(lines: readonly string[], isStopped: boolean): void {
    const content = JSON.stringify([lines, isStopped]);
    if (content === this.shown) {
      return;
    }
    this.shown = content;
    const { text } = this.board;
    replaceChildren(
      this.root,
      lines.length > 0 &&
        h(
          'div',
          { class: 'board-faults' },
          h('h3', { class: 'h6' }, text.checkFirst),
          h('ul', {}, ...lines.map((line) => h('li', {}, line))),
          h('p', { id: this.endId, class: 'board-faults-end' }, isStopped ? text.faultsStop : text.faultsStay),
        ),
    );
    this.changed(lines.length > 0, isStopped);
  }
}
