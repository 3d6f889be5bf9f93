import { shellTexts } from '../i18n/shell';
import { h, replaceChildren } from '../views/h';
import type { MountPage } from './page';

/** Entering one's appointment. */
export const mount: MountPage = (main, { language, setTitle }) => {
  const text = shellTexts[language];
  setTitle(text.desk);
  replaceChildren(main, h('h1', { tabindex: -1 }, text.desk));
};
