import { emptyDraft, reduce, type Action, type Booking } from '../../booking/draft';
import type { Fault } from '../../http/api';
import type { Appointment, BookingForm, Catalogue, PrivacyNotice, Subject, WaitingEntry } from '../../http/booking';
import { faultsOf } from '../../http/faults';
import type { AppointmentTexts } from '../../i18n/appointments';
import type { BookingTexts } from '../../i18n/booking';
import { spanWords } from '../../i18n/time';
import type { PageContext } from '../../pages/page';
import { mountApplicantStep } from '../booking/applicantStep';
import { mountConfirmed } from '../booking/confirmed';
import type { StepContext } from '../booking/stepContext';
import { mountSubjectStep } from '../booking/subjectStep';
import { ErrorSummary, onceAtATime } from '../form';
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
  const { language, text, booking, api, catalogue, entry, slot, setTitle } = context;
  let state: Booking = { stage: 'filling', draft: emptyDraft(language) };
  const summary = new ErrorSummary(booking.errors);
  const dispatch = (action: Action): void => {
    state = reduce(state, action);
  };
  const showFaults = (faults: readonly Fault[]): void => {
    for (const fault of faults) {
      if (fault.field !== undefined) {
        fields.get(fault.field)?.showError(fault.title);
      }
    }
    summary.show(faults);
  };
  const steps: StepContext = {
    ...context,
    text: booking,
    draft: () => state.draft,
    dispatch,
    go: () => undefined,
    showFaults,
    clearFaults: () => {
      summary.hide();
    },
  };
  const views = [mountSubjectStep(steps), mountApplicantStep(steps)];
  const fields = new Map(views.flatMap((view) => [...view.fields]));
  const countdown = h('p', { class: 'countdown' });
  const accept = h('button', { type: 'button', class: 'btn btn-primary' }, text.acceptOffer);
  const decline = h('button', { type: 'button', class: 'btn btn-outline-primary' }, text.decline);
  const end = (): void => {
    clearInterval(timer);
  };
  accept.addEventListener(
    'click',
    onceAtATime(accept, async () => {
      for (const one of fields.values()) {
        one.showError(undefined);
      }
      for (const view of views) {
        if ((await view.submit?.()) === false) {
          return;
        }
      }
      try {
        const form = formOf(state);
        const appointment = await api.post<Appointment>(`/api/waiting-list/${entry.entry}/accept`, form);
        end();
        setTitle(booking.confirmed);
        mountConfirmed(main, { language, text: booking, catalogue, draft: state.draft, appointment });
      } catch (error) {
        showFaults(faultsOf(error, booking));
      }
    }),
  );
  decline.addEventListener(
    'click',
    onceAtATime(decline, async () => {
      try {
        await api.post(`/api/waiting-list/${entry.entry}/decline`);
        end();
        const heading = h('h1', { tabindex: -1 }, text.declined);
        replaceChildren(
          main,
          heading,
          h('a', { class: 'btn btn-primary', href: '/appuntamenti' }, booking.toAppointments),
        );
        heading.focus();
      } catch (error) {
        showFaults(faultsOf(error, booking));
      }
    }),
  );
  const look = (): void => {
    const left = Date.parse(entry.offerExpiresAt ?? '') - api.now();
    countdown.textContent = left > 0 ? text.offerLeft(spanWords(language, left)) : text.offerOver;
  };
  const timer = setInterval(look, 1000);
  look();
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
