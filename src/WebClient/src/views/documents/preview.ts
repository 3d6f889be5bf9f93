import { contentOf } from '../../documents/content';
import { Refusal } from '../../documents/refusal';
import type { Row } from '../../documents/rows';
import { explainFileCode } from '../../i18n/fileCodes';
import type { FilesTexts } from '../../i18n/files';
import { PdfProblem } from '../../pdf/problem';
import type { DocumentItem } from '../../session/contract';
import { h, replaceChildren } from '../h';
import type { DocumentsContext } from './context';
import { openModal } from './modal';
import { openPages, type Pages } from './pages';
import { printOnly } from './printing';

/** Shows a document drawn by this program, never by the browser's own viewer: nothing in it can run. */
export function openPreview(row: Row, context: DocumentsContext): void {
  if (row.item !== undefined) {
    void new Preview(row, context).show();
  }
}

/** The dialog that shows one page after the other. */
class Preview {
  private readonly words: FilesTexts['preview'];

  /** Ends the loading when the dialog is closed before it is over. */
  private readonly going = new AbortController();

  private readonly status: HTMLElement;

  private readonly place: HTMLElement;

  private readonly controls = h('div', { class: 'call-dialog-foot', hidden: true });

  private readonly previous: HTMLButtonElement;

  private readonly next: HTMLButtonElement;

  /** What the shown page says, for who does not see it. */
  private readonly said = h('p', { class: 'doc-page-text' });

  private readonly details: HTMLElement;

  /** Undefined until the document is here. */
  private opened: Pages | undefined;

  /** The shown page, from 1. */
  private shown = 1;

  constructor(
    private readonly row: Row,
    private readonly context: DocumentsContext,
  ) {
    const words = context.text.preview;
    const title = words.title(row.name);
    this.words = words;
    this.status = h('p', { role: 'status' }, words.loading);
    this.place = h('div', { class: 'doc-preview', tabindex: 0, role: 'region', 'aria-label': title });
    this.previous = this.button(words.previous, -1);
    this.next = this.button(words.next, 1);
    this.details = h('details', { hidden: true }, h('summary', {}, words.text), this.said);
    const content = [this.status, this.controls, this.place, this.details];
    const dialog = openModal(title, context.text.close, content, () => {
      this.going.abort();
      this.opened?.close();
    });
    dialog.root.classList.add('is-wide');
  }

  async show(): Promise<void> {
    const pages = await pagesOf(this.context, this.row, this.going.signal);
    if (typeof pages === 'string') {
      this.status.textContent = pages;
      return;
    }
    if (this.going.signal.aborted) {
      pages.close();
      return;
    }
    this.opened = pages;
    this.controls.hidden = pages.count === 1;
    this.controls.append(this.previous, this.next);
    await this.turn(pages, 1).catch(() => {
      this.status.textContent = this.words.failed;
    });
  }

  private button(label: string, by: number): HTMLButtonElement {
    return h(
      'button',
      {
        type: 'button',
        class: 'btn btn-outline-primary btn-sm',
        onclick: () => {
          if (this.opened !== undefined) {
            void this.turn(this.opened, this.shown + by);
          }
        },
      },
      label,
    );
  }

  private async turn(pages: Pages, to: number): Promise<void> {
    const { words, row, place, said, status } = this;
    this.shown = Math.min(Math.max(to, 1), pages.count);
    status.textContent = pages.count === 1 ? '' : words.page(this.shown, pages.count);
    const canvas = await pages.draw(this.shown, place.clientWidth);
    canvas.setAttribute('role', 'img');
    canvas.setAttribute('aria-label', words.image(row.name));
    replaceChildren(place, canvas);
    this.previous.disabled = this.shown === 1;
    this.next.disabled = this.shown === pages.count;
    said.textContent = await pages.text(this.shown);
    this.details.hidden = said.textContent === '';
  }
}

/** Pages that are drawn for printing at once: more would not fit into the memory of a phone. */
const mostPrinted = 40;

/** Prints a document, drawn by this program; the value says why not, or is empty. */
export async function printDocument(row: Row, context: DocumentsContext): Promise<string> {
  const pages = await pagesOf(context, row);
  if (typeof pages === 'string') {
    return pages;
  }
  if (pages.count > mostPrinted) {
    pages.close();
    return context.text.preview.tooLongToPrint(mostPrinted);
  }
  const drawn: HTMLCanvasElement[] = [];
  for (let page = 1; page <= pages.count; page++) {
    drawn.push(await pages.draw(page, 1_240));
  }
  pages.close();
  printOnly(...drawn);
  return '';
}

/** The pages of a document, or why there are none, in words. */
async function pagesOf(context: DocumentsContext, row: Row, signal?: AbortSignal): Promise<Pages | string> {
  const { text, language, uploads } = context;
  try {
    return await openPages(await contentOf(uploads.pass, row.item as DocumentItem, signal));
  } catch (error) {
    if (error instanceof Refusal) {
      return explainFileCode(error.code, language);
    }
    return error instanceof PdfProblem && error.code === 'encrypted' ? text.preview.encrypted : text.preview.failed;
  }
}
