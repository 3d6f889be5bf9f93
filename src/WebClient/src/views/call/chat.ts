import type { Announcer } from '../../a11y/announcer';
import { callTexts } from '../../i18n/call';
import { chatTexts, type ChatTexts } from '../../i18n/chat';
import type { Language } from '../../session/contract';
import type { Session } from '../../session/session';
import { roomOf, type Room } from '../../session/state';
import { thisTab } from '../../storage';
import { h, replaceChildren } from '../h';
import { ChatLines } from './chatLines';

/** Characters of one line; the server refuses longer ones. */
export const longestLine = 2_000;

/** Milliseconds between two states of a line that is being written. EN 301 549, 6.2.1: at most 500 ms until it is seen. */
const typingPeriod = 250;

/** Whether real-time text was turned on, in this tab. */
const realTimeKey = 'videodesk-real-time-text';

export interface ChatOptions {
  readonly language: Language;
  readonly announcer: Announcer;
  /** Over the input. */
  readonly above?: HTMLElement | undefined;
  /** How many lines wait to be read, whenever that changes. */
  readonly unread?: (count: number) => void;
}

/** The chat of an appointment: lines with their delivery, what the others are writing, and the input. */
export class Chat {
  readonly root: HTMLElement;

  private readonly text: ChatTexts;

  private readonly lines: ChatLines;

  private readonly drafts = h('div', { class: 'chat-drafts' });

  private readonly input: HTMLTextAreaElement;

  private readonly problem = h('p', { class: 'chat-problem', id: 'chat-problem', role: 'alert' });

  private readonly realTime: HTMLInputElement;

  private typingTimer: ReturnType<typeof setTimeout> | undefined;

  /** The last draft that was told. */
  private told = '';

  private isVisible = false;

  /** The last position that was on screen. */
  private seen = 0;

  /** The last position that the others were told of. */
  private marked = 0;

  private readonly stop: () => void;

  /** The last position that was announced; undefined before the first update. */
  private announced: number | undefined;

  constructor(
    private readonly session: Session,
    private readonly options: ChatOptions,
  ) {
    const { language } = options;
    const text = chatTexts[language];
    const call = callTexts[language];
    this.text = text;
    this.lines = new ChatLines(
      text,
      (code) => call.refusals[code] ?? call.failed,
      {
        retry: (line) => {
          session.say(line.text, line.id);
        },
        discard: (line) => {
          session.discard(line.id);
        },
      },
      language,
    );
    this.input = h('textarea', {
      id: 'chat-input',
      class: 'form-control',
      rows: 2,
      'aria-describedby': 'chat-problem',
      oninput: () => {
        this.typed();
      },
      onkeydown: (event) => {
        this.pressed(event as KeyboardEvent);
      },
    });
    this.realTime = h('input', {
      type: 'checkbox',
      id: 'chat-real-time',
      'aria-describedby': 'chat-real-time-help',
      checked: thisTab.getItem(realTimeKey) === 'on',
      onchange: () => {
        thisTab.setItem(realTimeKey, this.realTime.checked ? 'on' : 'off');
        this.typed();
      },
    });
    this.root = this.build(call.realTimeText, call.realTimeTextHelp);
    this.stop = session.onConnection((isInside) => {
      const room = roomOf(session.state);
      if (isInside && room !== undefined) {
        this.markRead(room);
      }
    });
  }

  update(room: Room): void {
    this.lines.update(room);
    this.showDrafts(room);
    this.announce(room);
    this.markRead(room);
  }

  /** Whether the lines are on screen: only then do they count as read. */
  setVisible(isVisible: boolean): void {
    this.isVisible = isVisible;
    const room = roomOf(this.session.state);
    if (room !== undefined) {
      this.markRead(room);
    }
  }

  focus(): void {
    this.input.focus();
  }

  /** Puts text at the cursor. */
  write(text: string): void {
    this.input.setRangeText(text, this.input.selectionStart, this.input.selectionEnd, 'end');
    this.typed();
    this.input.focus();
  }

  /** What is being written is known to nobody else once the input is gone. */
  destroy(): void {
    this.stop();
    this.tellDraft('');
  }

  private build(realTimeText: string, realTimeTextHelp: string): HTMLElement {
    return h(
      'section',
      { class: 'chat', 'aria-label': this.text.title },
      this.lines.root,
      this.drafts,
      this.options.above,
      h(
        'form',
        {
          class: 'chat-form',
          onsubmit: (event) => {
            event.preventDefault();
            this.submit();
          },
        },
        h('label', { for: 'chat-input', class: 'chat-label' }, this.text.input),
        this.input,
        this.problem,
        h(
          'div',
          { class: 'chat-foot' },
          h(
            'div',
            { class: 'form-check' },
            this.realTime,
            h('label', { for: 'chat-real-time' }, realTimeText),
            h('small', { id: 'chat-real-time-help', class: 'd-block' }, realTimeTextHelp),
          ),
          h('button', { type: 'submit', class: 'btn btn-primary btn-sm' }, this.text.send),
        ),
      ),
    );
  }

  private pressed(event: KeyboardEvent): void {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.submit();
    }
  }

  private submit(): void {
    const line = this.input.value.trim();
    if (line === '' || line.length > longestLine) {
      this.checkLength();
      this.input.focus();
      return;
    }
    this.input.value = '';
    this.problem.textContent = '';
    this.session.say(line);
    this.tellDraft('');
    this.input.focus();
  }

  private typed(): void {
    this.checkLength();
    const draft = this.realTime.checked ? this.input.value.slice(0, longestLine) : '';
    if (draft !== this.told) {
      this.typingTimer ??= setTimeout(() => {
        this.typingTimer = undefined;
        this.tellDraft(this.realTime.checked ? this.input.value.slice(0, longestLine) : '');
      }, typingPeriod);
    }
  }

  private checkLength(): void {
    const { length } = this.input.value.trim();
    this.problem.textContent = length > longestLine ? this.text.tooLong(length, longestLine) : '';
  }

  private tellDraft(text: string): void {
    clearTimeout(this.typingTimer);
    this.typingTimer = undefined;
    if (text !== this.told) {
      this.told = text;
      void this.session.call('Type', { text });
    }
  }

  private showDrafts({ typing, view }: Room): void {
    const nameOf = (seat: string) => view.seats.find((other) => other.seat === seat)?.name ?? '';
    replaceChildren(
      this.drafts,
      ...Object.entries(typing).map(([seat, draft]) =>
        h('p', {}, h('strong', {}, this.text.draftOf(nameOf(seat))), ' ', draft),
      ),
    );
  }

  private announce(room: Room): void {
    const before = this.announced;
    this.announced = room.position;
    if (before !== undefined) {
      for (const { name, text } of room.lines.filter((line) => isNewFromOthers(line, room, before))) {
        this.options.announcer.say(this.text.newLine(name, text));
      }
    }
  }

  private markRead(room: Room): void {
    if (this.isVisible && document.visibilityState === 'visible') {
      this.seen = Math.max(this.seen, room.position);
    }
    // Without a connection nobody would hear of it: it is told after the return.
    if (this.seen > this.marked && this.session.isConnected) {
      const hasNew = room.lines.some((line) => isNewFromOthers(line, room, this.marked));
      this.marked = this.seen;
      if (hasNew) {
        void this.session.call('MarkRead', { position: this.seen });
      }
    }
    this.options.unread?.(room.lines.filter((line) => isNewFromOthers(line, room, this.seen)).length);
  }
}

function isNewFromOthers(line: Room['lines'][number], { seat }: Room, after: number): boolean {
  return line.seat !== seat && (line.position ?? 0) > after;
}
