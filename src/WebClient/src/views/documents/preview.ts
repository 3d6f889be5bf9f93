import { contentOf } from '../../documents/content';
import { Refusal } from '../../documents/refusal';
import type { Row } from '../../documents/rows';
import { explainFileCode } from '../../i18n/fileCodes';
import { PdfProblem } from '../../pdf/problem';
import type { DocumentItem } from '../../session/contract';
import { h, replaceChildren } from '../h';
import type { DocumentsContext } from './context';
import { openModal } from './modal';
import { openPages, type Pages } from './pages';
import { printOnly } from './printing';

/** Shows a document drawn by this program, never by the browser's own viewer: nothing in it can run. */
export function openPreview(row: Row, context: DocumentsContext): void {
  const { item } = row;
  if (item === undefined) {
    return;
  }
  const { text } = context;
  const words = text.preview;
  const going = new AbortController();
  const status = h('p', { role: 'status' }, words.loading);
  const place = h('div', { class: 'doc-preview', tabindex: 0, role: 'region', 'aria-label': words.title(row.name) });
  const controls = h('div', { class: 'call-dialog-foot', hidden: true });
  const said = h('p', { class: 'doc-page-text' });
  const details = h('details', { hidden: true }, h('summary', {}, words.text), said);
  let opened: Pages | undefined;
  const dialog = openModal(words.title(row.name), text.close, [status, controls, place, details], () => {
    going.abort();
    opened?.close();
  });
  dialog.root.classList.add('is-wide');
  void show();

  async function show(): Promise<void> {
    const pages = await pagesOf(context, row, going.signal);
    if (typeof pages === 'string') {
      status.textContent = pages;
      return;
    }
    if (going.signal.aborted) {
      pages.close();
      return;
    }
    opened = pages;
    let shown = 1;
    const turn = async (to: number): Promise<void> => {
      shown = Math.min(Math.max(to, 1), pages.count);
      status.textContent = pages.count === 1 ? '' : words.page(shown, pages.count);
      const canvas = await pages.draw(shown, place.clientWidth);
      canvas.setAttribute('role', 'img');
      canvas.setAttribute('aria-label', words.image(row.name));
      replaceChildren(place, canvas);
      previous.disabled = shown === 1;
      next.disabled = shown === pages.count;
      said.textContent = await pages.text(shown);
      details.hidden = said.textContent === '';
    };
    const button = (label: string, by: number): HTMLButtonElement =>
      h(
        'button',
        { type: 'button', class: 'btn btn-outline-primary btn-sm', onclick: () => void turn(shown + by) },
        label,
      );
    const previous = button(words.previous, -1);
    const next = button(words.next, 1);
    controls.hidden = pages.count === 1;
    controls.append(previous, next);
    await turn(1).catch(() => {
      status.textContent = words.failed;
    });
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
