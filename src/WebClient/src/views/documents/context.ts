import type { Announcer } from '../../a11y/announcer';
import type { Uploads } from '../../documents/upload';
import { explainFileCode } from '../../i18n/fileCodes';
import { filesTexts, type FilesTexts } from '../../i18n/files';
import type { Answer, Language } from '../../session/contract';
import type { Session } from '../../session/session';

/** Takes the camera of the call away and gives it back: few phones have two at once. */
export type BorrowCamera = () => Promise<() => void>;

/** What every part of the documents needs. */
export interface DocumentsContext {
  readonly session: Session;
  readonly uploads: Uploads;
  readonly language: Language;
  readonly announcer: Announcer;
  readonly text: FilesTexts;
  readonly borrowCamera: BorrowCamera;
}

export function contextOf(options: Omit<DocumentsContext, 'text'>): DocumentsContext {
  return { ...options, text: filesTexts[options.language] };
}

/** The sentence of a refused answer; empty when it was not refused. */
export function problemOf({ error }: Answer<unknown>, language: Language): string {
  return error === undefined ? '' : explainFileCode(error.code, language);
}
