import type { DeskAppointment } from '../../http/desk';
import { officeAppointmentTexts } from '../../i18n/officeAppointment';
import { officeTexts } from '../../i18n/office';
import type { OpenHub } from '../../session/hubConnection';
import { h, replaceChildren } from '../h';
import { mountButtons } from './appointmentButtons';
import { isOver } from './agendaState';
import { timeInRome } from './clock';
import { explain, nameOf, officialName, type DeskContext } from './deskContext';
import { alertBox, failure, loadingText, problemPlace, setText } from './parts';
import { mountLiveChatPart } from './liveChatPart';
import { mountSeat, type SeatView } from './seatView';
import { mountSheet } from './sheetView';
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
  readonly name: () => string;
  /** A call is under way in which leaving would leave people alone. */
  readonly isInCall: () => boolean;
  read(): Promise<void>;
  /** Shows the live chat's conversation, as soon as the appointment is known. */
  showChat(): void;
  tick(): void;
  leave(): Promise<void>;
}

/** One appointment: preparation, the call, and everything that the office can do with it. */
export function mountAppointment(desk: DeskContext, options: AppointmentOptions): AppointmentView {
  const text = officeAppointmentTexts[desk.language];
  const { id } = options;
  const heading = h('h1', { tabindex: -1, class: 'h2' }, officeTexts[desk.language].loading);
  const state = h('p', { class: 'office-state' });
  const problem = problemPlace();
  const note = h('div', {}, loadingText(desk.language));
  const sheet = mountSheet(desk);
  const sheetHome = h('section', { class: 'office-sheet-home', 'aria-label': text.sheet });
  const seatHome = h('div');
  const liveChat = mountLiveChatPart(desk, options.open);
  const buttons = mountButtons(desk, {
    id,
    problem,
    join,
    changed: (changed) => {
      show(changed);
      desk.announcer.say(text.done);
      heading.focus();
    },
  });
  let row: DeskAppointment | undefined;
  let seat: SeatView | undefined;
  let wantsToJoin = options.joins;
  let wantsToChat = options.chats;

  function join(): void {
    if (seat !== undefined) {
      return;
    }
    wantsToJoin = false;
    seat = mountSeat(desk, {
      appointment: id,
      open: options.open,
      sheet: sheet.root,
      left: unseat,
      changed: (room) => {
        options.seated(room.kind === 'inside');
        sheetHome.hidden = room.kind === 'inside';
        if (room.kind !== 'inside') {
          sheetHome.append(sheet.root);
        }
        if (room.kind === 'ended' || room.kind === 'inside') {
          void read();
        }
      },
    });
    replaceChildren(seatHome, seat.root);
    showButtons();
  }

  function unseat(): void {
    seat = undefined;
    replaceChildren(seatHome);
    sheetHome.append(sheet.root);
    sheetHome.hidden = false;
    options.seated(false);
    showButtons();
    heading.focus();
  }

  function showButtons(): void {
    if (row !== undefined) {
      buttons.update(row, seat !== undefined);
      replaceChildren(note, ...hintsOf(row, desk).map((hint) => alertBox('info', hint)));
    }
  }

  function show(next: DeskAppointment): void {
    row = next;
    const title = text.title(nameOf(next, desk.language));
    setText(heading, title);
    setText(state, stateWords(next, desk));
    options.setTitle(title);
    sheet.update(next);
    liveChat.update(next);
    showButtons();
    if (wantsToChat) {
      wantsToChat = false;
      liveChat.show();
    }
    if (wantsToJoin && next.appointment.canEnter) {
      join();
    }
  }

  async function read(): Promise<void> {
    try {
      const isFirst = row === undefined;
      show(await desk.api.appointment(id));
      if (!isFirst) {
        void liveChat.read();
      }
    } catch (error) {
      if (row === undefined) {
        replaceChildren(
          note,
          failure(explain(error, desk.language), desk.language, () => void read()),
        );
      }
    }
  }

  sheetHome.append(h('h2', { class: 'h4' }, text.sheet), sheet.root);
  void read();
  return {
    root: h(
      'div',
      { class: 'office-appointment' },
      h(
        'div',
        { class: 'office-head' },
        h(
          'p',
          {},
          h('button', { type: 'button', class: 'btn btn-link office-back', onclick: options.back }, text.back),
        ),
        heading,
        state,
        buttons.main,
        buttons.actions,
      ),
      note,
      problem,
      seatHome,
      liveChat.root,
      sheetHome,
    ),
    heading,
    name: () => (row === undefined ? '' : nameOf(row, desk.language)),
    isInCall: () => seat?.isInCall() ?? false,
    read,
    showChat() {
      wantsToChat = row === undefined;
      if (!wantsToChat) {
        liveChat.show();
        void liveChat.read();
      }
    },
    tick() {
      seat?.tick();
    },
    async leave() {
      liveChat.destroy();
      await seat?.leave();
    },
  };
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
