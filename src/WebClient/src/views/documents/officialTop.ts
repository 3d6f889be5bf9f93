import { cannedAsks } from '../../i18n/fileAsks';
import type { DocumentRequest, Documents } from '../../session/contract';
import { roomOf } from '../../session/state';
import { callIcon } from '../call/icons';
import { h, replaceChildren } from '../h';
import { once } from '../once';
import { problemOf, type DocumentsContext } from './context';
import { limitWords } from './requests';

/** What the official does to get a document: asks for one, closes what is not needed any more; or sends one. */
export class OfficialTop {
  readonly root: HTMLElement;

  /** Said above the files: no antivirus looks at them. */
  readonly notice: HTMLElement;

  private readonly what = h('input', {
    id: 'doc-ask',
    class: 'form-control',
    maxlength: 120,
    autocomplete: 'off',
    'aria-describedby': 'doc-ask-help doc-ask-problem',
  });

  private readonly canned = h('select', {
    id: 'doc-ask-canned',
    class: 'form-select',
    onchange: () => {
      this.what.value = this.canned.value;
      if (this.canned.value === '') {
        this.what.focus();
      }
    },
  });

  private readonly problem = h('p', { id: 'doc-ask-problem', role: 'alert', class: 'chat-problem' });

  private readonly open = h('ul', { class: 'doc-open' });

  private readonly none: HTMLElement;

  private readonly limits = h('p', { class: 'doc-limits', id: 'doc-limits' });

  private shown = '';

  private spoken = '';

  constructor(
    private readonly context: DocumentsContext,
    choose: () => void,
  ) {
    const { text } = context;
    this.none = h('p', {}, text.noRequests);
    this.notice = h('p', { class: 'call-notice is-urgent doc-unscanned' }, text.notScannedAtAll);
    this.root = h(
      'div',
      {},
      this.askForm(),
      h('h3', { class: 'h6', tabindex: -1, id: 'doc-open-title' }, text.openRequests),
      this.none,
      this.open,
      h(
        'button',
        {
          type: 'button',
          class: 'btn btn-outline-primary btn-sm',
          'aria-describedby': 'doc-limits',
          onclick: choose,
        },
        callIcon('it-upload'),
        ' ',
        text.sendOwn,
      ),
      h('p', { class: 'doc-drop-hint' }, h('small', {}, text.sendOwnHelp)),
      this.limits,
    );
  }

  update(documents: Documents): void {
    const open = documents.requests.filter((request) => request.open);
    this.notice.hidden = documents.scanned;
    this.limits.textContent = limitWords(documents, this.context);
    this.none.hidden = open.length > 0;
    this.open.hidden = open.length === 0;
    this.offerCanned();
    const content = JSON.stringify(open);
    if (content !== this.shown) {
      this.shown = content;
      const hadFocus = this.open.contains(document.activeElement);
      replaceChildren(this.open, ...open.map((request) => this.request(request)));
      if (hadFocus) {
        this.root.querySelector<HTMLElement>('#doc-open-title')?.focus();
      }
    }
  }

  private askForm(): HTMLElement {
    const { text } = this.context;
    const submit = h('button', { type: 'submit', class: 'btn btn-primary btn-sm' }, text.askSubmit);
    return h(
      'form',
      {
        class: 'doc-ask',
        novalidate: true,
        onsubmit: (event) => {
          event.preventDefault();
          void once(submit, () => this.ask());
        },
      },
      h('h3', { class: 'h6' }, text.ask),
      h('label', { for: this.canned.id }, text.askCanned),
      this.canned,
      h('label', { for: this.what.id }, text.askLabel),
      this.what,
      h('small', { id: 'doc-ask-help', class: 'd-block' }, text.askHelp),
      this.problem,
      submit,
    );
  }

  /** Named in the official's language, asked in the taxpayer's. */
  private offerCanned(): void {
    const { session, text, language } = this.context;
    const spoken = roomOf(session.state)?.view.appointment.language ?? language;
    if (this.spoken !== spoken) {
      this.spoken = spoken;
      replaceChildren(
        this.canned,
        h('option', { value: '' }, text.askOwnWords),
        ...cannedAsks[language].map((name, index) => h('option', { value: cannedAsks[spoken][index] ?? name }, name)),
      );
    }
  }

  private async ask(): Promise<void> {
    const { session, text, language, announcer } = this.context;
    const what = this.what.value.trim();
    const isFit = what.length >= 3 && what.length <= 120;
    this.problem.textContent = isFit ? '' : text.askTooShort;
    this.what.setAttribute('aria-invalid', String(!isFit));
    if (!isFit) {
      this.what.focus();
      return;
    }
    const answer = await session.call('AskForDocument', { what });
    this.problem.textContent = problemOf(answer, language);
    if (answer.error === undefined) {
      this.what.value = '';
      this.canned.value = '';
      announcer.say(text.askedNow(what));
    }
  }

  private request({ id, what }: DocumentRequest): HTMLElement {
    const { session, text, language, announcer } = this.context;
    const close = h(
      'button',
      {
        type: 'button',
        class: 'btn btn-xs btn-outline-primary',
        'aria-label': text.closeRequestOf(what),
        onclick: () =>
          void once(close, async () => {
            const answer = await session.call('CloseRequest', { id });
            this.problem.textContent = problemOf(answer, language);
            if (answer.error === undefined) {
              announcer.say(text.requestClosed(what));
            }
          }),
      },
      text.closeRequest,
    );
    return h('li', { 'data-request': id }, h('span', {}, what), close);
  }
}
