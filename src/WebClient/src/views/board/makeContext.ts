import type { Announcer } from '../../a11y/announcer';
import { BoardModel } from '../../board/model';
import { BoardPresence } from '../../board/presence';
import type { Passes } from '../../documents/passes';
import { boardTexts } from '../../i18n/board';
import type { Language } from '../../session/contract';
import type { Session } from '../../session/session';
import { roomOf } from '../../session/state';
import type { BoardContext } from './context';
import { BoardDocuments } from './documents';

export interface BoardOptions {
  readonly language: Language;
  readonly announcer: Announcer;
  readonly close: () => void;
}

/** @param passes nothing for a guest, who looks on. */
export function makeContext(
  session: Session,
  { language, announcer }: BoardOptions,
  passes: Passes | undefined,
  changed: () => void,
): BoardContext {
  const text = boardTexts[language];
  const mayWrite = passes !== undefined;
  const own = roomOf(session.state)?.seat ?? '';
  const view = () => roomOf(session.state)?.view;
  return {
    model: new BoardModel(own),
    presence: new BoardPresence(session, mayWrite, changed),
    documents: new BoardDocuments(passes, changed),
    text,
    language,
    announcer,
    mayWrite,
    nameOf: (seat) => (seat === own ? text.us : (view()?.seats.find((one) => one.seat === seat)?.name ?? '…')),
    documentName: (id) => view()?.documents?.items.find((item) => item.id === id)?.name ?? 'PDF',
  };
}
