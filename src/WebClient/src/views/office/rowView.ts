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
  return new Row(first, desk, actions);
}

class Row implements RowView {
  readonly root: HTMLLIElement;

  private readonly time = h('p', { class: 'office-row-time' });
  private readonly name = h('h3', { class: 'h6 office-row-name' });
  private readonly about = h('p', { class: 'office-row-about' });
  private readonly state = h('span', { class: 'office-state' });
  private readonly waiting = h('strong', { class: 'office-waiting' });
  private readonly official = h('p', { class: 'office-row-official' });
  private readonly handover = h('p', { class: 'office-row-handover', hidden: true });
  private readonly open: HTMLButtonElement;
  private readonly take: HTMLButtonElement;
  private readonly chat: HTMLButtonElement;

  /** As the server said last. */
  private row: DeskAppointment;

  constructor(
    first: DeskAppointment,
    private readonly desk: DeskContext,
    private readonly actions: RowActions,
  ) {
    this.row = first;
    this.open = this.openButton();
    this.take = this.takeButton();
    this.chat = this.chatButton();
    this.root = h(
      'li',
      { class: 'office-row', 'data-appointment': idOf(first) },
      this.time,
      h('div', { class: 'office-row-who' }, this.name, this.about, this.official, this.handover),
      h('p', { class: 'office-row-state' }, this.waiting, this.state),
      h('div', { class: 'office-row-actions' }, this.chat, this.take, this.open),
    );
    this.update(first);
  }

  update(next: DeskAppointment): void {
    this.row = next;
    this.showWords();
    this.showHandover();
    this.showButtons();
    const { root, desk } = this;
    root.classList.toggle('is-waiting', isWaiting(next));
    root.classList.toggle('is-mine', isFor(next, desk.person));
    root.classList.toggle('is-over', isOver(next.appointment.phase));
    this.tick();
  }

  showChat(): void {
    const { row, chat, desk } = this;
    const isLost = !hasChat(row, desk.liveChats.of(idOf(row)));
    if (isLost && document.activeElement === chat) {
      this.open.focus();
    }
    chat.hidden = isLost;
  }

  tick(): void {
    const { row, waiting, desk } = this;
    // Without an instant the state says the same already.
    const isCounted = isHere(row) && (row.waitingSince ?? '') !== '';
    waiting.hidden = !isCounted;
    setText(waiting, isCounted ? waitingWords(row, desk) : '');
  }

  private openButton(): HTMLButtonElement {
    const open = (): void => {
      this.actions.open(idOf(this.row), joinsNow(this.row, this.desk));
    };
    return h(
      'button',
      { type: 'button', class: 'btn btn-primary btn-sm', onclick: open },
      officeTexts[this.desk.language].open,
    );
  }

  private takeButton(): HTMLButtonElement {
    const { desk, actions } = this;
    const text = officeTexts[desk.language];
    return actionButton(
      text.takeOver,
      { class: 'btn btn-outline-primary btn-sm' },
      {
        act: async () => {
          actions.changed(await desk.api.assign(idOf(this.row)));
          desk.announcer.say(text.takenOver(nameOf(this.row, desk.language)));
          this.open.focus();
        },
        problem: actions.problem,
        language: desk.language,
      },
    );
  }

  private chatButton(): HTMLButtonElement {
    const { desk, actions } = this;
    return actionButton(
      officeLiveChatTexts[desk.language].inRow,
      { class: 'btn btn-outline-primary btn-sm' },
      { act: () => chatAbout(this.row, desk, actions), problem: actions.problem, language: desk.language },
    );
  }

  private showWords(): void {
    const { row, desk } = this;
    const text = officeTexts[desk.language];
    const { appointment } = row;
    const here = timeHere(appointment.startsAt, desk.language);
    const times = `${timeInRome(appointment.startsAt, desk.language)}–${timeInRome(appointment.endsAt, desk.language)}`;
    const requester = row.requesterName ?? '';
    setText(this.time, `${times}${here === undefined ? '' : ` ${text.hereTime(here)}`}`);
    setText(this.name, nameOf(row, desk.language));
    setText(
      this.about,
      [
        serviceName(desk, appointment.service),
        officeWords[desk.language].language[appointment.language],
        requester === '' || requester === row.subject?.name ? '' : text.onBehalf(requester),
      ]
        .filter((part) => part !== '')
        .join(' · '),
    );
    setText(this.state, stateWords(row, desk));
    setText(this.official, text.official(officialName(desk, row.official)));
  }

  private showHandover(): void {
    const word = this.row.handover ?? '';
    this.handover.hidden = word === '';
    setText(this.handover, word === '' ? '' : `${officeAppointmentTexts[this.desk.language].handover}: ${word}`);
  }

  private showButtons(): void {
    const { row, desk, open, take, chat } = this;
    const text = officeTexts[desk.language];
    const person = nameOf(row, desk.language);
    const starts = timeInRome(row.appointment.startsAt, desk.language);
    const joins = joinsNow(row, desk);
    setText(open, joins ? text.join : text.open);
    open.setAttribute('aria-label', (joins ? text.joinWith : text.openWith)(person, starts));
    take.setAttribute('aria-label', text.takeOverOf(person));
    chat.setAttribute('aria-label', officeLiveChatTexts[desk.language].inRowOf(person, starts));
    this.showChat();
    take.hidden = row.official === desk.person || (isOver(row.appointment.phase) && openCallback(row) === undefined);
  }
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
