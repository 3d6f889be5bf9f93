import type { Announcer } from '../../a11y/announcer';
import type { NodeState, OperatedNode, Operations, OperationsApi } from '../../http/operations';
import { operationsTexts } from '../../i18n/operations';
import type { Language } from '../../session/contract';
import { h, replaceChildren } from '../h';
import { explain } from '../office/deskContext';
import { openDialog } from '../office/dialog';
import { alertBox, arrange, failure, setText } from '../office/parts';
import { hasAnotherRelay, totalsOf } from './figures';
import { mountNodeCard, showLines, type NodeCard } from './nodeCard';

/** Milliseconds between two readings. */
const period = 4_000;

/** Nodes, load and what is late, read again and again; and draining, after a question. */
export class OperationsPage {
  private readonly text: (typeof operationsTexts)[Language];
  private readonly notices = h('div', { role: 'status' });
  private readonly updated = h('p', { class: 'operations-updated' });
  private readonly totals = h('dl', { class: 'operations-figures' });
  private readonly list = h('ul', { class: 'operations-nodes' });
  private readonly content: HTMLElement;
  private readonly cards = new Map<string, NodeCard>();
  private readonly states = new Map<string, NodeState>();

  /** The last reading; undefined before the first. */
  private shown: Operations | undefined;

  /** What the notices say, so that they are not said again. */
  private said = '';

  constructor(
    private readonly main: HTMLElement,
    private readonly api: OperationsApi,
    private readonly language: Language,
    private readonly announcer: Announcer,
  ) {
    this.text = operationsTexts[language];
    this.content = h('div', {}, h('p', { role: 'status' }, this.text.loading));
    replaceChildren(
      main,
      h('h1', { tabindex: -1 }, this.text.title),
      h('p', { class: 'lead' }, this.text.lead),
      this.content,
    );
  }

  /** Reads for as long as the page is there; not while nobody looks. */
  async run(): Promise<void> {
    while (this.main.isConnected) {
      if (!document.hidden) {
        await this.read();
      }
      await new Promise((resolve) => setTimeout(resolve, period));
    }
  }

  private async read(): Promise<void> {
    try {
      const operations = await this.api.read();
      if (this.shown === undefined) {
        this.layOut();
      }
      this.show(operations);
    } catch (error) {
      if (this.shown !== undefined) {
        this.notify([this.text.stale], 'warning');
        return;
      }
      const sentence = explain(error, this.language);
      if (sentence !== this.said) {
        // Said once: whoever is on the button stays there while it is tried again.
        this.said = sentence;
        replaceChildren(
          this.content,
          failure(sentence, this.language, () => void this.read()),
        );
      }
    }
  }

  private layOut(): void {
    const { text } = this;
    this.said = '';
    replaceChildren(
      this.content,
      this.notices,
      h('h2', { class: 'h4' }, text.whole),
      this.totals,
      h('h2', { class: 'h4' }, text.nodes),
      this.list,
      this.updated,
    );
  }

  private show(operations: Operations): void {
    this.shown = operations;
    const { text, language } = this;
    const time = new Intl.DateTimeFormat(language, { timeStyle: 'medium', timeZone: 'Europe/Rome' });
    setText(this.updated, text.updated(time.format(new Date(operations.now)), operations.node));
    showLines(this.totals, totalsOf(operations, language), text.notSaid);
    this.notify(
      [
        !operations.registryIsThere && text.registryAway,
        !operations.nodes.some(({ roles, state }) => roles.includes('relay') && state === 'up') && text.noRelay,
        operations.isSingle && text.single,
      ].filter((sentence) => sentence !== false),
      operations.isSingle ? 'info' : 'warning',
    );
    arrange(
      this.list,
      operations.nodes.map((node) => this.cardOf(node).root),
    );
    operations.nodes.forEach((node) => {
      this.tell(node);
    });
  }

  private cardOf(node: OperatedNode): NodeCard {
    const card =
      this.cards.get(node.id) ??
      mountNodeCard(node.id, this.language, (asked, drain) => {
        this.ask(asked, drain);
      });
    this.cards.set(node.id, card);
    card.update(node);
    return card;
  }

  /** Says what changed to those who do not see the colours. */
  private tell({ id, state }: OperatedNode): void {
    const before = this.states.get(id);
    this.states.set(id, state);
    if (before !== undefined && before !== state) {
      this.announcer.say(this.text.nowIs(id, this.text.states[state]));
    }
  }

  private notify(sentences: readonly string[], kind: 'info' | 'warning'): void {
    const all = sentences.join('\n');
    if (all !== this.said) {
      this.said = all;
      replaceChildren(this.notices, ...sentences.map((sentence) => alertBox(kind, sentence)));
    }
  }

  private ask({ id }: OperatedNode, drain: boolean): void {
    const { text, language } = this;
    const isLast = drain && !hasAnotherRelay(this.shown?.nodes ?? [], id);
    openDialog({
      title: drain ? text.drainTitle(id) : text.comeBackTitle(id),
      body: [h('p', {}, drain ? text.drainText : text.comeBackText), isLast && alertBox('warning', text.drainLast)],
      confirm: drain ? text.drainConfirm : text.comeBackConfirm,
      isDangerous: isLast,
      language,
      act: async () => {
        await this.api.drain(id, drain);
        this.announcer.say(text.asked(id));
        void this.read();
      },
    });
  }
}
