import { valuesOf } from '../../board/values';
import { labelOf } from '../../pdf/fields';
import { PdfProblem } from '../../pdf/problem';
import type { Session } from '../../session/session';
import { makeDialog, type Dialog } from '../call/dialog';
import { radio } from '../form';
import { h, replaceChildren } from '../h';
import type { BoardContext } from './context';
import { CreateFaults } from './createFaults';
import { SendFailure, sendFile } from './send';

/** Refused by the hub when the form was offered. */
class OfferFailure extends Error {
  constructor(readonly code: string) {
    super(code);
    this.name = 'OfferFailure';
  }
}

/** The official makes a PDF of the board and offers it to the taxpayer. */
export class CreateDialog {
  readonly dialog: Dialog;

  private readonly choices = h('div', {});
  private readonly note = h('p', { class: 'board-create-note', role: 'status' });
  private readonly problem = h('div', { role: 'alert' });
  private readonly start: HTMLButtonElement;
  private readonly faults: CreateFaults;

  /** The document that it is made of; empty: of blank pages alone. */
  private source = '';

  private isFlattened = false;

  private hasBlank = false;

  /** A fault that is known before keeps the PDF from being made. */
  private isStopped = false;

  /** The PDF is being made, sent and offered. */
  private isMaking = false;

  /** Stops listening to the board, while the dialog is open. */
  private unlisten: () => void = () => undefined;

  constructor(
    private readonly board: BoardContext,
    private readonly session: Session,
    /** The PDF was offered. */
    private readonly offered: (name: string) => void,
  ) {
    const { text } = board;
    this.start = h(
      'button',
      {
        type: 'button',
        class: 'btn btn-primary',
        onclick: () => void this.create(),
      },
      text.createNow,
    );
    this.faults = new CreateFaults(board, (hasFaults, isStopped) => {
      this.isStopped = isStopped;
      if (hasFaults) {
        this.start.setAttribute('aria-describedby', this.faults.endId);
      } else {
        this.start.removeAttribute('aria-describedby');
      }
      this.showStart();
    });
    this.dialog = makeDialog(
      text.createTitle,
      text.cancel,
      this.choices,
      this.faults.root,
      this.note,
      this.problem,
      h('div', { class: 'call-dialog-foot' }, this.start),
    );
    this.dialog.root.addEventListener('close', () => {
      this.unlisten();
    });
  }

  show(source: string | undefined): void {
    const { documents, pages } = this.board.model;
    this.source = source ?? documents[0] ?? '';
    this.hasBlank = this.source === '' && pages.some(({ kind }) => kind === 'blank');
    this.note.textContent = '';
    this.problem.replaceChildren();
    this.showChoices();
    this.faults.show(this.source);
    // What stops the PDF may be mended by the other side meanwhile.
    this.unlisten();
    this.unlisten = this.board.model.onChange(() => void this.faults.update());
    this.dialog.open();
  }

  private showChoices(): void {
    const { text, model, documentName } = this.board;
    const blank = model.pages.filter(({ kind }) => kind === 'blank').length;
    const sources = [
      ...model.documents.map((id) => ({ value: id, label: documentName(id) })),
      ...(blank > 0 ? [{ value: '', label: text.blankOnly(blank) }] : []),
    ];
    const add = h('input', {
      type: 'checkbox',
      id: 'board-create-blank',
      checked: this.hasBlank,
      onchange: () => {
        this.hasBlank = add.checked;
      },
    });
    const kinds = [
      { value: 'fillable', label: text.fillable, hint: text.fillableHelp },
      { value: 'flattened', label: text.flattened, hint: text.flattenedHelp },
    ];
    replaceChildren(
      this.choices,
      h(
        'fieldset',
        { class: 'field' },
        h('legend', { class: 'field-label' }, text.createFrom),
        ...sources.map((choice) =>
          radio('board-source', choice, choice.value === this.source, (value) => {
            this.source = value;
            this.hasBlank = value === '';
            this.showChoices();
            this.faults.show(this.source);
          }),
        ),
      ),
      this.source !== '' &&
        h(
          'fieldset',
          { class: 'field' },
          h('legend', { class: 'field-label' }, text.createAs),
          ...kinds.map((choice) =>
            radio('board-kind', choice, (choice.value === 'flattened') === this.isFlattened, (value) => {
              this.isFlattened = value === 'flattened';
            }),
          ),
        ),
      this.source !== '' &&
        blank > 0 &&
        h('div', { class: 'form-check' }, add, h('label', { for: add.id }, text.withBlank(blank))),
    );
  }

  /** What is known to stop the PDF is said before anybody tries; the button can still be reached, and tells why. */
  private showStart(): void {
    const isOff = this.isStopped || this.isMaking;
    this.start.classList.toggle('disabled', this.isStopped);
    this.start.setAttribute('aria-disabled', String(isOff));
    this.start.setAttribute('aria-busy', String(this.isMaking));
  }

  private async create(): Promise<void> {
    if (this.isMaking || this.isStopped) {
      return;
    }
    const { text } = this.board;
    this.isMaking = true;
    this.showStart();
    this.problem.replaceChildren();
    this.note.textContent = text.making;
    try {
      const name = await this.make();
      this.note.textContent = '';
      this.dialog.close();
      this.offered(name);
    } catch (error) {
      this.note.textContent = '';
      this.showProblem(error);
    } finally {
      this.isMaking = false;
      this.showStart();
    }
  }

  private async make(): Promise<string> {
    const { model, documents, text, documentName } = this.board;
    const { source, isFlattened } = this;
    const document = source === '' ? undefined : await documents.wait(source);
    if (document?.kind === 'failed') {
      throw new PdfProblem(document.fault === 'encrypted' ? 'encrypted' : 'damaged');
    }
    const values = document === undefined ? new Map<string, string>() : valuesOf(model, source, document.file.fields);
    const { makeOutput } = await import('./output');
    const bytes = await makeOutput(model, {
      source,
      bytes: document?.bytes,
      values,
      isFlattened,
      hasBlank: this.hasBlank,
    });
    const name = source === '' ? text.blankFileName : text.fileName(documentName(source).replace(/\.pdf$/i, ''));
    const id = await sendFile(this.session, new File([bytes], name, { type: 'application/pdf' }), {
      progress: (share) => {
        this.note.textContent = text.sending(share);
      },
      arrived: () => {
        this.note.textContent = text.checking;
      },
    });
    const isFlat = isFlattened || source === '';
    // The other page has to know of what it is before it is offered.
    model.addOutcome(id, source === '' ? undefined : source, isFlat);
    const { error } = await this.session.call('OfferForm', {
      id,
      flattened: isFlat,
      fields: Object.fromEntries(values),
    });
    if (error !== undefined) {
      throw new OfferFailure(error.code);
    }
    return name;
  }

  private showProblem(error: unknown): void {
    const { text, documents } = this.board;
    const lines = [text.createFailed];
    if (error instanceof PdfProblem) {
      const document = this.source === '' ? undefined : documents.get(this.source);
      const field =
        document?.kind === 'open' ? document.file.fields.find(({ name }) => name === error.field) : undefined;
      lines.unshift(text.createProblems[error.code], ...(field === undefined ? [] : [text.inField(labelOf(field))]));
    } else if (error instanceof SendFailure || error instanceof OfferFailure) {
      lines.unshift(text.refusals[error.code] ?? text.refused);
    } else {
      console.warn('the PDF was not made', error);
    }
    replaceChildren(this.problem, h('div', { class: 'board-faults' }, ...lines.map((line) => h('p', {}, line))));
  }
}
