import { shellTexts } from '../i18n/shell';
import { h, replaceChildren } from '../views/h';
import type { MountPage } from './page';

/** The accessibility statement. */
export const mount: MountPage = (main, { language, setTitle }) => {
  const text = shellTexts[language];
  setTitle(text.accessibility);
  replaceChildren(main, h('h1', { tabindex: -1 }, text.accessibility));
};
