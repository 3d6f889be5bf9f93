import {
  beginning,
  choicesAfter,
  continued,
  type Conversation,
  type Move,
  type Step,
} from '../../assistant/conversation';
import type { TopicTree } from '../../assistant/topics';
import type { AssistanceTexts } from '../../i18n/assistance';
import { h, replaceChildren } from '../h';

/** A page that the assistant leads to. */
export interface Way {
  readonly href: string;
  readonly label: string;
}

export interface AssistantOptions {
  readonly text: AssistanceTexts;
  readonly tree: TopicTree;
  /** The live chats that can be entered from here, and what to say where there is none. */
  readonly chats: () => { readonly ways: readonly Way[]; readonly note: string };
}

/** The assistant: what was asked and said, the topics as buttons, a field for words. Nothing of it leaves the page. */
export class Assistant {
  readonly root: HTMLElement;

  private conversation: Conversation;

  private readonly log = h('ol', { class: 'assistant-log' });

  private readonly back: HTMLButtonElement;

  private readonly startAgain: HTMLButtonElement;

  private readonly input: HTMLInputElement;

  private readonly problem = h('p', { id: 'assistant-problem', class: 'chat-problem', role: 'alert' });

  constructor(private readonly options: AssistantOptions) {
    const { text, tree } = options;
    this.conversation = beginning(tree);
    this.back = this.button(text.back, { type: 'back' });
    this.startAgain = this.button(text.startAgain, { type: 'start-again' });
    this.input = h('input', {
      id: 'assistant-question',
      class: 'form-control',
      autocomplete: 'off',
      maxlength: 300,
      'aria-describedby': 'assistant-question-help assistant-problem',
    });
    this.root = h(
      'section',
      { class: 'assistant', 'aria-labelledby': 'assistant-title' },
      h('h2', { id: 'assistant-title', class: 'h4' }, text.assistant),
      h('p', {}, text.assistantHelp),
      this.log,
      h('div', { class: 'assistant-moves' }, this.back, this.startAgain),
      this.form(),
    );
    this.show();
  }

  private form(): HTMLElement {
    const { text } = this.options;
    return h(
      'form',
      {
        class: 'assistant-form',
        novalidate: true,
        onsubmit: (event) => {
          event.preventDefault();
          this.ask();
        },
      },
      h('label', { for: this.input.id, class: 'fw-semibold' }, text.question),
      h('p', { id: 'assistant-question-help', class: 'form-text' }, text.questionHelp),
      h(
        'div',
        { class: 'assistant-ask' },
        this.input,
        h('button', { type: 'submit', class: 'btn btn-primary' }, text.ask),
      ),
      this.problem,
    );
  }

  private ask(): void {
    if (this.input.value.trim() === '') {
      this.problem.textContent = this.options.text.questionMissing;
      this.input.focus();
      return;
    }
    const text = this.input.value;
    this.input.value = '';
    this.move({ type: 'asked', text });
  }

  private button(label: string, move: Move): HTMLButtonElement {
    const act = () => {
      this.move(move);
    };
    return h('button', { type: 'button', class: 'btn btn-outline-primary btn-sm', onclick: act }, label);
  }

  /** The focus goes to the new answer: it is read, and the topics come next. */
  private move(move: Move): void {
    this.conversation = continued(this.conversation, move, this.options.tree);
    this.problem.textContent = '';
    this.show();
    const last = this.log.querySelector<HTMLElement>('li:last-child .assistant-answer');
    last?.focus();
    last?.scrollIntoView({ block: 'nearest' });
  }

  private show(): void {
    const last = this.conversation.length - 1;
    replaceChildren(this.log, ...this.conversation.map((step, index) => this.step(step, index === last)));
    this.back.hidden = last === 0;
    this.startAgain.hidden = last === 0;
  }

  private step({ asked, reply }: Step, isLast: boolean): HTMLElement {
    const { text, tree, chats } = this.options;
    const topic = reply.kind === 'topic' ? tree.topics[reply.id] : undefined;
    const toChat = topic?.leadsToChat === true ? chats() : { ways: [], note: '' };
    const said =
      reply.kind === 'topic' ? (topic?.text ?? []) : [reply.kind === 'proposals' ? text.proposals : text.notUnderstood];
    const ways = [...toChat.ways, ...(topic?.links ?? [])];
    const choices = isLast ? choicesAfter(reply, tree) : [];
    return h(
      'li',
      {},
      asked !== undefined && h('p', { class: 'assistant-asked' }, text.youAsked(asked)),
      h(
        'div',
        { class: 'assistant-answer', tabindex: -1 },
        h('strong', { class: 'assistant-who' }, text.assistantSays),
        ...said.map((paragraph) => h('p', {}, paragraph)),
        toChat.note !== '' && h('p', {}, toChat.note),
        ways.length > 0 &&
          h(
            'ul',
            { class: 'assistant-ways', 'aria-label': text.links },
            ...ways.map(({ href, label }) => h('li', {}, h('a', { href }, label))),
          ),
      ),
      choices.length > 0 &&
        h(
          'ul',
          { class: 'assistant-choices', 'aria-label': text.choices },
          ...choices.map((id) => h('li', {}, this.button(tree.topics[id]?.label ?? id, { type: 'chosen', id }))),
        ),
    );
  }
}
