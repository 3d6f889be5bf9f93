import { ApiError } from '../../http/api';
import type { AppointmentSummary } from '../../http/desk';
import { officeTexts } from '../../i18n/office';
import { officeListTexts } from '../../i18n/officeLists';
import { officeWords } from '../../i18n/officeWords';
import { languages } from '../../i18n/language';
import { h, replaceChildren } from '../h';
import { dayAndTimeInRome } from './clock';
import { explain, serviceName, type DeskContext } from './deskContext';
import { alertBox, field, once, problemPlace, select } from './parts';
import { mountSlotPicker } from './slotPicker';

export interface BookingActions {
  readonly open: (id: string) => void;
  readonly booked: () => void;
}

/** An appointment that the office makes for a taxpayer (VC-02). */
export function mountBooking(desk: DeskContext, actions: BookingActions): { root: HTMLElement } {
  const root = h('div');
  showForm();
  return { root };

  function showForm(): void {
    replaceChildren(root, form(desk, showDone));
  }

  function showDone(appointment: AppointmentSummary): void {
    const text = officeListTexts[desk.language];
    const when = dayAndTimeInRome(appointment.startsAt, desk.language);
    const heading = h('h2', { class: 'h5', tabindex: -1 }, text.booked(serviceName(desk, appointment.service), when));
    const again = h('button', { type: 'button', class: 'btn btn-outline-primary', onclick: showForm }, text.another);
    const open = h(
      'button',
      {
        type: 'button',
        class: 'btn btn-primary',
        onclick: () => {
          actions.open(appointment.id);
        },
      },
      text.openBooked,
    );
    replaceChildren(
      root,
      alertBox('success', heading, h('p', {}, text.bookedNext), h('div', { class: 'office-buttons' }, open, again)),
    );
    heading.focus();
    actions.booked();
  }
}

function form(desk: DeskContext, done: (appointment: AppointmentSummary) => void): HTMLElement {
  const text = officeListTexts[desk.language];
  const words = officeWords[desk.language];
  const controls = {
    subject: h('input', { class: 'form-control', autocomplete: 'off', autocapitalize: 'characters', maxlength: 16 }),
    email: h('input', { class: 'form-control', type: 'email', autocomplete: 'off' }),
    mobile: h('input', { class: 'form-control', type: 'tel', autocomplete: 'off' }),
    language: select(languages.map((tag) => ({ value: tag, label: words.language[tag] }))),
    service: select([
      { value: '', label: text.chooseService },
      ...desk.services.map(({ id, name }) => ({ value: id, label: name })),
    ]),
  };
  const fields = {
    subject: field(text.subject, controls.subject, { help: text.subjectHelp, isRequired: true }),
    email: field(text.email, controls.email, { isRequired: true }),
    mobile: field(text.mobile, controls.mobile, { help: text.mobileHelp, isRequired: true }),
    language: field(text.language, controls.language, { isRequired: true }),
    service: field(text.service, controls.service, { isRequired: true }),
  };
  const names = Object.keys(fields) as (keyof typeof fields)[];
  const slots = mountSlotPicker(desk);
  const problem = problemPlace();
  const submit = h('button', { type: 'submit', class: 'btn btn-primary' }, text.book);
  controls.service.addEventListener('change', () => void slots.load(desk.office, controls.service.value));

  /** Shows what is missing before anything is sent; true when nothing is. */
  function check(): boolean {
    for (const name of names) {
      fields[name].fault(controls[name].value.trim() === '' ? text.fieldMissing : '');
    }
    const needsSlot = slots.chosen() === undefined && controls.service.value !== '';
    slots.fault(needsSlot ? text.slotMissing : '');
    return !needsSlot && names.every((name) => controls[name].value.trim() !== '');
  }

  /** Puts the server's sentences to the fields that they are about. */
  function refuse(error: unknown): void {
    const faults = error instanceof ApiError ? error.faults : [];
    for (const { field: about, title } of faults) {
      const name = names.find((known) => known === about);
      if (name !== undefined && title !== undefined) {
        fields[name].fault(title);
      } else if (about === 'slot') {
        slots.fault(title ?? '');
        void slots.load(desk.office, controls.service.value);
      }
    }
    problem.say(explain(error, desk.language));
  }

  const element = h(
    'form',
    { class: 'office-form', novalidate: true },
    h('p', { class: 'office-note' }, text.bookIntro),
    h('p', { class: 'office-note' }, officeTexts[desk.language].required),
    ...names.map((name) => fields[name].root),
    slots.root,
    problem,
    submit,
  );
  element.addEventListener('submit', (event) => {
    event.preventDefault();
    problem.say('');
    if (!check()) {
      element.querySelector<HTMLElement>('[aria-invalid="true"], .office-times.is-invalid input')?.focus();
      return;
    }
    void once(submit, async () => {
      try {
        const { subject, email, mobile, service } = controls;
        const language = languages.find((tag) => tag === controls.language.value) ?? 'it';
        const booking = {
          subject: subject.value.trim().toUpperCase(),
          email: email.value.trim(),
          mobile: mobile.value.trim(),
        };
        done(await desk.api.book({ ...booking, service: service.value, slot: slots.chosen() ?? '', language }));
      } catch (error) {
        refuse(error);
      }
    });
  });
  return element;
}
