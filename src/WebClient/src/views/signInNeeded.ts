import type { Session } from '../http/api';
import { shellTexts } from '../i18n/shell';
import { currentLanguage } from '../i18n/language';
import { h, replaceChildren } from './h';

interface SignInWords {
  readonly title: string;
  readonly why: string;
  readonly signIn: string;
  readonly staffTitle: string;
  readonly staffWhy: string;
  /** The page to come back to. */
  readonly returnTo: string;
}

/** Says why one has to sign in, and leads there; an official is shown the way to the office's own page. */
export function mountSignInNeeded(main: HTMLElement, session: Session, words: SignInWords): void {
  const isStaff = session.role === 'official' || session.role === 'manager';
  const [title, why] = isStaff ? [words.staffTitle, words.staffWhy] : [words.title, words.why];
  replaceChildren(
    main,
    h(
      'div',
      { class: 'reading-width' },
      h('h1', { tabindex: -1 }, title),
      h('p', { class: 'lead' }, why),
      isStaff
        ? h('a', { class: 'btn btn-primary', href: '/operatore' }, shellTexts[currentLanguage()].office)
        : h(
            'a',
            { class: 'btn btn-primary', href: `/accedi?returnTo=${encodeURIComponent(words.returnTo)}` },
            words.signIn,
          ),
    ),
  );
}
