import '../style/assistance.css';
import '../style/call.css';
import { loadTopics } from '../assistant/topics';
import { chatTokenKey, liveChatAddress, ownLiveChats, type OwnLiveChat } from '../http/liveChats';
import { assistanceTexts } from '../i18n/assistance';
import { thisTab } from '../storage';
import { Assistant, type Way } from '../views/assistance/assistant';
import { h, replaceChildren } from '../views/h';
import type { MountPage, PageContext } from './page';

/** What the video appointment and the live chat are, and the assistant (SD-13). */
export const mount: MountPage = async (main, context) => {
  const { language, setTitle } = context;
  const text = assistanceTexts[language];
  setTitle(text.title);
  const place = h('div', {}, h('p', { role: 'status' }, '…'));
  replaceChildren(
    main,
    h('h1', { tabindex: -1 }, text.title),
    h('p', { class: 'lead reading-width' }, text.lead),
    h(
      'div',
      { class: 'assistance-sections' },
      ...text.sections.map(({ title, lines }) =>
        h('section', {}, h('h2', { class: 'h4' }, title), h('ul', {}, ...lines.map((line) => h('li', {}, line)))),
      ),
    ),
    place,
  );
  try {
    const [tree, own] = await Promise.all([loadTopics(language), chatsOf(context)]);
    const chats = () => chatsFrom(context, own);
    replaceChildren(place, new Assistant({ text, tree, chats }).root);
  } catch (error) {
    console.warn(error);
    replaceChildren(place, h('p', { class: 'alert alert-warning', role: 'status' }, text.loadFailed));
  }
};

function isTaxpayer({ session: { role } }: PageContext): boolean {
  return role === 'taxpayer' || role === 'professional';
}

/** One's own open live chats; none where nobody is signed in or the service does not answer. */
async function chatsOf(context: PageContext): Promise<readonly OwnLiveChat[]> {
  return isTaxpayer(context) ? ownLiveChats(context.api).catch(() => []) : [];
}

function chatsFrom(context: PageContext, own: readonly OwnLiveChat[]): { ways: readonly Way[]; note: string } {
  const text = assistanceTexts[context.language];
  const fromTab = thisTab.getItem(chatTokenKey) === null ? [] : [{ href: '/chat', label: text.toChat }];
  const ways = [
    ...fromTab,
    ...own.map(({ appointment, asksFor }) => ({
      href: liveChatAddress(appointment.id),
      label: text.toOwnChat(asksFor),
    })),
  ];
  if (ways.length > 0) {
    return { ways, note: '' };
  }
  const signIn = { href: '/accedi?returnTo=%2Fassistenza', label: text.signInForChats };
  return { ways: isTaxpayer(context) ? [] : [signIn], note: text.noChat };
}
