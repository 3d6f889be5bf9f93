import { officeAppointmentTexts } from '../../i18n/officeAppointment';
import { officeReplies, replyKeys } from '../../i18n/officeReplies';
import type { Language } from '../../session/contract';
import { h } from '../h';
import { newId, select } from './parts';

/** Canned replies: named in the official's language, written in the taxpayer's into the chat's input, where they can be changed. */
export function mountReplies(language: Language, spoken: Language, write: (text: string) => void): HTMLElement {
  const text = officeAppointmentTexts[language];
  const id = newId('replies');
  const list = select(
    replyKeys.map((key) => ({ value: key, label: officeReplies[language][key].name })),
    { id },
  );
  return h(
    'div',
    { class: 'office-replies' },
    h('label', { for: id }, text.replies),
    list,
    h(
      'button',
      {
        type: 'button',
        class: 'btn btn-outline-primary btn-sm',
        onclick: () => {
          const key = replyKeys.find((known) => known === list.value);
          if (key !== undefined) {
            write(officeReplies[spoken][key].text);
          }
        },
      },
      text.insert,
    ),
  );
}
