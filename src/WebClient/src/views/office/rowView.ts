import { officeTexts } from '../../i18n/office';
import { officeAppointmentTexts } from '../../i18n/officeAppointment';
import { officeLiveChatTexts } from '../../i18n/officeLiveChat';
import { officeWords } from '../../i18n/officeWords';
import type { DeskAppointment } from '../../http/desk';
import { h } from '../h';
import { arrivalOf, idOf, isFor, isHere, isOver, isWaiting, mayShow } from './agendaState';
import { timeHere, timeInRome } from './clock';
import { nameOf, officialName, serviceName, waitingWords, type DeskContext } from './deskContext';
import { askInChat, hasChat, mayAsk } from './liveChatAsk';
import { actionButton, setText } from './parts';

export interface RowActions {
  /** `joins`: enter the room at once. */
  readonly open: (id: string, joins: boolean) => void;
  /** Shows the conversation of an open live chat. */
  readonly openChat: (id: string) => void;
  /** The appointment that the official is in; empty when in none. */
  readonly current: () => string;
  /** After the row changed on the server. */
  readonly changed: (row: DeskAppointment) => void;
  readonly problem: { say: (sentence: string) => void };
}

export interface RowView {
  readonly root: HTMLLIElement;
  update(row: DeskAppointment): void;
  /** A live chat may have been opened or closed. */
  showChat(): void;
  /** The clock has moved on. */
  tick(): void;
}

/** One appointment of the agenda. Its elements stay while the row is in the list, so that focus and reading position stay too. */
export function mountRow(first: DeskAppointment, desk: DeskContext, actions: RowActions): RowView {
  const text = officeTexts[desk.language];
  const words = officeWords[desk.language];
  let row = first;
  const time = h('p', { class: 'office-row-time' });
  const name = h('h3', { class: 'h6 office-row-name' });
  const about = h('p', { class: 'office-row-about' });
  const state = h('span', { class: 'office-state' });
  const waiting = h('strong', { class: 'office-waiting' });
  const official = h('p', { class: 'office-row-official' });
  const handover = h('p', { class: 'office-row-handover', hidden: true });
  const open = h(
    'button',
    {
      type: 'button',
      class: 'btn btn-primary btn-sm',
      onclick: () => {
        actions.open(idOf(row), joinsNow(row, desk));
      },
    },
    text.open,
  );
  const take = actionButton(
    text.takeOver,
    { class: 'btn btn-outline-primary btn-sm' },
    {
      act: async () => {
        actions.changed(await desk.api.assign(idOf(row)));
        desk.announcer.say(text.takenOver(nameOf(row, desk.language)));
        open.focus();
      },
      problem: actions.problem,
      language: desk.language,
    },
  );
  const chat = actionButton(
    officeLiveChatTexts[desk.language].inRow,
    { class: 'btn btn-outline-primary btn-sm' },
    { act: () => chatAbout(row, desk, actions), problem: actions.problem, language: desk.language },
  );
  const root = h(
    'li',
    { class: 'office-row', 'data-appointment': idOf(first) },
    time,
    h('div', { class: 'office-row-who' }, name, about, official, handover),
    h('p', { class: 'office-row-state' }, waiting, state),
    h('div', { class: 'office-row-actions' }, chat, take, open),
  );

  function tick(): void {
    // Without an instant the state says the same already.
    const isCounted = isHere(row) && (row.waitingSince ?? '') !== '';
    waiting.hidden = !isCounted;
    setText(waiting, isCounted ? waitingWords(row, desk) : '');
  }

  function showChat(): void {
    const isLost = !hasChat(row, desk.liveChats.of(idOf(row)));
    if (isLost && document.activeElement === chat) {
      open.focus();
    }
    chat.hidden = isLost;
  }

  function update(next: DeskAppointment): void {
    row = next;
    const { appointment } = row;
    const person = nameOf(row, desk.language);
    const starts = timeInRome(appointment.startsAt, desk.language);
    const here = timeHere(appointment.startsAt, desk.language);
    setText(
      time,
      `${starts}–${timeInRome(appointment.endsAt, desk.language)}${here === undefined ? '' : ` ${text.hereTime(here)}`}`,
    );
    setText(name, person);
    const requester = row.requesterName ?? '';
    setText(
      about,
      [
        serviceName(desk, appointment.service),
        words.language[appointment.language],
        requester === '' || requester === row.subject?.name ? '' : text.onBehalf(requester),
      ]
        .filter((part) => part !== '')
        .join(' · '),
    );
    setText(state, stateWords(row, desk));
    setText(official, text.official(officialName(desk, row.official)));
    const word = row.handover ?? '';
    handover.hidden = word === '';
    setText(handover, word === '' ? '' : `${officeAppointmentTexts[desk.language].handover}: ${word}`);
    const joins = joinsNow(row, desk);
    setText(open, joins ? text.join : text.open);
    open.setAttribute('aria-label', (joins ? text.joinWith : text.openWith)(person, starts));
    take.setAttribute('aria-label', text.takeOverOf(person));
    chat.setAttribute('aria-label', officeLiveChatTexts[desk.language].inRowOf(person, starts));
    showChat();
    take.hidden = row.official === desk.person || (isOver(appointment.phase) && openCallback(row) === undefined);
    root.classList.toggle('is-waiting', isWaiting(row));
    root.classList.toggle('is-mine', isFor(row, desk.person));
    root.classList.toggle('is-over', isOver(appointment.phase));
    tick();
  }

  update(first);
  return { root, update, showChat, tick };
}

/** Into the live chat where one is open; else asks what it is to be opened for. */
async function chatAbout(row: DeskAppointment, desk: DeskContext, actions: RowActions): Promise<void> {
  const { openChat, current, problem } = actions;
  const id = idOf(row);
  await desk.liveChats.read();
  if (desk.liveChats.of(id) !== undefined) {
    openChat(id);
    return;
  }
  if (!mayAsk(row)) {
    // It was closed meanwhile, and another cannot be opened.
    problem.say(officeLiveChatTexts[desk.language].none);
    return;
  }
  askInChat(row, desk, () => {
    // Nobody asked to leave the appointment that he is in: a notice says that the chat is open.
    if (!mayShow(id, current())) {
      desk.liveChats.leaveForLater(id);
      return;
    }
    // After the dialog has closed and given the focus back.
    setTimeout(() => {
      openChat(id);
    });
  });
}

/** The button enters the room: it is open, and mine. */
function joinsNow(row: DeskAppointment, desk: DeskContext): boolean {
  return row.appointment.canEnter && isFor(row, desk.person);
}

/** The state in words, with the outcome where there is one. */
export function stateWords(row: DeskAppointment, desk: DeskContext): string {
  const words = officeWords[desk.language];
  const { phase, outcome } = row.appointment;
  const arrival = arrivalOf(row);
  if (arrival !== undefined) {
    return words.arriving[arrival];
  }
  // Who was not there counts for both sides (A.8.3-4).
  const state = phase === 'expired-taxpayer-late' && !row.countsAsCarriedOut ? words.nobodyCame : words.phase[phase];
  return phase === 'closed' && outcome !== undefined ? `${state}: ${words.outcome[outcome]}` : state;
}

function openCallback({ callback }: DeskAppointment): DeskAppointment['callback'] | undefined {
  return callback?.outcome === undefined ? callback : undefined;
}
