import { liveChatAddress, ownLiveChats } from '../../http/liveChats';
import { liveChatTexts } from '../../i18n/liveChat';
import { longDate } from '../../i18n/time';
import { h, replaceChildren } from '../h';
import type { ListContext } from './appointmentList';

/** The open live chats of whoever is signed in; nothing where there is none. */
export class OwnLiveChats {
  readonly root = h('section', { class: 'own-live-chats', hidden: true });

  /** What is on screen, to leave it and the focus in it alone when nothing changed. */
  private shown = '';

  constructor(private readonly context: ListContext) {}

  async read(): Promise<void> {
    const { api, language, catalogue } = this.context;
    const text = liveChatTexts[language];
    // The list of appointments says it when the service does not answer.
    const chats = await ownLiveChats(api).catch(() => undefined);
    const content = JSON.stringify(chats);
    if (chats === undefined || content === this.shown) {
      return;
    }
    this.shown = content;
    this.root.hidden = chats.length === 0;
    const nameOf = (id: string) => catalogue.services.find((service) => service.id === id)?.name ?? id;
    replaceChildren(
      this.root,
      h('h2', { class: 'h4 mt-4' }, text.own),
      ...chats.map(({ appointment, asksFor }) => {
        const title = `${nameOf(appointment.service)}, ${longDate(language, Date.parse(appointment.startsAt))}`;
        return h(
          'article',
          { class: 'appointment-card' },
          h('h3', { class: 'h5' }, title),
          h('p', {}, text.ownAsks(asksFor)),
          h(
            'a',
            { class: 'btn btn-primary', href: liveChatAddress(appointment.id) },
            text.ownOpen,
            h('span', { class: 'visually-hidden' }, `: ${title}`),
          ),
        );
      }),
    );
  }
}
