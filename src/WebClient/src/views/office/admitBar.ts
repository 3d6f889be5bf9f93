import { officeAppointmentTexts } from '../../i18n/officeAppointment';
import { officeWords } from '../../i18n/officeWords';
import type { Seat } from '../../session/contract';
import type { Session } from '../../session/session';
import type { Room } from '../../session/state';
import { h } from '../h';
import { admits, attendanceOf, isAdmitKeyOn, waitingGuests, waitingSeats, type Attendance } from './admission';
import { minutesSince } from './agendaState';
import { ring, type AlarmState } from './alarm';
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
  return new Door(session, desk);
}

/** The bar, and what it knows of who stands before the door. */
class Door implements AdmitBar {
  readonly root: HTMLElement;

  private readonly problem = problemPlace();

  /** Takes the focus from the button when that goes. */
  private readonly state = h('p', { class: 'office-presence', tabindex: -1 });

  private readonly detail = h('p', { class: 'office-note' });

  private readonly admit: HTMLButtonElement;

  private readonly guests: GuestsAtTheDoor;

  /** Of the taxpayer, as of the last update. */
  private attendance: Attendance = { kind: 'absent' };

  /** Undefined before the first update. */
  private room: Room | undefined;

  /** Undefined before the first look: whoever waits already when the official comes has been rung for. */
  private alarm: AlarmState | undefined;

  private readonly pressed = (event: KeyboardEvent): void => {
    this.press(event);
  };

  constructor(
    private readonly session: Session,
    private readonly desk: DeskContext,
  ) {
    this.admit = this.admitButton();
    this.guests = new GuestsAtTheDoor(session, desk, this.problem);
    this.root = this.build();
    document.addEventListener('keydown', this.pressed);
    this.showKey();
  }

  update(room: Room): void {
    this.room = room;
    const before = this.attendance;
    this.attendance = attendanceOf(room.view);
    const canAdmit = this.attendance.kind === 'waiting';
    if (!canAdmit && document.activeElement === this.admit) {
      this.state.focus();
    }
    this.admit.hidden = !canAdmit;
    this.root.classList.toggle('is-waiting', waitingSeats(room.view).length > 0);
    this.guests.update(room, this.attendance.kind === 'in-call', canAdmit);
    this.announce(before);
    this.tick();
  }

  tick(): void {
    this.showKey();
    if (this.room === undefined) {
      return;
    }
    const words = presenceWords(this.attendance, Date.now() + this.room.clockOffset, this.desk);
    setText(this.state, words.state);
    setText(this.detail, words.detail);
    this.ring(this.room);
  }

  destroy(): void {
    document.removeEventListener('keydown', this.pressed);
  }

  private admitButton(): HTMLButtonElement {
    const { session, desk, problem } = this;
    const text = officeAppointmentTexts[desk.language];
    return actionButton(
      text.admit,
      { class: 'btn btn-primary btn-sm', hidden: true },
      {
        act: async () => {
          insist(await session.call('Admit', undefined));
          if (this.attendance.kind !== 'absent') {
            desk.announcer.say(text.admitted(this.attendance.seat.name));
          }
        },
        problem,
        language: desk.language,
      },
    );
  }

  private build(): HTMLElement {
    return h(
      'div',
      { class: 'office-admit' },
      h(
        'div',
        { class: 'office-admit-line' },
        h('div', {}, this.state, this.detail),
        h('div', { class: 'office-admit-actions' }, this.admit),
      ),
      this.guests.root,
      this.problem,
    );
  }

  private press(event: KeyboardEvent): void {
    const isElsewhere =
      (event.target instanceof Element &&
        event.target.closest('input, textarea, select, [contenteditable]') !== null) ||
      document.querySelector('dialog[open]') !== null ||
      this.root.offsetParent === null;
    const button = this.attendance.kind === 'waiting' ? this.admit : this.guests.first;
    if (isAdmitKeyOn() && button !== undefined && admits(event, isElsewhere)) {
      event.preventDefault();
      button.click();
    }
  }

  private showKey(): void {
    const text = officeAppointmentTexts[this.desk.language];
    const isOn = isAdmitKeyOn();
    setText(this.admit, isOn ? text.admitKey : text.admit);
    if (isOn) {
      this.admit.setAttribute('aria-keyshortcuts', 'A');
    } else {
      this.admit.removeAttribute('aria-keyshortcuts');
    }
  }

  /** The tone for whoever waits; guests who have come are told aloud. */
  private ring({ view }: Room): void {
    const { desk, guests } = this;
    const waiting = waitingSeats(view);
    const step = ring(this.alarm ?? { waiting: new Set(waiting), playedAt: Date.now() }, waiting, Date.now());
    this.alarm = step.state;
    if (step.rings) {
      desk.tone.play();
    }
    for (const guest of waitingGuests(view).filter(({ seat }) => step.newcomers.includes(seat))) {
      desk.announcer.say(guests.words(guest));
    }
  }

  /** Told aloud: somebody comes, goes or comes back. */
  private announce(before: Attendance): void {
    const { attendance, desk } = this;
    const text = officeAppointmentTexts[desk.language];
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
