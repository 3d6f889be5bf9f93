import '../../style/call.css';
import { officeLiveChatTexts } from '../../i18n/officeLiveChat';
import { officeTexts } from '../../i18n/office';
import { noticeElement } from '../call/notices';
import { h, replaceChildren } from '../h';
import type { DeskContext } from './deskContext';

interface NoticeActions {
  /** Shows the conversation of an appointment. */
  readonly open: (appointment: string) => void;
  /** The last notice was closed, and the focus with it. */
  readonly closed: () => void;
}

/**
 * Live chats that were opened during a call, which nobody was to leave for them: each stands here until its conversation is looked at, it
 * is closed, or the notice is. They were announced when they were opened.
 */
export function mountLiveChatNotices(desk: DeskContext, actions: NoticeActions): HTMLElement {
  const root = h('div', { class: 'call-notices' });
  let shown = '';

  function close(id: string): void {
    desk.liveChats.seen(id);
    const next = root.querySelector('button');
    if (next === null) {
      actions.closed();
    } else {
      next.focus();
    }
  }

  function show(): void {
    const chats = desk.liveChats.unseen.map(({ appointment: { id }, name }) => ({ id, name }));
    const content = JSON.stringify(chats);
    if (content !== shown) {
      shown = content;
      replaceChildren(root, ...chats.map((chat) => noticeOf(chat, desk, { open: actions.open, close })));
    }
  }

  desk.liveChats.onChange(show);
  show();
  return root;
}

function noticeOf(
  { id, name }: { readonly id: string; readonly name: string },
  desk: DeskContext,
  { open, close }: { readonly open: (id: string) => void; readonly close: (id: string) => void },
): HTMLElement {
  const text = officeLiveChatTexts[desk.language];
  const go = (): void => {
    open(id);
  };
  const dismiss = (): void => {
    close(id);
  };
  return noticeElement({
    key: `live-chat-${id}`,
    text: text.openMeanwhile(name),
    buttons: [
      [text.openOf(name), go],
      [officeTexts[desk.language].dismiss, dismiss],
    ],
  });
}
