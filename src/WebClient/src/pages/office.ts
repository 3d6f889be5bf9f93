import '../style/office.css';
import { DeskApi } from '../http/desk';
import { officeTexts } from '../i18n/office';
import { ServerClock } from '../views/office/clock';
import { EveryFewSeconds } from '../views/office/deskChanges';
import type { DeskContext } from '../views/office/deskContext';
import { mountLists, showWayIn } from '../views/office/officeView';
import { h, replaceChildren } from '../views/h';
import type { MountPage, PageContext } from './page';

/** The official's and the manager's page. */
export const mount: MountPage = async (main, context) => {
  const { language, session, setTitle } = context;
  setTitle(officeTexts[language].title);
  if (session.role !== 'official' && session.role !== 'manager') {
    showWayIn(main, language, (session.person ?? '') !== '');
    return;
  }
  const desk = await contextOf(context);
  const lists = mountLists(desk, {
    changes: new EveryFewSeconds(),
    setTitle,
    open: () => undefined,
  });
  replaceChildren(main, lists.alerts, h('h1', { tabindex: -1 }, officeTexts[language].title), lists.root);
};

async function contextOf({ api, announcer, language, session }: PageContext): Promise<DeskContext> {
  const desk = new DeskApi(api);
  const [colleagues, services, offices] = await Promise.all([desk.colleagues(), desk.services(), desk.offices()]);
  const clock = new ServerClock();
  const { now } = session as { now?: string };
  if (now !== undefined) {
    clock.hear(now);
  }
  return {
    language,
    api: desk,
    person: session.person ?? '',
    office: session.office ?? '',
    isManager: session.role === 'manager',
    colleagues,
    services,
    offices,
    announcer,
    clock,
  };
}
