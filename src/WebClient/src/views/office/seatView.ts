import { CallMedia } from '../../media/callMedia';
import { officeTexts } from '../../i18n/office';
import { officeAppointmentTexts } from '../../i18n/officeAppointment';
import { deviceKey } from '../../session/device';
import type { OpenHub } from '../../session/hubConnection';
import { Session } from '../../session/session';
import { roomOf, type Room, type State } from '../../session/state';
import { thisBrowser, thisTab } from '../../storage';
import { mountCall, type CallView } from '../call/call';
import { h, replaceChildren } from '../h';
import { isCallUnderWay, waitingGuests } from './admission';
import { mountAdmitBar } from './admitBar';
import type { DeskContext } from './deskContext';
import { mountGuests } from './guestsView';
import { alertBox } from './parts';
import { personButtons } from './personButtons';
import { explainCode } from './refusals';
import { mountReplies } from './repliesView';

export interface SeatOptions {
  readonly appointment: string;
  readonly open: OpenHub;
  /** The preparation sheet, shown beside the picture while the call is. */
  readonly sheet: HTMLElement;
  /** The user has left, or cannot be let in. */
  readonly left: () => void;
  /** Something in the room has changed. */
  readonly changed: (state: State) => void;
}

export interface SeatView {
  readonly root: HTMLElement;
  /** Whether leaving would leave people alone. */
  readonly isInCall: () => boolean;
  tick(): void;
  /** Gives the seat up, so that the taxpayer is told at once. */
  leave(): Promise<void>;
}

/** The official in an appointment: the connection, the devices, and the call with what only the official has. */
export function mountSeat(desk: DeskContext, { appointment, open, sheet, left, changed }: SeatOptions): SeatView {
  const text = officeAppointmentTexts[desk.language];
  const session = new Session({
    open,
    entrance: { method: 'EnterAsOfficial', appointment },
    device: deviceKey(thisBrowser),
    kept: thisTab,
  });
  const admitBar = mountAdmitBar(session, desk);
  const guests = mountGuests(session, desk);
  const note = h('div', { role: 'status' });
  const stage = h('div', { class: 'office-call' });
  const root = h('div', { class: 'office-seat' }, note, stage);
  let call: CallView | undefined;
  let media: CallMedia | undefined;
  let shown = '';

  function mount(state: State): void {
    media = new CallMedia(session);
    const spoken = roomOf(state)?.view.appointment.language ?? desk.language;
    call = mountCall(stage, session, {
      language: desk.language,
      announcer: desk.announcer,
      media,
      leave: () => void view.leave(),
      slots: {
        notices: admitBar.root,
        panels: [
          { id: 'office-sheet', title: text.sheet, icon: 'it-file', content: sheet, isOpen: true },
          { id: 'office-guests', title: text.people, icon: 'it-user', content: guests.root },
        ],
        chat: mountReplies(desk.language, spoken, (words) => call?.write(words)),
        person: (seat) => personButtons(seat, session, desk),
      },
    });
    void media.preload();
    void media.turnOn('microphone');
    void media.turnOn('camera');
  }

  /** Whom the official has to admit or to invite. */
  function showBadges({ view, guestsWanted }: Room): void {
    const waiting = waitingGuests(view).length;
    const all = waiting + guestsWanted.length;
    call?.badge('people', waiting, text.guestsToSee(waiting));
    call?.badge('office-guests', all, text.guestsToSee(all));
  }

  function unmount(): void {
    call?.destroy();
    call = undefined;
    media?.close();
    media = undefined;
  }

  function show(state: State): void {
    const room = roomOf(state);
    if (state.kind === 'inside' && call === undefined) {
      mount(state);
    }
    if (room !== undefined) {
      desk.clock.hear(room.view.now);
      admitBar.update(room);
      guests.update(room);
      showBadges(room);
    }
    const content = noteOf(state, session, desk);
    const now = `${state.kind}${room?.interruptedAt === undefined ? '' : ' interrupted'}`;
    if (now !== shown) {
      shown = now;
      replaceChildren(note, content);
    }
    if (state.kind === 'ended' || state.kind === 'seat-lost' || state.kind === 'refused') {
      unmount();
    }
    changed(state);
  }

  const view: SeatView = {
    root,
    isInCall: () => {
      const { state } = session;
      return state.kind === 'inside' && isCallUnderWay(state.room.view, state.room.seat);
    },
    tick() {
      admitBar.tick();
    },
    async leave() {
      stop();
      window.removeEventListener('online', wake);
      admitBar.destroy();
      unmount();
      await session.leave();
      left();
    },
  };
  const stop = session.subscribe(show);
  const wake = (): void => {
    session.wake();
  };
  window.addEventListener('online', wake);
  session.start();
  show(session.state);
  return view;
}

/** What stands over the call, or in its place. */
function noteOf(state: State, session: Session, desk: DeskContext): HTMLElement | undefined {
  const text = officeAppointmentTexts[desk.language];
  const button = (label: string, act: () => void): HTMLElement =>
    h('button', { type: 'button', class: 'btn btn-primary btn-sm', onclick: act }, label);
  const moveHere = (): void => {
    session.moveHere();
  };
  const retry = (): void => {
    session.startOver();
  };
  switch (state.kind) {
    case 'connecting':
      return h('p', { class: 'office-loading' }, text.connecting);
    case 'refused':
      return alertBox(
        'danger',
        h('p', {}, explainCode(state.error.code, desk.language)),
        button(officeTexts[desk.language].retry, retry),
      );
    case 'elsewhere':
      return alertBox(
        'warning',
        h('p', {}, `${text.elsewhereTitle} ${text.elsewhereText}`),
        button(text.moveHere, moveHere),
      );
    case 'seat-lost':
      return state.reason === 'moved'
        ? alertBox('info', h('p', {}, text.movedAway), button(text.moveHere, moveHere))
        : alertBox('warning', text.removed);
    case 'not-yet':
      return alertBox('info', explainCode('not-open-yet', desk.language));
    case 'inside':
      return state.room.interruptedAt === undefined ? undefined : alertBox('warning', text.interrupted);
    case 'ended':
      return alertBox('success', explainCode('over', desk.language));
    case 'chat':
    case 'left':
      return undefined;
  }
}
