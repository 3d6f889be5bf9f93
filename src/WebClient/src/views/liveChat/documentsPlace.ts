import type { Announcer } from '../../a11y/announcer';
import { liveChatTexts } from '../../i18n/liveChat';
import type { Language } from '../../session/contract';
import type { Session } from '../../session/session';
import type { Room } from '../../session/state';
import { h } from '../h';

export interface DocumentsPlaceOptions {
  readonly language: Language;
  readonly announcer: Announcer;
  /** How much there is that was not looked at. */
  readonly news: (count: number, words: string) => void;
}

/** The documents beside a conversation. */
export class DocumentsPlace {
  readonly root: HTMLElement;

  constructor(
    readonly session: Session,
    { language }: DocumentsPlaceOptions,
  ) {
    this.root = h('div', { class: 'live-chat-documents' }, h('p', {}, liveChatTexts[language].documentsWait));
  }

  update(room: Room): void {
    this.root.hidden = room.view.documents === undefined;
  }

  setVisible(isVisible: boolean): void {
    this.root.dataset['visible'] = String(isVisible);
  }

  destroy(): void {
    this.root.remove();
  }
}
