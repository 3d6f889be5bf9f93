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
  return new OfficialsSide(desk, options);
}

/** The connection to the chat, and what is shown of it. */
class OfficialsSide implements Conversation {
  readonly root: HTMLElement;

  readonly heading: HTMLElement;

  private readonly session: Session;

  private readonly note = h('div', { role: 'status' });

  private readonly place = h('div', {});

  /** Undefined until the official is in. */
  private room: LiveChatRoom | undefined;

  /** The kind of state that the note is about. */
  private shown = '';

  /** What of the live chat the rest of the page was told. */
  private told = '';

  /** Ends the subscription to the session. */
  private readonly stop: () => void;

  private readonly wake = (): void => {
    this.session.wake();
  };

  constructor(
    private readonly desk: DeskContext,
    private readonly options: ConversationOptions,
  ) {
    this.session = new Session({
      open: options.open,
      entrance: { method: 'EnterChatAsOfficial', appointment: options.appointment },
      device: deviceKey(thisBrowser),
      kept: thisTab,
    });
    this.heading = h('h3', { class: 'h5', tabindex: -1 }, options.title);
    this.root = h('div', { class: 'office-conversation' }, this.heading, this.note, this.place);
    this.stop = this.session.subscribe((state) => {
      this.show(state);
    });
    window.addEventListener('online', this.wake);
    this.session.start();
    this.show(this.session.state);
  }

  destroy(): void {
    this.stop();
    window.removeEventListener('online', this.wake);
    this.room?.destroy();
    this.room = undefined;
    // Told before the connection goes: the taxpayer sees at once who is no longer there.
    void this.session.leave();
  }

  private show(state: State): void {
    if (state.kind !== this.shown) {
      this.shown = state.kind;
      replaceChildren(this.note, noteOf(state, this.session, this.desk));
    }
    if (state.kind !== 'chat') {
      return;
    }
    this.room ??= this.enter();
    this.room.update(state.room);
    const about = JSON.stringify(state.room.view.liveChat);
    if (about !== this.told) {
      this.told = about;
      this.options.changed();
    }
  }

  private enter(): LiveChatRoom {
    const { desk, options, session } = this;
    const above = mountReplies(desk.language, options.spoken, (words) => {
      this.room?.chat.write(words);
    });
    const room = new LiveChatRoom(session, { language: desk.language, announcer: desk.announcer, above });
    replaceChildren(this.place, room.root);
    return room;
  }
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
