import type { Announcer } from '../../a11y/announcer';
import type { BoardModel } from '../../board/model';
import type { BoardPresence } from '../../board/presence';
import type { BoardTexts } from '../../i18n/board';
import type { Language } from '../../session/contract';
import type { BoardDocuments } from './documents';

/** What the parts of the board share. */
export interface BoardContext {
  readonly model: BoardModel;
  readonly presence: BoardPresence;
  readonly documents: BoardDocuments;
  readonly text: BoardTexts;
  readonly language: Language;
  readonly announcer: Announcer;
  /** Guests look on. */
  readonly mayWrite: boolean;
  /** What somebody is called, by the seat. */
  readonly nameOf: (seat: string) => string;
  /** What a document is called. */
  readonly documentName: (id: string) => string;
}
