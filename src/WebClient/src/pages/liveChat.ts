import '../style/call.css';
import { entryTexts } from '../i18n/entry';
import { chatTokenKey } from '../http/liveChats';
import { liveChatTexts } from '../i18n/liveChat';
import { thisTab } from '../storage';
import { link, message } from '../views/entry/parts';
import { replaceChildren } from '../views/h';
import { LiveChatFlow } from '../views/liveChat/chatFlow';
import type { MountPage } from './page';

/** The live chat: by the mailed link (`#token`, which no server log sees) or signed in (`?appointment=`). */
export const mount: MountPage = (main, context) => {
  const { language, setTitle } = context;
  const text = liveChatTexts[language];
  const appointment = new URLSearchParams(location.search).get('appointment') ?? '';
  const token = takeToken(appointment);
  setTitle(text.title);
  replaceChildren(main);
  if (token !== '') {
    new LiveChatFlow(main, context, { method: 'EnterChat', token }).start();
  } else if (appointment !== '') {
    new LiveChatFlow(main, context, { method: 'EnterChatAsTaxpayer', appointment }).start();
  } else {
    main.append(
      message(
        text.noToken.title,
        text.noToken.text,
        link('/appuntamenti', entryTexts[language].appointments),
        link('/assistenza', text.assistance),
      ),
    );
  }
  // Another link opened in the same tab is another live chat.
  window.addEventListener('hashchange', () => {
    location.reload();
  });
};

/** The token leaves the address at once: what is copied or left on the screen lets nobody in. The tab keeps it through a reload. */
function takeToken(appointment: string): string {
  const token = location.hash.slice(1);
  if (token !== '') {
    thisTab.setItem(chatTokenKey, token);
    history.replaceState(history.state, '', location.pathname + location.search);
    return token;
  }
  return appointment === '' ? (thisTab.getItem(chatTokenKey) ?? '') : '';
}
