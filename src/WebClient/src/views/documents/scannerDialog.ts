import { explainFileCode } from '../../i18n/fileCodes';
import { photoTexts, type PhotoTexts } from '../../i18n/photo';
import { h, replaceChildren } from '../h';
import type { DocumentsContext } from './context';
import { openModal } from './modal';

/** Milliseconds for which an address is good. */
const goodFor = 10 * 60 * 1_000;

/** Shows the address that makes a phone the scanner of this seat, as a QR code and in words. */
export function openScanner({ session, language, text: files }: DocumentsContext): void {
  const text = photoTexts[language].scanner;
  const place = h('div', {}, h('p', { role: 'status' }, text.loading));
  const result = h('p', { role: 'status', class: 'call-result' });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ended = (words: string): void => {
    replaceChildren(
      place,
      h('p', { role: 'alert' }, words),
      button(text.again, () => void show()),
    );
  };
  async function show(): Promise<void> {
    clearTimeout(timer);
    const { value, error } = await session.call('ShowScanner', undefined);
    if (value === undefined) {
      ended(explainFileCode(error?.code ?? 'unexpected', language));
      return;
    }
    const { address, qr } = value;
    timer = setTimeout(() => {
      ended(text.expired);
    }, goodFor);
    replaceChildren(
      place,
      qrCode(qr, text.qr),
      h('p', {}, text.orType, h('br'), h('code', { class: 'scanner-address' }, address)),
      copyButton(address, result, text),
    );
  }
  openModal(text.title, files.close, [h('p', {}, text.help), place, result, h('p', {}, text.once)], () => {
    clearTimeout(timer);
  });
  void show();
}

function button(label: string, act: () => void): HTMLElement {
  return h('button', { type: 'button', class: 'btn btn-outline-primary btn-sm', onclick: act }, label);
}

function copyButton(address: string, result: HTMLElement, text: PhotoTexts['scanner']): HTMLElement {
  return button(text.copy, () => {
    navigator.clipboard.writeText(address).then(
      () => {
        result.textContent = text.copied;
      },
      () => {
        result.textContent = text.copyFailed;
      },
    );
  });
}

const svg = 'http://www.w3.org/2000/svg';

/** Modules of white around a QR code (ISO/IEC 18004, 5.3.8). */
const quiet = 4;

/** Draws rows of 0 and 1. */
export function qrCode(rows: readonly string[], label: string): SVGElement {
  const size = rows.length + 2 * quiet;
  const root = document.createElementNS(svg, 'svg');
  root.setAttribute('class', 'scanner-qr');
  root.setAttribute('viewBox', `0 0 ${size} ${size}`);
  root.setAttribute('role', 'img');
  root.setAttribute('aria-label', label);
  root.setAttribute('shape-rendering', 'crispEdges');
  const modules = document.createElementNS(svg, 'path');
  modules.setAttribute('d', qrPath(rows));
  root.append(modules);
  return root;
}

/** One square for every 1. */
export function qrPath(rows: readonly string[]): string {
  return rows
    .flatMap((row, y) => Array.from(row, (bit, x) => (bit === '1' ? `M${x + quiet} ${y + quiet}h1v1h-1z` : '')))
    .join('');
}
