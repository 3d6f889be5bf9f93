import { signInTexts } from '../i18n/signIn';
import { h, replaceChildren } from '../views/h';
import type { MountPage } from './page';

/** Somebody whom one may sign in as, of `/api/demo-persons`. */
interface DemoPerson {
  id: string;
  name: string;
  group: 'taxpayers' | 'officials' | 'managers' | 'administrators';
  about: string;
}

const groups = ['taxpayers', 'officials', 'managers', 'administrators'] as const;

/** Signing in as a person of the demonstration: an ordinary form, whose answer leads back to where one came from. */
export const mount: MountPage = async (main, { language, api, session, setTitle }) => {
  const text = signInTexts[language];
  setTitle(text.title);
  const persons = await api.get<DemoPerson[]>('/api/demo-persons');
  const column = (group: (typeof groups)[number]) =>
    h(
      'div',
      { class: 'col-12 col-lg-4 mb-4' },
      h('h2', { class: 'h4', id: group }, text.groups[group]),
      h(
        'ul',
        { class: 'list-unstyled', 'aria-labelledby': group },
        ...persons.filter((person) => person.group === group).map(choice),
      ),
    );
  const choice = ({ id, name, about }: DemoPerson) =>
    h(
      'li',
      { class: 'mb-3' },
      h(
        'button',
        { type: 'submit', name: 'person', value: id, class: 'btn btn-outline-primary w-100' },
        h('span', { class: 'visually-hidden' }, `${text.signInAs} `),
        name,
      ),
      // The register of the demonstration is Italian.
      h('small', { class: 'd-block mt-1', ...(language === 'it' ? {} : { lang: 'it' }) }, about),
    );
  replaceChildren(
    main,
    h('h1', { tabindex: -1 }, text.title),
    h('p', { class: 'lead' }, text.lead),
    session.name !== undefined && h('p', {}, `${text.signedInAs} ${session.name}.`),
    h(
      'form',
      { method: 'post', action: '/accedi', class: 'row mt-4' },
      h('input', { type: 'hidden', name: '__RequestVerificationToken', value: session.antiforgeryToken }),
      h('input', {
        type: 'hidden',
        name: 'returnTo',
        value: new URLSearchParams(location.search).get('returnTo') ?? '',
      }),
      ...groups.map(column),
    ),
  );
};
