import type { DeskAppointment } from '../../http/desk';
import { officeAppointmentTexts } from '../../i18n/officeAppointment';
import { officeListTexts } from '../../i18n/officeLists';
import { officeTexts } from '../../i18n/office';
import type { OpenHub } from '../../session/hubConnection';
import { h, replaceChildren } from '../h';
import { actionLabel, askFor } from './actionDialogs';
import { isOver } from './agendaState';
import { timeInRome } from './clock';
import { explain, nameOf, officialName, type DeskContext } from './deskContext';
import { offeredActions, type DeskAction } from './offered';
import { actionButton, alertBox, arrange, failure, loadingText, problemPlace, setText } from './parts';
import { mountSeat, type SeatView } from './seatView';
import { mountSheet } from './sheetView';
import { stateWords } from './rowView';

export interface AppointmentOptions {
  readonly id: string;
  /** Enter as soon as it can be entered. */
  readonly joins: boolean;
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
  readonly isInside: () => boolean;
  read(): Promise<void>;
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
  const main = h('div', { class: 'office-buttons office-main-actions' });
  const actions = h('div', { class: 'office-buttons', role: 'group', 'aria-label': text.actions });
  const buttons = new Map<DeskAction, HTMLButtonElement>();
  let row: DeskAppointment | undefined;
  let seat: SeatView | undefined;
  let wantsToJoin = options.joins;

  const plain = (label: string, classes: string, act: () => void): HTMLButtonElement =>
    h('button', { type: 'button', class: `btn ${classes}`, onclick: act }, label);
  const joinButton = plain(text.join, 'btn-primary', join);
  const run = (label: string, classes: string, act: () => Promise<DeskAppointment>): HTMLButtonElement =>
    actionButton(
      label,
      { class: `btn ${classes}` },
      {
        act: async () => {
          show(await act());
          desk.announcer.say(text.done);
          heading.focus();
        },
        problem,
        language: desk.language,
      },
    );
  const takeButton = run(officeTexts[desk.language].takeOver, 'btn-outline-primary', () => desk.api.assign(id));
  const lists = officeListTexts[desk.language];
  const callbackButtons = [
    run(`${text.callback}: ${lists.reached}`, 'btn-outline-primary', () => desk.api.recordCallback(id, 'reached')),
    run(`${text.callback}: ${lists.notReached}`, 'btn-outline-primary', () =>
      desk.api.recordCallback(id, 'not-reached'),
    ),
  ];
  const preCallButtons = [
    run(`${text.preCall}: ${lists.reached}`, 'btn-outline-primary', () => desk.api.recordPreCall(id, 'reached')),
    run(`${text.preCall}: ${lists.notReached}`, 'btn-outline-primary', () => desk.api.recordPreCall(id, 'not-reached')),
  ];

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
    options.seated(false);
    showButtons();
    heading.focus();
  }

  function buttonOf(action: DeskAction): HTMLButtonElement {
    const known = buttons.get(action);
    if (known !== undefined) {
      return known;
    }
    const classes = action === 'cancel' ? 'btn-outline-danger' : 'btn-outline-primary';
    const made = plain(actionLabel(action, desk), `${classes} btn-sm`, () => {
      if (row !== undefined) {
        askFor(action, row, desk, (changed) => {
          show(changed);
          desk.announcer.say(text.done);
          heading.focus();
        });
      }
    });
    buttons.set(action, made);
    return made;
  }

  function showButtons(): void {
    if (row === undefined) {
      return;
    }
    const { appointment, official, callback, preCall } = row;
    const isOpen = !isOver(appointment.phase);
    const isMine = (official ?? desk.person) === desk.person;
    const isOwed = callback !== undefined && callback.outcome === undefined;
    const isPreCallDue = isOpen && (preCall === 'open' || preCall === 'not-reached');
    const canJoin = appointment.canEnter && isMine && seat === undefined;
    arrange(main, [
      ...(canJoin ? [joinButton] : []),
      ...(official !== desk.person && (isOpen || isOwed) ? [takeButton] : []),
      ...(isOwed ? callbackButtons : []),
      ...(isPreCallDue ? preCallButtons : []),
    ]);
    arrange(actions, offeredActions(row, desk.clock.now()).map(buttonOf));
    const hints: string[] = [];
    if (isOpen && !isMine) {
      hints.push(text.ofColleague(officialName(desk, official)));
    } else if (isOpen && !appointment.canEnter && desk.clock.now() < Date.parse(appointment.opensAt)) {
      hints.push(text.opensAt(timeInRome(appointment.opensAt, desk.language)));
    }
    if (!isOpen && row.countsAsCarriedOut) {
      hints.push(text.carriedOut);
    }
    replaceChildren(note, ...hints.map((hint) => alertBox('info', hint)));
  }

  function show(next: DeskAppointment): void {
    row = next;
    const title = text.title(nameOf(next, desk.language));
    setText(heading, title);
    setText(state, stateWords(next, desk));
    options.setTitle(title);
    sheet.update(next);
    showButtons();
    if (wantsToJoin && next.appointment.canEnter) {
      join();
    }
  }

  async function read(): Promise<void> {
    try {
      show(await desk.api.appointment(id));
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
      h('p', {}, plain(text.back, 'btn-link office-back', options.back)),
      heading,
      state,
      main,
      note,
      problem,
      seatHome,
      actions,
      sheetHome,
    ),
    heading,
    name: () => (row === undefined ? '' : nameOf(row, desk.language)),
    isInside: () => seat?.isInside() ?? false,
    read,
    tick() {
      seat?.tick();
    },
    async leave() {
      await seat?.leave();
    },
  };
}
