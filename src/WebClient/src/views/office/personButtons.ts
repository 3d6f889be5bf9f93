import { officeAppointmentTexts } from '../../i18n/officeAppointment';
import type { Answer, Seat } from '../../session/contract';
import type { Session } from '../../session/session';
import { h } from '../h';
import type { DeskContext } from './deskContext';
import { openDialog } from './dialog';
import { once } from './parts';
import { explainCode, insist } from './refusals';

/** What the official can do with one participant: admit, pin, ask to be silent, remove. */
export function personButtons(seat: Seat, session: Session, desk: DeskContext): HTMLElement[] {
  const text = officeAppointmentTexts[desk.language];
  const { name, pinned } = seat;
  if (seat.role === 'official') {
    return [];
  }
  const isGuest = seat.role === 'guest';
  const buttons: HTMLElement[] = [];
  if (isGuest && seat.connected && !seat.admitted) {
    const admit = (): Promise<Answer<unknown>> => session.call('AdmitGuest', { seat: seat.seat });
    buttons.push(commandButton(text.admitGuest(name), admit, desk, 'btn-primary'));
  }
  if (seat.connected && seat.admitted) {
    const pin = { seat: seat.seat, pinned: !pinned };
    buttons.push(commandButton(pinned ? text.unpin(name) : text.pin(name), () => session.call('Pin', pin), desk));
    buttons.push(commandButton(text.mute(name), () => session.call('MuteSeat', { seat: seat.seat }), desk));
  }
  if (isGuest) {
    buttons.push(removeButton(seat, session, desk));
  }
  return buttons;
}

/** A refusal is told aloud: there is no place for it beside the button. */
function commandButton(
  label: string,
  act: () => Promise<Answer<unknown>>,
  desk: DeskContext,
  classes = 'btn-outline-primary',
): HTMLElement {
  const made = h('button', { type: 'button', class: `btn btn-sm ${classes}` }, label);
  made.addEventListener('click', () => {
    void once(made, async () => {
      const { error } = await act();
      if (error !== undefined) {
        desk.announcer.say(explainCode(error.code, desk.language));
      }
    });
  });
  return made;
}

function removeButton(seat: Seat, session: Session, desk: DeskContext): HTMLElement {
  return h(
    'button',
    {
      type: 'button',
      class: 'btn btn-sm btn-outline-danger',
      onclick: () => {
        askToRemove(seat, session, desk);
      },
    },
    officeAppointmentTexts[desk.language].remove(seat.name),
  );
}

function askToRemove({ seat, name }: Seat, session: Session, desk: DeskContext): void {
  const text = officeAppointmentTexts[desk.language];
  openDialog({
    title: text.remove(name),
    body: [h('p', {}, text.removeText(name))],
    confirm: text.remove(name),
    isDangerous: true,
    act: async () => {
      insist(await session.call('Remove', { seat }));
    },
    language: desk.language,
  });
}
