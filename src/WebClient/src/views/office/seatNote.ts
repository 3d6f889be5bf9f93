import { officeTexts } from '../../i18n/office';
import { officeAppointmentTexts } from '../../i18n/officeAppointment';
import type { Session } from '../../session/session';
import type { State } from '../../session/state';
import { h } from '../h';
import type { DeskContext } from './deskContext';
import { alertBox } from './parts';
import { explainCode } from './refusals';

/** What stands over the call, or in its place. */
export function noteOf(state: State, session: Session, desk: DeskContext): HTMLElement | undefined {
  const text = officeAppointmentTexts[desk.language];
  const button = (label: string, act: () => void): HTMLElement =>
    h('button', { type: 'button', class: 'btn btn-primary btn-sm', onclick: act }, label);
  const moveHere = (): void => {
    session.moveHere();
  };
  const retry = (): void => {
    session.startOver();
  };
  switch (state.kind) {
    case 'connecting':
      return h('p', { class: 'office-loading' }, text.connecting);
    case 'refused':
      return alertBox(
        'danger',
        h('p', {}, explainCode(state.error.code, desk.language)),
        button(officeTexts[desk.language].retry, retry),
      );
    case 'elsewhere':
      return alertBox(
        'warning',
        h('p', {}, `${text.elsewhereTitle} ${text.elsewhereText}`),
        button(text.moveHere, moveHere),
      );
    case 'seat-lost':
      return state.reason === 'moved'
        ? alertBox('info', h('p', {}, text.movedAway), button(text.moveHere, moveHere))
        : alertBox('warning', text.removed);
    case 'not-yet':
      return alertBox('info', explainCode('not-open-yet', desk.language));
    case 'inside':
      return state.room.interruptedAt === undefined ? undefined : alertBox('warning', text.interrupted);
    case 'ended':
      return alertBox('success', explainCode('over', desk.language));
    case 'chat':
    case 'left':
      return undefined;
  }
}
