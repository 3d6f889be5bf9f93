import { CallMedia } from '../../media/callMedia';
import { officeAppointmentTexts } from '../../i18n/officeAppointment';
import { deviceKey } from '../../session/device';
import type { OpenHub } from '../../session/hubConnection';
import { Session } from '../../session/session';
import { roomOf, type Room, type State } from '../../session/state';
import { thisBrowser, thisTab } from '../../storage';
import { mountCall, type CallSlots, type CallView } from '../call/call';
import { h, replaceChildren } from '../h';
import { isCallUnderWay, waitingGuests } from './admission';
import { mountAdmitBar, type AdmitBar } from './admitBar';
import type { DeskContext } from './deskContext';
import { mountGuests, type GuestsView } from './guestsView';
import { personButtons } from './personButtons';
import { mountReplies } from './repliesView';
import { noteOf } from './seatNote';

export interface SeatOptions {
  readonly appointment: string;
  readonly open: OpenHub;
  /** The preparation sheet, shown beside the picture while the call is. */
  readonly sheet: HTMLElement;
  /** The user has left, or cannot be let in. */
  readonly left: () => void;
  /** Something in the room has changed. */
  readonly changed: (state: State) => void;
}

export interface SeatView {
  readonly root: HTMLElement;
  /** Whether leaving would leave people alone. */
  isInCall(): boolean;
  tick(): void;
  /** Gives the seat up, so that the taxpayer is told at once. */
  leave(): Promise<void>;
}

/** The official in an appointment: the connection, the devices, and the call with what only the official has. */
export function mountSeat(desk: DeskContext, options: SeatOptions): SeatView {
  const seat = new OfficialSeat(desk, options);
  seat.start();
  return seat;
}

class OfficialSeat implements SeatView {
  readonly root: HTMLElement;

  private readonly session: Session;
  private readonly admitBar: AdmitBar;
  private readonly guests: GuestsView;
  private readonly note = h('div', { role: 'status' });
  private readonly stage = h('div', { class: 'office-call' });

  /** The picture, while the official is inside. */
  private call: CallView | undefined;

  /** The devices of the call. */
  private media: CallMedia | undefined;

  /** What the note speaks of, to leave it alone when nothing changed. */
  private shown = '';

  /** Stops listening to the session. */
  private stop: () => void = () => undefined;

  private readonly wake = (): void => {
    this.session.wake();
  };

  constructor(
    private readonly desk: DeskContext,
    private readonly options: SeatOptions,
  ) {
    const { appointment, open } = options;
    this.session = new Session({
      open,
      entrance: { method: 'EnterAsOfficial', appointment },
      device: deviceKey(thisBrowser),
      kept: thisTab,
    });
    this.admitBar = mountAdmitBar(this.session, desk);
    this.guests = mountGuests(this.session, desk);
    this.root = h('div', { class: 'office-seat' }, this.note, this.stage);
  }

  start(): void {
    const { session } = this;
    this.stop = session.subscribe((state) => {
      this.show(state);
    });
    window.addEventListener('online', this.wake);
    session.start();
    this.show(session.state);
  }

  isInCall(): boolean {
    const { state } = this.session;
    // Without a picture he is leaving: the room has not answered yet.
    return this.call !== undefined && state.kind === 'inside' && isCallUnderWay(state.room.view);
  }

  tick(): void {
    this.admitBar.tick();
  }

  async leave(): Promise<void> {
    this.stop();
    window.removeEventListener('online', this.wake);
    this.admitBar.destroy();
    this.unmount();
    await this.session.leave();
    this.options.left();
  }

  private mount(state: State): void {
    const media = new CallMedia(this.session);
    this.media = media;
    this.call = mountCall(this.stage, this.session, {
      language: this.desk.language,
      announcer: this.desk.announcer,
      media,
      leave: () => void this.leave(),
      slots: this.slots(state),
    });
    void media.preload();
    void media.turnOn('microphone');
    void media.turnOn('camera');
  }

  /** What only the official has in a call. */
  private slots(state: State): CallSlots {
    const { desk, session } = this;
    const text = officeAppointmentTexts[desk.language];
    const spoken = roomOf(state)?.view.appointment.language ?? desk.language;
    return {
      notices: this.admitBar.root,
      panels: [
        { id: 'office-sheet', title: text.sheet, icon: 'it-file', content: this.options.sheet, isOpen: true },
        { id: 'office-guests', title: text.people, icon: 'it-user', content: this.guests.root },
      ],
      chat: mountReplies(desk.language, spoken, (words) => this.call?.write(words)),
      person: (seat) => personButtons(seat, session, desk),
    };
  }

  /** Whom the official has to admit or to invite. */
  private showBadges({ view, guestsWanted }: Room): void {
    const text = officeAppointmentTexts[this.desk.language];
    const waiting = waitingGuests(view).length;
    const all = waiting + guestsWanted.length;
    this.call?.badge('people', waiting, text.guestsToSee(waiting));
    this.call?.badge('office-guests', all, text.guestsToSee(all));
  }

  private unmount(): void {
    this.call?.destroy();
    this.call = undefined;
    this.media?.close();
    this.media = undefined;
  }

  private show(state: State): void {
    const room = roomOf(state);
    if (state.kind === 'inside' && this.call === undefined) {
      this.mount(state);
    }
    if (room !== undefined) {
      this.desk.clock.hear(room.view.now);
      this.admitBar.update(room);
      this.guests.update(room);
      this.showBadges(room);
    }
    this.showNote(state, room);
    if (state.kind === 'ended' || state.kind === 'seat-lost' || state.kind === 'refused') {
      this.unmount();
    }
    this.options.changed(state);
  }

  private showNote(state: State, room: Room | undefined): void {
    const now = `${state.kind}${room?.interruptedAt === undefined ? '' : ' interrupted'}`;
    if (now !== this.shown) {
      this.shown = now;
      replaceChildren(this.note, noteOf(state, this.session, this.desk));
    }
  }
}
