import { shellTexts } from '../i18n/shell';
import { h, replaceChildren } from '../views/h';
import type { MountPage } from './page';

/** Trying out the devices before the appointment. */
export const mount: MountPage = (main, { language, setTitle }) => {
  const text = shellTexts[language];
  setTitle(text.deviceCheck);
  replaceChildren(main, h('h1', { tabindex: -1 }, text.deviceCheck));
};
