import { officeAppointmentTexts } from '../../i18n/officeAppointment';
import { h } from '../h';
import type { DeskContext } from './deskContext';
import { openDialog } from './dialog';

/** Before another appointment takes the place of one whose call is under way. `name`: whom the call is with. */
export function askToLeave(name: string, desk: DeskContext, leave: () => void): void {
  const text = officeAppointmentTexts[desk.language];
  openDialog({
    title: text.leaveCallTitle(name),
    body: [h('p', {}, text.leaveCallText)],
    confirm: text.leaveCallConfirm,
    stay: text.leaveCallStay,
    isDangerous: true,
    act: () => {
      // After the dialog has closed and given the focus back.
      setTimeout(leave);
      return Promise.resolve();
    },
    language: desk.language,
  });
}
