import type { Api, Fault } from '../../http/api';
import type { Appointment, CancellationReason, OwnAppointment } from '../../http/booking';
import { faultsOf } from '../../http/faults';
import type { AppointmentTexts } from '../../i18n/appointments';
import type { BookingTexts } from '../../i18n/booking';
import { longDate, timeOf } from '../../i18n/time';
import type { Language } from '../../session/contract';
import { field, onceAtATime, select } from '../form';
import { h } from '../h';

export interface CancelContext {
  readonly language: Language;
  readonly text: AppointmentTexts;
  readonly booking: BookingTexts;
  readonly api: Api;
  /** Called once the server has cancelled it. */
  readonly done: () => void;
}

const reasons: readonly CancellationReason[] = [
  'unspecified',
  'cannot-attend',
  'no-longer-needed',
  'booked-by-mistake',
];

/** Asks before an appointment is given up, and says what it means (ADER-15, ADER-16). Escape keeps the appointment. */
export function askToCancel({ appointment }: OwnAppointment, context: CancelContext): void {
  const { text, booking, api, done } = context;
  const reason = select(
    'reason',
    reasons.map((value) => ({ value, label: text.reasons[value] })),
    'unspecified',
  );
  const error = h('p', { class: 'field-error', role: 'alert', hidden: true });
  const keep = h('button', { type: 'button', class: 'btn btn-outline-primary' }, text.cancelNo);
  const cancel = h('button', { type: 'button', class: 'btn btn-danger' }, text.cancelYes);
  const dialog = h(
    'dialog',
    { class: 'desk-dialog', 'aria-labelledby': 'cancel-title', 'aria-describedby': 'cancel-text' },
    ...questionOf(appointment, context),
    field(reason, { label: text.cancelReason }).element,
    error,
    h('div', { class: 'button-row' }, keep, cancel),
  );
  keep.addEventListener('click', () => {
    dialog.close();
  });
  cancel.addEventListener(
    'click',
    onceAtATime(cancel, async () => {
      try {
        await api.post(`/api/appointments/${appointment.id}/cancel`, { reason: reason.value });
        dialog.close();
        done();
      } catch (caught) {
        error.textContent = sentencesOf(faultsOf(caught, booking));
        error.hidden = false;
      }
    }),
  );
  dialog.addEventListener('close', () => {
    dialog.remove();
  });
  document.body.append(dialog);
  dialog.showModal();
}

/** What is given up, and what that means. */
function questionOf({ startsAt, start }: Appointment, { language, text }: CancelContext): HTMLElement[] {
  return [
    h('h2', { class: 'h4', id: 'cancel-title' }, text.cancelTitle),
    h('p', {}, h('strong', {}, `${longDate(language, Date.parse(startsAt))}, ${timeOf(start)}`)),
    h('p', { id: 'cancel-text' }, text.cancelText),
  ];
}

function sentencesOf(faults: readonly Fault[]): string {
  return faults.map((fault) => fault.title ?? fault.code).join(' ');
}
