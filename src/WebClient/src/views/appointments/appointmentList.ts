import { inOrder, nextChange, passed } from '../../booking/dayOf';
import type { Catalogue, OwnAppointment, WaitingEntry } from '../../http/booking';
import { faultsOf } from '../../http/faults';
import type { AppointmentTexts } from '../../i18n/appointments';
import type { BookingTexts } from '../../i18n/booking';
import type { PageContext } from '../../pages/page';
import { h, replaceChildren } from '../h';
import { AppointmentCard } from './appointmentCard';
import { askToCancel } from './cancelDialog';
import { OwnLiveChats } from './ownLiveChats';
import { WaitingCard } from './waitingCard';

export interface ListContext extends PageContext {
  readonly text: AppointmentTexts;
  readonly booking: BookingTexts;
  readonly catalogue: Catalogue;
}

const refreshEvery = 30_000;

/** The list of one's appointments and places in waiting lists, kept up to date while the page is open. */
export class AppointmentList {
  private readonly heading: HTMLElement;

  private readonly problem = h('p', { class: 'alert alert-warning', role: 'status', hidden: true });

  private readonly done = h('p', { class: 'alert alert-success', role: 'status', hidden: true });

  private readonly liveChats: OwnLiveChats;

  private readonly upcoming = h('div', {});

  private readonly past = h('div', {});

  private readonly waiting = h('div', {});

  private readonly pastSection: HTMLElement;

  private readonly waitingSection: HTMLElement;

  private readonly cards = new Map<string, AppointmentCard>();

  private waitingCards: readonly WaitingCard[] = [];

  private own: readonly OwnAppointment[] = [];

  /** The server's time at the last look. */
  private lastLook: number;

  /** The server's time of the next refresh. */
  private nextRefresh = 0;

  constructor(
    root: HTMLElement,
    private readonly context: ListContext,
  ) {
    const { text, api } = context;
    this.lastLook = api.now();
    this.liveChats = new OwnLiveChats(context);
    this.heading = h('h1', { tabindex: -1, id: 'agenda' }, text.title);
    this.pastSection = h('section', {}, h('h2', { class: 'h4 mt-5' }, text.past), this.past);
    this.waitingSection = h('section', {}, h('h2', { class: 'h4 mt-5' }, text.waiting), this.waiting);
    replaceChildren(
      root,
      this.heading,
      this.problem,
      this.done,
      this.liveChats.root,
      h('section', {}, h('h2', { class: 'h4 mt-4' }, text.upcoming), this.upcoming),
      this.waitingSection,
      this.pastSection,
    );
  }

  async start(): Promise<void> {
    await this.refresh();
    setInterval(() => {
      this.look();
    }, 1000);
    document.addEventListener('visibilitychange', () => {
      this.look();
    });
  }

  /** Counts on, announces what was passed, and asks the server when it is time. */
  private look(): void {
    const { api, announcer, text } = this.context;
    const now = api.now();
    for (const { appointment } of this.own) {
      const card = this.cards.get(appointment.id);
      card?.tick(now);
      const instant =
        inOrder(this.own).upcoming.some((one) => one.appointment === appointment) &&
        passed(appointment, this.lastLook, now);
      if (card !== undefined && instant) {
        const say = { opened: text.announceOpen, 'a-minute-left': text.announceMinute, started: text.announceStart }[
          instant
        ];
        announcer.say(say(card.service));
      }
    }
    for (const card of this.waitingCards) {
      card.tick(now);
    }
    this.lastLook = now;
    if (now >= this.nextRefresh && document.visibilityState === 'visible') {
      void this.refresh();
    }
  }

  private async refresh(): Promise<void> {
    const { api, text } = this.context;
    this.nextRefresh = api.now() + refreshEvery;
    void this.liveChats.read();
    try {
      const [own, waiting] = await Promise.all([
        api.get<OwnAppointment[]>('/api/appointments'),
        api.get<WaitingEntry[]>('/api/waiting-list'),
      ]);
      this.problem.hidden = true;
      this.show(own, waiting);
    } catch (error) {
      console.warn(error);
      this.problem.textContent = text.refreshFailed;
      this.problem.hidden = false;
    }
  }

  private show(own: readonly OwnAppointment[], waiting: readonly WaitingEntry[]): void {
    const now = this.context.api.now();
    this.own = own;
    for (const one of own) {
      this.card(one).update(one, now);
    }
    const { upcoming, past } = inOrder(own);
    place(this.upcoming, upcoming.length === 0 ? [this.empty()] : upcoming.map((one) => this.card(one).element));
    place(
      this.past,
      past.map((one) => this.card(one).element),
    );
    this.pastSection.hidden = past.length === 0;
    this.showWaiting(waiting, now);
    const change = nextChange(
      own.map((one) => one.appointment),
      now,
    );
    this.nextRefresh = Math.min(this.nextRefresh, change ?? Number.POSITIVE_INFINITY);
  }

  private card(own: OwnAppointment): AppointmentCard {
    const { id } = own.appointment;
    const known = this.cards.get(id);
    if (known !== undefined) {
      return known;
    }
    const made = new AppointmentCard(own, {
      ...this.context,
      cancel: (one) => {
        askToCancel(one, {
          ...this.context,
          done: () => {
            void this.finish(this.context.text.cancelled);
          },
        });
      },
    });
    this.cards.set(id, made);
    return made;
  }

  private showWaiting(waiting: readonly WaitingEntry[], now: number): void {
    const { api, text } = this.context;
    this.waitingSection.hidden = waiting.length === 0;
    const isSame = JSON.stringify(waiting) === JSON.stringify(this.waitingCards.map((card) => card.entry));
    if (!isSame) {
      const actions = {
        leave: (entry: WaitingEntry) => this.act(() => api.delete(`/api/waiting-list/${entry.entry}`), text.left),
        decline: (entry: WaitingEntry) =>
          this.act(() => api.post(`/api/waiting-list/${entry.entry}/decline`), text.declined),
      };
      this.waitingCards = waiting.map((entry) => new WaitingCard(entry, { ...this.context, ...actions }));
      replaceChildren(this.waiting, ...this.waitingCards.map((card) => card.element));
    }
    for (const card of this.waitingCards) {
      card.tick(now);
    }
  }

  private async act(action: () => Promise<unknown>, said: string): Promise<void> {
    try {
      await action();
      await this.finish(said);
    } catch (error) {
      this.problem.textContent = faultsOf(error, this.context.booking)
        .map((fault) => fault.title ?? fault.code)
        .join(' ');
      this.problem.hidden = false;
    }
  }

  /** Says what was done, brings the list up to date and gives the focus a place: the button that had it may be gone. */
  private async finish(said: string): Promise<void> {
    this.done.textContent = said;
    this.done.hidden = false;
    await this.refresh();
    this.heading.focus();
  }

  private empty(): HTMLElement {
    const { text } = this.context;
    return h(
      'div',
      { class: 'empty-state' },
      h('p', {}, text.none),
      h('p', {}, text.noneHelp),
      h('a', { class: 'btn btn-primary', href: '/prenota' }, text.book),
    );
  }
}

/** Replaces the children only where they are others or in another order. */
function place(parent: HTMLElement, children: readonly HTMLElement[]): void {
  const isSame =
    children.length === parent.children.length && children.every((child, index) => parent.children[index] === child);
  if (!isSame) {
    replaceChildren(parent, ...children);
  }
}
