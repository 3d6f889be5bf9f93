import '../../style/documents.css';
import type { Announcer } from '../../a11y/announcer';
import { Uploads } from '../../documents/upload';
import { filesTexts } from '../../i18n/files';
import type { CallMedia } from '../../media/callMedia';
import type { Language } from '../../session/contract';
import type { Session } from '../../session/session';
import { roomOf, type Room } from '../../session/state';
import { thisBrowser } from '../../storage';
import { isHandheld } from '../call/deviceHelp';
import { focusOn } from '../focus';
import { h } from '../h';
import { contextOf, type BorrowCamera } from './context';
import { DocumentsPanel } from './panel';

export interface CallDocumentsOptions {
  readonly language: Language;
  readonly announcer: Announcer;
  readonly borrowCamera: BorrowCamera;
  readonly news: (count: number, words: string) => void;
  readonly open: () => void;
}

/** The documents as a panel of the call, and the notice that the office asks for one. */
export class CallDocuments {
  readonly root: HTMLElement;

  /** Over the picture: what is asked for, while the panel is closed. */
  readonly notice: HTMLElement;

  private readonly asked = h('p', {});

  private readonly panel: DocumentsPanel;

  private readonly uploads: Uploads;

  private isVisible = false;

  constructor(
    private readonly session: Session,
    private readonly options: CallDocumentsOptions,
  ) {
    const { language, announcer, borrowCamera, news, open } = options;
    const text = filesTexts[language];
    this.uploads = uploadsOf(session);
    this.panel = new DocumentsPanel(contextOf({ session, uploads: this.uploads, language, announcer, borrowCamera }), {
      news: (count) => {
        news(count, text.news(count));
      },
    });
    this.root = this.panel.root;
    this.notice = h(
      'div',
      { class: 'call-notice', hidden: true },
      this.asked,
      h(
        'button',
        {
          type: 'button',
          class: 'btn btn-primary btn-sm',
          onclick: () => {
            open();
            focusOn(this.root);
          },
        },
        text.openPanel,
      ),
    );
  }

  update(room: Room): void {
    this.panel.update(room);
    this.showNotice(room);
  }

  setVisible(isVisible: boolean): void {
    this.isVisible = isVisible;
    this.panel.setVisible(isVisible);
    const room = roomOf(this.session.state);
    if (room !== undefined) {
      this.showNotice(room);
    }
  }

  destroy(): void {
    this.panel.destroy();
    this.uploads.close();
  }

  /** What is asked for and was not answered with anything yet. */
  private showNotice({ view: { documents, you } }: Room): void {
    const isAnswered = (request: string): boolean =>
      documents?.items.some((item) => item.own && item.request === request && item.state !== 'withdrawn') === true;
    const open = documents?.requests.filter(({ id, open: isOpen }) => isOpen && !isAnswered(id)) ?? [];
    const words = open.map(({ what }) => filesTexts[this.options.language].announce.asked(what)).join(' ');
    this.notice.hidden = this.isVisible || you?.role !== 'taxpayer' || words === '';
    if (this.asked.textContent !== words) {
      this.asked.textContent = words;
    }
  }
}

/** The uploads of a page: after a reload the same seat's files go on. */
export function uploadsOf(session: Session): Uploads {
  const view = roomOf(session.state)?.view;
  return new Uploads({
    session,
    owner: `${view?.appointment.id ?? ''} ${view?.you?.role ?? ''}`,
    origin: location.origin,
    storage: thisBrowser,
  });
}

/** Few phones have two cameras at once: the one of the call rests while papers are photographed. */
export function borrowing(media: CallMedia): BorrowCamera {
  return async () => {
    if (!isHandheld() || media.snapshot.local.camera === undefined) {
      return () => undefined;
    }
    await media.turnOff('camera');
    return () => void media.turnOn('camera');
  };
}
