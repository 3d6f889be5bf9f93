import { officeAppointmentTexts } from '../../i18n/officeAppointment';
import { officeWords } from '../../i18n/officeWords';
import type { Invitation } from '../../session/contract';
import type { Session } from '../../session/session';
import type { Room } from '../../session/state';
import { h, replaceChildren } from '../h';
import { attendanceOf } from './admission';
import type { DeskContext } from './deskContext';
import { GuestsAtTheDoor } from './guestsAtTheDoor';
import { InvitationForm } from './invitationForm';
import { alertBox, problemPlace } from './parts';
import { explainCode } from './refusals';

export interface GuestsView {
  readonly root: HTMLElement;
  update(room: Room): void;
}

/** Third persons: who is asked for, invited and agreed to, and the form that makes an invitation. */
export function mountGuests(session: Session, desk: DeskContext): GuestsView {
  return new Guests(session, desk);
}

class Guests implements GuestsView {
  readonly root: HTMLElement;

  private readonly problem = problemPlace();

  private readonly door: GuestsAtTheDoor;

  private readonly wishes = h('div', { 'aria-live': 'polite' });

  private readonly list = h('ul', { class: 'office-invitations' });

  private readonly form: InvitationForm;

  /** What list and wishes show, to leave them and the focus in them alone when nothing changed. */
  private shown = '';

  constructor(
    private readonly session: Session,
    private readonly desk: DeskContext,
  ) {
    this.door = new GuestsAtTheDoor(session, desk, this.problem, false);
    this.form = new InvitationForm(session, desk, this.problem);
    const { door, wishes, problem, list, form } = this;
    this.root = h('div', { class: 'office-guests' }, door.root, wishes, problem, list, form.root, form.made);
  }

  update({ view, guestsWanted }: Room): void {
    this.door.update({ view }, attendanceOf(view).kind === 'in-call', true);
    const content = JSON.stringify([view.invitations, guestsWanted]);
    if (content === this.shown) {
      return;
    }
    this.shown = content;
    const { noInvitations } = officeAppointmentTexts[this.desk.language];
    replaceChildren(
      this.list,
      ...(view.invitations.length === 0
        ? [h('li', {}, noInvitations)]
        : view.invitations.map((invitation) => this.rowOf(invitation))),
    );
    replaceChildren(this.wishes, ...guestsWanted.map((wanted) => this.wishOf(wanted)));
  }

  private rowOf(invitation: Invitation): HTMLElement {
    const text = officeAppointmentTexts[this.desk.language];
    const words = officeWords[this.desk.language];
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
          onclick: () => void this.revoke(invitation),
        },
        text.revoke,
      ),
    );
  }

  /** Whom the taxpayer asks for, and the button that fills in the form. */
  private wishOf({ guestKind, name }: Room['guestsWanted'][number]): HTMLElement {
    const text = officeAppointmentTexts[this.desk.language];
    return alertBox(
      'info',
      h('p', {}, text.guestWanted(officeWords[this.desk.language].guest[guestKind], name)),
      h(
        'button',
        {
          type: 'button',
          class: 'btn btn-primary btn-sm',
          onclick: () => {
            this.form.prepare(guestKind, name);
          },
        },
        text.prepareInvitation,
      ),
    );
  }

  private async revoke({ id, name }: Invitation): Promise<void> {
    const { session, desk, problem } = this;
    const { error } = await session.call('RevokeInvitation', { id });
    problem.say(error === undefined ? '' : explainCode(error.code, desk.language));
    if (error === undefined) {
      desk.announcer.say(officeAppointmentTexts[desk.language].revoked(name));
      this.form.focus();
    }
  }
}
