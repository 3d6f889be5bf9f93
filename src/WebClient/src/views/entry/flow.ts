import { callTexts } from '../../i18n/call';
import { entryTexts, type EntryTexts } from '../../i18n/entry';
import { CallMedia } from '../../media/callMedia';
import type { PageContext } from '../../pages/page';
import { Session, type Entrance } from '../../session/session';
import { roomOf, type Room, type State } from '../../session/state';
import { deviceKey } from '../../session/device';
import { hubAddress, openSignalr } from '../../session/signalrConnection';
import { thisBrowser, thisTab } from '../../storage';
import { exposeForTests } from '../../testHandle';
import type { CallView } from '../call/call';
import { h, replaceChildren } from '../h';
import { Consent } from './consent';
import { DevicesStep } from './devicesStep';
import { Ended } from './ended';
import { NotYet } from './notYet';
import { button, heading, link, message, reloadNotice, type EntryView } from './parts';
import { connectingPage, elsewherePage, refusedPage } from './stops';
import { playTone } from './tone';
import { WaitingRoom } from './waiting';
import { resumeDevices, wereDevicesChecked } from './wishes';

const isPhone = globalThis.matchMedia('(max-width: 575.98px)');

/** The page of an appointment from the link to the end: shows what the session's state asks for. */
export class EntryFlow {
  private readonly session: Session;

  private readonly media: CallMedia;

  private readonly text: EntryTexts;

  /** Which view is shown, and the view where it follows the room. */
  private shown = '';

  private view: EntryView | undefined;

  private call: CallView | undefined;

  /** What was being written while waiting goes on in the call. */
  private draft: string | undefined;

  /** Whether the user has touched anything: then a new view may take the focus that the old one had. */
  private isUsersDoing = false;

  constructor(
    private readonly main: HTMLElement,
    private readonly context: PageContext,
    private readonly entrance: Entrance,
  ) {
    this.text = entryTexts[context.language];
    this.session = new Session({
      open: openSignalr(hubAddress(location)),
      entrance,
      device: deviceKey(thisBrowser),
      kept: thisTab,
    });
    this.media = new CallMedia(this.session);
  }

  start(): void {
    const { session, media, main } = this;
    session.subscribe((state) => {
      this.show(state);
    });
    media.subscribe(() => {
      if (media.relayCall !== undefined) {
        exposeForTests(media.relayCall);
      }
    });
    const wake = () => {
      if (document.visibilityState === 'visible') {
        session.wake();
      }
    };
    window.addEventListener('online', wake);
    window.addEventListener('pageshow', wake);
    document.addEventListener('visibilitychange', wake);
    // A press inside the page, not the passing of time, brings the next view.
    for (const kind of ['click', 'submit']) {
      main.addEventListener(kind, () => {
        this.isUsersDoing = true;
      });
    }
    this.show(session.state);
    session.start();
  }

  private show(state: State): void {
    const key = keyOf(state);
    if (key !== this.shown) {
      this.change(key, state);
    }
    const room = roomOf(state);
    if (room !== undefined) {
      this.view?.update(room);
    }
  }

  private change(key: string, state: State): void {
    const before = this.shown;
    this.shown = key;
    const draft = this.main.querySelector<HTMLTextAreaElement>('#chat-input');
    const kept = { text: draft?.value ?? '', hadFocus: draft !== null && document.activeElement === draft };
    this.view?.destroy();
    this.view = undefined;
    this.call?.destroy();
    this.call = undefined;
    replaceChildren(this.main);
    // On a phone the frame would take the first screen of every step.
    this.context.setCompact(key === 'call' || isPhone.matches);
    this.mount(state);
    this.context.setTitle(this.main.querySelector('h1')?.textContent ?? this.text.title);
    this.announceChange(before, key);
    if (key === 'call' && (kept.text !== '' || kept.hadFocus)) {
      this.draft = kept.text;
    } else if (this.isUsersDoing) {
      this.main.querySelector<HTMLElement>('h1')?.focus();
    }
    this.isUsersDoing = false;
  }

  private announceChange(before: string, key: string): void {
    if (key === 'call' && before === 'waiting') {
      this.context.announcer.say(this.text.admitted);
      this.context.setTitle(`● ${this.text.admittedTitle}`);
      void playTone();
    } else if (before === 'not-yet' && key === 'consent') {
      this.context.announcer.say(this.text.nowOpen);
    } else if (before !== '' && !this.isUsersDoing) {
      this.context.announcer.say(this.main.querySelector('h1')?.textContent ?? '');
    }
  }

  private mount(state: State): void {
    switch (state.kind) {
      case 'connecting':
        this.main.append(connectingPage(this.session, this.text, state.failures));
        break;
      case 'refused':
        this.main.append(refusedPage(this.session, this.text, state.error, this.entrance.method === 'EnterAsGuest'));
        break;
      case 'elsewhere':
        this.main.append(...elsewherePage(this.session, this.text));
        break;
      case 'seat-lost':
        this.mountLost(state.reason);
        break;
      case 'left':
        this.mountLeft();
        break;
      case 'not-yet':
        this.use(new NotYet(this.session, this.media, this.context.language, state.room));
        break;
      case 'ended':
        this.media.close();
        this.use(new Ended(this.context.api, this.entrance, this.context.language, state.room));
        break;
      case 'chat':
        // A companion has a page of its own; this one enters seats only.
        break;
      case 'inside':
        this.mountInside(state.stage, state.room);
        break;
    }
  }

  private mountInside(stage: 'consent' | 'devices' | 'waiting' | 'call', room: Room): void {
    const { session, media, context } = this;
    switch (stage) {
      case 'consent':
        this.use(new Consent(session, context.api, context.language, room));
        break;
      case 'devices':
        this.use(new DevicesStep(session, media, context.language));
        break;
      case 'waiting':
        void resumeDevices(media);
        void media.preload().catch(() => undefined);
        this.use(new WaitingRoom(session, context.announcer, context.language, room));
        break;
      case 'call':
        void resumeDevices(media);
        void this.mountCall();
        break;
    }
  }

  private async mountCall(): Promise<void> {
    const { session, media, context } = this;
    const root = h('div', {});
    const title = heading(callTexts[context.language].title);
    title.classList.add('visually-hidden');
    this.main.append(title, root);
    const part = await import('../call/call').catch(() => undefined);
    if (part === undefined) {
      root.append(reloadNotice(context.language));
      return;
    }
    const { mountCall } = part;
    if (this.shown === 'call' && root.isConnected) {
      this.call = mountCall(root, session, {
        language: context.language,
        announcer: context.announcer,
        media,
        leave: () => void this.leave(),
        areDevicesUntried: !wereDevicesChecked(),
      });
      if (this.draft !== undefined) {
        this.call.write(this.draft);
        this.draft = undefined;
      }
    }
  }

  private use(view: EntryView): void {
    this.view = view;
    this.main.append(view.root);
  }

  private mountLost(reason: 'moved' | 'removed' | 'revoked'): void {
    const { text, session } = this;
    const { title, text: what } = text.lost[reason];
    this.media.release();
    const resume = button(text.resumeHere, () => {
      session.moveHere();
    });
    this.main.append(
      message(title, what, reason === 'moved' && resume, reason === 'revoked' && link('/prenota', text.book)),
    );
  }

  private mountLeft(): void {
    const { title, text: what } = this.text.left;
    const back = button(this.text.comeBack, () => {
      location.reload();
    });
    this.main.append(message(title, what, back));
  }

  private async leave(): Promise<void> {
    this.media.close();
    await this.session.leave();
  }
}

/** States that are shown by the same view have the same key. */
function keyOf(state: State): string {
  switch (state.kind) {
    case 'inside':
      return state.stage;
    case 'refused':
      return `refused ${state.error.code}`;
    case 'connecting':
      return state.failures < 3 ? 'connecting' : 'unreachable';
    case 'seat-lost':
      return `seat-lost ${state.reason}`;
    case 'elsewhere':
    case 'not-yet':
    case 'ended':
    case 'chat':
    case 'left':
      return state.kind;
  }
}
