import type { Announcer } from '../../a11y/announcer';
import { entryTexts, type EntryTexts } from '../../i18n/entry';
import type { Language } from '../../session/contract';
import type { Session } from '../../session/session';
import type { Room } from '../../session/state';
import { Chat } from '../call/chat';
import { h } from '../h';
import { LimitedLine } from '../limited';
import { button, heading, serverNow, timeOf, type EntryView } from './parts';

/** Minutes from the set time at which something is said, once. */
const minute = 60_000;

/** Where the user waits to be admitted: who is expected, what happens now, and the chat. */
export class WaitingRoom implements EntryView {
  readonly root: HTMLElement;

  private readonly text: EntryTexts;
  private readonly message = h('p', { class: 'entry-courtesy', id: 'waiting-message' });
  private readonly callback = h('p', {});
  private readonly place = h('p', {});
  private readonly interrupted = h('p', { class: 'call-notice is-urgent', role: 'status' });
  private readonly limited: LimitedLine;
  private readonly chat: Chat;
  private readonly timer: ReturnType<typeof setInterval>;

  /** What was announced, once each. */
  private readonly said = new Set<string>();

  constructor(
    session: Session,
    private readonly announcer: Announcer,
    private readonly language: Language,
    private room: Room,
  ) {
    const text = entryTexts[language];
    this.text = text;
    this.limited = new LimitedLine(language);
    this.chat = new Chat(session, { language, announcer });
    const { office, startsAt } = room.view.appointment;
    const isGuest = room.view.you?.role === 'guest';
    this.interrupted.textContent = text.unreachable;
    this.root = h(
      'div',
      { class: 'entry-columns' },
      h(
        'div',
        {},
        heading(text.waiting),
        this.interrupted,
        this.limited.root,
        h('p', { class: 'lead' }, isGuest ? text.guestWaits : text.expected(office, timeOf(startsAt, language))),
        this.message,
        this.callback,
        this.place,
        h('p', {}, text.keepOpen),
        button(text.checkAgain, () => void session.call('SetStage', { stage: 'devices' }), 'btn btn-outline-primary'),
      ),
      // A guest reads and writes nothing before admission.
      ...(isGuest ? [] : [h('div', {}, h('h2', { class: 'h4' }, text.chatTitle), this.chat.root)]),
    );
    this.timer = setInterval(() => {
      this.tick();
    }, 1_000);
    this.chat.setVisible(!isGuest);
    this.update(room);
  }

  update(room: Room): void {
    this.room = room;
    const { message, waiting } = room.view;
    const words = this.text.messages[message.kind];
    setText(this.message, words);
    setText(this.callback, this.callbackWords(room));
    setText(this.place, waiting === undefined ? '' : this.placeWords(waiting));
    this.interrupted.hidden = room.interruptedAt === undefined;
    this.limited.update(room.view);
    this.sayOnce(message.kind, words);
    this.chat.update(room);
    this.tick();
  }

  destroy(): void {
    clearInterval(this.timer);
    this.chat.destroy();
    this.root.remove();
  }

  private placeWords({ place, estimateMinutes, reason }: NonNullable<Room['view']['waiting']>): string {
    return [
      this.text.place(place),
      this.text.reasons[reason],
      estimateMinutes === undefined ? '' : this.text.estimate(estimateMinutes),
    ]
      .filter(Boolean)
      .join(' ');
  }

  private callbackWords({ view: { message, ended } }: Room): string {
    const isOwed = message.kind === 'courtesy-callback' || message.kind === 'callback-expected';
    const phone = ended?.phoneMasked ?? message.phoneMasked;
    if (!isOwed || phone === undefined) {
      return '';
    }
    const due = message.at ?? ended?.callbackDueAt;
    return due === undefined ? this.text.phoneOnly(phone) : this.text.callbackAt(timeOf(due, this.language), phone);
  }

  /** Each of these instants is said once; a page that wakes up late does not say what has passed. */
  private tick(): void {
    if (this.room.view.you?.role !== 'taxpayer') {
      return;
    }
    const left = Date.parse(this.room.view.appointment.startsAt) - serverNow(this.room);
    if (left <= minute && left > 0) {
      this.sayOnce('one-minute', this.text.oneMinute);
    } else if (left <= 0 && left > -minute) {
      this.sayOnce('started', this.text.started);
    } else if (left <= -4 * minute && left > -5 * minute) {
      this.sayOnce('four-minutes', this.text.messages['courtesy-wait']);
    }
  }

  private sayOnce(key: string, words: string): void {
    if (words !== '' && !this.said.has(key)) {
      this.said.add(key);
      this.announcer.say(words);
    }
  }
}

function setText(element: HTMLElement, text: string): void {
  element.hidden = text === '';
  if (element.textContent !== text) {
    element.textContent = text;
  }
}
