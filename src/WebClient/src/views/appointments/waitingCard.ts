import { startOfSlot, type Catalogue, type WaitingEntry } from '../../http/booking';
import type { AppointmentTexts } from '../../i18n/appointments';
import { longDate, longDateOf, spanWords, timeOf } from '../../i18n/time';
import type { Language } from '../../session/contract';
import { onceAtATime } from '../form';
import { h } from '../h';

export interface WaitingContext {
  readonly language: Language;
  readonly text: AppointmentTexts;
  readonly catalogue: Catalogue;
  readonly leave: (entry: WaitingEntry) => Promise<void>;
  readonly decline: (entry: WaitingEntry) => Promise<void>;
}

/** A place in a waiting list; with an offer, until when it is kept. */
export class WaitingCard {
  readonly element: HTMLElement;

  private readonly countdown = h('p', { class: 'countdown' });

  constructor(
    readonly entry: WaitingEntry,
    private readonly context: WaitingContext,
  ) {
    const { language, text, catalogue } = context;
    const service = catalogue.services.find((known) => known.id === entry.service)?.name ?? entry.service;
    const office = catalogue.offices.find((known) => known.id === entry.office)?.name ?? entry.office;
    const { slot } = entry;
    this.element = h(
      'article',
      { class: 'appointment-card', 'aria-labelledby': `title-${entry.entry}` },
      h('h3', { class: 'h5', id: `title-${entry.entry}` }, `${service} – ${office}`),
      h('p', {}, text.waitingSince(longDate(language, Date.parse(entry.registeredAt)))),
      ...(slot === undefined
        ? [h('p', {}, text.waitingText)]
        : [h('p', {}, h('strong', {}, text.offer(offered(language, slot)))), this.countdown]),
      h('div', { class: 'button-row' }, ...this.buttons()),
    );
  }

  tick(now: number): void {
    const { language, text } = this.context;
    const { offerExpiresAt } = this.entry;
    if (offerExpiresAt !== undefined) {
      const left = Date.parse(offerExpiresAt) - now;
      this.countdown.textContent = left > 0 ? text.offerLeft(spanWords(language, left)) : text.offerOver;
    }
  }

  private buttons(): HTMLElement[] {
    const { text, leave, decline } = this.context;
    const { entry } = this;
    const button = (label: string, classes: string, act: (entry: WaitingEntry) => Promise<void>): HTMLButtonElement => {
      const made = h(
        'button',
        { type: 'button', class: `btn ${classes}`, 'aria-describedby': `title-${entry.entry}` },
        label,
      );
      made.addEventListener(
        'click',
        onceAtATime(made, () => act(entry)),
      );
      return made;
    };
    return [
      ...(entry.slot === undefined
        ? []
        : [
            h(
              'a',
              { class: 'btn btn-primary', href: `/offerta?entry=${encodeURIComponent(entry.entry)}` },
              text.accept,
            ),
            button(text.decline, 'btn-outline-primary', decline),
          ]),
      button(text.leave, 'btn-outline-danger', leave),
    ];
  }
}

/** The date and time of a slot on offer. */
export function offered(language: Language, slot: string): string {
  const start = startOfSlot(slot);
  return `${longDateOf(language, start.slice(0, 10))}, ${timeOf(start)}`;
}
