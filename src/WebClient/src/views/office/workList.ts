import type { DeskAppointment } from '../../http/desk';
import { officeListTexts } from '../../i18n/officeLists';
import { h, replaceChildren, type Child } from '../h';
import { byId, idOf } from './agendaState';
import { dayAndTimeInRome } from './clock';
import { explain, nameOf, officialName, serviceName, type DeskContext } from './deskContext';
import { actionButton, arrangeItems, failure, loadingText, problemPlace, setText } from './parts';

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

/** A list of calls to make, each with its outcomes. */
export function mountWorkList(desk: DeskContext, actions: WorkListActions, kind: ListKind): WorkList {
  return new Calls(desk, actions, kind);
}

class Calls implements WorkList {
  readonly root: HTMLElement;

  private readonly problem = problemPlace();

  private readonly note: HTMLElement;

  private readonly list = h('ul', { class: 'office-rows' });

  private readonly heading: HTMLElement;

  /** By the appointment's id; they stay while their row does. */
  private readonly items = new Map<string, Item>();

  constructor(
    private readonly desk: DeskContext,
    private readonly actions: WorkListActions,
    private readonly kind: ListKind,
  ) {
    this.note = h('div', {}, loadingText(desk.language));
    this.heading = h('h2', { class: 'h4', tabindex: -1 }, kind.title);
    const { heading, problem, note, list } = this;
    this.root = h('div', {}, heading, h('p', { class: 'office-note' }, kind.intro), problem, note, list);
  }

  async read(): Promise<void> {
    try {
      this.show(await this.kind.fetch());
    } catch (error) {
      if (this.items.size === 0) {
        const { language } = this.desk;
        replaceChildren(
          this.note,
          failure(explain(error, language), language, () => void this.read()),
        );
      }
    }
  }

  tick(): void {
    for (const item of this.items.values()) {
      item.tick();
    }
  }

  private show(rows: readonly DeskAppointment[]): void {
    const { list, kind } = this;
    const hadFocus = list.contains(document.activeElement);
    arrangeItems(list, this.items, byId(rows), (row, known) => this.item(row, known));
    replaceChildren(this.note, rows.length === 0 ? h('p', { class: 'office-empty' }, kind.empty) : undefined);
    this.actions.counted(rows.length);
    if (hadFocus && !list.contains(document.activeElement)) {
      this.heading.focus();
    }
  }

  private item(row: DeskAppointment, known: Item | undefined): Item {
    const { desk, kind, problem } = this;
    const item = known ?? new Item(row, desk, { kind, problem, open: this.actions.open, recorded: () => this.read() });
    item.update(row);
    return item;
  }
}

interface ItemOptions {
  readonly kind: ListKind;
  readonly problem: { say: (sentence: string) => void };
  readonly open: (id: string) => void;
  readonly recorded: () => Promise<void>;
}

/** One call to make. */
class Item {
  readonly root: HTMLLIElement;

  private readonly about = h('div', { class: 'office-row-who' });

  private readonly deadline = h('p', { class: 'office-deadline' });

  /** What the lines show. */
  private shown = '';

  constructor(
    private row: DeskAppointment,
    private readonly desk: DeskContext,
    private readonly options: ItemOptions,
  ) {
    this.root = h(
      'li',
      { class: 'office-row office-task' },
      this.about,
      this.deadline,
      h(
        'div',
        { class: 'office-row-actions' },
        ...options.kind.recordings(row).map((recording) => this.recordButton(recording)),
        this.openButton(),
      ),
    );
  }

  update(row: DeskAppointment): void {
    this.row = row;
    this.tick();
    // Anew only when something in it changed: a phone number that was being selected stays selected.
    const content = JSON.stringify(row);
    if (content !== this.shown) {
      this.shown = content;
      replaceChildren(this.about, ...itemLines(row, this.desk), ...this.options.kind.lines(row));
    }
  }

  tick(): void {
    const { text, isOver } = this.options.kind.deadline(this.row);
    setText(this.deadline, text);
    this.deadline.classList.toggle('is-over', isOver);
  }

  private recordButton({ label, name, act }: Recording): HTMLElement {
    const { desk, options } = this;
    return actionButton(
      label,
      { class: 'btn btn-outline-primary btn-sm', 'aria-label': name },
      {
        act: async () => {
          await act();
          desk.announcer.say(officeListTexts[desk.language].recorded(label));
          await options.recorded();
        },
        problem: options.problem,
        language: desk.language,
      },
    );
  }

  private openButton(): HTMLElement {
    const { language } = this.desk;
    return h(
      'button',
      {
        type: 'button',
        class: 'btn btn-link btn-sm',
        onclick: () => {
          this.options.open(idOf(this.row));
        },
      },
      officeListTexts[language].openSheet,
      h('span', { class: 'visually-hidden' }, `: ${nameOf(this.row, language)}`),
    );
  }
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
