import type { DayCounters, DeskAppointment } from '../../http/desk';
import { officeBoardTexts } from '../../i18n/officeBoard';
import { officeTexts } from '../../i18n/office';
import { h, replaceChildren } from '../h';
import { type AgendaState, byId, isOver } from './agendaState';
import { mountAssignment, type Assignment } from './assignmentView';
import { dateInRome, dayInRome } from './clock';
import { csvOf, figuresOf } from './counters';
import { explain, type DeskContext } from './deskContext';
import { arrangeItems, failure, field, loadingText, problemPlace, setText } from './parts';

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
  const heading = h('h2', { class: 'h4' });
  const figures = new DayFigures(desk);
  const assignments = new Assignments(desk, actions.changed);
  const date = h('input', { type: 'date', class: 'form-control' });
  date.addEventListener('change', () => {
    actions.showDay(date.value === '' || date.value === dateInRome(desk.clock.now()) ? undefined : date.value);
  });
  const root = h(
    'div',
    {},
    heading,
    h('div', { class: 'office-days' }, field(officeTexts[desk.language].day, date).root),
    figures.root,
    ...assignments.content,
  );
  return {
    root,
    update(state) {
      const day = state.date ?? dateInRome(desk.clock.now());
      if (document.activeElement !== date) {
        date.value = day;
      }
      setText(heading, officeBoardTexts[desk.language].countersOf(dayInRome(`${day}T12:00:00Z`, desk.language)));
      figures.show(state);
      // Nobody looks at a hidden panel; choosing it updates it.
      if (root.offsetParent !== null) {
        void figures.read(state.date);
      }
      assignments.update(state);
    },
  };
}

/** The figures of the day that is shown. */
class DayFigures {
  readonly root: HTMLElement;

  /** Undefined while those of the day have not been read. */
  private counters: DayCounters | undefined;

  /** Undefined for today. An answer about another day is late and dropped. */
  private day: string | undefined;

  constructor(private readonly desk: DeskContext) {
    this.root = h('div', {}, loadingText(desk.language));
  }

  show({ kind, date }: AgendaState): void {
    if (kind === 'loading') {
      this.counters = undefined;
      replaceChildren(this.root, loadingText(this.desk.language));
    }
    this.day = date;
  }

  async read(day: string | undefined): Promise<void> {
    const { desk, root } = this;
    try {
      const read = await desk.api.counters(day);
      if (day === this.day) {
        this.counters = read;
        replaceChildren(root, countersTable(read, desk));
      }
    } catch (error) {
      if (day === this.day && this.counters === undefined) {
        replaceChildren(
          root,
          failure(explain(error, desk.language), desk.language, () => void this.read(day)),
        );
      }
    }
  }
}

/** The day's open appointments, each with the list from which its official is chosen. */
class Assignments {
  readonly content: readonly HTMLElement[];

  private readonly problem = problemPlace();

  private readonly note = h('div');

  private readonly list: HTMLElement;

  /** By the appointment's id; they stay while their row does. */
  private readonly items = new Map<string, Assignment>();

  constructor(
    private readonly desk: DeskContext,
    private readonly changed: (row: DeskAppointment) => void,
  ) {
    const text = officeBoardTexts[desk.language];
    this.list = h('ul', { class: 'office-rows', 'aria-label': text.assignTitle });
    this.content = [
      h('h2', { class: 'h4' }, text.assignTitle),
      h('p', { class: 'office-note' }, text.assignIntro),
      this.problem,
      this.note,
      this.list,
    ];
  }

  update(state: AgendaState): void {
    this.list.hidden = state.kind !== 'shown';
    if (state.kind === 'shown') {
      this.show(state.rows.filter((row) => !isOver(row.appointment.phase)));
    }
  }

  private show(open: readonly DeskAppointment[]): void {
    arrangeItems(this.list, this.items, byId(open), (row, known) => this.item(row, known));
    const { nobody } = officeBoardTexts[this.desk.language];
    replaceChildren(this.note, open.length === 0 ? h('p', { class: 'office-empty' }, nobody) : undefined);
  }

  private item(row: DeskAppointment, known: Assignment | undefined): Assignment {
    const { desk, changed, problem } = this;
    const item = known ?? mountAssignment(row, desk, { changed, problem });
    item.update(row);
    return item;
  }
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
