import type { ChatTexts } from '../../i18n/chat';
import type { Line, OutgoingLine, Room } from '../../session/state';
import { h } from '../h';

export interface LineActions {
  retry: (line: OutgoingLine) => void;
  discard: (line: OutgoingLine) => void;
}

/** The lines of the chat, kept by their ids, in the order that both sides see; what is not confirmed stands after what is. */
export class ChatLines {
  readonly root: HTMLElement;

  private readonly list: HTMLOListElement;

  /** Stands in place of the list while there is nothing in it. */
  private readonly empty: HTMLElement;

  private readonly items = new Map<string, Item>();

  constructor(
    private readonly text: ChatTexts,
    /** Words for the codes with which lines are refused. */
    private readonly refusal: (code: string) => string,
    private readonly actions: LineActions,
    locale: string,
  ) {
    this.list = h('ol', { class: 'chat-lines', 'aria-label': text.messages, tabindex: 0, hidden: true });
    this.empty = h('p', { class: 'chat-empty' }, text.empty);
    this.root = h('div', {}, this.empty, this.list);
    this.clock = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: 'Europe/Rome' });
  }

  private readonly clock: Intl.DateTimeFormat;

  update(room: Room): void {
    const wasAtEnd = this.list.scrollHeight - this.list.scrollTop - this.list.clientHeight < 40;
    const readTo = Math.max(0, ...Object.values(room.readBy));
    const kept = new Set([...room.lines, ...room.outbox].map(({ id }) => id));
    this.empty.hidden = kept.size > 0;
    this.list.hidden = kept.size === 0;
    for (const [id, item] of this.items) {
      if (!kept.has(id)) {
        item.root.remove();
        this.items.delete(id);
      }
    }
    let place = this.list.firstElementChild;
    for (const line of room.lines) {
      const isOwn = line.seat === room.seat;
      const item = this.item(line.id, isOwn ? this.text.own : line.name, line.text, isOwn);
      item.show(this.deliveryOf(line, isOwn, readTo), this.clock.format(new Date(line.at ?? 0)), undefined);
      item.root.classList.remove('is-pending');
      if (item.root === place) {
        place = place.nextElementSibling;
      } else {
        // Lines of somebody else may have come before one's own, which stood here already.
        this.list.insertBefore(item.root, place);
      }
    }
    for (const line of room.outbox) {
      const item = this.item(line.id, this.text.own, line.text, true);
      item.root.classList.add('is-pending');
      if (line.refusal === undefined) {
        item.show(room.interruptedAt === undefined ? this.text.sending : this.text.queued, '', undefined);
      } else {
        item.show(this.refusal(line.refusal), '', line);
      }
      this.list.append(item.root);
    }
    if (wasAtEnd) {
      this.list.scrollTop = this.list.scrollHeight;
    }
  }

  private deliveryOf({ position }: Line, isOwn: boolean, readTo: number): string {
    if (!isOwn) {
      return '';
    }
    return position !== undefined && position <= readTo ? this.text.read : this.text.sent;
  }

  private item(id: string, name: string, text: string, isOwn: boolean): Item {
    const existing = this.items.get(id);
    if (existing !== undefined) {
      return existing;
    }
    const item = new Item(name, text, isOwn, this.text, this.actions);
    this.items.set(id, item);
    this.list.append(item.root);
    return item;
  }
}

/** One line of the chat. */
class Item {
  readonly root: HTMLLIElement;

  private readonly state = h('span', { class: 'chat-state' });

  private readonly time = h('time', {});

  private readonly buttons: HTMLElement;

  private refused: OutgoingLine | undefined;

  constructor(name: string, text: string, isOwn: boolean, words: ChatTexts, actions: LineActions) {
    const act = (what: (line: OutgoingLine) => void) => () => {
      if (this.refused !== undefined) {
        what(this.refused);
      }
    };
    this.buttons = h(
      'span',
      { class: 'chat-refused' },
      h(
        'button',
        { type: 'button', class: 'btn btn-xs btn-outline-primary', onclick: act(actions.retry) },
        words.retry,
      ),
      h('button', { type: 'button', class: 'btn btn-xs btn-link', onclick: act(actions.discard) }, words.discard),
    );
    this.root = h(
      'li',
      { class: isOwn ? 'chat-line is-own' : 'chat-line' },
      h('p', { class: 'chat-head' }, h('strong', {}, name), ' ', this.time, ' ', this.state),
      h('p', { class: 'chat-text' }, text),
      this.buttons,
    );
  }

  show(state: string, time: string, refused: OutgoingLine | undefined): void {
    this.state.textContent = state;
    this.time.textContent = time;
    this.refused = refused;
    this.buttons.hidden = refused === undefined;
  }
}
