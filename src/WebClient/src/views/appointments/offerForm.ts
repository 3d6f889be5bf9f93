import { emptyDraft, reduce, type Booking } from '../../booking/draft';
import type { Fault } from '../../http/api';
import type { Appointment, BookingForm, Catalogue, PrivacyNotice, Subject, WaitingEntry } from '../../http/booking';
import { faultsOf } from '../../http/faults';
import type { AppointmentTexts } from '../../i18n/appointments';
import type { BookingTexts } from '../../i18n/booking';
import { spanWords } from '../../i18n/time';
import type { PageContext } from '../../pages/page';
import { mountApplicantStep } from '../booking/applicantStep';
import { mountConfirmed } from '../booking/confirmed';
import type { StepContext, StepView } from '../booking/stepContext';
import { mountSubjectStep } from '../booking/subjectStep';
import { ErrorSummary, onceAtATime, type Field } from '../form';
import { h, replaceChildren } from '../h';
import { offered } from './waitingCard';

export interface OfferContext extends PageContext {
  readonly text: AppointmentTexts;
  readonly booking: BookingTexts;
  readonly catalogue: Catalogue;
  readonly subjects: readonly Subject[];
  readonly notice: PrivacyNotice;
  readonly entry: WaitingEntry;
  readonly slot: string;
}

/** The form of any booking but for place and time, which the offer fixes; and the button that declines. */
export function mountOffer(main: HTMLElement, context: OfferContext): void {
  new OfferForm(main, context).mount();
}

/** What is filled in, and how long the offer still stands. */
class OfferForm {
  /** What has been filled in. */
  private state: Booking;

  private readonly summary: ErrorSummary;

  /** The steps of any booking that the offer does not fix, in their order. */
  private readonly views: readonly StepView[];

  /** Of all views, by their names in the request. */
  private readonly fields: ReadonlyMap<string, Field>;

  private readonly countdown = h('p', { class: 'countdown' });

  /** Counts the offer's time down until it is answered. */
  private timer: ReturnType<typeof setInterval> | undefined;

  constructor(
    private readonly main: HTMLElement,
    private readonly context: OfferContext,
  ) {
    this.state = { stage: 'filling', draft: emptyDraft(context.language) };
    this.summary = new ErrorSummary(context.booking.errors);
    const steps = this.steps();
    this.views = [mountSubjectStep(steps), mountApplicantStep(steps)];
    this.fields = new Map(this.views.flatMap((view) => [...view.fields]));
  }

  mount(): void {
    const { main, context, summary, views, countdown } = this;
    const { language, text, slot } = context;
    const accept = h('button', { type: 'button', class: 'btn btn-primary' }, text.acceptOffer);
    const decline = h('button', { type: 'button', class: 'btn btn-outline-primary' }, text.decline);
    accept.addEventListener(
      'click',
      onceAtATime(accept, () => this.accept()),
    );
    decline.addEventListener(
      'click',
      onceAtATime(decline, () => this.decline()),
    );
    this.timer = setInterval(() => {
      this.showTimeLeft();
    }, 1000);
    this.showTimeLeft();
    replaceChildren(
      main,
      h('h1', { tabindex: -1 }, text.offerTitle),
      h('p', { class: 'lead' }, h('strong', {}, text.offer(offered(language, slot)))),
      h('p', {}, placeOf(context)),
      countdown,
      h('p', {}, text.offerText),
      summary.element,
      h(
        'div',
        { class: 'reading-width' },
        ...views.map((view) => view.element),
        h('div', { class: 'button-row' }, accept, decline),
      ),
    );
  }

  private steps(): StepContext {
    return {
      ...this.context,
      text: this.context.booking,
      draft: () => this.state.draft,
      dispatch: (action) => {
        this.state = reduce(this.state, action);
      },
      go: () => undefined,
      showFaults: (faults) => {
        this.showFaults(faults);
      },
      clearFaults: () => {
        this.summary.hide();
      },
    };
  }

  private showFaults(faults: readonly Fault[]): void {
    for (const fault of faults) {
      if (fault.field !== undefined) {
        this.fields.get(fault.field)?.showError(fault.title);
      }
    }
    this.summary.show(faults);
  }

  private showTimeLeft(): void {
    const { language, text, api, entry } = this.context;
    const left = Date.parse(entry.offerExpiresAt ?? '') - api.now();
    this.countdown.textContent = left > 0 ? text.offerLeft(spanWords(language, left)) : text.offerOver;
  }

  private async accept(): Promise<void> {
    const { language, booking, api, catalogue, entry, setTitle } = this.context;
    for (const one of this.fields.values()) {
      one.showError(undefined);
    }
    for (const view of this.views) {
      if ((await view.submit?.()) === false) {
        return;
      }
    }
    try {
      const form = formOf(this.state);
      const appointment = await api.post<Appointment>(`/api/waiting-list/${entry.entry}/accept`, form);
      clearInterval(this.timer);
      setTitle(booking.confirmed);
      mountConfirmed(this.main, { language, text: booking, catalogue, draft: this.state.draft, appointment });
    } catch (error) {
      this.showFaults(faultsOf(error, booking));
    }
  }

  private async decline(): Promise<void> {
    const { text, booking, api, entry } = this.context;
    try {
      await api.post(`/api/waiting-list/${entry.entry}/decline`);
      clearInterval(this.timer);
      const heading = h('h1', { tabindex: -1 }, text.declined);
      const onwards = h('a', { class: 'btn btn-primary', href: '/appuntamenti' }, booking.toAppointments);
      replaceChildren(this.main, heading, onwards);
      heading.focus();
    } catch (error) {
      this.showFaults(faultsOf(error, booking));
    }
  }
}

function placeOf({ catalogue, entry }: OfferContext): string {
  const service = catalogue.services.find((known) => known.id === entry.service)?.name ?? '';
  const office = catalogue.offices.find((known) => known.id === entry.office);
  return `${service} – ${office?.name ?? ''}, ${office?.address ?? ''}`;
}

function formOf({ draft }: Booking): BookingForm {
  const { subject, email, mobile, language, privacyAccepted } = draft;
  return {
    capacity: subject?.capacity ?? 'oneself',
    subject: subject?.code ?? '',
    email,
    mobile,
    language,
    privacyAccepted,
  };
}
