import type { DeskAppointment } from '../../http/desk';
import { officeTexts } from '../../i18n/office';
import { officeBoardTexts } from '../../i18n/officeBoard';
import { h } from '../h';
import { idOf } from './agendaState';
import { timeInRome } from './clock';
import { nameOf, officialName, serviceName, type DeskContext } from './deskContext';
import { actionButton, select, setText } from './parts';
import { stateWords } from './rowView';

export interface Assignment {
  readonly root: HTMLLIElement;
  update(row: DeskAppointment): void;
}

interface AssignmentOptions {
  readonly changed: (row: DeskAppointment) => void;
  readonly problem: { say: (sentence: string) => void };
}

/** One open appointment of the board, and the list from which the manager chooses its official. */
export function mountAssignment(first: DeskAppointment, desk: DeskContext, options: AssignmentOptions): Assignment {
  return new AssignedRow(first, desk, options);
}

class AssignedRow implements Assignment {
  readonly root: HTMLLIElement;

  private readonly state = h('p', { class: 'office-row-state' });

  private readonly officials: HTMLSelectElement;

  /** Id of the official that the server has; empty for none. */
  private current: string;

  constructor(
    private readonly first: DeskAppointment,
    private readonly desk: DeskContext,
    private readonly options: AssignmentOptions,
  ) {
    this.officials = officialsOf(nameOf(first, desk.language), desk);
    this.current = first.official ?? '';
    this.officials.value = this.current;
    this.root = h(
      'li',
      { class: 'office-row' },
      ...factsOf(first, desk),
      this.state,
      h('div', { class: 'office-row-actions' }, this.officials, this.assignButton()),
    );
  }

  update(row: DeskAppointment): void {
    setText(this.state, stateWords(row, this.desk));
    // What the manager is choosing stays; a change made elsewhere is shown.
    if ((row.official ?? '') !== this.current) {
      this.current = row.official ?? '';
      this.officials.value = this.current;
    }
  }

  private assignButton(): HTMLButtonElement {
    const { first, desk, options, officials } = this;
    const text = officeBoardTexts[desk.language];
    const name = nameOf(first, desk.language);
    return actionButton(
      text.assign,
      { class: 'btn btn-outline-primary btn-sm', 'aria-label': text.assignOf(name) },
      {
        act: async () => {
          if (officials.value !== '' && officials.value !== this.current) {
            const row = await desk.api.assign(idOf(first), officials.value);
            options.changed(row);
            desk.announcer.say(text.assigned(name, officialName(desk, row.official)));
          }
        },
        problem: options.problem,
        language: desk.language,
      },
    );
  }
}

/** Whom it can be given to. */
function officialsOf(name: string, desk: DeskContext): HTMLSelectElement {
  const officials = select([
    { value: '', label: officeTexts[desk.language].unassigned },
    ...desk.colleagues.map(({ id }) => ({ value: id, label: officialName(desk, id) })),
  ]);
  officials.setAttribute('aria-label', officeBoardTexts[desk.language].colleague(name));
  return officials;
}

function factsOf(row: DeskAppointment, desk: DeskContext): HTMLElement[] {
  const { startsAt, service } = row.appointment;
  return [
    h('p', { class: 'office-row-time' }, timeInRome(startsAt, desk.language)),
    h(
      'div',
      { class: 'office-row-who' },
      h('h3', { class: 'h6 office-row-name' }, nameOf(row, desk.language)),
      h('p', {}, serviceName(desk, service)),
    ),
  ];
}
