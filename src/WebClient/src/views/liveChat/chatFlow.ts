import { entryTexts } from '../../i18n/entry';
import { liveChatTexts, type LiveChatTexts } from '../../i18n/liveChat';
import type { PageContext } from '../../pages/page';
import { deviceKey } from '../../session/device';
import { Session, type Entrance } from '../../session/session';
import { hubAddress, openSignalr } from '../../session/signalrConnection';
import { roomOf, type Room, type State } from '../../session/state';
import { thisBrowser, thisTab } from '../../storage';
import { Consent } from '../entry/consent';
import { button, facts, heading, link, message, type EntryView } from '../entry/parts';
import { connectingPage, elsewherePage, refusedPage } from '../entry/stops';
import { h, replaceChildren } from '../h';
import { LiveChatRoom } from './room';

/** The taxpayer's live chat from the link to the end: shows what the session's state asks for. */
export class LiveChatFlow {
  private readonly session: Session;

  private readonly text: LiveChatTexts;

  /** Which view is shown, and the view where it follows the room. */
  private shown = '';

  private view: EntryView | undefined;

  /** Whether the user has touched anything: then a new view may take the focus that the old one had. */
  private isUsersDoing = false;

  constructor(
    private readonly main: HTMLElement,
    private readonly context: PageContext,
    entrance: Entrance,
  ) {
    this.text = liveChatTexts[context.language];
    this.session = new Session({
      open: openSignalr(hubAddress(location)),
      entrance,
      device: deviceKey(thisBrowser),
      kept: thisTab,
    });
  }

  start(): void {
    const { session } = this;
    session.subscribe((state) => {
      this.show(state);
    });
    const wake = () => {
      if (document.visibilityState === 'visible') {
        session.wake();
      }
    };
    window.addEventListener('online', wake);
    window.addEventListener('pageshow', wake);
    document.addEventListener('visibilitychange', wake);
    for (const kind of ['click', 'submit']) {
      this.main.addEventListener(kind, () => {
        this.isUsersDoing = true;
      });
    }
    // On a phone the frame would take half of the first screen.
    this.context.setCompact(globalThis.matchMedia('(max-width: 575.98px)').matches);
    this.show(session.state);
    session.start();
  }

  private show(state: State): void {
    const key = keyOf(state);
    if (key !== this.shown) {
      this.shown = key;
      this.view?.destroy();
      this.view = undefined;
      replaceChildren(this.main, ...this.contentOf(state));
      this.context.setTitle(this.main.querySelector('h1')?.textContent ?? this.text.title);
      if (this.isUsersDoing) {
        this.main.querySelector<HTMLElement>('h1')?.focus();
      } else if (key !== 'connecting') {
        this.context.announcer.say(this.main.querySelector('h1')?.textContent ?? '');
      }
      this.isUsersDoing = false;
    }
    const room = roomOf(state);
    if (room !== undefined) {
      this.view?.update(room);
    }
  }

  private contentOf(state: State): HTMLElement[] {
    const { session, text, context } = this;
    const entry = { ...entryTexts[context.language], title: text.title };
    switch (state.kind) {
      case 'connecting':
        return [connectingPage(session, entry, state.failures)];
      case 'refused':
        return [
          refusedPage(session, { ...entry, refusals: { ...entry.refusals, ...text.refusals } }, state.error, false),
        ];
      case 'elsewhere':
        return elsewherePage(session, {
          ...entry,
          elsewhere: text.elsewhere,
          lost: { ...entry.lost, moved: text.movedAway },
        });
      case 'seat-lost':
        return [this.lost(state.reason, entry.resumeHere)];
      case 'left':
        return [
          message(
            text.left.title,
            text.left.text,
            button(text.comeBack, () => {
              location.reload();
            }),
          ),
        ];
      case 'chat':
        return [this.chat(state.isOpen, state.room)];
      case 'not-yet':
      case 'inside':
      case 'ended':
        // A live chat is a companion and never these.
        return [];
    }
  }

  private chat(isOpen: boolean, room: Room): HTMLElement {
    if (!isOpen && room.seat === undefined) {
      return this.closed(room);
    }
    this.view = room.view.you?.stage === 'consent' ? this.terms(room) : this.conversation(room);
    return this.view.root;
  }

  private terms(room: Room): Consent {
    const { session, context, text } = this;
    return new Consent(session, context.api, context.language, room, {
      address: '/api/terms?of=chat',
      title: text.terms,
      help: text.termsHelp,
      // What was written before comes with a new entry.
      accepted: () => {
        session.reconnect();
        return Promise.resolve(true);
      },
    });
  }

  private conversation({ view: { appointment } }: Room): EntryView {
    const { session, context, text } = this;
    const live = new LiveChatRoom(session, context);
    const leave = button(text.leave, () => void session.leave(), 'btn btn-outline-primary btn-sm');
    const root = h(
      'div',
      { class: 'live-chat-page' },
      heading(text.title),
      h('p', { class: 'lead' }, text.lead(appointment.office)),
      live.root,
      h(
        'details',
        { class: 'mt-4' },
        h('summary', {}, text.about),
        facts(appointment, entryTexts[context.language], context.language),
      ),
      h('p', { class: 'mt-3' }, leave),
    );
    return {
      root,
      update: (now) => {
        live.update(now);
      },
      destroy: () => {
        live.destroy();
      },
    };
  }

  private closed({ view: { liveChat, appointment } }: Room): HTMLElement {
    const { text, context } = this;
    const { title, text: what } = liveChat === undefined ? text.neverOpened : text.closed;
    const when =
      liveChat?.closedAt === undefined
        ? ''
        : new Intl.DateTimeFormat(context.language, {
            dateStyle: 'long',
            timeStyle: 'short',
            timeZone: 'Europe/Rome',
          }).format(new Date(liveChat.closedAt));
    const page = message(
      title,
      what,
      link('/appuntamenti', entryTexts[context.language].appointments),
      link('/assistenza', text.assistance),
    );
    page.append(
      ...(when === '' ? [] : [h('p', {}, text.closedAt(when))]),
      facts(appointment, entryTexts[context.language], context.language),
    );
    return page;
  }

  private lost(reason: 'moved' | 'removed' | 'revoked', resumeHere: string): HTMLElement {
    const { text, session } = this;
    if (reason === 'moved') {
      const resume = button(resumeHere, () => {
        session.moveHere();
      });
      return message(text.movedAway.title, text.movedAway.text, resume);
    }
    const { appointments } = entryTexts[this.context.language];
    return message(text.revoked.title, text.revoked.text, link('/appuntamenti', appointments));
  }
}

/** States that are shown by the same view have the same key. */
function keyOf(state: State): string {
  switch (state.kind) {
    case 'chat':
      return state.isOpen || state.room.seat !== undefined
        ? `chat ${state.room.view.you?.stage === 'consent' ? 'terms' : 'room'}`
        : 'closed';
    case 'refused':
      return `refused ${state.error.code}`;
    case 'connecting':
      return state.failures < 3 ? 'connecting' : 'unreachable';
    case 'seat-lost':
      return `seat-lost ${state.reason}`;
    case 'elsewhere':
    case 'not-yet':
    case 'inside':
    case 'ended':
    case 'left':
      return state.kind;
  }
}
