import { contentOf } from '../../documents/content';
import { Refusal } from '../../documents/refusal';
import type { Row } from '../../documents/rows';
import { explainFileCode } from '../../i18n/fileCodes';
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
  const dialog = openModal(words.title(row.name), text.close, [status, controls, place], () => {
    going.abort();
  });
  dialog.root.classList.add('is-wide');
  void show();

  async function show(): Promise<void> {
    const pages = await pagesOf(context, row, going.signal);
    if (going.signal.aborted) {
      return;
    }
    if (typeof pages === 'string') {
      status.textContent = pages;
      return;
    }
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

/** Prints a document, drawn by this program. */
export async function printDocument(row: Row, context: DocumentsContext): Promise<string> {
  const pages = await pagesOf(context, row);
  if (typeof pages === 'string') {
    return pages;
  }
  const drawn: HTMLCanvasElement[] = [];
  for (let page = 1; page <= pages.count; page++) {
    drawn.push(await pages.draw(page, 1_240));
  }
  printOnly(...drawn);
  return '';
}

/** The pages of a document, or why there are none, in words. */
async function pagesOf(context: DocumentsContext, row: Row, signal?: AbortSignal): Promise<Pages | string> {
  const { text, language, uploads } = context;
  try {
    return await openPages(await contentOf(uploads.pass, row.item as DocumentItem, signal));
  } catch (error) {
    return error instanceof Refusal ? explainFileCode(error.code, language) : text.preview.failed;
  }
}
