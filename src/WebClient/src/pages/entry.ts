import '../style/call.css';
import { entryTexts } from '../i18n/entry';
import { EntryFlow } from '../views/entry/flow';
import { link, message } from '../views/entry/parts';
import type { MountPage } from './page';

/** Entering one's appointment: by the personal link (`#token`, which no server log sees) or signed in (`?appointment=`). */
export const mount: MountPage = (main, context) => {
  const text = entryTexts[context.language];
  const token = location.hash.slice(1);
  const appointment = new URLSearchParams(location.search).get('appointment') ?? '';
  main.replaceChildren();
  if (token !== '') {
    new EntryFlow(main, context, { method: 'EnterByLink', token }).start();
  } else if (appointment !== '') {
    new EntryFlow(main, context, { method: 'EnterAppointment', appointment }).start();
  } else {
    const { title, text: what } = text.refusals['link-missing'] ?? text.refused;
    context.setTitle(title);
    main.append(message(title, what, link('/appuntamenti', text.appointments), link('/prenota', text.book)));
  }
  // Another link opened in the same tab is another appointment.
  window.addEventListener('hashchange', () => {
    location.reload();
  });
};
