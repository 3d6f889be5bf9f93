import type { Row, RowAction, RowStatus } from '../../documents/rows';
import { byteWords } from '../../documents/words';
import { explainFileCode } from '../../i18n/fileCodes';
import { filesTexts, type FilesTexts } from '../../i18n/files';
import { romeTime } from '../../i18n/time';
import type { Language, Role } from '../../session/contract';
import { focusOn } from '../focus';
import { h, replaceChildren } from '../h';

export interface RowSetting {
  readonly language: Language;
  readonly role: Role;
  /** What is asked for, by the request's id. */
  readonly whatOf: (request: string) => string | undefined;
  readonly act: (action: RowAction, row: Row, button: HTMLElement) => void;
}

const main: ReadonlySet<RowAction> = new Set(['accept', 'resume', 'retry', 'choose-again', 'receipt']);

/** One document: made once, its words and buttons change. */
export class RowView {
  readonly root: HTMLLIElement;

  private readonly text: FilesTexts;

  private readonly name = h('p', { class: 'doc-name' });

  private readonly facts = h('p', { class: 'doc-facts' });

  private readonly state = h('p', { class: 'doc-state' });

  private readonly progress = h('progress', { class: 'doc-progress', max: 1 });

  private readonly warnings = h('ul', { class: 'doc-warnings' });

  private readonly buttons = h('div', { class: 'doc-actions' });

  /** Which buttons there are. */
  private shown = '';

  constructor(
    private row: Row,
    private readonly setting: RowSetting,
  ) {
    this.text = filesTexts[setting.language];
    this.root = h(
      'li',
      { class: 'doc-row' },
      this.name,
      this.facts,
      this.state,
      this.progress,
      this.warnings,
      this.buttons,
    );
    this.update(row);
  }

  update(row: Row): void {
    this.row = row;
    const { setting, text } = this;
    setText(this.name, row.name);
    setText(this.facts, this.factWords(row));
    setText(this.state, stateWords(row, setting));
    this.root.dataset['state'] = row.status.kind;
    this.root.dataset['document'] = row.item?.id ?? row.upload?.document ?? '';
    this.showProgress(row);
    this.showWarnings(row);
    if (this.shown !== row.actions.join()) {
      this.shown = row.actions.join();
      this.showButtons(text);
    }
  }

  private factWords({ item, own, bytes, upload }: Row): string {
    const { text, setting } = this;
    const request = item?.request ?? upload?.request;
    const what = request === undefined ? undefined : setting.whatOf(request);
    return [
      own ? text.from.own : text.from[item?.from === 'official' ? 'official' : 'taxpayer'],
      byteWords(setting.language, bytes),
      item?.pages === undefined ? '' : text.pages(item.pages),
      item === undefined ? '' : romeTime(setting.language, Date.parse(item.at)),
      what === undefined ? '' : text.forRequest(what),
    ]
      .filter((part) => part !== '')
      .join(' · ');
  }

  private showProgress({ status, bytes, name }: Row): void {
    const isShown = 'sent' in status;
    this.progress.hidden = !isShown;
    if (isShown) {
      this.progress.value = bytes === 0 ? 0 : status.sent / bytes;
      this.progress.setAttribute('aria-label', this.text.progress(name));
    }
  }

  private showWarnings({ item }: Row): void {
    const isRead = this.setting.role === 'official' && item?.from !== 'official';
    const sentences = isRead ? (item?.warnings ?? []).map((warning) => this.text.warnings[warning]) : [];
    this.warnings.hidden = sentences.length === 0;
    if (this.warnings.childElementCount !== sentences.length) {
      replaceChildren(this.warnings, ...sentences.map((sentence) => h('li', {}, sentence)));
    }
  }

  private showButtons(text: FilesTexts): void {
    const focused = document.activeElement;
    const had =
      focused instanceof HTMLElement && this.buttons.contains(focused) ? focused.dataset['action'] : undefined;
    replaceChildren(this.buttons, ...this.row.actions.map((action) => this.button(action, text)));
    if (had !== undefined) {
      // Pause becomes resume in the same place: whoever pressed it stays there.
      const same = this.buttons.querySelector<HTMLElement>(`[data-action="${had}"]`);
      // What takes something away is never where the next press lands.
      const next =
        same ?? this.buttons.querySelector<HTMLElement>('button:not([data-action=cancel], [data-action=withdraw])');
      if (next === null) {
        focusOn(this.root);
      } else {
        next.focus();
      }
    }
  }

  private button(action: RowAction, text: FilesTexts): HTMLElement {
    const label = text.actions[action];
    const button = h(
      'button',
      {
        type: 'button',
        class: main.has(action) ? 'btn btn-xs btn-primary' : 'btn btn-xs btn-outline-primary',
        'data-action': action,
        'aria-label': text.actionOn(label, this.row.name),
        onclick: () => {
          this.setting.act(action, this.row, button);
        },
      },
      label,
    );
    return button;
  }
}

/** Where a document stands, in words. */
export function stateWords({ status, own, bytes, item }: Row, { language, role }: RowSetting): string {
  const { states } = filesTexts[language];
  const whole = byteWords(language, bytes);
  switch (status.kind) {
    case 'queued':
    case 'interrupted':
    case 'checking':
    case 'withdrawn':
      return states[status.kind];
    case 'sending':
      return status.sent >= bytes ? states.sentWhole : states.sending(byteWords(language, status.sent), whole);
    case 'paused':
      return states.paused(byteWords(language, status.sent), whole);
    case 'left-off':
      return states.leftOff(byteWords(language, status.sent), whole);
    case 'arriving':
      return own ? states.arriving(byteWords(language, status.sent), whole) : states.arrivingFromThem;
    case 'not-sent':
    case 'refused':
      return states.refused(explainFileCode(status.code, language));
    case 'ready':
      return readyWords(states, own, item?.from, role);
    case 'declined':
      return states.declined(status.reason);
    case 'accepted':
      return acceptedWords(status, states);
  }
}

function readyWords(states: FilesTexts['states'], own: boolean, from: Role | undefined, role: Role): string {
  if (own) {
    return role === 'official' ? states.readyOwnOfficial : states.readyOwn;
  }
  return from === 'taxpayer' ? states.toDecide : states.readyFromOffice;
}

function acceptedWords({ protocol }: RowStatus & { kind: 'accepted' }, states: FilesTexts['states']): string {
  const words = states.accepted(protocol?.number ?? '');
  return protocol?.annulled === undefined ? words : `${words} – ${states.annulled(protocol.annulled.reason)}`;
}

function setText(element: HTMLElement, text: string): void {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}
