import { shellTexts } from '../i18n/shell';
import { h, replaceChildren } from '../views/h';
import type { MountPage } from './page';

/** The first page: what the desk is, and the ways in. */
export const mount: MountPage = (main, { language, setTitle }) => {
  const text = shellTexts[language];
  setTitle(text.home);
  replaceChildren(
    main,
    h('h1', { tabindex: -1 }, text.home),
    h('p', {}, h('a', { href: '/prenota' }, text.book)),
    h('p', {}, h('a', { href: '/appuntamenti' }, text.appointments)),
  );
};
