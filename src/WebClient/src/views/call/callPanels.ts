import type { CallTexts } from '../../i18n/call';
import { filesTexts } from '../../i18n/files';
import type { CallDocuments } from '../documents/callDocuments';
import type { CallOptions } from './call';
import type { Chat } from './chat';
import type { Panels } from './panels';
import type { People } from './people';

/** What the panels of a call show. */
export interface PanelContents {
  readonly text: CallTexts;
  readonly chat: Chat;
  readonly people: People;
  /** Guests have none. */
  readonly documents: CallDocuments | undefined;
}

/** Chat, people and documents, then those of the page that shows the call. Where there is room, one is open. */
export function addPanels(
  panels: Panels,
  { text, chat, people, documents }: PanelContents,
  options: CallOptions,
): void {
  const others = options.slots?.panels ?? [];
  const hasRoom = globalThis.matchMedia('(min-width: 992px)').matches;
  panels.add({
    id: 'chat',
    title: text.chat,
    icon: 'it-comment',
    content: chat.root,
    isOpen: hasRoom && !others.some(({ isOpen }) => isOpen === true),
    changed: (isOpen) => {
      chat.setVisible(isOpen);
    },
  });
  panels.add({ id: 'people', title: text.people, icon: 'people', content: people.root });
  if (documents !== undefined) {
    panels.add({
      id: 'documents',
      title: filesTexts[options.language].title,
      icon: 'it-files',
      content: documents.root,
      changed: (isOpen) => {
        documents.setVisible(isOpen);
      },
    });
  }
  others.forEach((panel) => {
    panels.add(panel);
  });
}
