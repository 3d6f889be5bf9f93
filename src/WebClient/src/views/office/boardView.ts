import type { DayCounters, DeskAppointment } from '../../http/desk';
import { officeBoardTexts } from '../../i18n/officeBoard';
import { officeTexts } from '../../i18n/office';
import { h, replaceChildren } from '../h';
import { idOf, isOver, type AgendaState } from './agendaState';
import { mountAssignment, type Assignment } from './assignmentView';
import { dateInRome, dayInRome } from './clock';
import { csvOf, figuresOf } from './counters';
import { explain, type DeskContext } from './deskContext';
import { arrange, failure, field, loadingText, problemPlace, setText } from './parts';

export interface BoardActions {
  readonly changed: (row: DeskAppointment) => void;
  readonly showDay: (date: string | undefined) => void;
}

export interface BoardView {
  readonly root: HTMLElement;
  update(state: AgendaState): void;
}

/** The manager's board: the day in figures (CIV-04), and whose each appointment is (CIV-03). */
export function mountBoard(desk: DeskContext, actions: BoardActions): BoardView {
  const text = officeBoardTexts[desk.language];
  const heading = h('h2', { class: 'h4' });
  const figures = h('div', {}, loadingText(desk.language));
  const problem = problemPlace();
  const note = h('div');
  const list = h('ul', { class: 'office-rows', 'aria-label': text.assignTitle });
  const date = h('input', { type: 'date', class: 'form-control' });
  const items = new Map<string, Assignment>();
  let counters: DayCounters | undefined;
  let shownDay: string | undefined;

  date.addEventListener('change', () => {
    actions.showDay(date.value === '' || date.value === dateInRome(desk.clock.now()) ? undefined : date.value);
  });

  async function readCounters(day: string | undefined): Promise<void> {
    try {
      const read = await desk.api.counters(day);
      if (day === shownDay) {
        counters = read;
        replaceChildren(figures, countersTable(read, desk));
      }
    } catch (error) {
      if (day === shownDay && counters === undefined) {
        replaceChildren(
          figures,
          failure(explain(error, desk.language), desk.language, () => void readCounters(day)),
        );
      }
    }
  }

  function showRows(rows: readonly DeskAppointment[]): void {
    const open = rows.filter((row) => !isOver(row.appointment.phase));
    const present = new Set(open.map(idOf));
    for (const id of items.keys()) {
      if (!present.has(id)) {
        items.delete(id);
      }
    }
    arrange(
      list,
      open.map((row) => {
        const item = items.get(idOf(row)) ?? mountAssignment(row, desk, { changed: actions.changed, problem });
        items.set(idOf(row), item);
        item.update(row);
        return item.root;
      }),
    );
    replaceChildren(note, open.length === 0 ? h('p', { class: 'office-empty' }, text.nobody) : undefined);
  }

  const root = h(
    'div',
    {},
    heading,
    h('div', { class: 'office-days' }, field(officeTexts[desk.language].day, date).root),
    figures,
    h('h2', { class: 'h4' }, text.assignTitle),
    h('p', { class: 'office-note' }, text.assignIntro),
    problem,
    note,
    list,
  );
  return {
    root,
    update(state) {
      const day = state.date ?? dateInRome(desk.clock.now());
      if (document.activeElement !== date) {
        date.value = day;
      }
      setText(heading, text.countersOf(dayInRome(`${day}T12:00:00Z`, desk.language)));
      if (state.kind === 'loading') {
        counters = undefined;
        replaceChildren(figures, loadingText(desk.language));
      }
      shownDay = state.date;
      // Nobody looks at a hidden panel; choosing it updates it.
      if (root.offsetParent !== null) {
        void readCounters(state.date);
      }
      list.hidden = state.kind !== 'shown';
      if (state.kind === 'shown') {
        showRows(state.rows);
      }
    },
  };
}

function countersTable(counters: DayCounters, desk: DeskContext): HTMLElement {
  const text = officeBoardTexts[desk.language];
  const figures = figuresOf(counters, desk.language);
  const head = { label: text.figure, value: text.count };
  return h(
    'div',
    {},
    h(
      'table',
      { class: 'table table-sm office-counters' },
      h('caption', { class: 'visually-hidden' }, text.counters),
      h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, head.label), h('th', { scope: 'col' }, head.value))),
      h(
        'tbody',
        {},
        ...figures.map(({ label, value }) => h('tr', {}, h('th', { scope: 'row' }, label), h('td', {}, value))),
      ),
    ),
    h(
      'button',
      {
        type: 'button',
        class: 'btn btn-outline-primary btn-sm',
        onclick: () => {
          download(text.fileName(counters.date), csvOf(head, figures));
        },
      },
      text.download,
    ),
  );
}

/** Saves a text that was made here: nothing is asked of the server. */
function download(name: string, content: string): void {
  const address = URL.createObjectURL(new Blob([content], { type: 'text/csv;charset=utf-8' }));
  const link = h('a', { href: address, download: name });
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, 1000);
}
