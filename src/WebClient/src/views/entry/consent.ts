import { entryTexts, type EntryTexts } from '../../i18n/entry';
import type { Api } from '../../http/api';
import type { Language } from '../../session/contract';
import type { Session } from '../../session/session';
import type { Room } from '../../session/state';
import { h, replaceChildren } from '../h';
import { button, heading, type EntryView } from './parts';

interface Terms {
  document: string;
  version: string;
  hash: string;
  language: Language;
  title: string;
  paragraphs: string[];
}

/** Other documents than those of the video call, and what follows them. */
export interface ConsentOptions {
  readonly address: string;
  readonly title: string;
  readonly help: string;
  /** All are accepted; false when it could not be told. */
  readonly accepted: () => Promise<boolean>;
}

/** The documents in full, each with an acceptance of its own; nothing is ticked beforehand. */
export class Consent implements EntryView {
  readonly root: HTMLElement;

  private readonly text: EntryTexts;
  private readonly form: HTMLFormElement;
  private readonly problem = h('p', { role: 'alert', class: 'chat-problem' });
  private readonly goOn: HTMLButtonElement;

  private documents: readonly Terms[] = [];

  private readonly options: ConsentOptions;

  private room: Room;

  constructor(
    private readonly session: Session,
    private readonly api: Api,
    language: Language,
    room: Room,
    options?: ConsentOptions,
  ) {
    this.text = entryTexts[language];
    this.room = room;
    this.options = options ?? {
      address: '/api/terms',
      title: this.text.consent,
      help: this.text.consentHelp,
      accepted: async () => (await session.call('SetStage', { stage: 'devices' })).error === undefined,
    };
    this.goOn = h('button', { type: 'submit', class: 'btn btn-primary' }, this.text.goOn);
    this.form = h('form', {
      novalidate: true,
      onsubmit: (event) => {
        event.preventDefault();
        void this.submit();
      },
    });
    this.root = h(
      'div',
      { class: 'entry' },
      heading(this.options.title),
      h('p', {}, this.options.help),
      this.form,
      this.problem,
    );
    void this.load();
  }

  update(room: Room): void {
    this.room = room;
  }

  destroy(): void {
    this.root.remove();
  }

  private async load(): Promise<void> {
    this.problem.textContent = '';
    try {
      this.documents = await this.api.get<Terms[]>(this.options.address);
    } catch {
      const retry = button(this.text.retry, () => void this.load());
      replaceChildren(this.problem, this.text.loadFailed, ' ', retry);
      return;
    }
    if (this.missing.length === 0) {
      // Accepted before, on another device or before a reload.
      await this.options.accepted();
      return;
    }
    replaceChildren(this.form, ...this.missing.map((terms, index) => this.document(terms, index)), this.goOn);
  }

  private get missing(): readonly Terms[] {
    const accepted = this.room.view.acceptances;
    return this.documents.filter(
      ({ document, version }) => !accepted.some((done) => done.document === document && done.version === version),
    );
  }

  private document({ title, version, language, paragraphs }: Terms, index: number): HTMLElement {
    const id = `terms-${index}`;
    return h(
      'section',
      { lang: language, 'aria-labelledby': `${id}-title` },
      h('h2', { id: `${id}-title`, class: 'h4' }, title),
      h(
        'div',
        { class: 'entry-document', tabindex: 0, role: 'region', 'aria-labelledby': `${id}-title` },
        ...paragraphs.map((paragraph) => h('p', {}, paragraph)),
        h('p', {}, h('small', {}, this.text.version(version))),
      ),
      h(
        'div',
        { class: 'form-check' },
        h('input', { type: 'checkbox', id, required: true }),
        h('label', { for: id }, this.text.accept(title)),
      ),
    );
  }

  private async submit(): Promise<void> {
    const boxes = [...this.form.querySelectorAll<HTMLInputElement>('input[type=checkbox]')];
    const open = boxes.find(({ checked }) => !checked);
    if (open !== undefined) {
      this.problem.textContent = this.text.acceptAll;
      open.focus();
      return;
    }
    this.goOn.disabled = true;
    this.problem.textContent = (await this.accept()) ? '' : this.text.failed;
    this.goOn.disabled = false;
  }

  private async accept(): Promise<boolean> {
    for (const { document, version, hash, language } of this.missing) {
      const { error } = await this.session.call('AcceptTerms', { document, version, hash, language });
      if (error !== undefined) {
        return false;
      }
    }
    return this.options.accepted();
  }
}
