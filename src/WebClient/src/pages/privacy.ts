import { privacyTexts } from '../i18n/documents';
import { mountDocument } from '../views/document';
import type { MountPage } from './page';

/** The privacy policy of the site; the notice of the booking form is the server's, with its version. */
export const mount: MountPage = (main, { language, setTitle }) => {
  const { title, lead, passages } = privacyTexts[language];
  setTitle(title);
  mountDocument(main, title, lead, passages);
};
