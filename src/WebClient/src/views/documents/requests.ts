import { byteWords } from '../../documents/words';
import { romeTime } from '../../i18n/time';
import type { DocumentRequest, Documents } from '../../session/contract';
import { callIcon } from '../call/icons';
import { h, replaceChildren } from '../h';
import type { DocumentsContext } from './context';

export interface RequestActions {
  readonly choose: (request: string) => void;
  readonly photo: (request: string) => void;
  /** Missing where the device is a phone itself. */
  readonly phone?: () => void;
}

/** What the office asks the taxpayer for: a button each, with the limits said before. */
export class Requests {
  readonly root: HTMLElement;

  private readonly nothing: HTMLElement;

  private readonly limits = h('p', { class: 'doc-limits', id: 'doc-limits' });

  private readonly cards = h('div', { class: 'doc-requests' });

  private readonly full: HTMLElement;

  private shown = '';

  constructor(
    private readonly context: DocumentsContext,
    private readonly actions: RequestActions,
  ) {
    const { text } = context;
    this.nothing = h(
      'div',
      { class: 'doc-nothing' },
      h('p', {}, h('strong', {}, text.nothingAsked)),
      h('p', {}, text.nothingAskedHelp),
    );
    this.full = h('p', { class: 'doc-full', role: 'status' }, text.full);
    this.root = h('div', {}, this.nothing, this.limits, this.full, this.cards);
  }

  update(documents: Documents): void {
    const open = documents.requests.filter((request) => request.open);
    this.nothing.hidden = open.length > 0;
    this.limits.hidden = open.length === 0;
    this.limits.textContent = limitWords(documents, this.context);
    this.full.hidden = open.length === 0 || documents.usedFiles < documents.limits.files;
    const content = JSON.stringify([open, documents.mayUpload]);
    if (content !== this.shown) {
      this.shown = content;
      this.showCards(open, documents.mayUpload);
    }
  }

  private showCards(open: readonly DocumentRequest[], mayUpload: boolean): void {
    const focused = document.activeElement;
    const had =
      focused instanceof HTMLElement && this.cards.contains(focused)
        ? {
            request: focused.closest<HTMLElement>('.doc-request')?.dataset['request'],
            action: focused.dataset['action'],
          }
        : undefined;
    replaceChildren(this.cards, ...open.map((request) => this.card(request, mayUpload)));
    if (had !== undefined) {
      const same = `[data-request="${CSS.escape(had.request ?? '')}"] [data-action="${had.action ?? ''}"]`;
      this.cards.querySelector<HTMLElement>(same)?.focus();
    }
  }

  private card({ id, what, askedAt }: DocumentRequest, mayUpload: boolean): HTMLElement {
    const { text, language } = this.context;
    const { choose, photo, phone } = this.actions;
    const button = (action: string, icon: string, label: string, classes: string, act: () => void) =>
      h(
        'button',
        {
          type: 'button',
          class: `btn btn-sm ${classes}`,
          'data-action': action,
          disabled: !mayUpload,
          'aria-describedby': 'doc-limits',
          onclick: act,
        },
        callIcon(icon),
        ' ',
        label,
      );
    return h(
      'section',
      { class: 'doc-request', 'data-request': id, 'aria-label': what },
      h(
        'p',
        { class: 'doc-asked' },
        h('small', {}, `${text.asked} (${text.askedAt(romeTime(language, Date.parse(askedAt)))})`),
        h('strong', {}, what),
      ),
      button('file', 'it-upload', text.sendFile(what), 'btn-primary', () => {
        choose(id);
      }),
      h(
        'div',
        { class: 'doc-actions' },
        button('photo', 'it-camera', text.takePhoto, 'btn-outline-primary', () => {
          photo(id);
        }),
        phone !== undefined && button('phone', 'it-telephone', text.usePhone, 'btn-outline-primary', phone),
      ),
    );
  }
}

/** What may be sent, and what was. */
export function limitWords(
  { limits, usedFiles, usedBytes }: Documents,
  { text, language }: Pick<DocumentsContext, 'text' | 'language'>,
): string {
  const words = (bytes: number): string => byteWords(language, bytes);
  const kinds = limits.kinds.map((kind) => text.kinds[kind]).join(', ');
  const allowed = text.limits(kinds, words(limits.fileBytes), limits.files, words(limits.totalBytes));
  return usedFiles === 0 ? allowed : `${allowed} ${text.used(usedFiles, words(usedBytes))}`;
}
