import { officeAppointmentTexts } from '../../i18n/officeAppointment';
import { officeWords } from '../../i18n/officeWords';
import type { Session } from '../../session/session';
import type { Room } from '../../session/state';
import { h } from '../h';
import { admits, attendanceOf, isAdmitKeyOn, type Attendance } from './admission';
import { minutesSince } from './agendaState';
import type { DeskContext } from './deskContext';
import { actionButton, problemPlace, setText } from './parts';
import { insist } from './refusals';

export interface AdmitBar {
  readonly root: HTMLElement;
  update(room: Room): void;
  tick(): void;
  destroy(): void;
}

/** Over the picture: whether the taxpayer is there, since when, and the one key that admits. */
export function mountAdmitBar(session: Session, desk: DeskContext): AdmitBar {
  const text = officeAppointmentTexts[desk.language];
  const words = officeWords[desk.language];
  const problem = problemPlace();
  const state = h('p', { class: 'office-presence', tabindex: -1 });
  const detail = h('p', { class: 'office-note' });
  const admit = actionButton(
    text.admit,
    { class: 'btn btn-primary', hidden: true },
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
  let attendance: Attendance = { kind: 'absent' };
  let room: Room | undefined;

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
    if (isAdmitKeyOn() && attendance.kind === 'waiting' && admits(event, isElsewhere)) {
      event.preventDefault();
      admit.click();
    }
  };
  document.addEventListener('keydown', press);
  showKey();

  function tick(): void {
    showKey();
    if (room === undefined) {
      return;
    }
    const now = Date.now() + room.clockOffset;
    switch (attendance.kind) {
      case 'absent':
        setText(state, text.nobodyToAdmit);
        setText(detail, '');
        break;
      case 'waiting': {
        const { name, stage, device, since } = attendance.seat;
        setText(state, text.readyToAdmit(name));
        setText(
          detail,
          [words.waitingFor(minutesSince(since, now)), words.device[device], words.stage[stage]].join(', '),
        );
        break;
      }
      case 'away': {
        const { name, since } = attendance.seat;
        setText(state, text.disconnectedFor(name, words.lasting(minutesSince(since, now))));
        setText(detail, text.placeKept);
        break;
      }
      case 'in-call': {
        const { name, since } = attendance.seat;
        setText(state, text.connectedFor(name, words.lasting(minutesSince(since, now))));
        setText(detail, '');
        break;
      }
    }
  }

  /** Told aloud: somebody comes, goes or comes back. */
  function announce(before: Attendance): void {
    if (attendance.kind === 'absent' || before.kind === attendance.kind) {
      return;
    }
    const { name } = attendance.seat;
    if (attendance.kind === 'away') {
      desk.announcer.say(text.dropped(name));
    } else if (attendance.kind === 'waiting') {
      desk.announcer.say(text.readyToAdmit(name));
    } else if (before.kind === 'away') {
      desk.announcer.say(text.cameBack(name));
    }
  }

  const root = h(
    'div',
    { class: 'office-admit' },
    h('div', {}, state, detail),
    h('div', { class: 'office-admit-actions' }, admit),
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
      root.classList.toggle('is-waiting', canAdmit);
      announce(before);
      tick();
    },
    tick,
    destroy() {
      document.removeEventListener('keydown', press);
    },
  };
}
