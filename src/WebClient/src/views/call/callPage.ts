import { callTexts, type CallTexts } from '../../i18n/call';
import { chatTexts } from '../../i18n/chat';
import type { Session } from '../../session/session';
import { roomOf } from '../../session/state';
import { borrowing, CallDocuments } from '../documents/callDocuments';
import { h } from '../h';
import { Announcements } from './announcements';
import { Bar, type BarActions } from './bar';
import { keepRoomFor } from './barRoom';
import { BoardSlot } from './boardSlot';
import type { CallOptions } from './call';
import { addPanels } from './callPanels';
import { Chat } from './chat';
import { deviceToggles } from './deviceToggles';
import type { Dialog } from './dialog';
import { ConsentDialog, guestWish } from './guests';
import { Notices } from './notices';
import { Panels } from './panels';
import { People } from './people';
import { helpDialog, leaveDialog, settingsDialog } from './settings';
import { areShortcutsOn, listenToKeys, type Shortcut } from './shortcuts';
import { Stage } from './stage';
import { pictureOf } from './tiles';
import { CallWatch, type Seen } from './watch';

/** The call's parts, and what connects them to the session and the devices. */
export class CallPage {
  private readonly text: CallTexts;

  private readonly stage: Stage;
  private readonly bar: Bar;
  private readonly panels = new Panels();
  private readonly chat: Chat;
  private readonly people: People;

  /** Of taxpayer and official; guests have none. */
  private readonly documents: CallDocuments | undefined;

  private readonly consent: ConsentDialog;
  private readonly board: BoardSlot;
  private readonly notices: Notices;
  private readonly quality = h('p', { class: 'call-quality', 'data-quality': 'good' });
  private readonly dialogs: Readonly<Record<'settings' | 'help' | 'leave', Dialog>>;
  private readonly announcements: Announcements;
  private readonly watch: CallWatch;

  /** The key of the tile that this user keeps in front. */
  private chosen: string | undefined;

  /** Who spoke last among the others. */
  private lastSpeaker: string | undefined;

  /** Whether an update is on its way. */
  private isDue = false;

  private readonly listening = new AbortController();
  private readonly stops: readonly (() => void)[];

  constructor(
    private readonly root: HTMLElement,
    private readonly session: Session,
    private readonly options: CallOptions,
  ) {
    const { language, announcer, media, slots } = options;
    const text = callTexts[language];
    this.text = text;
    this.stage = this.makeStage();
    this.dialogs = this.makeDialogs();
    this.notices = new Notices(session, media, {
      language,
      startSound: () => {
        this.startSound();
      },
      openSettings: this.dialogs.settings.open,
    });
    this.notices.areDevicesUntried = options.areDevicesUntried ?? false;
    this.chat = this.makeChat();
    const role = roomOf(session.state)?.view.you?.role;
    const isTaxpayer = role === 'taxpayer';
    this.documents = role === 'guest' ? undefined : this.makeDocuments();
    this.people = new People(text, language, slots?.person, isTaxpayer ? guestWish(session, text) : undefined);
    this.consent = new ConsentDialog(session, text);
    addPanels(this.panels, { text, chat: this.chat, people: this.people, documents: this.documents }, options);
    this.board = new BoardSlot(session, language, announcer, (isOpen) => {
      this.root.querySelector('.call')?.classList.toggle('has-board', isOpen);
      if (isOpen && !globalThis.matchMedia('(min-width: 1500px)').matches) {
        this.panels.closeAll();
      }
    });
    const openers = [this.board.button, ...this.panels.buttons];
    this.bar = new Bar(text, this.barActions(), openers, slots?.controls ?? []);
    this.bar.announceKeys(areShortcutsOn());
    this.announcements = new Announcements(text, language, (sentence) => {
      announcer.say(sentence);
    });
    this.show();
    this.board.restore();
    this.watch = new CallWatch(media, (seen) => {
      this.see(seen);
    });
    this.stops = this.listen();
    this.update();
  }

  write(words: string): void {
    this.panels.open('chat');
    this.chat.write(words);
  }

  badge(panel: string, count: number, words: string): void {
    this.panels.badge(panel, count, words);
  }

  destroy(): void {
    this.listening.abort();
    this.stops.forEach((stop) => {
      stop();
    });
    this.watch.stop();
    this.chat.destroy();
    this.documents?.destroy();
    this.board.destroy();
    this.dialogs.settings.close();
    this.stage.destroy();
    this.root.replaceChildren();
  }

  private makeStage(): Stage {
    return new Stage(this.text, {
      choose: (key) => {
        this.chosen = this.chosen === key ? undefined : key;
        this.refresh();
      },
      soundBlocked: () => {
        this.notices.isSoundBlocked = true;
        this.refresh();
      },
    });
  }

  private makeDialogs(): CallPage['dialogs'] {
    const { media, language, leave } = this.options;
    const settings = settingsDialog(media, this.text, language, {
      speakerChosen: (deviceId) => {
        this.stage.setSpeaker(deviceId);
      },
      shortcutsChanged: () => {
        this.bar.announceKeys(areShortcutsOn());
      },
    });
    return { settings, help: helpDialog(this.text), leave: leaveDialog(this.text, leave) };
  }

  private makeChat(): Chat {
    const { language, announcer, slots } = this.options;
    return new Chat(this.session, {
      language,
      announcer,
      above: slots?.chat,
      unread: (count) => {
        this.panels.badge('chat', count, chatTexts[language].unread(count));
      },
    });
  }

  private makeDocuments(): CallDocuments {
    const { language, announcer, media } = this.options;
    return new CallDocuments(this.session, {
      language,
      announcer,
      borrowCamera: borrowing(media),
      news: (count, words) => {
        this.panels.badge('documents', count, words);
      },
      open: () => {
        this.panels.open('documents');
      },
    });
  }

  private barActions(): BarActions {
    const { settings, help, leave } = this.dialogs;
    return {
      ...deviceToggles(this.options.media),
      settings: settings.open,
      help: help.open,
      leave: leave.open,
    };
  }

  private show(): void {
    const { slots } = this.options;
    this.root.replaceChildren(
      h(
        'div',
        { class: 'call' },
        h(
          'div',
          { class: 'call-top' },
          slots?.notices,
          this.consent.root,
          this.documents?.notice,
          this.notices.root,
          this.board.notice,
        ),
        h(
          'div',
          { class: this.panels.root.hidden ? 'call-body' : 'call-body has-panel' },
          h('div', { class: 'call-main' }, this.stage.root, this.board.root, this.quality, this.bar.root),
          this.panels.root,
        ),
        ...Object.values(this.dialogs).map(({ root }) => root),
      ),
    );
  }

  private listen(): readonly (() => void)[] {
    const { signal } = this.listening;
    const refresh = () => {
      this.refresh();
    };
    listenToKeys(this.keyActions(), signal);
    document.addEventListener('visibilitychange', refresh, { signal });
    return [
      keepRoomFor(this.bar.root),
      this.session.subscribe(refresh),
      this.options.media.subscribe(refresh),
      this.session.onMessage(({ name }) => {
        if (name === 'muted') {
          this.options.media.setMuted(true);
          this.options.announcer.say(this.text.mutedByOffice);
        }
      }),
    ];
  }

  /** Many things change in one turn. Not with the frames of the screen, which stop in a tab in the background. */
  private refresh(): void {
    if (!this.isDue) {
      this.isDue = true;
      queueMicrotask(() => {
        this.isDue = false;
        this.update();
      });
    }
  }

  private update(): void {
    const room = roomOf(this.session.state);
    if (room === undefined || this.listening.signal.aborted) {
      return;
    }
    const snapshot = this.options.media.snapshot;
    const { speaker, selfId } = snapshot.call ?? {};
    this.lastSpeaker = speaker === undefined || speaker === selfId ? this.lastSpeaker : speaker;
    this.stage.update(pictureOf(room, snapshot, { chosen: this.chosen, lastSpeaker: this.lastSpeaker }, this.text));
    this.bar.update(snapshot);
    this.notices.update(room);
    this.chat.update(room);
    this.people.update(room);
    this.documents?.update(room);
    this.consent.update(room);
    this.board.update(room);
    this.announcements.update(room, snapshot);
  }

  private see({ quality, isKnown, isMicrophoneSilent }: Seen): void {
    this.notices.isMicrophoneSilent = isMicrophoneSilent;
    this.notices.isNetworkPoor = quality === 'poor';
    this.quality.dataset['quality'] = quality;
    this.quality.textContent = isKnown ? this.text.qualities[quality] : '';
    this.refresh();
  }

  private startSound(): void {
    this.notices.isSoundBlocked = false;
    this.stage.playAll();
    this.refresh();
  }

  private keyActions(): Readonly<Record<Shortcut, () => void>> {
    const { toggleMicrophone, toggleCamera, toggleScreen, help } = this.barActions();
    return {
      m: toggleMicrophone,
      v: toggleCamera,
      s: toggleScreen,
      c: () => {
        this.panels.toggle('chat');
        if (this.panels.isOpen('chat')) {
          this.chat.focus();
        }
      },
      p: () => {
        this.panels.toggle('people');
      },
      h: help,
    };
  }
}
