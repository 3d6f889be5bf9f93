import { officeTexts } from '../../i18n/office';
import type { DeskAppointment } from '../../http/desk';
import { h, replaceChildren } from '../h';
import { idOf, isFor, type AgendaState } from './agendaState';
import { addDays, dateInRome, dayInRome } from './clock';
import type { DeskContext } from './deskContext';
import { alertBox, arrange, failure, field, loadingText, problemPlace, setText } from './parts';
import { mountRow, type RowView } from './rowView';

export interface AgendaActions {
  readonly open: (id: string, joins: boolean) => void;
  readonly openChat: (id: string) => void;
  readonly current: () => string;
  readonly changed: (row: DeskAppointment) => void;
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
  const text = officeTexts[desk.language];
  const problem = problemPlace();
  const date = h('input', { type: 'date', class: 'form-control' });
  const heading = h('h2', { class: 'h4 office-day' });
  const note = h('div');
  const list = h('ul', { class: 'office-rows', 'aria-label': text.agenda });
  const rows = new Map<string, RowView>();
  const radios = (['mine', 'all'] as const).map((value) =>
    h('input', {
      type: 'radio',
      name: 'office-filter',
      id: `office-filter-${value}`,
      value,
      checked: value === 'mine',
    }),
  );
  let state: AgendaState = { kind: 'loading', date: undefined };

  const go = (wanted: string): void => {
    actions.showDay(wanted === '' || wanted === dateInRome(desk.clock.now()) ? undefined : wanted);
  };
  const step = (days: number, label: string): HTMLElement =>
    h(
      'button',
      {
        type: 'button',
        class: 'btn btn-outline-primary btn-sm',
        'aria-label': label,
        onclick: () => {
          go(addDays(state.date ?? dateInRome(desk.clock.now()), days));
        },
      },
      days < 0 ? '‹' : '›',
    );
  date.addEventListener('change', () => {
    go(date.value);
  });
  const filter = h(
    'fieldset',
    { class: 'office-filter' },
    h('legend', {}, text.show),
    ...radios.map((radio) =>
      h(
        'div',
        { class: 'form-check form-check-inline' },
        radio,
        h('label', { for: radio.id }, radio.value === 'mine' ? text.mine : text.wholeOffice),
      ),
    ),
  );
  filter.addEventListener('change', () => {
    update(state);
  });
  const root = h(
    'section',
    { 'aria-label': text.agenda },
    h(
      'div',
      { class: 'office-tools' },
      h(
        'div',
        { class: 'office-days' },
        step(-1, text.previousDay),
        field(text.day, date).root,
        step(1, text.nextDay),
        h(
          'button',
          {
            type: 'button',
            class: 'btn btn-outline-primary btn-sm',
            onclick: () => {
              actions.showDay(undefined);
            },
          },
          text.today,
        ),
      ),
      filter,
    ),
    heading,
    h('p', { class: 'office-note' }, text.romeTimes),
    problem,
    note,
    list,
  );

  function viewOf(row: DeskAppointment): RowView {
    const known = rows.get(idOf(row));
    if (known !== undefined) {
      known.update(row);
      return known;
    }
    const made = mountRow(row, desk, { ...actions, problem });
    rows.set(idOf(row), made);
    return made;
  }

  function showRows(all: readonly DeskAppointment[]): void {
    const wanted = radios[0]?.checked === true ? all.filter((row) => isFor(row, desk.person)) : all;
    const present = new Set(wanted.map(idOf));
    for (const id of rows.keys()) {
      if (!present.has(id)) {
        rows.delete(id);
      }
    }
    arrange(
      list,
      wanted.map((row) => viewOf(row).root),
    );
    const empty = all.length === 0 ? text.nobodyToday : text.nobodyMine;
    replaceChildren(note, wanted.length === 0 ? h('p', { class: 'office-empty' }, empty) : undefined);
  }

  function update(next: AgendaState): void {
    state = next;
    const day = state.date ?? dateInRome(desk.clock.now());
    if (document.activeElement !== date) {
      date.value = day;
    }
    setText(heading, dayInRome(`${day}T12:00:00Z`, desk.language));
    list.hidden = state.kind !== 'shown';
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
        showRows(state.rows);
        if (state.staleBecause !== undefined) {
          note.prepend(alertBox('warning', text.stale));
        }
        break;
    }
  }

  desk.liveChats.onChange(() => {
    for (const row of rows.values()) {
      row.showChat();
    }
  });
  update(state);
  return {
    root,
    update,
    tick() {
      for (const row of rows.values()) {
        row.tick();
      }
    },
  };
}
