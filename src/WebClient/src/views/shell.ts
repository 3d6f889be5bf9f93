import type { Session } from '../http/api';
import { languages } from '../i18n/language';
import { shellTexts } from '../i18n/shell';
import type { Language } from '../session/contract';
import { h, replaceChildren } from './h';

/** The parts of the frame that pages and `main.ts` fill. */
export interface Shell {
  readonly main: HTMLElement;
  /** The polite live region. */
  readonly status: HTMLElement;
  readonly showSession: (session: Session, signOut: () => Promise<unknown>) => void;
}

/** Skip links, header, main, footer: the same on every page. */
export function mountShell(body: HTMLElement, language: Language, path: string): Shell {
  const text = shellTexts[language];
  const main = h('main', { id: 'main', class: 'container py-4' }, h('p', { role: 'status' }, text.loading));
  const status = h('div', { class: 'visually-hidden', role: 'status', 'aria-live': 'polite' });
  const person = h('div', { class: 'it-access-top-wrapper' });
  replaceChildren(
    body,
    h(
      'header',
      { class: 'it-header-wrapper' },
      h(
        'nav',
        { class: 'skiplinks', 'aria-label': text.shortcuts },
        h('a', { class: 'visually-hidden-focusable', href: '#main' }, text.skipToContent),
      ),
      h(
        'p',
        {},
        text.administration,
        ' · ',
        ...languages.map((tag) => h('a', { href: `${path}?lang=${tag}`, hreflang: tag }, tag.toUpperCase())),
      ),
      person,
    ),
    main,
    status,
    h('footer', { class: 'it-footer', id: 'footer' }, h('a', { href: '/accessibilita' }, text.accessibility)),
  );
  return {
    main,
    status,
    showSession(session, signOut) {
      replaceChildren(
        person,
        session.name === undefined
          ? h('a', { class: 'btn btn-primary', href: '/accedi' }, text.signIn)
          : h(
              'button',
              { type: 'button', class: 'btn btn-primary', onclick: () => void leave(signOut) },
              `${session.name} – ${text.signOut}`,
            ),
      );
    },
  };
}

async function leave(signOut: () => Promise<unknown>): Promise<void> {
  await signOut();
  location.assign('/');
}
