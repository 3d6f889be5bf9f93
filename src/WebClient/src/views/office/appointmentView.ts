import type { DeskAppointment } from '../../http/desk';
import { officeAppointmentTexts } from '../../i18n/officeAppointment';
import { officeTexts } from '../../i18n/office';
import type { OpenHub } from '../../session/hubConnection';
import { h, replaceChildren } from '../h';
import { mountButtons, type AppointmentButtons } from './appointmentButtons';
import { isOver } from './agendaState';
import { timeInRome } from './clock';
import { explain, nameOf, officialName, type DeskContext } from './deskContext';
import { alertBox, failure, loadingText, problemPlace, setText } from './parts';
import { mountLiveChatPart, type LiveChatPart } from './liveChatPart';
import { SeatPlace } from './seatPlace';
import { stateWords } from './rowView';

export interface AppointmentOptions {
  readonly id: string;
  /** Enter as soon as it can be entered. */
  readonly joins: boolean;
  /** Show the live chat's conversation. */
  readonly chats: boolean;
  readonly open: OpenHub;
  readonly back: () => void;
  /** The user is in the room, or no longer. */
  readonly seated: (isInside: boolean) => void;
  readonly setTitle: (title: string) => void;
}

export interface AppointmentView {
  readonly root: HTMLElement;
  readonly heading: HTMLElement;
  name(): string;
  /** A call is under way in which leaving would leave people alone. */
  isInCall(): boolean;
  read(): Promise<void>;
  /** Shows the live chat's conversation, as soon as the appointment is known. */
  showChat(): void;
  tick(): void;
  leave(): Promise<void>;
}

/** One appointment: preparation, the call, and everything that the office can do with it. */
export function mountAppointment(desk: DeskContext, options: AppointmentOptions): AppointmentView {
  return new Appointment(desk, options);
}

class Appointment implements AppointmentView {
  readonly root: HTMLElement;
  readonly heading: HTMLElement;

  private readonly state = h('p', { class: 'office-state' });
  private readonly problem = problemPlace();
  private readonly note: HTMLElement;
  private readonly place: SeatPlace;
  private readonly liveChat: LiveChatPart;
  private readonly buttons: AppointmentButtons;

  /** As the server said last; undefined before its first answer. */
  private row: DeskAppointment | undefined;

  /** Enter as soon as it can be entered; false once that was done. */
  private wantsToJoin: boolean;

  /** Show the conversation as soon as the appointment is known; false once that was done. */
  private wantsToChat: boolean;

  /** Another took its place: an answer that comes now is nobody's. */
  private isLeft = false;

  constructor(
    private readonly desk: DeskContext,
    private readonly options: AppointmentOptions,
  ) {
    this.heading = h('h1', { tabindex: -1, class: 'h2' }, officeTexts[desk.language].loading);
    this.note = h('div', {}, loadingText(desk.language));
    this.place = this.mountPlace();
    this.liveChat = mountLiveChatPart(desk, options.open, () => {
      this.heading.focus();
    });
    this.buttons = this.mountButtons();
    this.wantsToJoin = options.joins;
    this.wantsToChat = options.chats;
    this.root = h(
      'div',
      { class: 'office-appointment' },
      this.head(),
      this.note,
      this.problem,
      this.place.seatHome,
      this.liveChat.root,
      this.place.sheetHome,
    );
    void this.read();
  }

  name(): string {
    return this.row === undefined ? '' : nameOf(this.row, this.desk.language);
  }

  isInCall(): boolean {
    return this.place.isInCall;
  }

  async read(): Promise<void> {
    const { desk } = this;
    try {
      const isFirst = this.row === undefined;
      const row = await desk.api.appointment(this.options.id);
      if (this.isLeft) {
        return;
      }
      this.show(row);
      if (!isFirst) {
        void this.liveChat.read();
      }
    } catch (error) {
      if (this.row === undefined) {
        replaceChildren(
          this.note,
          failure(explain(error, desk.language), desk.language, () => void this.read()),
        );
      }
    }
  }

  showChat(): void {
    this.wantsToChat = this.row === undefined;
    if (!this.wantsToChat) {
      this.liveChat.show();
      void this.liveChat.read();
    }
  }

  tick(): void {
    this.place.tick();
  }

  async leave(): Promise<void> {
    this.isLeft = true;
    this.liveChat.destroy();
    await this.place.leave();
  }

  private head(): HTMLElement {
    const back = h(
      'button',
      { type: 'button', class: 'btn btn-link office-back', onclick: this.options.back },
      officeAppointmentTexts[this.desk.language].back,
    );
    const { main, actions } = this.buttons;
    return h('div', { class: 'office-head' }, h('p', {}, back), this.heading, this.state, main, actions);
  }

  private mountButtons(): AppointmentButtons {
    const { desk, problem } = this;
    return mountButtons(desk, {
      id: this.options.id,
      problem,
      join: () => {
        this.join();
      },
      changed: (changed) => {
        this.show(changed);
        desk.announcer.say(officeAppointmentTexts[desk.language].done);
        this.heading.focus();
      },
    });
  }

  private mountPlace(): SeatPlace {
    const { id, open, seated } = this.options;
    return new SeatPlace(this.desk, {
      appointment: id,
      open,
      seated,
      changed: () => void this.read(),
      left: () => {
        this.showButtons();
        this.heading.focus();
      },
    });
  }

  private join(): void {
    if (!this.place.isTaken) {
      this.wantsToJoin = false;
      this.place.take();
      this.showButtons();
    }
  }

  private showButtons(): void {
    const { row } = this;
    if (row !== undefined) {
      this.buttons.update(row, this.place.isTaken);
      replaceChildren(this.note, ...hintsOf(row, this.desk).map((hint) => alertBox('info', hint)));
    }
  }

  private show(next: DeskAppointment): void {
    const { desk } = this;
    this.row = next;
    const title = officeAppointmentTexts[desk.language].title(nameOf(next, desk.language));
    setText(this.heading, title);
    setText(this.state, stateWords(next, desk));
    this.options.setTitle(title);
    this.place.update(next);
    this.liveChat.update(next);
    this.showButtons();
    if (this.wantsToChat) {
      this.wantsToChat = false;
      this.liveChat.show();
    }
    if (this.wantsToJoin && next.appointment.canEnter) {
      this.join();
    }
  }
}

/** What there is to say about entering, and about the end. */
function hintsOf({ appointment, official, countsAsCarriedOut }: DeskAppointment, desk: DeskContext): string[] {
  const text = officeAppointmentTexts[desk.language];
  if (isOver(appointment.phase)) {
    return countsAsCarriedOut ? [text.carriedOut] : [];
  }
  if ((official ?? desk.person) !== desk.person) {
    return [text.ofColleague(officialName(desk, official))];
  }
  const isEarly = !appointment.canEnter && desk.clock.now() < Date.parse(appointment.opensAt);
  return isEarly ? [text.opensAt(timeInRome(appointment.opensAt, desk.language))] : [];
}
