import '../../style/call.css';
import type { DeskLiveChat } from '../../http/desk';
import { officeLiveChatTexts } from '../../i18n/officeLiveChat';
import { noticeElement } from '../call/notices';
import { h } from '../h';
import type { DeskContext } from './deskContext';
import { arrangeItems } from './parts';

interface NoticeActions {
  /** Shows the conversation of an appointment. */
  readonly open: (appointment: string) => void;
  /** The last notice is gone, and the focus with it. */
  readonly closed: () => void;
}

/**
 * Live chats that were opened during a call, which nobody was to leave for them: each stands here until its conversation is looked at, it
 * is closed, or the notice is. They were announced when they were opened.
 */
export function mountLiveChatNotices(desk: DeskContext, actions: NoticeActions): HTMLElement {
  const root = h('div', { class: 'office-chat-notices' });
  /** By appointment. */
  const shown = new Map<string, { readonly root: HTMLElement }>();

  function show(): void {
    const hadFocus = root.contains(document.activeElement);
    const chats = desk.liveChats.unseen.map((chat) => [chat.appointment.id, chat] as const);
    arrangeItems(root, shown, chats, (chat, known) => known ?? { root: noticeOf(chat, desk, actions.open) });
    if (hadFocus && !root.contains(document.activeElement)) {
      focusOnNext();
    }
  }

  function focusOnNext(): void {
    const next = root.querySelector('button');
    if (next === null) {
      actions.closed();
    } else {
      next.focus();
    }
  }

  desk.liveChats.onChange(show);
  show();
  return root;
}

function noticeOf({ appointment, name }: DeskLiveChat, desk: DeskContext, open: (id: string) => void): HTMLElement {
  const text = officeLiveChatTexts[desk.language];
  const go = (): void => {
    open(appointment.id);
  };
  const dismiss = (): void => {
    desk.liveChats.seen(appointment.id);
  };
  return noticeElement({
    key: `live-chat-${appointment.id}`,
    text: text.openMeanwhile(name),
    buttons: [
      [text.openOf(name), go],
      [text.dismissOf(name), dismiss],
    ],
  });
}
