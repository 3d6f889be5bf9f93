import { officeAppointmentTexts } from '../../i18n/officeAppointment';
import { officeLiveChatTexts } from '../../i18n/officeLiveChat';
import { officeTexts } from '../../i18n/office';
import type { Language } from '../../session/contract';
import { deviceKey } from '../../session/device';
import type { OpenHub } from '../../session/hubConnection';
import { Session } from '../../session/session';
import type { State } from '../../session/state';
import { thisBrowser, thisTab } from '../../storage';
import { h, replaceChildren } from '../h';
import { LiveChatRoom } from '../liveChat/room';
import type { DeskContext } from './deskContext';
import { alertBox } from './parts';
import { explainCode } from './refusals';
import { mountReplies } from './repliesView';

export interface ConversationOptions {
  readonly appointment: string;
  readonly title: string;
  /** The taxpayer's language: that of canned replies. */
  readonly spoken: Language;
  readonly open: OpenHub;
  /** Who is there or what is asked for has changed. */
  readonly changed: () => void;
}

export interface Conversation {
  readonly root: HTMLElement;
  readonly heading: HTMLElement;
  destroy(): void;
}

/** The official in a live chat, beside whatever else is open of the appointment. */
export function mountConversation(desk: DeskContext, options: ConversationOptions): Conversation {
  const session = new Session({
    open: options.open,
    entrance: { method: 'EnterChatAsOfficial', appointment: options.appointment },
    device: deviceKey(thisBrowser),
    kept: thisTab,
  });
  const heading = h('h3', { class: 'h5', tabindex: -1 }, options.title);
  const note = h('div', { role: 'status' });
  const place = h('div', {});
  let room: LiveChatRoom | undefined;
  let shown = '';
  let told = '';

  function show(state: State): void {
    if (state.kind !== shown) {
      shown = state.kind;
      replaceChildren(note, noteOf(state, session, desk));
    }
    if (state.kind !== 'chat') {
      return;
    }
    if (room === undefined) {
      const above = mountReplies(desk.language, options.spoken, (words) => {
        room?.chat.write(words);
      });
      room = new LiveChatRoom(session, { language: desk.language, announcer: desk.announcer, above });
      replaceChildren(place, room.root);
    }
    room.update(state.room);
    const about = JSON.stringify(state.room.view.liveChat);
    if (about !== told) {
      told = about;
      options.changed();
    }
  }

  const stop = session.subscribe(show);
  const wake = (): void => {
    session.wake();
  };
  window.addEventListener('online', wake);
  session.start();
  show(session.state);
  return {
    root: h('div', { class: 'office-conversation' }, heading, note, place),
    heading,
    destroy() {
      stop();
      window.removeEventListener('online', wake);
      room?.destroy();
      room = undefined;
      // Told before the connection goes: the taxpayer sees at once who is no longer there.
      void session.leave();
    },
  };
}

/** What stands over the conversation, or in its place. */
function noteOf(state: State, session: Session, desk: DeskContext): HTMLElement | undefined {
  const text = officeAppointmentTexts[desk.language];
  const button = (label: string, act: () => void): HTMLElement =>
    h('button', { type: 'button', class: 'btn btn-primary btn-sm', onclick: act }, label);
  const moveHere = button(text.moveHere, () => {
    session.moveHere();
  });
  switch (state.kind) {
    case 'connecting':
      return h('p', { class: 'office-loading' }, officeLiveChatTexts[desk.language].connecting);
    case 'refused':
      return alertBox(
        'danger',
        h('p', {}, explainCode(state.error.code, desk.language)),
        button(officeTexts[desk.language].retry, () => {
          session.startOver();
        }),
      );
    case 'elsewhere':
      return alertBox('warning', h('p', {}, `${text.elsewhereTitle} ${text.elsewhereText}`), moveHere);
    case 'seat-lost':
      return alertBox('info', h('p', {}, text.movedAway), moveHere);
    case 'chat':
    case 'not-yet':
    case 'inside':
    case 'ended':
    case 'left':
      return undefined;
  }
}
