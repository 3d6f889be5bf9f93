import type { Session } from '../http/api';
import { languages } from '../i18n/language';
import { shellTexts } from '../i18n/shell';
import type { Language } from '../session/contract';
import { disclose } from './disclosure';
import { h } from './h';
import { kitIcon } from './sprite';

type Texts = (typeof shellTexts)[Language];

const languageNames: Readonly<Record<Language, string>> = { it: 'Italiano', en: 'English', de: 'Deutsch' };

/** The band that names the administration, with the language and the way in and out. */
export function slimHeader(language: Language, person: HTMLElement): HTMLElement {
  const text = shellTexts[language];
  return h(
    'div',
    { class: 'it-header-slim-wrapper' },
    h(
      'div',
      { class: 'container' },
      h(
        'div',
        { class: 'it-header-slim-wrapper-content' },
        h('a', { class: 'navbar-brand is-full', href: '/' }, text.administration),
        h('a', { class: 'navbar-brand is-compact', href: '/' }, text.desk),
        h(
          'nav',
          { class: 'accessory d-none d-lg-block', 'aria-label': text.accessoryNavigation },
          h(
            'ul',
            { class: 'list-inline mb-0' },
            h('li', { class: 'list-inline-item' }, h('a', { class: 'text-white', href: '/condizioni' }, text.terms)),
            h('li', { class: 'list-inline-item' }, h('a', { class: 'text-white', href: '#footer' }, text.contacts)),
          ),
        ),
        h('div', { class: 'it-header-slim-right-zone' }, languageChoice(language, text), person),
      ),
    ),
  );
}

function languageChoice(language: Language, text: Texts): HTMLElement {
  const button = h(
    'button',
    { type: 'button', class: 'nav-link', 'aria-controls': 'languages' },
    h('span', { class: 'visually-hidden' }, `${text.languageSelected} `),
    h('span', { lang: language }, language.toUpperCase()),
    kitIcon('it-expand', 'icon icon-white icon-xs'),
  );
  const menu = h(
    'div',
    { class: 'dropdown-menu', id: 'languages' },
    h(
      'div',
      { class: 'link-list-wrapper' },
      h('ul', { class: 'link-list' }, ...languages.map((tag) => h('li', {}, languageLink(tag, language, text)))),
    ),
  );
  disclose(button, menu, 'show');
  return h('div', { class: 'language-choice' }, button, menu);
}

/** Keeps the page, and what stands behind its "#": a personal link carries its token there. */
function languageLink(tag: Language, current: Language, text: Texts): HTMLElement {
  const isCurrent = tag === current;
  const link = h(
    'a',
    { class: 'dropdown-item list-item', href: `?lang=${tag}`, hreflang: tag, 'aria-current': isCurrent && 'true' },
    h('span', { lang: tag }, languageNames[tag]),
    isCurrent && h('span', { class: 'visually-hidden' }, ` ${text.selected}`),
  );
  link.addEventListener('click', (event) => {
    event.preventDefault();
    const address = new URL(location.href);
    address.searchParams.set('lang', tag);
    if (address.href === location.href) {
      location.reload();
    } else {
      location.assign(address);
    }
  });
  return link;
}

/** The name of the desk, and the menu; which entries it has depends on who is signed in. */
export function navigation(language: Language, menu: HTMLElement): HTMLElement {
  const text = shellTexts[language];
  const button = h(
    'button',
    { type: 'button', class: 'custom-navbar-toggler', 'aria-controls': 'menu', 'aria-label': text.menuButton },
    kitIcon('it-burger'),
  );
  const panel = h('div', { class: 'navbar-collapsable', id: 'menu' }, h('div', { class: 'menu-wrapper' }, menu));
  disclose(button, panel, 'expanded');
  return h(
    'div',
    { class: 'it-nav-wrapper' },
    h(
      'div',
      { class: 'it-header-center-wrapper it-small-header' },
      h('div', { class: 'container' }, h('div', { class: 'it-header-center-content-wrapper' }, brand(text))),
    ),
    h(
      'div',
      { class: 'it-header-navbar-wrapper' },
      h(
        'div',
        { class: 'container' },
        h('nav', { class: 'navbar navbar-expand-lg', id: 'navigation', 'aria-label': text.menu }, button, panel),
      ),
    ),
  );
}

function brand(text: Texts): HTMLElement {
  return h(
    'div',
    { class: 'it-brand-wrapper' },
    h(
      'a',
      { href: '/' },
      kitIcon('it-video'),
      h(
        'div',
        { class: 'it-brand-text' },
        h('div', { class: 'it-brand-title' }, text.desk),
        h('div', { class: 'it-brand-tagline d-none d-md-block' }, text.tagline),
      ),
    ),
  );
}

/** The entries of the menu for this person. */
export function menuEntries(language: Language, path: string, session: Partial<Session>): HTMLElement[] {
  const text = shellTexts[language];
  const { role, administrator = false } = session;
  const isStaff = role === 'official' || role === 'manager';
  const entries: readonly (readonly [href: string, label: string])[] = [
    ...(isStaff ? ([['/operatore', text.office]] as const) : []),
    ...(administrator ? ([['/sistema', text.operations]] as const) : []),
    ...(isStaff || administrator
      ? []
      : ([
          ['/prenota', text.book],
          ['/appuntamenti', text.appointments],
        ] as const)),
    ['/verifica-dispositivo', text.deviceCheck],
    ['/assistenza', text.assistance],
  ];
  return entries.map(([href, label]) => {
    const isCurrent = href === path;
    return h(
      'li',
      { class: 'nav-item' },
      h(
        'a',
        { class: isCurrent ? 'nav-link active' : 'nav-link', href, 'aria-current': isCurrent && 'page' },
        h('span', {}, label),
      ),
    );
  });
}
