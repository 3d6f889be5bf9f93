import { officeAppointmentTexts } from '../../i18n/officeAppointment';
import { officeWords } from '../../i18n/officeWords';
import type { GuestKind, Invitation } from '../../session/contract';
import type { Session } from '../../session/session';
import { roomOf, type Room } from '../../session/state';
import { h, replaceChildren } from '../h';
import { attendanceOf } from './admission';
import { dayAndTimeInRome } from './clock';
import type { DeskContext } from './deskContext';
import { GuestsAtTheDoor } from './guestsAtTheDoor';
import { alertBox, field, once, problemPlace, select } from './parts';
import { explainCode, HubRefusal, insist } from './refusals';

const kinds: readonly GuestKind[] = ['interpreter', 'professional', 'colleague', 'helper'];

export interface GuestsView {
  readonly root: HTMLElement;
  update(room: Room): void;
}

/** Third persons: who is asked for, invited and agreed to, and the form that makes an invitation. */
export function mountGuests(session: Session, desk: DeskContext): GuestsView {
  const text = officeAppointmentTexts[desk.language];
  const words = officeWords[desk.language];
  const problem = problemPlace();
  const door = new GuestsAtTheDoor(session, desk, problem, false);
  const wishes = h('div', { 'aria-live': 'polite' });
  const list = h('ul', { class: 'office-invitations' });
  const made = h('div', { 'aria-live': 'polite' });
  const kind = select(kinds.map((value) => ({ value, label: words.guest[value] })));
  const name = h('input', { class: 'form-control', maxlength: 100, autocomplete: 'off' });
  const nameField = field(text.guestName, name, { isRequired: true });
  const submit = h('button', { type: 'submit', class: 'btn btn-outline-primary btn-sm' }, text.inviteButton);
  const form = h(
    'form',
    { novalidate: true },
    h('h3', { class: 'h6' }, text.invite),
    h('p', { class: 'office-note' }, text.inviteIntro),
    field(text.guestKind, kind).root,
    nameField.root,
    submit,
  );
  let shown = '';

  async function invite(): Promise<void> {
    const guest = name.value.trim();
    nameField.fault(guest === '' ? (text.codes['text-missing'] ?? '') : '');
    if (guest === '') {
      name.focus();
      return;
    }
    const guestKind = kinds.find((known) => known === kind.value) ?? 'helper';
    const invitation = insist(await session.call('Invite', { guestKind, name: guest }));
    session.guestAnswered(guest);
    name.value = '';
    replaceChildren(made, invitationBox(guest, invitation?.token ?? '', session, desk));
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void once(submit, async () => {
      problem.say('');
      try {
        await invite();
      } catch (error) {
        problem.say(explainCode(error instanceof HubRefusal ? error.code : 'unexpected', desk.language));
      }
    });
  });

  async function revoke({ id, name: guest }: Invitation): Promise<void> {
    const { error } = await session.call('RevokeInvitation', { id });
    problem.say(error === undefined ? '' : explainCode(error.code, desk.language));
    if (error === undefined) {
      desk.announcer.say(text.revoked(guest));
      name.focus();
    }
  }

  function rowOf(invitation: Invitation): HTMLElement {
    const states = { asked: text.consentAsked, given: text.consentGiven, refused: text.consentRefused };
    const state = invitation.entered ? text.entered : states[invitation.consent];
    return h(
      'li',
      {},
      h('span', {}, `${invitation.name} (${words.guest[invitation.guestKind]}): ${state}`),
      h(
        'button',
        {
          type: 'button',
          class: 'btn btn-link btn-sm',
          'aria-label': text.revokeOf(invitation.name),
          onclick: () => void revoke(invitation),
        },
        text.revoke,
      ),
    );
  }

  return {
    root: h('div', { class: 'office-guests' }, door.root, wishes, problem, list, form, made),
    update({ view, guestsWanted }) {
      door.update({ view }, attendanceOf(view).kind === 'in-call', true);
      const content = JSON.stringify([view.invitations, guestsWanted]);
      if (content === shown) {
        return;
      }
      shown = content;
      replaceChildren(
        list,
        ...(view.invitations.length === 0 ? [h('li', {}, text.noInvitations)] : view.invitations.map(rowOf)),
      );
      replaceChildren(
        wishes,
        ...guestsWanted.map((wanted) =>
          alertBox(
            'info',
            h('p', {}, text.guestWanted(words.guest[wanted.guestKind], wanted.name)),
            h(
              'button',
              {
                type: 'button',
                class: 'btn btn-primary btn-sm',
                onclick: () => {
                  kind.value = wanted.guestKind;
                  name.value = wanted.name;
                  submit.focus();
                },
              },
              text.prepareInvitation,
            ),
          ),
        ),
      );
    },
  };
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
