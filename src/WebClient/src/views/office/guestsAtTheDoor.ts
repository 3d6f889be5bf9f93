import { officeAppointmentTexts } from '../../i18n/officeAppointment';
import { officeWords } from '../../i18n/officeWords';
import type { Seat } from '../../session/contract';
import type { Session } from '../../session/session';
import type { Room } from '../../session/state';
import { h, replaceChildren } from '../h';
import { isAdmitKeyOn, waitingGuests } from './admission';
import type { DeskContext } from './deskContext';
import { actionButton } from './parts';
import { insist } from './refusals';

/** The guests who wait to be admitted, each with the button that does. */
export class GuestsAtTheDoor {
  readonly root = h('ul', { class: 'office-waiters', hidden: true });

  /** The button of who came first; undefined while nobody can be admitted. */
  first: HTMLButtonElement | undefined;

  /** What the list shows, to leave it and the focus in it alone when nothing changed. */
  private shown = '';

  constructor(
    private readonly session: Session,
    private readonly desk: DeskContext,
    private readonly problem: { say: (sentence: string) => void },
    /** The key works from here. */
    private readonly hasKey = true,
  ) {}

  words({ name, guestKind }: Seat): string {
    const { language } = this.desk;
    return officeAppointmentTexts[language].guestWaits(name, officeWords[language].guest[guestKind ?? 'helper']);
  }

  /** `isCallOn`: guests are admitted into a call; `isKeyTaken`: somebody else is admitted by it first. */
  update({ view }: Pick<Room, 'view'>, isCallOn: boolean, isKeyTaken: boolean): void {
    const waiting = waitingGuests(view);
    const hasKey = this.hasKey && isCallOn && !isKeyTaken && isAdmitKeyOn();
    const content = JSON.stringify([waiting, isCallOn, hasKey]);
    if (content === this.shown) {
      return;
    }
    this.shown = content;
    const buttons = waiting.map((seat, index) => this.button(seat, hasKey && index === 0));
    this.first = isCallOn ? buttons[0] : undefined;
    this.root.hidden = waiting.length === 0;
    const { guestWaitsForCall } = officeAppointmentTexts[this.desk.language];
    replaceChildren(
      this.root,
      ...waiting.map((seat, index) =>
        h('li', {}, h('span', {}, this.words(seat), !isCallOn && ` ${guestWaitsForCall}`), isCallOn && buttons[index]),
      ),
    );
  }

  private button({ seat, name }: Seat, hasKey: boolean): HTMLButtonElement {
    const { session, desk, problem } = this;
    const text = officeAppointmentTexts[desk.language];
    const button = actionButton(
      hasKey ? text.admitGuestKey(name) : text.admitGuest(name),
      { class: 'btn btn-primary btn-sm', 'aria-keyshortcuts': hasKey && 'A' },
      {
        act: async () => {
          insist(await session.call('AdmitGuest', { seat }));
          desk.announcer.say(text.admitted(name));
        },
        problem,
        language: desk.language,
      },
    );
    return button;
  }
}
