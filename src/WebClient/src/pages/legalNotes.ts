import { legalNotesTexts } from '../i18n/documents';
import { mountDocument } from '../views/document';
import type { MountPage } from './page';

/** The legal notes. */
export const mount: MountPage = (main, { language, setTitle }) => {
  const { title, lead, passages } = legalNotesTexts[language];
  setTitle(title);
  mountDocument(main, title, lead, passages);
};
