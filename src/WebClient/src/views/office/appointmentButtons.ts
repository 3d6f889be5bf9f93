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
export function mountButtons(desk: DeskContext, options: ButtonOptions): AppointmentButtons {
  return new Buttons(desk, options);
}

class Buttons implements AppointmentButtons {
  readonly main = h('div', { class: 'office-buttons office-main-actions' });
  readonly actions: HTMLElement;

  private readonly join: HTMLButtonElement;
  private readonly take: HTMLButtonElement;
  private readonly callbacks: readonly HTMLButtonElement[];
  private readonly preCalls: readonly HTMLButtonElement[];

  /** Of the actions that were offered so far. */
  private readonly known = new Map<DeskAction, HTMLButtonElement>();

  /** As the server said last; undefined before its first answer. */
  private row: DeskAppointment | undefined;

  constructor(
    private readonly desk: DeskContext,
    private readonly options: ButtonOptions,
  ) {
    const text = officeAppointmentTexts[desk.language];
    const { id, join } = options;
    this.actions = h('div', { class: 'office-buttons', role: 'group', 'aria-label': text.actions });
    this.join = h('button', { type: 'button', class: 'btn btn-primary', onclick: join }, text.join);
    this.take = this.command(officeTexts[desk.language].takeOver, () => desk.api.assign(id));
    this.callbacks = this.recordings(text.callback, (outcome) => desk.api.recordCallback(id, outcome));
    this.preCalls = this.recordings(text.preCall, (outcome) => desk.api.recordPreCall(id, outcome));
  }

  update(next: DeskAppointment, isSeated: boolean): void {
    this.row = next;
    const { desk } = this;
    const { appointment, official, callback, preCall } = next;
    const isOpen = !isOver(appointment.phase);
    const isMine = (official ?? desk.person) === desk.person;
    const isOwed = callback !== undefined && callback.outcome === undefined;
    const isPreCallDue = isOpen && (preCall === 'open' || preCall === 'not-reached');
    arrange(this.main, [
      ...(appointment.canEnter && isMine && !isSeated ? [this.join] : []),
      ...(official !== desk.person && (isOpen || isOwed) ? [this.take] : []),
      ...(isOwed ? this.callbacks : []),
      ...(isPreCallDue ? this.preCalls : []),
    ]);
    arrange(
      this.actions,
      offeredActions(next, desk.clock.now()).map((action) => this.buttonOf(action)),
    );
  }

  /** How a call by phone went, one button for each outcome. */
  private recordings(
    call: string,
    record: (outcome: 'reached' | 'not-reached') => Promise<DeskAppointment>,
  ): HTMLButtonElement[] {
    const lists = officeListTexts[this.desk.language];
    return [
      this.command(`${call}: ${lists.reached}`, () => record('reached')),
      this.command(`${call}: ${lists.notReached}`, () => record('not-reached')),
    ];
  }

  private command(label: string, act: () => Promise<DeskAppointment>): HTMLButtonElement {
    const { problem, changed } = this.options;
    return actionButton(
      label,
      { class: 'btn btn-outline-primary' },
      {
        act: async () => {
          changed(await act());
        },
        problem,
        language: this.desk.language,
      },
    );
  }

  private buttonOf(action: DeskAction): HTMLButtonElement {
    const made = this.known.get(action) ?? this.make(action);
    this.known.set(action, made);
    return made;
  }

  private make(action: DeskAction): HTMLButtonElement {
    const { desk, options } = this;
    const ask = (): void => {
      if (this.row !== undefined) {
        askFor(action, this.row, desk, options.changed);
      }
    };
    return h(
      'button',
      { type: 'button', class: `btn ${looks[action] ?? 'btn-sm btn-outline-primary'}`, onclick: ask },
      actionLabel(action, desk),
    );
  }
}
