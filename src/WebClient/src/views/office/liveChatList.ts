import type { DeskLiveChat } from '../../http/desk';
import { officeLiveChatTexts } from '../../i18n/officeLiveChat';
import { h, replaceChildren } from '../h';
import { dayAndTimeInRome } from './clock';
import { explain, serviceName, type DeskContext } from './deskContext';
import { failure, loadingText } from './parts';

export interface LiveChatListActions {
  /** Opens the conversation of an appointment in the place of the lists. */
  readonly open: (appointment: string) => void;
  /** In how many there is something to read, for the tab. */
  readonly counted: (count: number) => void;
}

export interface LiveChatList {
  readonly root: HTMLElement;
  read(): Promise<void>;
}

/** The office's open live chats: what was asked for, who is there, what is unread. */
export function mountLiveChatList(desk: DeskContext, { open, counted }: LiveChatListActions): LiveChatList {
  const text = officeLiveChatTexts[desk.language];
  const note = h('div', {}, loadingText(desk.language));
  const list = h('ul', { class: 'office-rows', 'aria-label': text.title });
  const heading = h('h2', { class: 'h4', tabindex: -1 }, text.title);
  /** What is on screen, to leave it and the focus in it alone when nothing changed. */
  let shown = '';

  function show(chats: readonly DeskLiveChat[]): void {
    const content = JSON.stringify(chats);
    if (content === shown) {
      return;
    }
    shown = content;
    const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset['chat'] : undefined;
    replaceChildren(note, chats.length === 0 ? h('p', { class: 'office-empty' }, text.empty) : undefined);
    replaceChildren(list, ...chats.map((chat) => rowOf(chat, desk, open)));
    counted(chats.filter(({ unread }) => unread > 0).length);
    if (focused !== undefined) {
      (list.querySelector<HTMLElement>(`[data-chat="${focused}"]`) ?? heading).focus();
    }
  }

  return {
    root: h('div', {}, heading, h('p', { class: 'office-note' }, text.intro), note, list),
    async read() {
      try {
        show(await desk.liveChats.read());
      } catch (error) {
        if (shown === '') {
          replaceChildren(
            note,
            failure(explain(error, desk.language), desk.language, () => void this.read()),
          );
        }
      }
    },
  };
}

function rowOf(chat: DeskLiveChat, desk: DeskContext, open: (appointment: string) => void): HTMLElement {
  const text = officeLiveChatTexts[desk.language];
  const { appointment, name, asksFor, openedAt, unread, lastLine } = chat;
  return h(
    'li',
    { class: unread > 0 ? 'office-row office-task is-waiting' : 'office-row office-task' },
    h(
      'div',
      { class: 'office-row-who' },
      h('h3', { class: 'h6 office-row-name' }, name),
      h(
        'p',
        { class: 'office-row-about' },
        `${serviceName(desk, appointment.service)} · ${dayAndTimeInRome(appointment.startsAt, desk.language)}`,
      ),
      h('p', { class: 'office-details' }, text.asksFor(asksFor)),
      lastLine !== undefined &&
        h('p', { class: 'office-row-handover' }, text.lastLine(text.roles[lastLine.role], lastLine.text)),
    ),
    h(
      'p',
      { class: 'office-row-state' },
      h('strong', {}, unread > 0 ? text.unread(unread) : text.nothingUnread),
      h('span', {}, presenceWords(chat, desk)),
      h('span', { class: 'office-row-about' }, text.isOpen(dayAndTimeInRome(openedAt, desk.language))),
    ),
    h('div', { class: 'office-row-actions' }, openButton(chat, desk, open)),
  );
}

function openButton(
  { appointment, name }: DeskLiveChat,
  desk: DeskContext,
  open: (appointment: string) => void,
): HTMLElement {
  const text = officeLiveChatTexts[desk.language];
  return h(
    'button',
    {
      type: 'button',
      class: 'btn btn-primary btn-sm',
      'data-chat': appointment.id,
      'aria-label': text.openOf(name),
      onclick: () => {
        open(appointment.id);
      },
    },
    text.open,
  );
}

/** Who is there. */
export function presenceWords({ taxpayerIsThere, officialIsThere }: DeskLiveChat, desk: DeskContext): string {
  const text = officeLiveChatTexts[desk.language];
  return [taxpayerIsThere ? text.taxpayerThere : text.taxpayerAway, officialIsThere ? text.officialThere : '']
    .filter((part) => part !== '')
    .join(', ');
}
