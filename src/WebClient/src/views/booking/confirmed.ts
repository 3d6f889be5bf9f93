import { calendarFile } from '../../booking/calendarFile';
import type { Draft } from '../../booking/draft';
import type { Appointment, Catalogue } from '../../http/booking';
import type { BookingTexts } from '../../i18n/booking';
import { deviceTime, longDate, timeOf } from '../../i18n/time';
import type { Language } from '../../session/contract';
import { saveFile } from '../saveFile';
import { h, replaceChildren } from '../h';
import { kitIcon } from '../sprite';

interface Confirmation {
  readonly language: Language;
  readonly text: BookingTexts;
  readonly catalogue: Catalogue;
  readonly draft: Pick<Draft, 'email'>;
  readonly appointment: Appointment;
}

/** "Appuntamento confermato": what was sent where, what is needed, how to enter. Takes the focus. */
export function mountConfirmed(root: HTMLElement, confirmation: Confirmation): void {
  const { text, draft, appointment } = confirmation;
  const heading = h(
    'h1',
    { tabindex: -1 },
    kitIcon('it-check-circle', 'icon icon-success icon-lg me-2'),
    text.confirmed,
  );
  replaceChildren(
    root,
    h(
      'div',
      { class: 'reading-width' },
      heading,
      h('p', { class: 'lead' }, text.sentTo(draft.email)),
      h('p', {}, text.reminder),
      summaryOf(confirmation),
      h('h2', { class: 'h4' }, text.whatIsNeeded),
      h('ul', {}, ...text.needs.map((need) => h('li', {}, need))),
      h('p', {}, text.howToEnter),
      h('p', {}, text.keepIt),
      h(
        'div',
        { class: 'button-row' },
        calendarButton(appointment, serviceOf(confirmation), text),
        h('a', { class: 'btn btn-primary', href: '/appuntamenti' }, text.toAppointments),
        h('a', { class: 'btn btn-outline-primary', href: '/verifica-dispositivo' }, text.tryDevice),
      ),
    ),
  );
  heading.focus();
}

/** What, when and where. */
function summaryOf(confirmation: Confirmation): HTMLElement {
  const { language, text, catalogue, appointment } = confirmation;
  const office = catalogue.offices.find((known) => known.id === appointment.office);
  const startsAt = Date.parse(appointment.startsAt);
  const here = deviceTime(language, startsAt);
  return h(
    'dl',
    { class: 'summary-list' },
    h('dt', {}, text.service),
    h('dd', {}, serviceOf(confirmation)),
    h('dt', {}, text.when),
    h(
      'dd',
      {},
      `${longDate(language, startsAt)}, ${timeOf(appointment.start)}`,
      here !== undefined && ` (${text.yourTime} ${here})`,
    ),
    h('dt', {}, text.where),
    h('dd', {}, office === undefined ? '' : `${office.name}, ${office.address}`),
  );
}

function serviceOf({ catalogue, appointment }: Confirmation): string {
  return catalogue.services.find((known) => known.id === appointment.service)?.name ?? '';
}

/** Writes the calendar file in the browser. */
export function calendarButton(
  appointment: Appointment,
  service: string,
  text: Pick<BookingTexts, 'toCalendar' | 'calendarTitle' | 'calendarText'>,
): HTMLButtonElement {
  const button = h('button', { type: 'button', class: 'btn btn-outline-primary' }, text.toCalendar);
  button.addEventListener('click', () => {
    const address = new URL('/appuntamenti', location.href).href;
    const words = { title: text.calendarTitle(service), description: text.calendarText, address };
    saveFile('appuntamento.ics', 'text/calendar', calendarFile(appointment, words, Date.now()));
  });
  return button;
}
