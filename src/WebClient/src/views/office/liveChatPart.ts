import '../../style/call.css';
import type { DeskAppointment, DeskLiveChat } from '../../http/desk';
import { officeLiveChatTexts } from '../../i18n/officeLiveChat';
import type { OpenHub } from '../../session/hubConnection';
import { h, replaceChildren } from '../h';
import { idOf } from './agendaState';
import { dayAndTimeInRome } from './clock';
import { nameOf, type DeskContext } from './deskContext';
import { openDialog } from './dialog';
import { askInChat, hasChat, mayAsk } from './liveChatAsk';
import { mountConversation, type Conversation } from './liveChatConversation';
import { presenceWords } from './liveChatList';
import { arrange, setText } from './parts';

export interface LiveChatPart {
  readonly root: HTMLElement;
  update(row: DeskAppointment): void;
  read(): Promise<void>;
  /** Shows the conversation, and takes the focus there. */
  show(): void;
  destroy(): void;
}

/** The live chat of one appointment: asking for documents, who is there, the conversation, closing. */
export function mountLiveChatPart(desk: DeskContext, open: OpenHub, focusOutside: () => void): LiveChatPart {
  return new Part(desk, open, focusOutside);
}

class Part implements LiveChatPart {
  readonly root: HTMLElement;

  private readonly state = h('p', { class: 'office-note' });
  private readonly asked = h('p', { class: 'office-details' });
  private readonly buttons = h('div', { class: 'office-buttons' });
  private readonly place = h('div', {});
  private readonly ask: HTMLButtonElement;
  private readonly enter: HTMLButtonElement;
  private readonly hide: HTMLButtonElement;
  private readonly close: HTMLButtonElement;

  /** The appointment; undefined before it is known. */
  private row: DeskAppointment | undefined;

  /** While it is shown. */
  private conversation: Conversation | undefined;

  /** Stops listening to what is open. */
  private readonly stop: () => void;

  constructor(
    private readonly desk: DeskContext,
    private readonly open: OpenHub,
    /** Where the focus goes when the live chat has nothing more to press. */
    private readonly focusOutside: () => void,
  ) {
    const text = officeLiveChatTexts[desk.language];
    this.ask = button(text.ask, 'btn-outline-primary', () => {
      this.askForDocuments();
    });
    this.enter = button(text.open, 'btn-primary', () => {
      this.show();
    });
    this.hide = button(text.hide, 'btn-outline-primary', () => {
      this.leave();
    });
    this.close = button(text.close, 'btn-outline-danger', () => {
      this.askToClose();
    });
    this.root = h(
      'section',
      { class: 'office-live-chat', 'aria-label': text.title },
      h('h2', { class: 'h5' }, text.title),
      this.state,
      this.asked,
      this.buttons,
      this.place,
    );
    this.stop = desk.liveChats.onChange(() => {
      this.showState();
    });
  }

  update(next: DeskAppointment): void {
    const isFirst = this.row === undefined;
    this.row = next;
    this.showState();
    if (isFirst) {
      void this.read();
    }
  }

  async read(): Promise<void> {
    // Without an answer, what is known stays.
    await this.desk.liveChats.read().catch(() => undefined);
  }

  show(): void {
    const { row, desk } = this;
    if (row === undefined) {
      return;
    }
    if (this.conversation !== undefined) {
      this.conversation.heading.focus();
      return;
    }
    desk.liveChats.seen(idOf(row));
    this.conversation = mountConversation(desk, {
      appointment: idOf(row),
      title: officeLiveChatTexts[desk.language].conversation(nameOf(row, desk.language)),
      spoken: row.appointment.language,
      open: this.open,
      changed: () => void this.read(),
    });
    replaceChildren(this.place, this.conversation.root);
    this.showState();
    this.conversation.heading.focus();
  }

  destroy(): void {
    this.stop();
    this.conversation?.destroy();
    this.conversation = undefined;
  }

  private showState(): void {
    const { row, conversation, desk } = this;
    if (row === undefined) {
      return;
    }
    const text = officeLiveChatTexts[desk.language];
    const chat = desk.liveChats.of(idOf(row));
    this.root.hidden = !hasChat(row, chat) && conversation === undefined;
    setText(this.ask, chat === undefined ? text.ask : text.askAgain);
    setText(this.state, chat === undefined ? text.none : this.words(chat));
    // The conversation itself says it on top.
    setText(this.asked, chat === undefined || conversation !== undefined ? '' : text.asksFor(chat.asksFor));
    arrange(this.buttons, [
      ...(chat !== undefined && conversation === undefined ? [this.enter] : []),
      ...(conversation === undefined ? [] : [this.hide]),
      ...(mayAsk(row) ? [this.ask] : []),
      ...(chat === undefined ? [] : [this.close]),
    ]);
  }

  /** Since when it is open, who is there, and what is unread. */
  private words(chat: DeskLiveChat): string {
    const { desk } = this;
    const text = officeLiveChatTexts[desk.language];
    return [
      text.isOpen(dayAndTimeInRome(chat.openedAt, desk.language)),
      presenceWords(chat, desk),
      chat.unread > 0 && this.conversation === undefined ? text.unread(chat.unread) : '',
    ]
      .filter((part) => part !== '')
      .join(' · ');
  }

  private leave(): void {
    this.conversation?.destroy();
    this.conversation = undefined;
    replaceChildren(this.place);
    this.showState();
    void this.read();
    this.focusOnButton();
  }

  /** After what had the focus is gone. */
  private focusOnButton(): void {
    const next = [this.enter, this.ask, this.hide].find((one) => one.isConnected);
    if (next === undefined) {
      this.focusOutside();
    } else {
      next.focus();
    }
  }

  private askForDocuments(): void {
    if (this.row !== undefined) {
      askInChat(this.row, this.desk);
    }
  }

  private askToClose(): void {
    const { row, desk } = this;
    if (row === undefined) {
      return;
    }
    const text = officeLiveChatTexts[desk.language];
    openDialog({
      title: text.closeOf(nameOf(row, desk.language)),
      body: [h('p', {}, text.closeText)],
      confirm: text.closeConfirm,
      isDangerous: true,
      act: async () => {
        await desk.liveChats.close(idOf(row));
        desk.announcer.say(text.closed);
        // After the dialog has closed and given the focus back to a button that is gone.
        setTimeout(() => {
          this.focusOnButton();
        });
      },
      language: desk.language,
    });
  }
}

function button(label: string, look: string, act: () => void): HTMLButtonElement {
  return h('button', { type: 'button', class: `btn btn-sm ${look}`, onclick: act }, label);
}
