import { officeTexts } from '../../i18n/office';
import type { DeskAppointment } from '../../http/desk';
import { h, replaceChildren } from '../h';
import { byId, idOf, isFor, isWaiting, nextOf } from './agendaState';
import { nobodyWaits, ring } from './alarm';
import { timeInRome } from './clock';
import { nameOf, waitingWords, type DeskContext } from './deskContext';
import { mountPageSettings } from './pageSettings';
import { arrangeItems, setText } from './parts';
import { SoundNote } from './soundNote';

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
  const banner = new WaitBanner(desk, open);
  const next = h('p', { class: 'office-next', hidden: true });
  const sound = new SoundNote(desk);
  let rows: readonly DeskAppointment[] = [];
  let alarm = nobodyWaits;

  function tick(): void {
    const others = rows.filter((row) => idOf(row) !== current());
    const waiting = others.filter((row) => isWaiting(row) && isFor(row, desk.person));
    const step = ring(alarm, waiting.map(idOf), Date.now());
    alarm = step.state;
    banner.show(waiting);
    counted(waiting.length);
    if (step.rings) {
      desk.tone.play();
    }
    const text = officeTexts[desk.language];
    for (const row of waiting.filter((one) => step.newcomers.includes(idOf(one)))) {
      desk.announcer.say(text.someoneWaits(nameOf(row, desk.language)));
    }
    const following = nextOf(others, desk.person, desk.clock.now());
    next.hidden = following === undefined;
    setText(next, following === undefined ? '' : nextWords(following, desk));
  }

  const settings = mountPageSettings(desk.language, sound.home);
  const line = h('div', { class: 'office-line' }, next, sound.blockedHome, settings);
  return {
    root: h('div', { class: 'office-alerts' }, banner.root, line),
    update(today) {
      rows = today;
      tick();
    },
    tick,
    destroy() {
      sound.destroy();
    },
  };
}

function nextWords(row: DeskAppointment, { language }: DeskContext): string {
  return officeTexts[language].nextAppointment(timeInRome(row.appointment.startsAt, language), nameOf(row, language));
}

interface Waiter {
  readonly root: HTMLElement;
  readonly words: HTMLElement;
}

/** Who waits, each with the button that joins. */
class WaitBanner {
  readonly root: HTMLElement;

  private readonly heading = h('h2', { class: 'h5' });

  private readonly list = h('ul', { class: 'office-waiters' });

  /** By the appointment's id; they stay while their row does. */
  private readonly waiters = new Map<string, Waiter>();

  constructor(
    private readonly desk: DeskContext,
    private readonly open: (id: string, joins: boolean) => void,
  ) {
    const classes = 'alert alert-warning office-banner';
    this.root = h('section', { class: classes, hidden: true }, this.heading, this.list);
  }

  show(waiting: readonly DeskAppointment[]): void {
    arrangeItems(this.list, this.waiters, byId(waiting), (row, known) => this.waiter(row, known));
    this.root.hidden = waiting.length === 0;
    setText(this.heading, waiting.length === 0 ? '' : officeTexts[this.desk.language].waitBanner(waiting.length));
  }

  private waiter(row: DeskAppointment, known: Waiter | undefined): Waiter {
    const { desk } = this;
    const waiter = known ?? waiterOf(row, this.open, desk);
    setText(waiter.words, `${nameOf(row, desk.language)}, ${waitingWords(row, desk)}`);
    return waiter;
  }
}

function waiterOf(row: DeskAppointment, open: (id: string, joins: boolean) => void, desk: DeskContext): Waiter {
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
  return { root, words };
}
