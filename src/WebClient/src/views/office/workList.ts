import type { DeskAppointment } from '../../http/desk';
import { officeListTexts } from '../../i18n/officeLists';
import { h, replaceChildren, type Child } from '../h';
import { idOf } from './agendaState';
import { dayAndTimeInRome } from './clock';
import { explain, nameOf, officialName, serviceName, type DeskContext } from './deskContext';
import { actionButton, arrange, failure, loadingText, problemPlace, setText } from './parts';

export interface WorkListActions {
  readonly open: (id: string) => void;
  /** How many there are, for the tab. */
  readonly counted: (count: number) => void;
}

export interface WorkList {
  readonly root: HTMLElement;
  read(): Promise<void>;
  tick(): void;
}

export type Recording = { readonly label: string; readonly name: string; readonly act: () => Promise<DeskAppointment> };

/** What one list has that the other has not. */
export interface ListKind {
  readonly title: string;
  readonly intro: string;
  readonly empty: string;
  readonly fetch: () => Promise<DeskAppointment[]>;
  /** The lines that only this list has. */
  readonly lines: (row: DeskAppointment) => readonly Child[];
  readonly deadline: (row: DeskAppointment) => { text: string; isOver: boolean };
  readonly recordings: (row: DeskAppointment) => readonly Recording[];
}

interface Item {
  readonly root: HTMLLIElement;
  readonly update: (row: DeskAppointment) => void;
  readonly tick: () => void;
}

/** A list of calls to make, each with its outcomes. */
export function mountWorkList(desk: DeskContext, actions: WorkListActions, kind: ListKind): WorkList {
  const problem = problemPlace();
  const note = h('div', {}, loadingText(desk.language));
  const list = h('ul', { class: 'office-rows' });
  const heading = h('h2', { class: 'h4', tabindex: -1 }, kind.title);
  const items = new Map<string, Item>();

  async function read(): Promise<void> {
    try {
      show(await kind.fetch());
    } catch (error) {
      if (items.size === 0) {
        replaceChildren(
          note,
          failure(explain(error, desk.language), desk.language, () => void read()),
        );
      }
    }
  }

  function show(rows: readonly DeskAppointment[]): void {
    const present = new Set(rows.map(idOf));
    for (const id of items.keys()) {
      if (!present.has(id)) {
        items.delete(id);
      }
    }
    const hadFocus = list.contains(document.activeElement);
    arrange(
      list,
      rows.map((row) => {
        const item =
          items.get(idOf(row)) ?? mountItem(row, desk, { kind, problem, open: actions.open, recorded: read });
        items.set(idOf(row), item);
        item.update(row);
        return item.root;
      }),
    );
    replaceChildren(note, rows.length === 0 ? h('p', { class: 'office-empty' }, kind.empty) : undefined);
    actions.counted(rows.length);
    if (hadFocus && !list.contains(document.activeElement)) {
      heading.focus();
    }
  }

  return {
    root: h('div', {}, heading, h('p', { class: 'office-note' }, kind.intro), problem, note, list),
    read,
    tick() {
      for (const item of items.values()) {
        item.tick();
      }
    },
  };
}

interface ItemOptions {
  readonly kind: ListKind;
  readonly problem: { say: (sentence: string) => void };
  readonly open: (id: string) => void;
  readonly recorded: () => Promise<void>;
}

function mountItem(first: DeskAppointment, desk: DeskContext, { kind, problem, open, recorded }: ItemOptions): Item {
  const text = officeListTexts[desk.language];
  let row = first;
  const deadline = h('p', { class: 'office-deadline' });
  const about = h('div', { class: 'office-row-who' });
  const root = h(
    'li',
    { class: 'office-row office-task' },
    about,
    deadline,
    h(
      'div',
      { class: 'office-row-actions' },
      ...kind.recordings(first).map(({ label, name, act }) =>
        actionButton(
          label,
          { class: 'btn btn-outline-primary btn-sm', 'aria-label': name },
          {
            act: async () => {
              await act();
              desk.announcer.say(text.recorded(label));
              await recorded();
            },
            problem,
            language: desk.language,
          },
        ),
      ),
      h(
        'button',
        {
          type: 'button',
          class: 'btn btn-link btn-sm',
          onclick: () => {
            open(idOf(row));
          },
        },
        text.openSheet,
        h('span', { class: 'visually-hidden' }, `: ${nameOf(first, desk.language)}`),
      ),
    ),
  );

  function tick(): void {
    const { text: sentence, isOver } = kind.deadline(row);
    setText(deadline, sentence);
    deadline.classList.toggle('is-over', isOver);
  }

  let shown = '';
  return {
    root,
    tick,
    update(next) {
      row = next;
      tick();
      // Anew only when something in it changed: a phone number that was being selected stays selected.
      const content = JSON.stringify(next);
      if (content !== shown) {
        shown = content;
        replaceChildren(about, ...itemLines(next, desk), ...kind.lines(next));
      }
    },
  };
}

function itemLines(row: DeskAppointment, desk: DeskContext): Child[] {
  const text = officeListTexts[desk.language];
  const mobile = row.mobile ?? '';
  const details = row.details ?? '';
  return [
    h('h3', { class: 'h6 office-row-name' }, nameOf(row, desk.language)),
    h('p', {}, h('a', { href: `tel:${mobile.replaceAll(' ', '')}` }, text.phone(mobile))),
    h('p', {}, text.topic(serviceName(desk, row.appointment.service))),
    details !== '' && h('p', { class: 'office-details' }, `${text.askFor}: ${details}`),
    h(
      'p',
      {},
      `${text.appointmentOn(dayAndTimeInRome(row.appointment.startsAt, desk.language))} · ${officialName(desk, row.official)}`,
    ),
  ];
}
