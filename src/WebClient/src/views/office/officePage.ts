import { officeAppointmentTexts } from '../../i18n/officeAppointment';
import { officeTexts } from '../../i18n/office';
import type { OpenHub } from '../../session/hubConnection';
import { h, replaceChildren } from '../h';
import { mountAppointment, type AppointmentView } from './appointmentView';
import type { DeskContext } from './deskContext';
import { LiveDesk } from './liveDesk';
import { mountLists } from './listsView';
import { mayShow } from './agendaState';
import { askToLeave } from './leaveCall';
import { mountLiveChatNotices } from './liveChatNotices';
import { alertBox, setText } from './parts';

interface OfficePageOptions {
  readonly open: OpenHub;
  readonly setTitle: (title: string) => void;
  readonly setCompact: (isCompact: boolean) => void;
}

/** Kept in the history entry of an appointment, and through a reload. */
interface Entry {
  readonly joins?: boolean;
  /** The live chat's conversation is open. */
  readonly chats?: boolean;
}

/**
 * The lists, and one appointment in their place. The address names the appointment; going back returns to the lists. A call that is
 * under way goes on meanwhile, with a way back to it.
 */
export function mountOffice(
  main: HTMLElement,
  desk: DeskContext,
  { open, setTitle, setCompact }: OfficePageOptions,
): void {
  const text = officeTexts[desk.language];
  const words = officeAppointmentTexts[desk.language];
  const heading = h('h1', { tabindex: -1 }, text.title);
  const appointmentHome = h('div', { hidden: true });
  const still = h('span');
  const returnBar = h(
    'div',
    { hidden: true },
    alertBox(
      'info',
      still,
      ' ',
      h(
        'button',
        {
          type: 'button',
          class: 'btn btn-primary btn-sm',
          onclick: () => {
            show(mountedId, { joins: true }, true);
          },
        },
        words.returnToCall,
      ),
    ),
  );
  let appointment: AppointmentView | undefined;
  let mountedId = '';
  let isInside = false;
  let title = text.title;
  let waiting = 0;

  const showTitle = (): void => {
    setTitle(waiting === 0 ? title : `${text.waitTitle(waiting)} – ${title}`);
  };
  const openChat = (id: string): void => {
    show(id, { chats: true }, true);
  };
  const notices = mountLiveChatNotices(desk, {
    open: openChat,
    closed: () => {
      (appointmentHome.hidden ? heading : appointment?.heading)?.focus();
    },
  });
  const lists = mountLists(desk, {
    changes: new LiveDesk(open),
    open: (id, joins) => {
      show(id, { joins }, true);
    },
    openChat,
    current: () => (isInside ? mountedId : ''),
    counted: (count) => {
      waiting = count;
      showTitle();
    },
    changed: () => void appointment?.read(),
  });
  const listsHome = h('div', {}, heading, returnBar, lists.root);

  /** Shows an appointment, or the lists for an empty id. Whoever would leave a call for it is asked first. */
  function show(id: string, entry: Entry, isNew: boolean): void {
    const call = appointment?.isInCall() === true ? mountedId : '';
    if (id === '' || mayShow(id, call)) {
      go(id, entry, isNew);
      return;
    }
    if (!isNew) {
      // The browser went back or forward by itself: the address is again that of what is on screen.
      history.pushState({ joins: !appointmentHome.hidden }, '', addressOf(appointmentHome.hidden ? '' : mountedId));
    }
    if (document.querySelector('dialog[open]') === null) {
      askToLeave(appointment?.name() ?? '', desk, () => {
        go(id, entry, true);
      });
    }
  }

  function go(id: string, entry: Entry, isNew: boolean): void {
    if (isNew) {
      history.pushState(entry, '', addressOf(id));
    }
    const isThere = id !== '' && id === mountedId;
    if (id !== '' && !isThere) {
      change(id, entry);
    }
    const isShown = id !== '';
    if (!isShown && !isInside) {
      void appointment?.leave();
      replaceChildren(appointmentHome);
      appointment = undefined;
      mountedId = '';
    }
    appointmentHome.hidden = !isShown;
    listsHome.hidden = isShown;
    returnBar.hidden = isShown || !isInside;
    setText(still, words.inCallWith(appointment?.name() ?? ''));
    setCompact(isShown && isInside);
    title = isShown ? title : text.title;
    showTitle();
    (isShown ? appointment?.heading : heading)?.focus();
    if (isThere && entry.chats === true) {
      appointment?.showChat();
    }
  }

  /** Another appointment takes the place of the one that is there, whose seat is given up. */
  function change(id: string, { joins, chats }: Entry): void {
    void appointment?.leave();
    mountedId = id;
    isInside = false;
    appointment = mountAppointment(desk, {
      id,
      joins: joins ?? false,
      chats: chats ?? false,
      open,
      back: () => {
        show('', {}, true);
      },
      seated: (isSeated) => {
        if (mountedId !== id || isInside === isSeated) {
          return;
        }
        isInside = isSeated;
        returnBar.hidden = listsHome.hidden || !isSeated;
        if (!appointmentHome.hidden) {
          setCompact(isSeated);
          history.replaceState({ joins: isSeated } satisfies Entry, '');
        }
      },
      setTitle: (named) => {
        if (!appointmentHome.hidden && mountedId === id) {
          title = named;
          showTitle();
        }
      },
    });
    replaceChildren(appointmentHome, appointment.root);
  }

  addEventListener('popstate', (event) => {
    show(idInAddress(), (event.state ?? {}) as Entry, false);
  });
  setInterval(() => {
    appointment?.tick();
  }, 1000);
  replaceChildren(main, lists.alerts, notices, listsHome, appointmentHome);
  showTitle();
  if (idInAddress() !== '') {
    show(idInAddress(), (history.state ?? {}) as Entry, false);
  }
}

function idInAddress(): string {
  return new URLSearchParams(location.search).get('appointment') ?? '';
}

function addressOf(id: string): string {
  return id === '' ? '/operatore' : `/operatore?appointment=${encodeURIComponent(id)}`;
}

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
