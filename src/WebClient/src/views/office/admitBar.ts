import { officeAppointmentTexts } from '../../i18n/officeAppointment';
import { officeWords } from '../../i18n/officeWords';
import type { Seat } from '../../session/contract';
import type { Session } from '../../session/session';
import type { Room } from '../../session/state';
import { h } from '../h';
import { admits, attendanceOf, isAdmitKeyOn, waitingGuests, waitingSeats, type Attendance } from './admission';
import { minutesSince } from './agendaState';
import { nobodyWaits, ring } from './alarm';
import type { DeskContext } from './deskContext';
import { GuestsAtTheDoor } from './guestsAtTheDoor';
import { actionButton, problemPlace, setText } from './parts';
import { insist } from './refusals';

export interface AdmitBar {
  readonly root: HTMLElement;
  update(room: Room): void;
  tick(): void;
  destroy(): void;
}

/** Over the picture: whether the taxpayer is there, since when, who else waits, and the one key that admits. */
export function mountAdmitBar(session: Session, desk: DeskContext): AdmitBar {
  const text = officeAppointmentTexts[desk.language];
  const problem = problemPlace();
  const state = h('p', { class: 'office-presence', tabindex: -1 });
  const detail = h('p', { class: 'office-note' });
  const admit = actionButton(
    text.admit,
    { class: 'btn btn-primary btn-sm', hidden: true },
    {
      act: async () => {
        insist(await session.call('Admit', undefined));
        if (attendance.kind !== 'absent') {
          desk.announcer.say(text.admitted(attendance.seat.name));
        }
      },
      problem,
      language: desk.language,
    },
  );
  const guests = new GuestsAtTheDoor(session, desk, problem);
  let attendance: Attendance = { kind: 'absent' };
  let room: Room | undefined;
  // Whoever waits already when the official comes has been rung for.
  let alarm: typeof nobodyWaits | undefined;

  const showKey = (): void => {
    const isOn = isAdmitKeyOn();
    setText(admit, isOn ? text.admitKey : text.admit);
    if (isOn) {
      admit.setAttribute('aria-keyshortcuts', 'A');
    } else {
      admit.removeAttribute('aria-keyshortcuts');
    }
  };
  const press = (event: KeyboardEvent): void => {
    const isElsewhere =
      (event.target instanceof Element &&
        event.target.closest('input, textarea, select, [contenteditable]') !== null) ||
      document.querySelector('dialog[open]') !== null ||
      root.offsetParent === null;
    const button = attendance.kind === 'waiting' ? admit : guests.first;
    if (isAdmitKeyOn() && button !== undefined && admits(event, isElsewhere)) {
      event.preventDefault();
      button.click();
    }
  };
  document.addEventListener('keydown', press);
  showKey();

  function tick(): void {
    showKey();
    if (room === undefined) {
      return;
    }
    const { view } = room;
    const words = presenceWords(attendance, Date.now() + room.clockOffset, desk);
    setText(state, words.state);
    setText(detail, words.detail);
    const step = ring(
      alarm ?? { waiting: new Set(waitingSeats(view)), playedAt: Date.now() },
      waitingSeats(view),
      Date.now(),
    );
    alarm = step.state;
    if (step.rings) {
      desk.tone.play();
    }
    for (const guest of waitingGuests(view).filter(({ seat }) => step.newcomers.includes(seat))) {
      desk.announcer.say(guests.words(guest));
    }
  }

  /** Told aloud: somebody comes, goes or comes back. */
  function announce(before: Attendance): void {
    if (attendance.kind === 'absent') {
      return;
    }
    const { name, stage } = attendance.seat;
    const isNew = before.kind !== attendance.kind;
    if (attendance.kind === 'waiting') {
      if (stage === 'waiting' && (before.kind !== 'waiting' || before.seat.stage !== 'waiting')) {
        desk.announcer.say(text.readyToAdmit(name));
      }
    } else if (isNew && attendance.kind === 'away') {
      desk.announcer.say(text.dropped(name));
    } else if (isNew && before.kind === 'away') {
      desk.announcer.say(text.cameBack(name));
    }
  }

  const root = h(
    'div',
    { class: 'office-admit' },
    h(
      'div',
      { class: 'office-admit-line' },
      h('div', {}, state, detail),
      h('div', { class: 'office-admit-actions' }, admit),
    ),
    guests.root,
    problem,
  );
  return {
    root,
    update(next) {
      room = next;
      const before = attendance;
      attendance = attendanceOf(next.view);
      const canAdmit = attendance.kind === 'waiting';
      if (!canAdmit && document.activeElement === admit) {
        state.focus();
      }
      admit.hidden = !canAdmit;
      root.classList.toggle('is-waiting', waitingSeats(next.view).length > 0);
      guests.update(next, attendance.kind === 'in-call', canAdmit);
      announce(before);
      tick();
    },
    tick,
    destroy() {
      document.removeEventListener('keydown', press);
    },
  };
}

function presenceWords(attendance: Attendance, now: number, desk: DeskContext): { state: string; detail: string } {
  const text = officeAppointmentTexts[desk.language];
  const words = officeWords[desk.language];
  const lasting = ({ since }: Seat): string => words.lasting(minutesSince(since, now));
  switch (attendance.kind) {
    case 'absent':
      return { state: text.nobodyToAdmit, detail: '' };
    case 'waiting': {
      const { name, stage, device, since } = attendance.seat;
      const minutes = minutesSince(since, now);
      return stage === 'consent' || stage === 'devices'
        ? { state: text.arriving[stage](name), detail: [words.hereFor(minutes), words.device[device]].join(', ') }
        : {
            state: text.readyToAdmit(name),
            detail: [words.waitingFor(minutes), words.device[device], words.stage[stage]].join(', '),
          };
    }
    case 'away':
      return { state: text.disconnectedFor(attendance.seat.name, lasting(attendance.seat)), detail: text.placeKept };
    case 'in-call':
      return { state: text.connectedFor(attendance.seat.name, lasting(attendance.seat)), detail: '' };
  }
}
