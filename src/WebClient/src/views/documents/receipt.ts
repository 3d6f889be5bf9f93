import type { Row } from '../../documents/rows';
import { byteWords, hashGroups } from '../../documents/words';
import { filesTexts } from '../../i18n/files';
import { longDate, romeTime } from '../../i18n/time';
import type { AppointmentFacts, Language } from '../../session/contract';
import { h, type Child } from '../h';
import { saveFile } from '../saveFile';
import type { DocumentsContext } from './context';
import { openModal } from './modal';
import { printOnly } from './printing';

/** The lines of a receipt: what, and its words. The last is the hash, in groups. */
export function receiptLines(
  { name, bytes, item }: Row,
  { office, service }: AppointmentFacts,
  language: Language,
): readonly (readonly [string, string])[] {
  const text = filesTexts[language].receipt;
  const protocol = item?.protocol;
  const at = Date.parse(protocol?.at ?? '');
  const lines: readonly (readonly [string, string | undefined])[] = [
    [text.number, protocol?.number],
    [text.at, Number.isNaN(at) ? undefined : `${longDate(language, at)}, ${romeTime(language, at)}`],
    [text.subject, protocol?.subject],
    [text.office, office],
    [text.service, service],
    [text.file, name],
    [text.size, byteWords(language, bytes)],
    [text.pages, item?.pages?.toString()],
    [text.hash, item?.sha256 === undefined ? undefined : hashGroups(item.sha256).join(' ')],
  ];
  return lines.flatMap(([label, words]) => (words === undefined ? [] : [[label, words] as const]));
}

/** The receipt on screen: to read, copy, print and keep. */
export function openReceipt(row: Row, facts: AppointmentFacts, context: DocumentsContext): void {
  const { language, text: all } = context;
  const text = all.receipt;
  const lines = receiptLines(row, facts, language);
  const plain = [text.title, '', ...lines.map(([label, words]) => `${label}: ${words}`), ''].join('\n');
  const result = h('p', { role: 'status', class: 'call-result' });
  const copy = (): void => {
    navigator.clipboard.writeText(plain).then(
      () => {
        result.textContent = text.copied;
      },
      () => {
        result.textContent = text.copyFailed;
      },
    );
  };
  const button = (label: string, act: () => void): HTMLElement =>
    h('button', { type: 'button', class: 'btn btn-outline-primary btn-sm', onclick: act }, label);
  const number = row.item?.protocol?.number ?? '';
  openModal(text.title, all.close, [
    listOf(lines, text.hash),
    annulledWords(row, context),
    h('p', {}, h('small', {}, text.hashHelp)),
    row.own && h('p', {}, h('small', {}, text.mailed)),
    result,
    h(
      'div',
      { class: 'call-dialog-foot' },
      button(text.copy, copy),
      button(text.print, () => {
        printOnly(h('h1', {}, text.title), listOf(lines, text.hash), h('p', {}, text.hashHelp));
      }),
      button(text.download, () => {
        saveFile(text.fileName(number.replace('/', '-')), 'text/plain', plain);
      }),
    ),
  ]);
}

function annulledWords({ item }: Row, { text }: DocumentsContext): Child {
  const annulled = item?.protocol?.annulled;
  return annulled !== undefined && h('p', { class: 'call-notice is-urgent' }, text.states.annulled(annulled.reason));
}

function listOf(lines: readonly (readonly [string, string])[], hash: string): HTMLElement {
  return h(
    'dl',
    { class: 'doc-receipt' },
    ...lines.flatMap(([label, words]) => [
      h('dt', {}, label),
      h('dd', label === hash ? { class: 'doc-hash' } : {}, words),
    ]),
  );
}
