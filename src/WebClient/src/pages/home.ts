import '../style/home.css';
import { homeTexts } from '../i18n/home';
import { shellTexts } from '../i18n/shell';
import { h, replaceChildren } from '../views/h';
import { kitIcon } from '../views/sprite';
import type { MountPage } from './page';

/** The first page: what the desk is, the ways in, what is needed. */
export const mount: MountPage = (main, { language, session, setTitle }) => {
  const text = homeTexts[language];
  const isStaff = session.role === 'official' || session.role === 'manager';
  setTitle(text.title);
  replaceChildren(
    main,
    h('h1', { tabindex: -1 }, text.title),
    h('p', { class: 'lead reading-width' }, text.lead),
    isStaff && h('p', {}, h('a', { class: 'btn btn-primary', href: '/operatore' }, shellTexts[language].office)),
    h(
      'div',
      { class: 'home-ways' },
      way(
        'it-calendar',
        text.bookTitle,
        text.bookText,
        h('a', { class: 'btn btn-primary', href: '/prenota' }, text.book),
      ),
      way(
        'it-user',
        text.mineTitle,
        text.mineText,
        h('a', { class: 'btn btn-outline-primary', href: '/appuntamenti' }, text.mine),
      ),
      way(
        'it-settings',
        text.checkTitle,
        text.checkText,
        h('a', { class: 'btn btn-outline-primary', href: '/verifica-dispositivo' }, text.check),
      ),
      way(
        'it-help-circle',
        shellTexts[language].assistance,
        text.assistanceText,
        h('a', { class: 'btn btn-outline-primary', href: '/assistenza' }, text.assistance),
      ),
    ),
    h(
      'div',
      { class: 'home-columns' },
      section(text.howTitle, h('ol', {}, ...text.how.map((line) => h('li', {}, line)))),
      h(
        'div',
        {},
        section(text.needTitle, h('ul', {}, ...text.needs.map((line) => h('li', {}, line)))),
        section(text.linkTitle, h('p', {}, text.linkText)),
        section(text.neverTitle, h('p', {}, text.never)),
      ),
    ),
  );
};

function way(icon: `it-${string}`, title: string, about: string, link: HTMLElement): HTMLElement {
  return h(
    'section',
    { class: 'home-way' },
    kitIcon(icon, 'icon icon-primary icon-lg'),
    h('h2', { class: 'h4' }, title),
    h('p', {}, about),
    link,
  );
}

function section(title: string, content: HTMLElement): HTMLElement {
  return h('section', { class: 'mb-4' }, h('h2', { class: 'h4' }, title), content);
}
