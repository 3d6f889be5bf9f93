import '../style/office.css';
import '../style/operations.css';
import { OperationsApi } from '../http/operations';
import { operationsTexts } from '../i18n/operations';
import { h, replaceChildren } from '../views/h';
import { OperationsPage } from '../views/operations/operationsPage';
import type { MountPage } from './page';

/** The page of those who run the servers. */
export const mount: MountPage = (main, { api, announcer, language, session, setTitle }) => {
  const text = operationsTexts[language];
  setTitle(text.title);
  if (session.administrator !== true) {
    replaceChildren(
      main,
      h('h1', { tabindex: -1 }, text.forAdministrators),
      h('p', { class: 'lead' }, text.forAdministratorsWhy),
      h(
        'p',
        {},
        h(
          'a',
          { class: 'btn btn-primary', href: `/accedi?returnTo=${encodeURIComponent(location.pathname)}` },
          text.signIn,
        ),
      ),
    );
    return;
  }
  void new OperationsPage(main, new OperationsApi(api), language, announcer).run();
};
