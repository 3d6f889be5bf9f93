import { ApiError } from '../../http/api';
import type { AppointmentSummary, OfficeBooking } from '../../http/desk';
import { officeTexts } from '../../i18n/office';
import { officeListTexts } from '../../i18n/officeLists';
import { officeWords } from '../../i18n/officeWords';
import { languages } from '../../i18n/language';
import type { Language } from '../../session/contract';
import { h, replaceChildren } from '../h';
import { dayAndTimeInRome } from './clock';
import { explain, serviceName, type DeskContext } from './deskContext';
import { alertBox, field, once, problemPlace, select, type Field } from './parts';
import { mountSlotPicker, type SlotPicker } from './slotPicker';

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
    replaceChildren(root, new BookingForm(desk, showDone).root);
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

type FieldName = 'subject' | 'email' | 'mobile' | 'language' | 'service';

/** In the order of the form. */
const names: readonly FieldName[] = ['subject', 'email', 'mobile', 'language', 'service'];

type Controls = Readonly<Record<FieldName, HTMLInputElement | HTMLSelectElement>>;

function controlsOf(desk: DeskContext): Controls {
  return {
    subject: h('input', { class: 'form-control', autocomplete: 'off', autocapitalize: 'characters', maxlength: 16 }),
    email: h('input', { class: 'form-control', type: 'email', autocomplete: 'off' }),
    mobile: h('input', { class: 'form-control', type: 'tel', autocomplete: 'off' }),
    language: select(languages.map((tag) => ({ value: tag, label: officeWords[desk.language].language[tag] }))),
    service: select([
      { value: '', label: officeListTexts[desk.language].chooseService },
      ...desk.services.map(({ id, name }) => ({ value: id, label: name })),
    ]),
  };
}

function fieldsOf(controls: Controls, language: Language): Readonly<Record<FieldName, Field>> {
  const text = officeListTexts[language];
  return {
    subject: field(text.subject, controls.subject, { help: text.subjectHelp, isRequired: true }),
    email: field(text.email, controls.email, { isRequired: true }),
    mobile: field(text.mobile, controls.mobile, { help: text.mobileHelp, isRequired: true }),
    language: field(text.language, controls.language, { isRequired: true }),
    service: field(text.service, controls.service, { isRequired: true }),
  };
}

/** Whom, how to reach them, what for and when. */
class BookingForm {
  readonly root: HTMLElement;

  private readonly controls: Controls;

  private readonly fields: Readonly<Record<FieldName, Field>>;

  private readonly slots: SlotPicker;

  private readonly problem = problemPlace();

  private readonly submit: HTMLButtonElement;

  constructor(
    private readonly desk: DeskContext,
    private readonly done: (appointment: AppointmentSummary) => void,
  ) {
    this.controls = controlsOf(desk);
    this.fields = fieldsOf(this.controls, desk.language);
    this.slots = mountSlotPicker(desk);
    const { book } = officeListTexts[desk.language];
    this.submit = h('button', { type: 'submit', class: 'btn btn-primary' }, book);
    this.controls.service.addEventListener('change', () => void this.loadSlots());
    this.root = this.build();
  }

  private build(): HTMLElement {
    const { desk, fields, slots, problem, submit } = this;
    return h(
      'form',
      {
        class: 'office-form',
        novalidate: true,
        onsubmit: (event) => {
          event.preventDefault();
          this.send();
        },
      },
      h('p', { class: 'office-note' }, officeListTexts[desk.language].bookIntro),
      h('p', { class: 'office-note' }, officeTexts[desk.language].required),
      ...names.map((name) => fields[name].root),
      slots.root,
      problem,
      submit,
    );
  }

  private async loadSlots(): Promise<void> {
    await this.slots.load(this.desk.office, this.controls.service.value);
  }

  private send(): void {
    this.problem.say('');
    if (!this.check()) {
      this.root.querySelector<HTMLElement>('[aria-invalid="true"], .office-times.is-invalid input')?.focus();
      return;
    }
    void once(this.submit, async () => {
      try {
        this.done(await this.desk.api.book(this.booking()));
      } catch (error) {
        this.refuse(error);
      }
    });
  }

  private booking(): OfficeBooking {
    const { subject, email, mobile, language, service } = this.controls;
    return {
      subject: subject.value.trim().toUpperCase(),
      email: email.value.trim(),
      mobile: mobile.value.trim(),
      service: service.value,
      slot: this.slots.chosen() ?? '',
      language: languages.find((tag) => tag === language.value) ?? 'it',
    };
  }

  /** Shows what is missing before anything is sent; true when nothing is. */
  private check(): boolean {
    const { controls, fields, slots } = this;
    const text = officeListTexts[this.desk.language];
    for (const name of names) {
      fields[name].fault(controls[name].value.trim() === '' ? text.fieldMissing : '');
    }
    const needsSlot = slots.chosen() === undefined && controls.service.value !== '';
    slots.fault(needsSlot ? text.slotMissing : '');
    return !needsSlot && names.every((name) => controls[name].value.trim() !== '');
  }

  /** Puts the server's sentences to the fields that they are about. */
  private refuse(error: unknown): void {
    const faults = error instanceof ApiError ? error.faults : [];
    for (const { field: about, title } of faults) {
      const name = names.find((known) => known === about);
      if (name !== undefined && title !== undefined) {
        this.fields[name].fault(title);
      } else if (about === 'slot') {
        this.slots.fault(title ?? '');
        void this.loadSlots();
      }
    }
    this.problem.say(explain(error, this.desk.language));
  }
}
