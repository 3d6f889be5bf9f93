import { officeTexts } from '../../i18n/office';
import type { OpenHub } from '../../session/hubConnection';
import { h, replaceChildren } from '../h';
import { addressOf, idInAddress, type Entry } from './address';
import { mayShow } from './agendaState';
import { mountAppointment, type AppointmentView } from './appointmentView';
import type { DeskContext } from './deskContext';
import { askToLeave } from './leaveCall';
import { mountLiveChatNotices } from './liveChatNotices';
import { LiveDesk } from './liveDesk';
import { mountLists, type Lists } from './listsView';
import { mountReturnBar, type ReturnBar } from './returnBar';

interface OfficePageOptions {
  readonly open: OpenHub;
  readonly setTitle: (title: string) => void;
  readonly setCompact: (isCompact: boolean) => void;
}

/** The official's page, in the place of what is in `main`. */
export function mountOffice(main: HTMLElement, desk: DeskContext, options: OfficePageOptions): void {
  new OfficePage(main, desk, options).start();
}

/**
 * The lists, and one appointment in their place. The address names the appointment; going back returns to the lists. A call that is
 * under way goes on meanwhile, with a way back to it.
 */
class OfficePage {
  private readonly heading: HTMLElement;
  private readonly appointmentHome = h('div', { hidden: true });
  private readonly returnBar: ReturnBar;
  private readonly lists: Lists;
  private readonly listsHome: HTMLElement;

  /** The one that was opened last; it stays behind the lists while the official is in it. */
  private appointment: AppointmentView | undefined;

  /** Its id; empty when there is none. */
  private mountedId = '';

  /** The official is in its room. */
  private isInside = false;

  /** Of what is on screen. */
  private title: string;

  /** How many wait for this official. */
  private waiting = 0;

  constructor(
    private readonly main: HTMLElement,
    private readonly desk: DeskContext,
    private readonly options: OfficePageOptions,
  ) {
    const text = officeTexts[desk.language];
    this.title = text.title;
    this.heading = h('h1', { tabindex: -1 }, text.title);
    this.returnBar = mountReturnBar(desk.language, () => {
      this.show(this.mountedId, { joins: true }, true);
    });
    this.lists = this.mountLists();
    this.listsHome = h('div', {}, this.heading, this.returnBar.root, this.lists.root);
  }

  start(): void {
    addEventListener('popstate', (event) => {
      this.show(idInAddress(), (event.state ?? {}) as Entry, false);
    });
    setInterval(() => {
      this.appointment?.tick();
    }, 1000);
    replaceChildren(this.main, this.lists.alerts, this.mountNotices(), this.listsHome, this.appointmentHome);
    this.showTitle();
    if (idInAddress() !== '') {
      this.show(idInAddress(), (history.state ?? {}) as Entry, false);
    }
  }

  private mountLists(): Lists {
    return mountLists(this.desk, {
      changes: new LiveDesk(this.options.open),
      open: (id, joins) => {
        this.show(id, { joins }, true);
      },
      openChat: (id) => {
        this.show(id, { chats: true }, true);
      },
      current: () => (this.isInside ? this.mountedId : ''),
      counted: (count) => {
        this.waiting = count;
        this.showTitle();
      },
      changed: () => void this.appointment?.read(),
    });
  }

  private mountNotices(): HTMLElement {
    return mountLiveChatNotices(this.desk, {
      open: (id) => {
        this.show(id, { chats: true }, true);
      },
      closed: () => {
        (this.appointmentHome.hidden ? this.heading : this.appointment?.heading)?.focus();
      },
    });
  }

  private showTitle(): void {
    const { title, waiting } = this;
    const text = officeTexts[this.desk.language];
    this.options.setTitle(waiting === 0 ? title : `${text.waitTitle(waiting)} – ${title}`);
  }

  /** Shows an appointment, or the lists for an empty id. Whoever would leave a call for it is asked first. */
  private show(id: string, entry: Entry, isNew: boolean): void {
    const { appointment, mountedId } = this;
    const call = appointment?.isInCall() === true ? mountedId : '';
    if (id === '' || mayShow(id, call)) {
      this.go(id, entry, isNew);
      return;
    }
    const { hidden } = this.appointmentHome;
    if (!isNew) {
      // The browser went back or forward by itself: there, too, is now what is on screen, so that the same way does not ask again.
      history.replaceState({ joins: !hidden } satisfies Entry, '', addressOf(hidden ? '' : mountedId));
    }
    if (document.querySelector('dialog[open]') === null) {
      askToLeave(appointment?.name() ?? '', this.desk, () => {
        this.go(id, entry, true);
      });
    }
  }

  private go(id: string, entry: Entry, isNew: boolean): void {
    if (isNew) {
      history.pushState(entry, '', addressOf(id));
    } else {
      // What was asked, was asked about what was on screen.
      document.querySelector<HTMLDialogElement>('dialog[open]')?.close();
    }
    const isThere = id !== '' && id === this.mountedId;
    if (id !== '' && !isThere) {
      this.change(id, entry);
    }
    const isShown = id !== '';
    if (!isShown && !this.isInside) {
      this.unmount();
    }
    this.place(isShown);
    (isShown ? this.appointment?.heading : this.heading)?.focus();
    if (isThere && entry.chats === true) {
      this.appointment?.showChat();
    }
  }

  /** The appointment on screen, or the lists. */
  private place(isShown: boolean): void {
    this.appointmentHome.hidden = !isShown;
    this.listsHome.hidden = isShown;
    this.returnBar.root.hidden = isShown || !this.isInside;
    this.returnBar.name(this.appointment?.name() ?? '');
    this.options.setCompact(isShown && this.isInside);
    this.title = isShown ? this.title : officeTexts[this.desk.language].title;
    this.showTitle();
  }

  private unmount(): void {
    void this.appointment?.leave();
    replaceChildren(this.appointmentHome);
    this.appointment = undefined;
    this.mountedId = '';
  }

  /** Another appointment takes the place of the one that is there, whose seat is given up. */
  private change(id: string, { joins, chats }: Entry): void {
    void this.appointment?.leave();
    this.mountedId = id;
    this.isInside = false;
    this.appointment = mountAppointment(this.desk, {
      id,
      joins: joins ?? false,
      chats: chats ?? false,
      open: this.options.open,
      back: () => {
        this.show('', {}, true);
      },
      seated: (isSeated) => {
        this.seated(id, isSeated);
      },
      setTitle: (named) => {
        if (!this.appointmentHome.hidden && this.mountedId === id) {
          this.title = named;
          this.showTitle();
        }
      },
    });
    replaceChildren(this.appointmentHome, this.appointment.root);
  }

  private seated(id: string, isSeated: boolean): void {
    if (this.mountedId !== id || this.isInside === isSeated) {
      return;
    }
    this.isInside = isSeated;
    this.returnBar.root.hidden = this.listsHome.hidden || !isSeated;
    if (!this.appointmentHome.hidden) {
      this.options.setCompact(isSeated);
      history.replaceState({ joins: isSeated } satisfies Entry, '');
    }
  }
}
