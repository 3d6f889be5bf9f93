import { officeAppointmentTexts } from '../../i18n/officeAppointment';
import { officeWords } from '../../i18n/officeWords';
import type { GuestKind } from '../../session/contract';
import type { Session } from '../../session/session';
import { roomOf } from '../../session/state';
import { h, replaceChildren } from '../h';
import { dayAndTimeInRome } from './clock';
import type { DeskContext } from './deskContext';
import { alertBox, field, once, select, type Field } from './parts';
import { explainCode, HubRefusal, insist } from './refusals';

const kinds: readonly GuestKind[] = ['interpreter', 'professional', 'colleague', 'helper'];

/** The form that makes an invitation, and what it has made. */
export class InvitationForm {
  readonly root: HTMLElement;

  /** The link of the last invitation. */
  readonly made = h('div', { 'aria-live': 'polite' });

  private readonly kind: HTMLSelectElement;

  private readonly name = h('input', { class: 'form-control', maxlength: 100, autocomplete: 'off' });

  private readonly nameField: Field;

  private readonly submit: HTMLButtonElement;

  constructor(
    private readonly session: Session,
    private readonly desk: DeskContext,
    private readonly problem: { say: (sentence: string) => void },
  ) {
    const text = officeAppointmentTexts[desk.language];
    const words = officeWords[desk.language];
    this.kind = select(kinds.map((value) => ({ value, label: words.guest[value] })));
    this.nameField = field(text.guestName, this.name, { isRequired: true });
    this.submit = h('button', { type: 'submit', class: 'btn btn-outline-primary btn-sm' }, text.inviteButton);
    this.root = this.build();
  }

  /** Fills it in with whom the taxpayer asked for; it is left to the official to send it. */
  prepare(kind: GuestKind, name: string): void {
    this.kind.value = kind;
    this.name.value = name;
    this.submit.focus();
  }

  focus(): void {
    this.name.focus();
  }

  private build(): HTMLElement {
    const text = officeAppointmentTexts[this.desk.language];
    return h(
      'form',
      {
        novalidate: true,
        onsubmit: (event) => {
          event.preventDefault();
          void once(this.submit, () => this.send());
        },
      },
      h('h3', { class: 'h6' }, text.invite),
      h('p', { class: 'office-note' }, text.inviteIntro),
      field(text.guestKind, this.kind).root,
      this.nameField.root,
      this.submit,
    );
  }

  private async send(): Promise<void> {
    this.problem.say('');
    try {
      await this.invite();
    } catch (error) {
      this.problem.say(explainCode(error instanceof HubRefusal ? error.code : 'unexpected', this.desk.language));
    }
  }

  private async invite(): Promise<void> {
    const { session, desk, kind, name, nameField } = this;
    const guest = name.value.trim();
    nameField.fault(guest === '' ? (officeAppointmentTexts[desk.language].codes['text-missing'] ?? '') : '');
    if (guest === '') {
      name.focus();
      return;
    }
    const guestKind = kinds.find((known) => known === kind.value) ?? 'helper';
    const invitation = insist(await session.call('Invite', { guestKind, name: guest }));
    session.guestAnswered(guest);
    name.value = '';
    replaceChildren(this.made, invitationBox(guest, invitation?.token ?? '', session, desk));
  }
}

/** The link, shown once: the server keeps only its hash. */
function invitationBox(guest: string, token: string, session: Session, desk: DeskContext): HTMLElement {
  const text = officeAppointmentTexts[desk.language];
  const appointment = roomOf(session.state)?.view.appointment;
  const link = `${location.origin}/ospite#${encodeURIComponent(token)}`;
  const spoken = appointment?.language ?? desk.language;
  const when = appointment === undefined ? '' : dayAndTimeInRome(appointment.startsAt, spoken);
  const mail = officeAppointmentTexts[spoken].mailText(guest, link, when);
  const address = h('input', { class: 'form-control', readonly: true, value: link });
  const result = h('p', { role: 'status' });
  const copy = (label: string, content: string): HTMLElement =>
    h(
      'button',
      {
        type: 'button',
        class: 'btn btn-outline-primary btn-sm',
        onclick: () => {
          navigator.clipboard.writeText(content).then(
            () => {
              result.textContent = text.copied;
            },
            () => {
              result.textContent = text.copyFailed;
              address.select();
            },
          );
        },
      },
      label,
    );
  return alertBox(
    'success',
    h('p', {}, text.invited(guest)),
    field(text.link, address).root,
    h('div', { class: 'office-buttons' }, copy(text.copyLink, link), copy(text.copyMail, mail)),
    result,
  );
}
