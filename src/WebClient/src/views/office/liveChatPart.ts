import '../../style/call.css';
import type { DeskAppointment } from '../../http/desk';
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
export function mountLiveChatPart(desk: DeskContext, open: OpenHub): LiveChatPart {
  const text = officeLiveChatTexts[desk.language];
  const state = h('p', { class: 'office-note' });
  const asked = h('p', { class: 'office-details' });
  const buttons = h('div', { class: 'office-buttons' });
  const place = h('div', {});
  const button = (label: string, act: () => void, look = 'btn-outline-primary'): HTMLButtonElement =>
    h('button', { type: 'button', class: `btn btn-sm ${look}`, onclick: act }, label);
  const ask = button(text.ask, askForDocuments);
  const enter = button(text.open, show, 'btn-primary');
  const hide = button(text.hide, leave);
  const close = button(text.close, askToClose, 'btn-outline-danger');
  let row: DeskAppointment | undefined;
  let conversation: Conversation | undefined;

  function showState(): void {
    if (row === undefined) {
      return;
    }
    const chat = desk.liveChats.of(idOf(row));
    root.hidden = !hasChat(row, chat) && conversation === undefined;
    setText(ask, chat === undefined ? text.ask : text.askAgain);
    setText(
      state,
      chat === undefined
        ? text.none
        : [
            text.isOpen(dayAndTimeInRome(chat.openedAt, desk.language)),
            presenceWords(chat, desk),
            chat.unread > 0 && conversation === undefined ? text.unread(chat.unread) : '',
          ]
            .filter((part) => part !== '')
            .join(' · '),
    );
    // The conversation itself says it on top.
    setText(asked, chat === undefined || conversation !== undefined ? '' : text.asksFor(chat.asksFor));
    arrange(buttons, [
      ...(chat !== undefined && conversation === undefined ? [enter] : []),
      ...(conversation === undefined ? [] : [hide]),
      ...(mayAsk(row) ? [ask] : []),
      ...(chat === undefined ? [] : [close]),
    ]);
  }

  function show(): void {
    if (row === undefined) {
      return;
    }
    if (conversation !== undefined) {
      conversation.heading.focus();
      return;
    }
    desk.liveChats.seen(idOf(row));
    conversation = mountConversation(desk, {
      appointment: idOf(row),
      title: text.conversation(nameOf(row, desk.language)),
      spoken: row.appointment.language,
      open,
      changed: () => void read(),
    });
    replaceChildren(place, conversation.root);
    showState();
    conversation.heading.focus();
  }

  function leave(): void {
    conversation?.destroy();
    conversation = undefined;
    replaceChildren(place);
    showState();
    void read();
    (enter.isConnected ? enter : ask).focus();
  }

  async function read(): Promise<void> {
    // Without an answer, what is known stays.
    await desk.liveChats.read().catch(() => undefined);
  }

  function askForDocuments(): void {
    if (row !== undefined) {
      askInChat(row, desk);
    }
  }

  function askToClose(): void {
    const about = row;
    if (about === undefined) {
      return;
    }
    openDialog({
      title: text.closeOf(nameOf(about, desk.language)),
      body: [h('p', {}, text.closeText)],
      confirm: text.closeConfirm,
      isDangerous: true,
      act: async () => {
        await desk.liveChats.close(idOf(about));
        desk.announcer.say(text.closed);
      },
      language: desk.language,
    });
  }

  const root = h(
    'section',
    { class: 'office-live-chat', 'aria-label': text.title },
    h('h2', { class: 'h5' }, text.title),
    state,
    asked,
    buttons,
    place,
  );
  const stop = desk.liveChats.onChange(showState);
  return {
    root,
    update(next) {
      const isFirst = row === undefined;
      row = next;
      showState();
      if (isFirst) {
        void read();
      }
    },
    read,
    show,
    destroy() {
      stop();
      conversation?.destroy();
      conversation = undefined;
    },
  };
}
