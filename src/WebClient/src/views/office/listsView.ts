import { officeTexts } from '../../i18n/office';
import { officeLiveChatTexts } from '../../i18n/officeLiveChat';
import { registerTexts } from '../../i18n/register';
import { h } from '../h';
import { mountAgenda } from './agendaView';
import { mountAlertBar } from './alertBar';
import { mountBoard } from './boardView';
import { mountBooking } from './bookingView';
import { DayWatch } from './dayWatch';
import { LimitedLine } from '../limited';
import type { DeskChanges } from './deskChanges';
import type { DeskContext } from './deskContext';
import { mountLiveChatList } from './liveChatList';
import { mountRegister } from './registerView';
import { mountTabs, type Tab } from './tabs';
import { mountCallbacks, mountPreCalls } from './callLists';

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
export function mountLists(
  desk: DeskContext,
  { changes, open, openChat, current, counted, changed: told }: ListsOptions,
): Lists {
  const text = officeTexts[desk.language];
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
  const openSheet = (id: string): void => {
    open(id, false);
  };
  const alerts = mountAlertBar(desk, { open, current, counted });
  const agenda = mountAgenda(desk, { open, openChat, current, changed, showDay, retry: () => void watch.read() });
  const board = desk.isManager ? mountBoard(desk, { changed, showDay }) : undefined;
  const countIn = (key: string) => (count: number) => {
    tabs.count(key, count);
  };
  const preCalls = mountPreCalls(desk, { open: openSheet, counted: countIn('preCalls') });
  const callbacks = mountCallbacks(desk, { open: openSheet, counted: countIn('callbacks') });
  const liveChats = mountLiveChatList(desk, { open: openChat, counted: countIn('liveChats') });
  const booking = mountBooking(desk, { open: openSheet, booked: () => void watch.read() });
  const register = mountRegister(desk);
  const all: (Tab | undefined)[] = [
    { key: 'agenda', label: text.agenda, panel: agenda.root },
    { key: 'preCalls', label: text.preCalls, panel: preCalls.root },
    { key: 'callbacks', label: text.callbacks, panel: callbacks.root },
    { key: 'liveChats', label: officeLiveChatTexts[desk.language].title, panel: liveChats.root },
    { key: 'newAppointment', label: text.newAppointment, panel: booking.root },
    { key: 'register', label: registerTexts[desk.language].tab, panel: register.root },
    board && { key: 'board', label: text.board, panel: board.root },
  ];
  const tabs = mountTabs(
    text.tabs,
    all.filter((tab) => tab !== undefined),
    (key) => {
      if (key === 'board') {
        board?.update(watch.state);
      } else if (key === 'register') {
        void register.read();
      }
    },
  );

  function readAll(): void {
    void watch.read();
    void preCalls.read();
    void callbacks.read();
    void liveChats.read();
    told();
  }

  const limited = new LimitedLine(desk.language, 'desk');
  changes.start((isLimited) => {
    limited.update({ limited: isLimited ?? !limited.root.hidden });
    readAll();
  });
  readAll();
  setInterval(() => {
    alerts.tick();
    agenda.tick();
    callbacks.tick();
  }, 1000);
  return { alerts: alerts.root, root: h('div', {}, limited.root, tabs.root) };
}
