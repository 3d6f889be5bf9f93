import type { Session } from '../http/api';
import { shellTexts } from '../i18n/shell';
import type { Language } from '../session/contract';
import { footer } from './footer';
import { h, replaceChildren } from './h';
import { menuEntries, navigation, slimHeader } from './header';

/** The parts of the frame that pages and `main.ts` fill. */
export interface Shell {
  readonly main: HTMLElement;
  /** The polite live region. */
  readonly status: HTMLElement;
  readonly showSession: (session: Session, signOut: () => Promise<unknown>) => void;
  /** One narrow band instead of header and footer: for the call. */
  readonly setCompact: (isCompact: boolean) => void;
}

/** Skip links, header, main, footer: the same on every page. */
export function mountShell(body: HTMLElement, language: Language, path: string): Shell {
  const text = shellTexts[language];
  const main = h(
    'main',
    { id: 'main', class: 'container py-4', tabindex: -1 },
    h('p', { role: 'status' }, text.loading),
  );
  const status = h('div', { class: 'visually-hidden', role: 'status', 'aria-live': 'polite' });
  const person = h('div', { class: 'it-access-top-wrapper' });
  const menu = h('ul', { class: 'navbar-nav' }, ...menuEntries(language, path, {}));
  replaceChildren(
    body,
    h(
      'header',
      { class: 'it-header-wrapper' },
      skipLinks(language),
      slimHeader(language, person),
      navigation(language, menu),
    ),
    main,
    status,
    footer(language),
  );
  return {
    main,
    status,
    setCompact(isCompact) {
      body.classList.toggle('compact-frame', isCompact);
    },
    showSession(session, signOut) {
      replaceChildren(menu, ...menuEntries(language, path, session));
      replaceChildren(person, ...personParts(language, path, session, signOut));
    },
  };
}

function skipLinks(language: Language): HTMLElement {
  const text = shellTexts[language];
  const links = [
    ['#main', text.skipToContent],
    ['#navigation', text.skipToMenu],
    ['#footer', text.skipToFooter],
    ['/accessibilita', text.accessibility],
  ] as const;
  return h(
    'nav',
    { class: 'skiplinks', 'aria-label': text.shortcuts },
    h(
      'ul',
      {},
      ...links.map(([href, label]) => h('li', {}, h('a', { class: 'visually-hidden-focusable', href }, label))),
    ),
  );
}

function personParts(
  language: Language,
  path: string,
  session: Session,
  signOut: () => Promise<unknown>,
): HTMLElement[] {
  const text = shellTexts[language];
  if (session.name === undefined) {
    const back = path === '/accedi' ? '/' : path;
    const href = `/accedi?returnTo=${encodeURIComponent(back)}`;
    return [h('a', { class: 'btn btn-primary btn-sm', href, 'data-element': 'personal-area-login' }, text.signIn)];
  }
  const leave = h('button', { type: 'button', class: 'btn btn-primary btn-sm' }, text.signOut);
  leave.addEventListener('click', () => {
    leave.disabled = true;
    void signOut().then(
      () => {
        location.assign('/');
      },
      () => {
        leave.disabled = false;
      },
    );
  });
  return [h('span', { class: 'person-name' }, session.name), leave];
}
