import '../../style/documents.css';
import { byteWords, hashGroups } from '../../documents/words';
import type { DailyRegister, RegisterEntry } from '../../http/protocol';
import { registerTexts, type RegisterTexts } from '../../i18n/register';
import { longDate, longDateOf, romeTime } from '../../i18n/time';
import type { Language } from '../../session/contract';
import { printOnly } from '../documents/printing';
import { h, replaceChildren, type Child } from '../h';
import { dateInRome } from './clock';
import { explain, type DeskContext } from './deskContext';
import { openDialog } from './dialog';
import { failure, field, loadingText } from './parts';

export interface RegisterView {
  readonly root: HTMLElement;
  /** Reads the chosen day again. */
  readonly read: () => Promise<void>;
}

/** The daily register of protocol of an office: to read and print; managers annul. */
export function mountRegister(desk: DeskContext): RegisterView {
  const text = registerTexts[desk.language];
  const place = h('div', { class: 'register' });
  const date = h('input', { type: 'date', class: 'form-control', value: dateInRome(desk.clock.now()) });
  let reading = 0;

  async function read(): Promise<void> {
    const turn = ++reading;
    const day = date.value === '' ? dateInRome(desk.clock.now()) : date.value;
    try {
      const register = await desk.protocol.day(day);
      if (turn === reading) {
        replaceChildren(place, ...registerOf(register, desk, annul));
      }
    } catch (error) {
      if (turn === reading) {
        replaceChildren(
          place,
          failure(explain(error, desk.language), desk.language, () => void read()),
        );
      }
    }
  }

  function annul(entry: RegisterEntry): void {
    askToAnnul(entry, desk, async () => {
      await read();
      place.querySelector('h2')?.focus();
    });
  }

  date.addEventListener('change', () => void read());
  replaceChildren(place, loadingText(desk.language));
  const days = h('div', { class: 'office-days' }, field(text.show, date).root);
  return { root: h('div', {}, h('p', { class: 'office-note' }, text.intro), days, place), read };
}

/** One day's register, with the button that prints it. */
function registerOf(register: DailyRegister, desk: DeskContext, annul: (entry: RegisterEntry) => void): Child[] {
  const text = registerTexts[desk.language];
  const title = text.title(register.register, longDateOf(desk.language, register.day));
  const annulled = register.entries.filter((entry) => entry.annulled !== undefined).length;
  const summary = register.entries.length === 0 ? text.empty : text.count(register.entries.length, annulled);
  const print = (): void => {
    const now = desk.clock.now();
    printOnly(
      h('h1', { class: 'h4' }, title),
      h('p', {}, summary),
      tableOf(register, text, desk.language),
      h('p', {}, text.printedAt(instantWords(new Date(now).toISOString(), desk.language))),
    );
  };
  return [
    h('h2', { class: 'h4', tabindex: -1 }, title),
    h('p', { role: 'status' }, summary),
    register.entries.length > 0 &&
      h('button', { type: 'button', class: 'btn btn-outline-primary btn-sm', onclick: print }, text.print),
    register.entries.length > 0 &&
      h(
        'div',
        { class: 'register-scroll', tabindex: 0, role: 'region', 'aria-label': title },
        tableOf(register, text, desk.language, desk.isManager ? annul : undefined),
      ),
  ];
}

/** Asks why, and what it means, before an entry is annulled. */
function askToAnnul(entry: RegisterEntry, desk: DeskContext, done: () => Promise<void>): void {
  const text = registerTexts[desk.language];
  const reason = h('textarea', { class: 'form-control', rows: 3, maxlength: 500 });
  const why = field(text.annulReason, reason, { help: text.annulHelp, isRequired: true });
  openDialog({
    title: text.annulTitle(entry.number),
    body: [h('p', {}, entry.subject), h('p', {}, text.annulText), why.root],
    confirm: text.annulConfirm,
    isDangerous: true,
    check: () => {
      const isThere = reason.value.trim().length >= 3;
      why.fault(isThere ? '' : text.reasonMissing);
      return isThere;
    },
    act: async () => {
      await desk.protocol.annul(entry.number, reason.value.trim());
      desk.announcer.say(text.annulDone(entry.number));
      await done();
    },
    language: desk.language,
  });
}

function tableOf(
  { entries }: DailyRegister,
  text: RegisterTexts,
  language: Language,
  annul?: (entry: RegisterEntry) => void,
): HTMLElement {
  const { columns } = text;
  const titles = [
    columns.number,
    columns.time,
    columns.direction,
    columns.party,
    columns.subject,
    columns.file,
    columns.by,
  ];
  return h(
    'table',
    { class: 'table table-sm register-table' },
    h('thead', {}, h('tr', {}, ...titles.map((title) => h('th', { scope: 'col' }, title)))),
    h('tbody', {}, ...entries.map((entry) => rowOf(entry, text, language, annul))),
  );
}

function rowOf(
  entry: RegisterEntry,
  text: RegisterTexts,
  language: Language,
  annul: ((entry: RegisterEntry) => void) | undefined,
): HTMLElement {
  const { annulled } = entry;
  return h(
    'tr',
    { class: annulled === undefined ? '' : 'is-annulled', 'data-number': entry.number },
    h('th', { scope: 'row' }, entry.number),
    h('td', {}, romeTime(language, Date.parse(entry.at))),
    h('td', {}, text.directions[entry.direction]),
    h('td', {}, ...partyWords(entry, text)),
    h('td', {}, ...subjectWords(entry, text, language)),
    h('td', {}, ...fileWords(entry, text, language)),
    h('td', {}, entry.acceptedBy, annul !== undefined && annulled === undefined && annulButton(entry, text, annul)),
  );
}

function annulButton(entry: RegisterEntry, text: RegisterTexts, annul: (entry: RegisterEntry) => void): HTMLElement {
  return h(
    'button',
    {
      type: 'button',
      class: 'btn btn-xs btn-outline-danger d-block',
      'aria-label': text.annulOf(entry.number),
      onclick: () => {
        annul(entry);
      },
    },
    text.annul,
  );
}

function subjectWords({ subject, annulled }: RegisterEntry, text: RegisterTexts, language: Language): Child[] {
  return [
    h('span', { class: 'register-subject' }, subject),
    annulled !== undefined &&
      h(
        'strong',
        { class: 'd-block' },
        text.annulled(instantWords(annulled.at, language), annulled.by, annulled.reason),
      ),
  ];
}

function partyWords({ party }: RegisterEntry, text: RegisterTexts): Child[] {
  if (party === undefined) {
    return [text.erased];
  }
  return [
    party.name,
    party.code !== undefined && h('span', { class: 'd-block office-code' }, party.code),
    party.through !== undefined && h('small', { class: 'd-block' }, text.through(party.through)),
  ];
}

function fileWords(entry: RegisterEntry, text: RegisterTexts, language: Language): Child[] {
  const facts = [byteWords(language, entry.bytes), entry.pages === undefined ? '' : text.pages(entry.pages)];
  return [
    entry.name ?? text.erased,
    h('small', { class: 'd-block' }, facts.filter((fact) => fact !== '').join(' · ')),
    h('small', { class: 'd-block doc-hash' }, hashGroups(entry.sha256).join(' ')),
  ];
}

function instantWords(instant: string, language: Language): string {
  const at = Date.parse(instant);
  return `${longDate(language, at)}, ${romeTime(language, at)}`;
}
