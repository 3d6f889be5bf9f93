import './style.css';
import { Announcer } from './a11y/announcer';
import { Api } from './http/api';
import { keepHash, signInAddress, signingIn, takeHash } from './http/signIn';
import { currentLanguage, rememberLanguage } from './i18n/language';
import { shellTexts } from './i18n/shell';
import type { PageContext } from './pages/page';
import { routes, type Route } from './pages/routes';
import type { Language } from './session/contract';
import { thisTab } from './storage';
import { h, replaceChildren } from './views/h';
import { mountShell, type Shell } from './views/shell';

void start();

async function start(): Promise<void> {
  const language = currentLanguage();
  rememberLanguage(language);
  document.documentElement.lang = language;
  const api = new Api(
    language,
    signingIn(fetch.bind(globalThis), () => {
      keepHash(location, thisTab);
      location.assign(signInAddress(location));
    }),
  );
  const path = location.pathname.replace(/(.)\/$/, '$1');
  const shell = mountShell(document.body, language, path);
  const hash = takeHash(location, thisTab);
  if (hash !== '') {
    history.replaceState(history.state, '', location.pathname + location.search + hash);
  }
  const route = routes[path];
  if (route === undefined) {
    showUnknown(shell, api, language);
  } else {
    await openPage(route, shell, api, language);
  }
}

/** No page has this address: says so, and which ways there are. */
function showUnknown({ main, showSession }: Shell, api: Api, language: Language): void {
  const text = shellTexts[language];
  document.title = text.unknownPage;
  const ways = [
    ['/', text.home],
    ['/prenota', text.book],
    ['/appuntamenti', text.appointments],
    ['/assistenza', text.assistance],
  ] as const;
  replaceChildren(
    main,
    h('h1', { tabindex: -1 }, text.unknownPage),
    h('p', { class: 'lead' }, text.unknownPageHelp),
    h('p', {}, text.unknownPageWays),
    h('ul', {}, ...ways.map(([href, label]) => h('li', {}, h('a', { href }, label)))),
  );
  void api.session().then(
    (session) => {
      showSession(session, () => api.post('/api/sign-out'));
    },
    () => undefined,
  );
}

/** Loads a page and lets it fill the frame. */
async function openPage(
  route: Route,
  { main, status, showSession, setCompact }: Shell,
  api: Api,
  language: Language,
): Promise<void> {
  const text = shellTexts[language];
  setCompact(route.isCompact ?? false);
  try {
    const [page, session] = await Promise.all([route.load(), api.session()]);
    showSession(session, () => api.post('/api/sign-out'));
    const context: PageContext = {
      language,
      api,
      session,
      announcer: new Announcer(status),
      setCompact,
      setTitle(title) {
        document.title = title === text.desk ? title : `${title} – ${text.desk}`;
      },
    };
    await page.mount(main, context);
  } catch (error) {
    console.warn(error);
    showFailure(main, language);
  }
}

/** A page that could not be loaded, and the button that tries again. */
function showFailure(main: HTMLElement, language: Language): void {
  const text = shellTexts[language];
  replaceChildren(
    main,
    h('h1', { tabindex: -1 }, text.loadFailed),
    h(
      'button',
      {
        type: 'button',
        class: 'btn btn-primary',
        onclick: () => {
          location.reload();
        },
      },
      text.retry,
    ),
  );
}
