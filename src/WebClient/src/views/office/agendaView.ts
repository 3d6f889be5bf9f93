import { officeTexts } from '../../i18n/office';
import type { DeskAppointment } from '../../http/desk';
import { h, replaceChildren } from '../h';
import { byId, isFor, type AgendaState } from './agendaState';
import { addDays, dateInRome, dayInRome } from './clock';
import type { DeskContext } from './deskContext';
import { alertBox, arrangeItems, failure, field, loadingText, problemPlace, setText } from './parts';
import { mountRow, type RowActions, type RowView } from './rowView';

export interface AgendaActions extends Omit<RowActions, 'problem'> {
  readonly showDay: (date: string | undefined) => void;
  readonly retry: () => void;
}

export interface AgendaView {
  readonly root: HTMLElement;
  update(state: AgendaState): void;
  tick(): void;
}

/** A day of the office: its rows, mine or everybody's, and the way to other days. */
export function mountAgenda(desk: DeskContext, actions: AgendaActions): AgendaView {
  return new Agenda(desk, actions);
}

class Agenda implements AgendaView {
  readonly root: HTMLElement;

  private readonly problem = problemPlace();
  private readonly date = h('input', { type: 'date', class: 'form-control' });
  private readonly heading = h('h2', { class: 'h4 office-day' });
  private readonly note = h('div');
  private readonly list: HTMLElement;

  /** By the ids of their appointments; each stays while it is in the list. */
  private readonly rows = new Map<string, RowView>();

  /** Whose rows are shown: mine, all. */
  private readonly radios = (['mine', 'all'] as const).map((value) =>
    h('input', {
      type: 'radio',
      name: 'office-filter',
      id: `office-filter-${value}`,
      value,
      checked: value === 'mine',
    }),
  );

  private state: AgendaState = { kind: 'loading', date: undefined };

  constructor(
    private readonly desk: DeskContext,
    private readonly actions: AgendaActions,
  ) {
    const text = officeTexts[desk.language];
    this.list = h('ul', { class: 'office-rows', 'aria-label': text.agenda });
    this.root = h(
      'section',
      { 'aria-label': text.agenda },
      h('div', { class: 'office-tools' }, this.days(), this.filter()),
      this.heading,
      h('p', { class: 'office-note' }, text.romeTimes),
      this.problem,
      this.note,
      this.list,
    );
    desk.liveChats.onChange(() => {
      for (const row of this.rows.values()) {
        row.showChat();
      }
    });
    this.update(this.state);
  }

  update(next: AgendaState): void {
    const { date, heading, list, desk } = this;
    this.state = next;
    const day = this.shownDay();
    if (document.activeElement !== date) {
      date.value = day;
    }
    setText(heading, dayInRome(`${day}T12:00:00Z`, desk.language));
    list.hidden = next.kind !== 'shown';
    this.showState(next);
  }

  tick(): void {
    for (const row of this.rows.values()) {
      row.tick();
    }
  }

  /** The day, and the ways to others. */
  private days(): HTMLElement {
    const text = officeTexts[this.desk.language];
    const { date, actions } = this;
    const today = (): void => {
      actions.showDay(undefined);
    };
    date.addEventListener('change', () => {
      this.goTo(date.value);
    });
    return h(
      'div',
      { class: 'office-days' },
      this.step(-1, text.previousDay),
      field(text.day, date).root,
      this.step(1, text.nextDay),
      h('button', { type: 'button', class: 'btn btn-outline-primary btn-sm', onclick: today }, text.today),
    );
  }

  private step(days: number, label: string): HTMLElement {
    const go = (): void => {
      this.goTo(addDays(this.shownDay(), days));
    };
    return h(
      'button',
      { type: 'button', class: 'btn btn-outline-primary btn-sm', 'aria-label': label, onclick: go },
      days < 0 ? '‹' : '›',
    );
  }

  private filter(): HTMLElement {
    const text = officeTexts[this.desk.language];
    const filter = h(
      'fieldset',
      { class: 'office-filter' },
      h('legend', {}, text.show),
      ...this.radios.map((radio) =>
        h(
          'div',
          { class: 'form-check form-check-inline' },
          radio,
          h('label', { for: radio.id }, radio.value === 'mine' ? text.mine : text.wholeOffice),
        ),
      ),
    );
    filter.addEventListener('change', () => {
      this.update(this.state);
    });
    return filter;
  }

  private goTo(wanted: string): void {
    const isToday = wanted === '' || wanted === dateInRome(this.desk.clock.now());
    this.actions.showDay(isToday ? undefined : wanted);
  }

  private shownDay(): string {
    return this.state.date ?? dateInRome(this.desk.clock.now());
  }

  private showState(state: AgendaState): void {
    const { note, desk, actions } = this;
    const text = officeTexts[desk.language];
    switch (state.kind) {
      case 'loading':
        replaceChildren(note, loadingText(desk.language));
        break;
      case 'failed':
        replaceChildren(
          note,
          failure(state.code === 'offline' ? text.offline : text.tryAgain, desk.language, actions.retry),
        );
        break;
      case 'shown':
        this.showRows(state.rows);
        if (state.staleBecause !== undefined) {
          note.prepend(alertBox('warning', text.stale));
        }
        break;
    }
  }

  private showRows(all: readonly DeskAppointment[]): void {
    const { desk } = this;
    const text = officeTexts[desk.language];
    const wanted = this.radios[0]?.checked === true ? all.filter((row) => isFor(row, desk.person)) : all;
    arrangeItems(this.list, this.rows, byId(wanted), (row, known) => this.viewOf(row, known));
    const empty = all.length === 0 ? text.nobodyToday : text.nobodyMine;
    replaceChildren(this.note, wanted.length === 0 ? h('p', { class: 'office-empty' }, empty) : undefined);
  }

  private viewOf(row: DeskAppointment, known: RowView | undefined): RowView {
    if (known === undefined) {
      return mountRow(row, this.desk, { ...this.actions, problem: this.problem });
    }
    known.update(row);
    return known;
  }
}
