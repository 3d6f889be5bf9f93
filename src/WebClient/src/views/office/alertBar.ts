import { officeTexts } from '../../i18n/office';
import type { DeskAppointment } from '../../http/desk';
import { h, replaceChildren } from '../h';
import { idOf, isFor, isWaiting, nextOf } from './agendaState';
import { nobodyWaits, ring } from './alarm';
import { timeInRome } from './clock';
import { nameOf, waitingWords, type DeskContext } from './deskContext';
import { mountPageSettings } from './pageSettings';
import { arrange, setText } from './parts';

export interface AlertBar {
  readonly root: HTMLElement;
  /** Today's rows. */
  update(rows: readonly DeskAppointment[]): void;
  /** The clock has moved on: minutes, repeated tone, next appointment. */
  tick(): void;
  destroy(): void;
}

interface AlertOptions {
  /** Opens an appointment and enters its room. */
  readonly open: (id: string, joins: boolean) => void;
  /** The appointment that the official is in: nothing is to be said about it. */
  readonly current: () => string;
  /** How many wait: for the title of the window. */
  readonly counted: (count: number) => void;
}

/** Over everything: who waits for this official, with a tone; what comes next; and whether the tone can be heard. */
export function mountAlertBar(desk: DeskContext, { open, current, counted }: AlertOptions): AlertBar {
  const text = officeTexts[desk.language];
  const waitHeading = h('h2', { class: 'h5' });
  const waitList = h('ul', { class: 'office-waiters' });
  const banner = h('section', { class: 'alert alert-warning office-banner', hidden: true }, waitHeading, waitList);
  const next = h('p', { class: 'office-next', hidden: true });
  const soundText = h('span');
  const soundButton = h('button', { type: 'button', class: 'btn btn-outline-primary btn-sm' });
  const sound = h('p', { class: 'office-sound' }, soundText, ' ', soundButton);
  const blockedHome = h('div');
  const soundHome = h('div');
  const waiters = new Map<string, { root: HTMLElement; words: HTMLElement; row: DeskAppointment }>();
  const { tone } = desk;
  let rows: readonly DeskAppointment[] = [];
  let alarm = nobodyWaits;

  function showSound(): void {
    const state = tone.state;
    setText(soundText, { on: text.soundOn, muted: text.soundMuted, blocked: text.soundBlocked }[state]);
    setText(soundButton, { on: text.mute, muted: text.unmute, blocked: text.activateSound }[state]);
    // A page that cannot be heard says so where it is seen.
    const home = state === 'blocked' ? blockedHome : soundHome;
    if (sound.parentElement !== home) {
      home.append(sound);
    }
    soundButton.className = `btn btn-sm ${state === 'blocked' ? 'btn-primary' : 'btn-outline-primary'}`;
  }

  soundButton.addEventListener('click', () => {
    void tone.setMuted(tone.state === 'on');
  });
  // Any gesture will do; the button says that one is needed. Once the gesture is over: the note about the sound goes, what stands below
  // moves up, and a button must not move away between its press and its release.
  const unlock = (): void => void tone.unlock();
  document.addEventListener('click', unlock);
  document.addEventListener('keyup', unlock);

  function showWaiters(waiting: readonly DeskAppointment[]): void {
    const present = new Set(waiting.map(idOf));
    for (const id of waiters.keys()) {
      if (!present.has(id)) {
        waiters.delete(id);
      }
    }
    arrange(
      waitList,
      waiting.map((row) => {
        const id = idOf(row);
        const known = waiters.get(id) ?? waiterOf(row, open, desk);
        known.row = row;
        setText(known.words, `${nameOf(row, desk.language)}, ${waitingWords(row, desk)}`);
        waiters.set(id, known);
        return known.root;
      }),
    );
    banner.hidden = waiting.length === 0;
    setText(waitHeading, waiting.length === 0 ? '' : text.waitBanner(waiting.length));
    counted(waiting.length);
  }

  function tick(): void {
    const others = rows.filter((row) => idOf(row) !== current());
    const waiting = others.filter((row) => isWaiting(row) && isFor(row, desk.person));
    const step = ring(alarm, waiting.map(idOf), Date.now());
    alarm = step.state;
    showWaiters(waiting);
    if (step.rings) {
      tone.play();
    }
    for (const row of waiting.filter((one) => step.newcomers.includes(idOf(one)))) {
      desk.announcer.say(text.someoneWaits(nameOf(row, desk.language)));
    }
    const following = nextOf(others, desk.person, desk.clock.now());
    next.hidden = following === undefined;
    setText(
      next,
      following === undefined
        ? ''
        : text.nextAppointment(
            timeInRome(following.appointment.startsAt, desk.language),
            nameOf(following, desk.language),
          ),
    );
  }

  const stopListening = tone.onChange(showSound);
  showSound();
  const line = h('div', { class: 'office-line' }, next, blockedHome, mountPageSettings(desk.language, soundHome));
  return {
    root: h('div', { class: 'office-alerts' }, banner, line),
    update(today) {
      rows = today;
      tick();
    },
    tick,
    destroy() {
      document.removeEventListener('click', unlock);
      document.removeEventListener('keyup', unlock);
      stopListening();
    },
  };
}

function waiterOf(
  row: DeskAppointment,
  open: (id: string, joins: boolean) => void,
  desk: DeskContext,
): { root: HTMLElement; words: HTMLElement; row: DeskAppointment } {
  const text = officeTexts[desk.language];
  const words = h('span');
  const root = h('li', {});
  replaceChildren(
    root,
    words,
    h(
      'button',
      {
        type: 'button',
        class: 'btn btn-primary btn-sm',
        'aria-label': text.joinWith(nameOf(row, desk.language), timeInRome(row.appointment.startsAt, desk.language)),
        onclick: () => {
          open(idOf(row), true);
        },
      },
      text.join,
    ),
  );
  return { root, words, row };
}
