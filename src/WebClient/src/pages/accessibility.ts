import { accessibilityTexts } from '../i18n/documents';
import { mountDocument } from '../views/document';
import type { MountPage } from './page';

/** The accessibility statement. */
export const mount: MountPage = (main, { language, setTitle }) => {
  const { title, lead, passages } = accessibilityTexts[language];
  setTitle(title);
  mountDocument(main, title, lead, passages);
};
