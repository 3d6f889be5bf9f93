import { officeTexts } from '../../i18n/office';
import { officeLiveChatTexts } from '../../i18n/officeLiveChat';
import { registerTexts } from '../../i18n/register';
import type { Language } from '../../session/contract';
import { h } from '../h';
import { mountAgenda, type AgendaView } from './agendaView';
import { mountAlertBar, type AlertBar } from './alertBar';
import { mountBoard, type BoardView } from './boardView';
import { mountBooking } from './bookingView';
import { DayWatch } from './dayWatch';
import { LimitedLine } from '../limited';
import type { DeskChanges } from './deskChanges';
import type { DeskContext } from './deskContext';
import { mountLiveChatList, type LiveChatList } from './liveChatList';
import { mountRegister } from './registerView';
import { mountTabs, type Tab } from './tabs';
import { mountCallbacks, mountPreCalls } from './callLists';
import type { WorkList, WorkListActions } from './workList';

export interface ListsOptions {
  readonly changes: DeskChanges;
  /** Opens an appointment in the place of the lists, and its room if that can be entered. */
  readonly open: (id: string, joins: boolean) => void;
  /** Opens an appointment with its live chat in the place of the lists. */
  readonly openChat: (id: string) => void;
  /** The appointment that the official is in; empty when in none. */
  readonly current: () => string;
  /** How many wait for this official, besides the current one. */
  readonly counted: (count: number) => void;
  /** The office's day has changed. */
  readonly changed: () => void;
}

export interface Lists {
  /** Over lists and appointment alike. */
  readonly alerts: HTMLElement;
  readonly root: HTMLElement;
}

/** The office's day and its work lists, kept up to date. */
export function mountLists(desk: DeskContext, options: ListsOptions): Lists {
  const { watch, alerts, agenda, board } = mountDay(desk, options);
  const work = mountWork(desk, options, (key, count) => {
    tabs.count(key, count);
  });
  const booking = mountBooking(desk, {
    open: (id) => {
      options.open(id, false);
    },
    booked: () => void watch.read(),
  });
  const register = mountRegister(desk);
  const all = tabsOf({ agenda, ...work.lists, newAppointment: booking, register, board }, desk.language);
  const tabs = mountTabs(officeTexts[desk.language].tabs, all, (key) => {
    if (key === 'board') {
      board?.update(watch.state);
    } else if (key === 'register') {
      void register.read();
    }
  });
  const limited = new LimitedLine(desk.language, 'desk');
  const readAll = (): void => {
    void watch.read();
    work.read();
    options.changed();
  };
  options.changes.start((isLimited) => {
    limited.update({ limited: isLimited ?? !limited.root.hidden });
    readAll();
  });
  readAll();
  setInterval(() => {
    alerts.tick();
    agenda.tick();
    work.lists.callbacks.tick();
  }, 1000);
  return { alerts: alerts.root, root: h('div', {}, limited.root, tabs.root) };
}

interface Day {
  readonly watch: DayWatch;
  readonly alerts: AlertBar;
  readonly agenda: AgendaView;
  /** Only for managers. */
  readonly board: BoardView | undefined;
}

/** What shows the office's appointments of a day, each told by the same watch. */
function mountDay(desk: DeskContext, { open, openChat, current, counted }: ListsOptions): Day {
  const watch = new DayWatch(desk.api, {
    shown: (state) => {
      agenda.update(state);
      board?.update(state);
    },
    today: (rows) => {
      alerts.update(rows);
    },
  });
  const showDay = (date: string | undefined): void => {
    watch.show(date);
  };
  const changed: DayWatch['changed'] = (row) => {
    watch.changed(row);
  };
  const alerts = mountAlertBar(desk, { open, current, counted });
  const agenda = mountAgenda(desk, { open, openChat, current, changed, showDay, retry: () => void watch.read() });
  const board = desk.isManager ? mountBoard(desk, { changed, showDay }) : undefined;
  return { watch, alerts, agenda, board };
}

interface Work {
  readonly lists: { readonly preCalls: WorkList; readonly callbacks: WorkList; readonly liveChats: LiveChatList };
  readonly read: () => void;
}

/** What is left to do, whatever the day. `counted`: how much, by the key of its tab. */
function mountWork(
  desk: DeskContext,
  { open, openChat }: ListsOptions,
  counted: (key: string, count: number) => void,
): Work {
  const actionsOf = (key: string): WorkListActions => ({
    open: (id) => {
      open(id, false);
    },
    counted: (count) => {
      counted(key, count);
    },
  });
  const preCalls = mountPreCalls(desk, actionsOf('preCalls'));
  const callbacks = mountCallbacks(desk, actionsOf('callbacks'));
  const liveChats = mountLiveChatList(desk, { ...actionsOf('liveChats'), open: openChat });
  return {
    lists: { preCalls, callbacks, liveChats },
    read() {
      void preCalls.read();
      void callbacks.read();
      void liveChats.read();
    },
  };
}

type Panels = Readonly<
  Record<'agenda' | 'preCalls' | 'callbacks' | 'liveChats' | 'newAppointment' | 'register', { root: HTMLElement }>
> & { readonly board: BoardView | undefined };

function tabsOf(panels: Panels, language: Language): Tab[] {
  const text = officeTexts[language];
  const { agenda, preCalls, callbacks, liveChats, newAppointment, register, board } = panels;
  const all: (Tab | undefined)[] = [
    { key: 'agenda', label: text.agenda, panel: agenda.root },
    { key: 'preCalls', label: text.preCalls, panel: preCalls.root },
    { key: 'callbacks', label: text.callbacks, panel: callbacks.root },
    { key: 'liveChats', label: officeLiveChatTexts[language].title, panel: liveChats.root },
    { key: 'newAppointment', label: text.newAppointment, panel: newAppointment.root },
    { key: 'register', label: registerTexts[language].tab, panel: register.root },
    board && { key: 'board', label: text.board, panel: board.root },
  ];
  return all.filter((tab) => tab !== undefined);
}
