import { officeTexts } from '../../i18n/office';
import { h, replaceChildren } from '../h';
import type { DeskContext } from './deskContext';

/** For whoever is not signed in as somebody of an office: what this page is, and the way in. */
export function showWayIn(
  main: HTMLElement,
  {
    language,
    isSignedIn,
    setTitle,
  }: { language: DeskContext['language']; isSignedIn: boolean; setTitle: (title: string) => void },
): void {
  const text = officeTexts[language];
  setTitle(text.title);
  const back = `${location.pathname}${location.search}`;
  replaceChildren(
    main,
    h('h1', { tabindex: -1 }, isSignedIn ? text.notOfficialTitle : text.signInTitle),
    h('p', { class: 'lead' }, isSignedIn ? text.notOfficialText : text.signInText),
    h(
      'p',
      {},
      h(
        'a',
        { class: 'btn btn-primary', href: `/accedi?returnTo=${encodeURIComponent(back)}` },
        isSignedIn ? text.signInAsOther : text.signIn,
      ),
    ),
  );
}
