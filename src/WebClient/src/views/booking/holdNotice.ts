import type { Announcer } from '../../a11y/announcer';
import type { Draft } from '../../booking/draft';
import type { BookingTexts } from '../../i18n/booking';
import { minuteWords, spanWords } from '../../i18n/time';
import type { Language } from '../../session/contract';
import { h, replaceChildren } from '../h';

const minute = 60_000;

/** What is left when a screen reader is told, in milliseconds. */
const told = [2 * minute, minute];

export interface HoldNoticeContext {
  readonly language: Language;
  readonly text: BookingTexts;
  readonly announcer: Announcer;
  readonly now: () => number;
  readonly draft: () => Draft;
  readonly chooseAgain: () => void;
}

/** How long the chosen time is still kept. When the time is over it says so and offers the way back; nothing moves by itself. */
export class HoldNotice {
  readonly element = h('div', { class: 'hold-notice', hidden: true });

  /** What was left at the last look; announcements are made when an instant is passed. */
  private lastLeft = Number.POSITIVE_INFINITY;

  /** The hold whose end is shown. */
  private endedHold: string | undefined;

  constructor(private readonly context: HoldNoticeContext) {}

  look(): void {
    const { draft, now } = this.context;
    const { held, step } = draft();
    const isShown = held !== undefined && ['details', 'applicant', 'summary'].includes(step);
    this.element.hidden = !isShown;
    if (!isShown) {
      this.lastLeft = Number.POSITIVE_INFINITY;
      return;
    }
    const left = Date.parse(held.expiresAt) - now();
    if (left > 0) {
      this.count(left);
    } else if (this.endedHold !== held.hold) {
      this.endedHold = held.hold;
      this.end();
    }
  }

  private count(left: number): void {
    const { language, text, announcer } = this.context;
    const isShort = left <= minute;
    const words = isShort ? text.heldEnds(spanWords(language, left)) : text.held(minuteWords(language, left));
    if (this.element.textContent !== words) {
      replaceChildren(this.element, h('p', { class: 'mb-0' }, words));
    }
    if (told.some((instant) => this.lastLeft > instant && left <= instant) && Number.isFinite(this.lastLeft)) {
      announcer.say(text.heldEnds(minuteWords(language, left)));
    }
    this.lastLeft = left;
  }

  private end(): void {
    const { text, chooseAgain } = this.context;
    const again = h('button', { type: 'button', class: 'btn btn-primary btn-sm' }, text.chooseAgain);
    again.addEventListener('click', chooseAgain);
    replaceChildren(this.element, h('p', { role: 'alert' }, text.holdLost), again);
  }
}
