import type { DeskAppointment } from '../../http/desk';
import { officeTexts } from '../../i18n/office';
import { officeAppointmentTexts } from '../../i18n/officeAppointment';
import { officeListTexts } from '../../i18n/officeLists';
import { h } from '../h';
import { actionLabel, askFor } from './actionDialogs';
import { isOver } from './agendaState';
import type { DeskContext } from './deskContext';
import { offeredActions, type DeskAction } from './offered';
import { actionButton, arrange } from './parts';

export interface ButtonOptions {
  readonly id: string;
  readonly problem: { say: (sentence: string) => void };
  readonly join: () => void;
  /** A command has changed the appointment. */
  readonly changed: (row: DeskAppointment) => void;
}

export interface AppointmentButtons {
  /** What is to be done first: enter, take over, record a call. */
  readonly main: HTMLElement;
  /** What ends it or hands it over. */
  readonly actions: HTMLElement;
  update(row: DeskAppointment, isSeated: boolean): void;
}

/** What ends the conversation stands out; what takes the appointment away looks like it. */
const looks: Partial<Record<DeskAction, string>> = {
  close: 'btn-primary',
  cancel: 'btn-sm btn-outline-danger',
};

/** The buttons of one appointment: those that make sense now. Each stays the same element while it is offered. */
export function mountButtons(desk: DeskContext, { id, problem, join, changed }: ButtonOptions): AppointmentButtons {
  const text = officeAppointmentTexts[desk.language];
  const lists = officeListTexts[desk.language];
  const main = h('div', { class: 'office-buttons office-main-actions' });
  const actions = h('div', { class: 'office-buttons', role: 'group', 'aria-label': text.actions });
  const known = new Map<DeskAction, HTMLButtonElement>();
  let row: DeskAppointment | undefined;

  const run = (label: string, act: () => Promise<DeskAppointment>): HTMLButtonElement =>
    actionButton(
      label,
      { class: 'btn btn-outline-primary' },
      {
        act: async () => {
          changed(await act());
        },
        problem,
        language: desk.language,
      },
    );
  const joinButton = h('button', { type: 'button', class: 'btn btn-primary', onclick: join }, text.join);
  const take = run(officeTexts[desk.language].takeOver, () => desk.api.assign(id));
  const callbacks = [
    run(`${text.callback}: ${lists.reached}`, () => desk.api.recordCallback(id, 'reached')),
    run(`${text.callback}: ${lists.notReached}`, () => desk.api.recordCallback(id, 'not-reached')),
  ];
  const preCalls = [
    run(`${text.preCall}: ${lists.reached}`, () => desk.api.recordPreCall(id, 'reached')),
    run(`${text.preCall}: ${lists.notReached}`, () => desk.api.recordPreCall(id, 'not-reached')),
  ];

  function buttonOf(action: DeskAction): HTMLButtonElement {
    const made =
      known.get(action) ??
      h(
        'button',
        {
          type: 'button',
          class: `btn ${looks[action] ?? 'btn-sm btn-outline-primary'}`,
          onclick: () => {
            if (row !== undefined) {
              askFor(action, row, desk, changed);
            }
          },
        },
        actionLabel(action, desk),
      );
    known.set(action, made);
    return made;
  }

  return {
    main,
    actions,
    update(next, isSeated) {
      row = next;
      const { appointment, official, callback, preCall } = next;
      const isOpen = !isOver(appointment.phase);
      const isMine = (official ?? desk.person) === desk.person;
      const isOwed = callback !== undefined && callback.outcome === undefined;
      const isPreCallDue = isOpen && (preCall === 'open' || preCall === 'not-reached');
      arrange(main, [
        ...(appointment.canEnter && isMine && !isSeated ? [joinButton] : []),
        ...(official !== desk.person && (isOpen || isOwed) ? [take] : []),
        ...(isOwed ? callbacks : []),
        ...(isPreCallDue ? preCalls : []),
      ]);
      arrange(actions, offeredActions(next, desk.clock.now()).map(buttonOf));
    },
  };
}
