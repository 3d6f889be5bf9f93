import { firstFree } from '../../booking/slots';
import { isEmail, isMobile } from '../../booking/contacts';
import { loadSlots, type Office, type WaitingEntry } from '../../http/booking';
import { faultsOf } from '../../http/faults';
import { longDate, romeTime } from '../../i18n/time';
import { field, onceAtATime } from '../form';
import { h, replaceChildren } from '../h';
import type { StepContext } from './stepContext';

/** Offices that are asked for free times when the chosen one has none. */
const mostOffices = 6;

/** No free time is no dead end: the waiting list, and other offices that have one. */
export function mountNoSlots(root: HTMLElement, context: StepContext): void {
  const { text } = context;
  const others = h('div', {}, h('p', { role: 'status' }, text.searching));
  replaceChildren(
    root,
    h(
      'div',
      { class: 'alert alert-warning', role: 'status' },
      h('h2', { class: 'h5 alert-heading' }, text.noSlots),
      h('p', { class: 'mb-0' }, text.noSlotsWays),
    ),
    h('section', { class: 'mb-4' }, h('h2', { class: 'h4' }, text.waitingTitle), waitingForm(context)),
    h('section', {}, h('h2', { class: 'h4' }, text.otherOffices), others),
  );
  void showOthers(others, context);
}

/** The same waiting list for whom none of the times suits. */
export function mountWaitingDetails(root: HTMLElement, context: StepContext): void {
  const { text } = context;
  replaceChildren(
    root,
    h(
      'details',
      { class: 'waiting-details' },
      h('summary', {}, `${text.waitingNone} ${text.waitingTitle}`),
      waitingForm(context),
    ),
  );
}

function waitingForm(context: StepContext): HTMLElement {
  const { text, draft } = context;
  const { email, mobile } = draft();
  const emailInput = h('input', {
    type: 'email',
    class: 'form-control',
    id: 'email',
    autocomplete: 'email',
    value: email,
  });
  const mobileInput = h('input', {
    type: 'tel',
    class: 'form-control',
    id: 'mobile',
    autocomplete: 'tel',
    value: mobile,
  });
  const emailField = field(emailInput, { label: text.email, isRequired: true });
  const mobileField = field(mobileInput, { label: text.mobile, isRequired: true });
  const button = h('button', { type: 'button', class: 'btn btn-outline-primary' }, text.waitingJoin);
  const box = h('div', {}, h('p', {}, text.waitingText), emailField.element, mobileField.element, button);
  button.addEventListener(
    'click',
    onceAtATime(button, async () => {
      const isGood = { email: isEmail(emailInput.value), mobile: isMobile(mobileInput.value) };
      emailField.showError(isGood.email ? undefined : emailInput.value === '' ? text.emailMissing : text.emailInvalid);
      mobileField.showError(
        isGood.mobile ? undefined : mobileInput.value === '' ? text.mobileMissing : text.mobileInvalid,
      );
      if (!isGood.email || !isGood.mobile) {
        (isGood.email ? mobileInput : emailInput).focus();
        return;
      }
      await join(box, context, { email: emailInput.value.trim(), mobile: mobileInput.value.trim() });
    }),
  );
  return box;
}

async function join(
  box: HTMLElement,
  context: StepContext,
  contacts: { email: string; mobile: string },
): Promise<void> {
  const { api, text, draft, dispatch, showFaults } = context;
  const { office, service, subject, language, privacyAccepted } = draft();
  dispatch({ kind: 'contacts-given', contacts: { ...contacts, language, privacyAccepted } });
  try {
    const forWhom = { capacity: subject?.capacity, subject: subject?.code };
    await api.post<WaitingEntry>('/api/waiting-list', { office, service, ...forWhom, ...contacts, language });
  } catch (error) {
    showFaults(faultsOf(error, text));
    return;
  }
  const heading = h('h3', { class: 'h5', tabindex: -1 }, text.waitingJoined);
  replaceChildren(
    box,
    h(
      'div',
      { class: 'alert alert-success' },
      heading,
      h('p', {}, text.waitingJoinedText),
      h('a', { href: '/appuntamenti' }, text.toAppointments),
    ),
  );
  heading.focus();
}

async function showOthers(box: HTMLElement, context: StepContext): Promise<void> {
  const { api, text, catalogue, draft } = context;
  const { office, service } = draft();
  const others = catalogue.offices.filter((known) => known.id !== office).slice(0, mostOffices);
  const found = await Promise.all(
    others.map(async (other) => {
      const days = await loadSlots(api, other.id, service ?? '').catch(() => []);
      return { other, first: firstFree(days) };
    }),
  );
  const free = found.flatMap(({ other, first }) =>
    first === undefined ? [] : [{ other, startsAt: Date.parse(first.startsAt) }],
  );
  replaceChildren(
    box,
    ...(free.length === 0
      ? [h('p', {}, text.noOtherOffice)]
      : [
          h(
            'ul',
            { class: 'list-unstyled' },
            ...free.map(({ other, startsAt }) => otherOffice(other, startsAt, context)),
          ),
        ]),
  );
}

function otherOffice(office: Office, startsAt: number, { language, text, dispatch, go }: StepContext): HTMLElement {
  const when = `${longDate(language, startsAt)}, ${romeTime(language, startsAt)}`;
  const button = h(
    'button',
    { type: 'button', class: 'btn btn-outline-primary btn-sm', 'aria-label': `${text.chooseOffice}: ${office.name}` },
    text.chooseOffice,
  );
  button.addEventListener('click', () => {
    dispatch({ kind: 'office-chosen', office: office.id });
    go('time');
  });
  return h('li', { class: 'mb-3' }, h('strong', {}, office.name), ` – ${text.firstFree(when)} `, button);
}
