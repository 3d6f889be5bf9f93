import { officeAppointmentTexts } from '../../i18n/officeAppointment';
import type { Seat } from '../../session/contract';
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
  const button = (
    label: string,
    act: () => Promise<{ error?: { code: string } }>,
    classes = 'btn-outline-primary',
  ): HTMLElement => {
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
  };
  const buttons: HTMLElement[] = [];
  if (isGuest && seat.connected && !seat.admitted) {
    buttons.push(button(text.admitGuest(name), () => session.call('AdmitGuest', { seat: seat.seat }), 'btn-primary'));
  }
  if (seat.connected && seat.admitted) {
    const pin = { seat: seat.seat, pinned: !pinned };
    buttons.push(button(pinned ? text.unpin(name) : text.pin(name), () => session.call('Pin', pin)));
    buttons.push(button(text.mute(name), () => session.call('MuteSeat', { seat: seat.seat })));
  }
  if (isGuest) {
    buttons.push(
      h(
        'button',
        {
          type: 'button',
          class: 'btn btn-sm btn-outline-danger',
          onclick: () => {
            askToRemove(seat, session, desk);
          },
        },
        text.remove(name),
      ),
    );
  }
  return buttons;
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
