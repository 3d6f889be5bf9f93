import '../../style/liveChat.css';
import type { Announcer } from '../../a11y/announcer';
import { chatTexts } from '../../i18n/chat';
import { liveChatTexts, type LiveChatTexts } from '../../i18n/liveChat';
import type { Language } from '../../session/contract';
import type { Session } from '../../session/session';
import { roomOf, type Room } from '../../session/state';
import { Chat } from '../call/chat';
import { CallDocuments } from '../documents/callDocuments';
import { h } from '../h';
import { LimitedLine } from '../limited';

type Part = 'conversation' | 'documents';

export interface LiveChatOptions {
  readonly language: Language;
  readonly announcer: Announcer;
  /** Over the chat's input: canned replies. */
  readonly above?: HTMLElement;
}

/** What is asked for, who is there, the conversation and beside it the documents; on a phone one of the two at a time. */
export class LiveChatRoom {
  readonly root: HTMLElement;

  readonly chat: Chat;

  private readonly text: LiveChatTexts;

  private readonly documents: CallDocuments;

  private readonly asked = h('p', { class: 'live-chat-asks' });

  private readonly presence = h('p', { class: 'live-chat-presence', role: 'status' });

  private readonly interrupted = h('p', { class: 'call-notice is-urgent', role: 'status' });

  private readonly limited: LimitedLine;

  private readonly ended = h('p', { class: 'call-notice', role: 'status' });

  private readonly conversation: HTMLElement;

  private readonly buttons: Readonly<Record<Part, HTMLButtonElement>>;

  private readonly columns: HTMLElement;

  /** What each part has that was not looked at. */
  private readonly news: Record<Part, number> = { conversation: 0, documents: 0 };

  constructor(session: Session, options: LiveChatOptions) {
    const text = liveChatTexts[options.language];
    this.text = text;
    this.chat = this.makeChat(session, options);
    this.documents = this.makeDocuments(session, options);
    this.interrupted.textContent = text.interrupted;
    this.limited = new LimitedLine(options.language);
    this.ended.textContent = text.ended;
    this.buttons = { conversation: this.button('conversation'), documents: this.button('documents') };
    this.conversation = this.chat.root;
    this.columns = h(
      'div',
      { class: 'live-chat-columns' },
      this.column('conversation', this.conversation),
      this.column('documents', this.documents.root),
    );
    this.root = this.build(roomOf(session.state)?.view.you?.role === 'official');
    this.show('conversation');
  }

  update(room: Room): void {
    const { liveChat, you, seats, page } = room.view;
    const { text } = this;
    this.interrupted.hidden = room.interruptedAt === undefined;
    this.limited.update(room.view);
    this.ended.hidden = page === 'chat';
    this.conversation.classList.toggle('is-closed', page !== 'chat');
    setText(this.asked, liveChat?.asksFor ?? '');
    this.asked.parentElement?.toggleAttribute('hidden', (liveChat?.asksFor ?? '') === '');
    if (you?.role === 'official') {
      const name =
        seats.find(({ role }) => role === 'taxpayer')?.name ??
        room.view.official?.requesterName ??
        room.view.official?.subjectName ??
        '';
      setText(this.presence, (liveChat?.taxpayerIsThere === true ? text.taxpayerHere : text.taxpayerAway)(name));
    } else {
      setText(this.presence, liveChat?.officialIsThere === true ? text.officialHere : text.officialAway);
    }
    this.presence.classList.toggle(
      'is-here',
      (you?.role === 'official' ? liveChat?.taxpayerIsThere : liveChat?.officialIsThere) === true,
    );
    this.presence.hidden = page !== 'chat';
    this.chat.update(room);
    this.documents.update(room);
  }

  destroy(): void {
    this.chat.destroy();
    this.documents.destroy();
    this.root.remove();
  }

  private makeChat(session: Session, { language, announcer, above }: LiveChatOptions): Chat {
    return new Chat(session, {
      language,
      announcer,
      above,
      unread: (count) => {
        this.count('conversation', count, chatTexts[language].unread(count));
      },
    });
  }

  private makeDocuments(session: Session, { language, announcer }: LiveChatOptions): CallDocuments {
    return new CallDocuments(session, {
      language,
      announcer,
      // No camera of a call is on here.
      borrowCamera: () => Promise.resolve(() => undefined),
      news: (count, words) => {
        this.count('documents', count, words);
      },
      open: () => {
        this.show('documents');
      },
    });
  }

  private build(isOfficial: boolean): HTMLElement {
    const { text } = this;
    return h(
      'div',
      { class: 'live-chat' },
      this.interrupted,
      this.limited.root,
      this.ended,
      h(
        'section',
        { class: 'live-chat-top' },
        h('h2', { class: 'h5' }, isOfficial ? text.askedByUs : text.asked),
        this.asked,
      ),
      this.presence,
      this.documents.notice,
      h(
        'div',
        { class: 'live-chat-switch', role: 'group', 'aria-label': text.parts },
        this.buttons.conversation,
        this.buttons.documents,
      ),
      this.columns,
    );
  }

  private column(part: Part, content: HTMLElement): HTMLElement {
    return h('div', { class: 'live-chat-part', 'data-part': part }, h('h2', { class: 'h4' }, this.text[part]), content);
  }

  private button(part: Part): HTMLButtonElement {
    return h(
      'button',
      {
        type: 'button',
        class: 'btn btn-outline-primary',
        onclick: () => {
          this.show(part);
        },
      },
      this.text[part],
      h('span', { class: 'call-badge' }),
    );
  }

  private show(part: Part): void {
    this.columns.dataset['shown'] = part;
    for (const [name, button] of Object.entries(this.buttons)) {
      button.setAttribute('aria-pressed', String(name === part));
    }
    // On a wide window both are there, and what is there counts as read.
    const isWide = globalThis.matchMedia('(min-width: 992px)').matches;
    this.chat.setVisible(isWide || part === 'conversation');
    this.documents.setVisible(isWide || part === 'documents');
  }

  private count(part: Part, count: number, words: string): void {
    // The parts may count while they are being made.
    const badge = (this.buttons as Partial<typeof this.buttons> | undefined)?.[part]?.querySelector<HTMLElement>(
      '.call-badge',
    );
    this.news[part] = count;
    if (badge !== null && badge !== undefined) {
      badge.hidden = count === 0;
      badge.replaceChildren(
        h('span', { 'aria-hidden': 'true' }, String(count)),
        h('span', { class: 'visually-hidden' }, count === 0 ? '' : ` ${words}`),
      );
    }
  }
}

function setText(element: HTMLElement, text: string): void {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}
