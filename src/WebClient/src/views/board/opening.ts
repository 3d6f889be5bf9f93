import type { BoardPage } from '../../board/pages';
import { seedsOf } from '../../board/values';
import type { BoardContext } from './context';

/**
 * Opens a PDF of the appointment: its pages come behind what is there.
 * @param say tells how it goes; told nothing once the board is closed.
 * @returns its first page; nothing when it could not be opened, or nobody waits for it any more.
 */
export async function openDocument(
  { documents, model, text }: BoardContext,
  id: string,
  isClosed: () => boolean,
  say: (words: string) => void,
): Promise<BoardPage | undefined> {
  say(text.opening);
  const document = await documents.wait(id);
  if (isClosed()) {
    return undefined;
  }
  if (document.kind === 'failed') {
    documents.retry(id);
    say(text.documentProblems[document.fault]);
    return undefined;
  }
  model.addDocument(id, document.file.pages, seedsOf(document.file.fields));
  say('');
  return model.pages.find((page) => page.kind === 'pdf' && page.document === id);
}
