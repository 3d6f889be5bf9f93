import type { DeskAppointment, DeskLiveChat } from '../../http/desk';
import { officeLiveChatTexts } from '../../i18n/officeLiveChat';
import { h } from '../h';
import { idOf } from './agendaState';
import type { DeskContext } from './deskContext';
import { openDialog } from './dialog';
import { field } from './parts';

/** Phases of an appointment that does not take place here any more: the server opens no live chat for it. */
const withoutChat: ReadonlySet<string> = new Set(['cancelled-by-taxpayer', 'cancelled-by-office', 'transferred']);

/** Whether a live chat can be opened about an appointment. */
export function mayAsk({ appointment }: DeskAppointment): boolean {
  return !withoutChat.has(appointment.phase);
}

/** Whether there is a way into the live chat of an appointment: one is open, as the server says, or can be opened. */
export function hasChat(row: DeskAppointment, open: DeskLiveChat | undefined): boolean {
  return open !== undefined || mayAsk(row);
}

/** Asks what the taxpayer is to send, opens the live chat with it and has the mail sent. */
export function askInChat(about: DeskAppointment, desk: DeskContext, opened: () => void = () => undefined): void {
  const text = officeLiveChatTexts[desk.language];
  const words = h('textarea', { class: 'form-control', rows: 3, maxlength: 300 });
  words.value = desk.liveChats.of(idOf(about))?.asksFor ?? '';
  const what = field(text.askField, words, { help: text.askHelp, isRequired: true });
  openDialog({
    title: text.askTitle,
    body: [h('p', {}, text.askText), what.root],
    confirm: text.askConfirm,
    check: () => {
      const isFine = words.value.trim().length >= 3;
      what.fault(isFine ? '' : text.askMissing);
      return isFine;
    },
    act: async () => {
      await desk.liveChats.open(idOf(about), words.value.trim());
      desk.announcer.say(text.asked);
      opened();
    },
    language: desk.language,
  });
}
