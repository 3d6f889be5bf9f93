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
  readonly update: (row: DeskAppointment) => void;
}

/** One open appointment of the board, and the list from which the manager chooses its official. */
export function mountAssignment(
  first: DeskAppointment,
  desk: DeskContext,
  { changed, problem }: { changed: (row: DeskAppointment) => void; problem: { say: (sentence: string) => void } },
): Assignment {
  const text = officeBoardTexts[desk.language];
  const name = nameOf(first, desk.language);
  const { language } = desk;
  const officials = select([
    { value: '', label: officeTexts[language].unassigned },
    ...desk.colleagues.map((colleague) => ({ value: colleague.id, label: officialName(desk, colleague.id) })),
  ]);
  officials.setAttribute('aria-label', text.colleague(name));
  const state = h('p', { class: 'office-row-state' });
  const assign = actionButton(
    text.assign,
    { class: 'btn btn-outline-primary btn-sm', 'aria-label': text.assignOf(name) },
    {
      act: async () => {
        if (officials.value !== '' && officials.value !== current) {
          const row = await desk.api.assign(idOf(first), officials.value);
          changed(row);
          desk.announcer.say(text.assigned(name, officialName(desk, row.official)));
        }
      },
      problem,
      language,
    },
  );
  let current = first.official ?? '';
  officials.value = current;
  return {
    root: h(
      'li',
      { class: 'office-row' },
      h('p', { class: 'office-row-time' }, timeInRome(first.appointment.startsAt, language)),
      h(
        'div',
        { class: 'office-row-who' },
        h('h3', { class: 'h6 office-row-name' }, name),
        h('p', {}, serviceName(desk, first.appointment.service)),
      ),
      state,
      h('div', { class: 'office-row-actions' }, officials, assign),
    ),
    update(row) {
      setText(state, stateWords(row, desk));
      // What the manager is choosing stays; a change made elsewhere is shown.
      if ((row.official ?? '') !== current) {
        current = row.official ?? '';
        officials.value = current;
      }
    },
  };
}
