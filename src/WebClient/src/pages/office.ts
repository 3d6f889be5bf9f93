import '../style/office.css';
import { DeskApi } from '../http/desk';
import { ProtocolApi } from '../http/protocol';
import { openSignalr } from '../session/signalrConnection';
import { ServerClock } from '../views/office/clock';
import type { DeskContext } from '../views/office/deskContext';
import { OpenLiveChats } from '../views/office/openLiveChats';
import { Tone } from '../views/office/tone';
import { mountOffice } from '../views/office/officePage';
import { showWayIn } from '../views/office/wayIn';
import type { MountPage, PageContext } from './page';

const hub = '/hubs/desk';

/** The official's and the manager's page. */
export const mount: MountPage = async (main, context) => {
  const { language, session, setTitle, setCompact } = context;
  if (session.role !== 'official' && session.role !== 'manager') {
    showWayIn(main, { language, isSignedIn: (session.person ?? '') !== '', setTitle });
    return;
  }
  mountOffice(main, await contextOf(context), { open: openSignalr(hub), setTitle, setCompact });
};

async function contextOf({ api, announcer, language, session }: PageContext): Promise<DeskContext> {
  const desk = new DeskApi(api);
  const clock = new ServerClock();
  if (session.now !== undefined) {
    clock.hear(session.now);
  }
  const [colleagues, services, offices] = await Promise.all([desk.colleagues(), desk.services(), desk.offices()]);
  return {
    language,
    api: desk,
    protocol: new ProtocolApi(api),
    liveChats: new OpenLiveChats(desk),
    person: session.person ?? '',
    office: session.office ?? '',
    isManager: session.role === 'manager',
    colleagues,
    services,
    offices,
    announcer,
    clock,
    tone: new Tone(),
  };
}
