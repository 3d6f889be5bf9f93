import { isActive, isOver } from '../../booking/dayOf';
import type { OwnAppointment } from '../../http/booking';
import type { AppointmentTexts } from '../../i18n/appointments';
import type { BookingTexts } from '../../i18n/booking';
import { deviceTime, longDate, spanWords, timeOf } from '../../i18n/time';
import type { Catalogue } from '../../http/booking';
import type { Language } from '../../session/contract';
import { calendarButton } from '../booking/confirmed';
import { h, replaceChildren } from '../h';

export interface CardContext {
  readonly language: Language;
  readonly text: AppointmentTexts;
  readonly booking: BookingTexts;
  readonly catalogue: Catalogue;
  readonly cancel: (own: OwnAppointment) => void;
}

/** One appointment. What changes is changed in place: the focus stays where it is. */
export class AppointmentCard {
  readonly element: HTMLElement;

  private readonly state = h('dd', { class: 'card-state' });

  private readonly countdown: HTMLElement;

  private readonly enter: HTMLButtonElement;

  private readonly cancel: HTMLButtonElement;

  private readonly calendar: HTMLElement;

  private readonly ending = h('div', {});

  constructor(
    private own: OwnAppointment,
    private readonly context: CardContext,
  ) {
    const { text, booking } = context;
    const { id } = own.appointment;
    this.countdown = h('p', { class: 'countdown', id: `countdown-${id}` });
    this.enter = h(
      'button',
      { type: 'button', class: 'btn btn-primary', 'aria-describedby': this.countdown.id },
      text.enter,
    );
    this.enter.addEventListener('click', () => {
      if (this.enter.getAttribute('aria-disabled') !== 'true') {
        location.assign(`/entra?appointment=${encodeURIComponent(id)}`);
      }
    });
    const when = this.when();
    this.calendar = calendarButton(own.appointment, this.service, booking);
    this.cancel = h(
      'button',
      { type: 'button', class: 'btn btn-outline-danger' },
      text.cancel,
      h('span', { class: 'visually-hidden' }, `: ${when}`),
    );
    this.cancel.addEventListener('click', () => {
      context.cancel(this.own);
    });
    this.element = h(
      'article',
      { class: 'appointment-card', 'aria-labelledby': `title-${id}` },
      h('h3', { class: 'h5', id: `title-${id}` }, `${when} – ${this.service}`),
      h('dl', { class: 'summary-list' }, ...this.rows(), h('dt', {}, text.state), this.state),
      this.countdown,
      h('div', { class: 'button-row' }, this.enter, this.calendar, this.cancel),
      this.ending,
    );
  }

  /** What a screen reader is told it is about. */
  get service(): string {
    const { service } = this.own.appointment;
    return this.context.catalogue.services.find((known) => known.id === service)?.name ?? service;
  }

  update(own: OwnAppointment, now: number): void {
    this.own = own;
    const { appointment } = own;
    const { text } = this.context;
    setText(this.state, text.phases[appointment.phase]);
    this.cancel.hidden = !appointment.canCancel;
    // What is over or cancelled has no place in a calendar.
    this.calendar.hidden = isOver(appointment);
    this.tick(now);
    if (isOver(appointment)) {
      replaceChildren(this.ending, ...this.endingParts());
    }
  }

  /** The countdown and the button, by the server's clock. */
  tick(now: number): void {
    const { appointment } = this.own;
    const { language, text } = this.context;
    const isEnded = isOver(appointment);
    const canEnter = isActive(appointment, now);
    this.enter.hidden = isEnded;
    this.countdown.hidden = isEnded;
    this.enter.setAttribute('aria-disabled', String(!canEnter));
    this.enter.classList.toggle('disabled', !canEnter);
    const toStart = Date.parse(appointment.startsAt) - now;
    const words = canEnter
      ? [text.opened, toStart > 0 ? text.startsSoon(spanWords(language, toStart)) : ''].join(' ')
      : text.opensIn(spanWords(language, Date.parse(appointment.opensAt) - now));
    setText(this.countdown, words);
  }

  private when(): string {
    const { start, startsAt } = this.own.appointment;
    return `${longDate(this.context.language, Date.parse(startsAt))}, ${timeOf(start)}`;
  }

  private rows(): HTMLElement[] {
    const { language, text, booking, catalogue } = this.context;
    const { appointment, subject, details } = this.own;
    const office = catalogue.offices.find((known) => known.id === appointment.office);
    const here = deviceTime(language, Date.parse(appointment.startsAt));
    const rows: readonly (readonly [string, string])[] = [
      [booking.where, office === undefined ? appointment.office : `${office.name}, ${office.address}`],
      ...(here === undefined ? [] : ([[booking.yourTime, here]] as const)),
      [text.subject, `${subject.name} – ${subject.code}`],
      ...(details === undefined ? [] : ([[text.reference, details]] as const)),
    ];
    return rows.flatMap(([label, value]) => [h('dt', {}, label), h('dd', {}, value)]);
  }

  private endingParts(): HTMLElement[] {
    const { text } = this.context;
    const { id, phase, outcome, nextSteps } = this.own.appointment;
    const said = outcome === undefined ? undefined : text.outcomes[outcome];
    const steps = nextSteps.flatMap((step) => text.steps[step] ?? []);
    return [
      ...(said === undefined ? [] : [h('p', {}, `${text.outcome}: ${said}`)]),
      ...(steps.length === 0
        ? []
        : [h('p', { class: 'mb-1' }, text.nextSteps), h('ul', {}, ...steps.map((step) => h('li', {}, step)))]),
      ...(phase === 'closed' ? [h('a', { href: `/questionario#${id}` }, text.survey)] : []),
    ];
  }
}

/** Writes only what is new: a reader's place in the text is kept. */
function setText(element: HTMLElement, text: string): void {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}
