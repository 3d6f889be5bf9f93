import { ApiError } from '../../http/api';
import type { Appointment, Catalogue, MailedOffer, PrivacyNotice } from '../../http/booking';
import { faultsOf } from '../../http/faults';
import type { AppointmentTexts } from '../../i18n/appointments';
import type { BookingTexts } from '../../i18n/booking';
import { longDate, spanWords, timeOf } from '../../i18n/time';
import type { PageContext } from '../../pages/page';
import { calendarButton } from '../booking/confirmed';
import { ErrorSummary, group, onceAtATime, type Field } from '../form';
import { h, replaceChildren } from '../h';

export interface MailedOfferContext extends PageContext {
  readonly text: AppointmentTexts;
  readonly booking: BookingTexts;
  readonly catalogue: Catalogue;
  readonly notice: PrivacyNotice;
  readonly token: string;
}

/** An offer opened from its mail: the form was filled in when joining the list, so only the privacy notice is asked. */
export class MailedOfferView {
  private readonly summary: ErrorSummary;

  private readonly countdown = h('p', { class: 'countdown' });

  private readonly accepted = h('input', { type: 'checkbox', id: 'privacyAccepted', required: true });

  private readonly privacy: Field;

  private readonly timer: ReturnType<typeof setInterval>;

  /** What the server's clock is ahead of the browser's, in milliseconds. */
  private readonly clockOffset: number;

  constructor(
    private readonly main: HTMLElement,
    private readonly context: MailedOfferContext,
    private readonly offer: MailedOffer,
  ) {
    const { booking, notice } = context;
    this.clockOffset = Date.parse(offer.serverTime) - Date.now();
    this.summary = new ErrorSummary(booking.errors);
    this.accepted.setAttribute('aria-describedby', 'privacy-error');
    this.privacy = group(
      'privacy',
      { label: booking.privacyTitle },
      h('p', { class: 'notice-text', tabindex: 0, role: 'region', 'aria-label': booking.privacyTitle }, notice.text),
      h(
        'div',
        { class: 'form-check' },
        this.accepted,
        h('label', { for: 'privacyAccepted' }, `${booking.privacyAccept}*`),
      ),
    );
    this.timer = setInterval(() => {
      this.count();
    }, 1000);
    this.count();
    this.show();
  }

  private show(): void {
    const { text } = this.context;
    replaceChildren(
      this.main,
      h('h1', { tabindex: -1 }, text.offerTitle),
      h('p', { class: 'lead' }, h('strong', {}, text.offer(this.when))),
      h('p', {}, this.place),
      this.countdown,
      this.summary.element,
      h(
        'div',
        { class: 'reading-width' },
        this.privacy.element,
        h(
          'div',
          { class: 'button-row' },
          this.button(text.acceptOffer, 'btn-primary', () => this.take()),
          this.button(text.decline, 'btn-outline-primary', () => this.decline()),
        ),
      ),
    );
  }

  private get when(): string {
    return `${longDate(this.context.language, Date.parse(this.offer.startsAt))}, ${timeOf(this.offer.start)}`;
  }

  private get service(): string {
    return this.context.catalogue.services.find((known) => known.id === this.offer.service)?.name ?? '';
  }

  private get place(): string {
    const office = this.context.catalogue.offices.find((known) => known.id === this.offer.office);
    return `${this.service} – ${office?.name ?? ''}, ${office?.address ?? ''}`;
  }

  private button(label: string, kind: string, act: () => Promise<void>): HTMLButtonElement {
    const button = h('button', { type: 'button', class: `btn ${kind}` }, label);
    button.addEventListener('click', onceAtATime(button, act));
    return button;
  }

  private count(): void {
    const { language, text } = this.context;
    const left = Date.parse(this.offer.expiresAt) - Date.now() - this.clockOffset;
    this.countdown.textContent = left > 0 ? text.offerLeft(spanWords(language, left)) : text.offerOver;
  }

  private async take(): Promise<void> {
    const { api, booking, token } = this.context;
    const missing = this.accepted.checked ? undefined : booking.privacyMissing;
    this.privacy.showError(missing);
    if (missing !== undefined) {
      this.summary.show([{ code: 'privacy-not-accepted', field: 'privacyAccepted', title: missing }]);
      return;
    }
    await this.attempt(async () => {
      const appointment = await api.post<Appointment>('/api/offers/take', { token, privacyAccepted: true });
      this.end(
        booking.confirmed,
        h('p', { class: 'lead' }, `${this.when} – ${this.place}`),
        h('p', {}, booking.howToEnter),
        h('p', {}, booking.keepIt),
        calendarButton(appointment, this.service, booking),
      );
    });
  }

  private async decline(): Promise<void> {
    const { api, text, token } = this.context;
    await this.attempt(async () => {
      await api.post('/api/offers/decline', { token, privacyAccepted: false });
      this.end(text.declined);
    });
  }

  private async attempt(action: () => Promise<void>): Promise<void> {
    try {
      await action();
    } catch (error) {
      this.summary.show(faultsOf(error, this.context.booking));
    }
  }

  private end(title: string, ...about: readonly HTMLElement[]): void {
    const { booking, setTitle } = this.context;
    clearInterval(this.timer);
    setTitle(title);
    const heading = h('h1', { tabindex: -1 }, title);
    const on = h('p', { class: 'mt-4' }, h('a', { href: '/appuntamenti' }, booking.toAppointments));
    replaceChildren(this.main, h('div', { class: 'reading-width' }, heading, ...about, on));
    heading.focus();
  }
}

/** Opens the offer behind a token; undefined when there is none any more. */
export async function openOffer({
  api,
  token,
}: Pick<MailedOfferContext, 'api' | 'token'>): Promise<MailedOffer | undefined> {
  try {
    return await api.post<MailedOffer>('/api/offers/open', { token, privacyAccepted: false });
  } catch (error) {
    if (error instanceof ApiError && error.status >= 400 && error.status < 500) {
      return undefined;
    }
    throw error;
  }
}
