import { officeAppointmentTexts } from '../../i18n/officeAppointment';
import type { Language } from '../../session/contract';
import { h } from '../h';
import { alertBox, setText } from './parts';

export interface ReturnBar {
  readonly root: HTMLElement;
  /** Whose appointment the official is in. */
  name(name: string): void;
}

/** Over the lists, while the official is in an appointment: the way back to it. */
export function mountReturnBar(language: Language, back: () => void): ReturnBar {
  const text = officeAppointmentTexts[language];
  const still = h('span');
  const button = h('button', { type: 'button', class: 'btn btn-primary btn-sm', onclick: back }, text.returnToCall);
  return {
    root: h('div', { hidden: true }, alertBox('info', still, ' ', button)),
    name(name) {
      setText(still, text.inCallWith(name));
    },
  };
}
