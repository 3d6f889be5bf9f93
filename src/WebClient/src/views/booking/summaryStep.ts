import { stepOfField, type Draft, type Step } from '../../booking/draft';
import type { Appointment, BookingForm } from '../../http/booking';
import { faultsOf } from '../../http/faults';
import { deviceTime, longDate, timeOf } from '../../i18n/time';
import { onceAtATime } from '../form';
import { h, type Child } from '../h';
import type { MountStep, StepContext } from './stepContext';

/** 5 Riepilogo: everything to verify, each part with the way back to it, and the confirmation. */
export const mountSummaryStep: MountStep = (context) => {
  const { text } = context;
  const confirm = h('button', { type: 'button', class: 'btn btn-primary', id: 'confirm' }, text.confirm);
  confirm.addEventListener(
    'click',
    onceAtATime(confirm, async () => {
      confirm.textContent = text.confirming;
      await book(context);
      confirm.textContent = text.confirm;
    }),
  );
  return {
    element: h(
      'div',
      {},
      h('h2', { class: 'h4' }, text.verify),
      ...partsOf(context).map(([step, rows]) => partView(step, rows, context)),
      h('p', { class: 'mt-4' }, text.keepIt),
      confirm,
    ),
    fields: new Map(),
  };
};

type Part = readonly [step: Step, rows: readonly (readonly [label: string, value: Child])[]];

function partsOf({ text, language, catalogue, draft }: StepContext): Part[] {
  const { subject, office, service, held, details, email, mobile } = draft();
  const place = catalogue.offices.find((known) => known.id === office);
  const wanted = catalogue.services.find((known) => known.id === service);
  const startsAt = held === undefined ? 0 : Date.parse(held.startsAt);
  const here = deviceTime(language, startsAt);
  const who: Part[1] = [
    [text.capacity, text.capacities[subject?.capacity ?? 'oneself']],
    [text.bookedFor, `${subject?.name ?? ''} – ${subject?.code ?? ''}`],
  ];
  const time: Part[1] = [
    [text.service, wanted?.name],
    [text.when, `${longDate(language, startsAt)}, ${timeOf(held?.start ?? '')}`],
    ...(here === undefined ? [] : ([[text.yourTime, here]] as const)),
  ];
  const applicant: Part[1] = [
    [text.email, email],
    [text.mobile, mobile],
  ];
  return [
    ['subject', who],
    ['place', [[text.where, `${place?.name ?? ''}, ${place?.address ?? ''}`]]],
    ['time', time],
    ['details', [[text.details, details === '' ? '–' : details]]],
    ['applicant', applicant],
  ];
}

/** A part with the way back to it. */
function partView(step: Step, rows: Part[1], { text, go }: StepContext): HTMLElement {
  const change = h(
    'button',
    { type: 'button', class: 'btn btn-link btn-sm' },
    text.change,
    h('span', { class: 'visually-hidden' }, `: ${text.steps[step]}`),
  );
  change.addEventListener('click', () => {
    go(step);
  });
  return h(
    'section',
    { class: 'summary-part' },
    h('div', { class: 'summary-head' }, h('h3', { class: 'h5' }, text.steps[step]), change),
    h('dl', { class: 'summary-list' }, ...rows.flatMap(([label, value]) => [h('dt', {}, label), h('dd', {}, value)])),
  );
}

async function book(context: StepContext): Promise<void> {
  const { api, text, draft, dispatch, go, showFaults } = context;
  try {
    const appointment = await api.post<Appointment>('/api/appointments', formOf(draft()));
    dispatch({ kind: 'confirmed', appointment });
  } catch (error) {
    const faults = faultsOf(error, text);
    if (faults[0]?.code === 'hold-expired') {
      dispatch({ kind: 'hold-lost' });
    }
    const step = stepOfField(faults[0]?.code === 'hold-expired' ? 'hold' : faults[0]?.field);
    if (step !== 'summary') {
      go(step);
    }
    showFaults(faults);
  }
}

function formOf({ held, subject, email, mobile, language, privacyAccepted, details }: Draft): BookingForm {
  return {
    hold: held?.hold ?? '',
    capacity: subject?.capacity ?? 'oneself',
    subject: subject?.code ?? '',
    email,
    mobile,
    language,
    privacyAccepted,
    ...(details === '' ? {} : { details }),
  };
}
