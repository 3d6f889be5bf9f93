import { officeTexts } from '../../i18n/office';
import { h, replaceChildren } from '../h';
import { mountAgenda } from './agendaView';
import { mountAlertBar } from './alertBar';
import { mountBoard } from './boardView';
import { mountBooking } from './bookingView';
import { DayWatch } from './dayWatch';
import type { DeskChanges } from './deskChanges';
import type { DeskContext } from './deskContext';
import { mountTabs, type Tab } from './tabs';
import { mountCallbacks, mountPreCalls } from './workList';

export interface OfficeOptions {
  readonly changes: DeskChanges;
  readonly setTitle: (title: string) => void;
  /** Opens an appointment in the place of the lists. */
  readonly open: (id: string) => void;
}

export interface OfficeLists {
  /** Over lists and appointment alike. */
  readonly alerts: HTMLElement;
  readonly root: HTMLElement;
  /** Called with every change of the office's day. */
  onChange: () => void;
  destroy(): void;
}

/** The office's day and its work lists, kept up to date. */
export function mountLists(desk: DeskContext, { changes, open, setTitle }: OfficeOptions): OfficeLists {
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
  const alerts = mountAlertBar(desk, {
    open,
    counted: (count) => {
      setTitle(count === 0 ? text.title : `${text.waitTitle(count)} – ${text.title}`);
    },
  });
  const agenda = mountAgenda(desk, { open, changed, showDay, retry: () => void watch.read() });
  const board = desk.isManager ? mountBoard(desk, { open, changed, showDay }) : undefined;
  const countIn = (key: string) => (count: number) => {
    tabs.count(key, count);
  };
  const preCalls = mountPreCalls(desk, { open, counted: countIn('preCalls') });
  const callbacks = mountCallbacks(desk, { open, counted: countIn('callbacks') });
  const booking = mountBooking(desk, { open, booked: () => void watch.read() });
  const all: (Tab | undefined)[] = [
    { key: 'agenda', label: text.agenda, panel: agenda.root },
    { key: 'preCalls', label: text.preCalls, panel: preCalls.root },
    { key: 'callbacks', label: text.callbacks, panel: callbacks.root },
    { key: 'newAppointment', label: text.newAppointment, panel: booking.root },
    board && { key: 'board', label: text.board, panel: board.root },
  ];
  const tabs = mountTabs(
    text.tabs,
    all.filter((tab) => tab !== undefined),
    (key) => {
      if (key === 'board') {
        board?.update(watch.state);
      }
    },
  );
  const lists: OfficeLists = {
    alerts: alerts.root,
    root: h('div', {}, tabs.root),
    onChange: () => undefined,
    destroy() {
      clearInterval(clock);
      changes.stop();
      alerts.destroy();
    },
  };

  function readAll(): void {
    void watch.read();
    void preCalls.read();
    void callbacks.read();
    lists.onChange();
  }

  changes.start(readAll);
  readAll();
  const clock = setInterval(() => {
    alerts.tick();
    agenda.tick();
    callbacks.tick();
  }, 1000);
  return lists;
}

/** For whoever is not signed in as somebody of an office: what this page is, and the way in. */
export function showWayIn(main: HTMLElement, language: DeskContext['language'], isSignedIn: boolean): void {
  const text = officeTexts[language];
  replaceChildren(
    main,
    h('h1', { tabindex: -1 }, isSignedIn ? text.notOfficialTitle : text.signInTitle),
    h('p', { class: 'lead' }, isSignedIn ? text.notOfficialText : text.signInText),
    h(
      'p',
      {},
      h(
        'a',
        { class: 'btn btn-primary', href: '/accedi?returnTo=/operatore' },
        isSignedIn ? text.signInAsOther : text.signIn,
      ),
    ),
  );
}
