import type { Announcer } from '../../a11y/announcer';
import { boardTexts, type BoardTexts } from '../../i18n/board';
import type { Language } from '../../session/contract';
import type { Session } from '../../session/session';
import { roomOf, type Room } from '../../session/state';
import type { BoardView } from '../board/boardView';
import { isUnconfirmed } from '../board/offered';
import { h, replaceChildren } from '../h';
import { barButton } from './icons';

/** With the appointment's id: what was open in one call is no wish for the next. */
const keyPrefix = 'videodesk-board-open-';

/** The board's place in the call, and its button. The board itself is loaded when it is opened first. */
export class BoardSlot {
  readonly root = h('div', { class: 'call-board', id: 'call-board', hidden: true });

  readonly button: HTMLButtonElement;

  /** That something waits on the board while it is closed. */
  readonly notice = h('div', { class: 'board-notice' });

  private readonly text: BoardTexts;

  private view: BoardView | undefined;

  private isOpen = false;

  private isLoading = false;

  /** Who wrote on the board while it was closed. */
  private writer = '';

  private shown = '';

  private readonly stop: () => void;

  constructor(
    private readonly session: Session,
    private readonly language: Language,
    private readonly announcer: Announcer,
    /** The picture makes room, or takes it back. */
    private readonly changed: (isOpen: boolean) => void,
  ) {
    this.text = boardTexts[language];
    this.button = barButton('board', this.text.title, () => {
      this.toggle();
    });
    this.button.setAttribute('aria-controls', this.root.id);
    this.button.setAttribute('aria-expanded', 'false');
    this.stop = session.onMessage((message) => {
      if (message.name === 'board' && !this.isOpen) {
        this.writer = message.content.seat;
      }
    });
  }

  /** Opens the board that was open before the page was loaded again. */
  restore(): void {
    if (stored(this.key)) {
      this.open();
    }
  }

  toggle(): void {
    if (this.isOpen) {
      this.close();
    } else {
      this.open();
    }
  }

  /** @param document one of the appointment's PDFs, to be opened on the board. */
  open(document?: string): void {
    this.isOpen = true;
    this.writer = '';
    this.show();
    if (this.view === undefined) {
      void this.load(document);
    } else {
      this.view.show();
      this.reveal();
      if (document !== undefined) {
        void this.view.open(document);
      }
    }
  }

  close(): void {
    this.isOpen = false;
    this.view?.hide();
    this.show();
    this.button.focus();
  }

  update({ view, seat }: Room): void {
    const writer = view.seats.find((one) => one.seat === this.writer && one.seat !== seat);
    const mustConfirm = view.you?.role === 'taxpayer' && (view.documents?.items.some(isUnconfirmed) ?? false);
    const words = this.isOpen
      ? ''
      : mustConfirm
        ? this.text.formWaits
        : writer === undefined
          ? ''
          : this.text.othersDraw(writer.name);
    if (words !== this.shown) {
      this.shown = words;
      replaceChildren(this.notice, words !== '' && this.noticeElement(words));
      if (words !== '') {
        this.announcer.say(words);
      }
    }
  }

  destroy(): void {
    this.stop();
    this.view?.destroy();
  }

  private get key(): string {
    return `${keyPrefix}${roomOf(this.session.state)?.view.appointment.id ?? ''}`;
  }

  private noticeElement(words: string): HTMLElement {
    const open = h(
      'button',
      {
        type: 'button',
        class: 'btn btn-primary btn-sm',
        onclick: () => {
          this.open();
        },
      },
      this.text.open,
    );
    return h('div', { class: 'call-notice' }, h('p', {}, words), open);
  }

  private show(): void {
    this.root.hidden = !this.isOpen;
    this.button.setAttribute('aria-expanded', String(this.isOpen));
    store(this.key, this.isOpen);
    this.changed(this.isOpen);
  }

  private async load(document: string | undefined): Promise<void> {
    if (this.isLoading) {
      return;
    }
    this.isLoading = true;
    replaceChildren(this.root, h('p', { role: 'status' }, this.text.loading));
    const part = await import('../board/boardView').catch(() => undefined);
    this.isLoading = false;
    if (part === undefined) {
      replaceChildren(
        this.root,
        h('p', { role: 'alert' }, this.text.loadFailed),
        h(
          'button',
          { type: 'button', class: 'btn btn-primary btn-sm', onclick: () => void this.load(document) },
          this.text.retry,
        ),
      );
      return;
    }
    const { language, announcer } = this;
    this.view = new part.BoardView(this.session, {
      language,
      announcer,
      close: () => {
        this.close();
      },
    });
    replaceChildren(this.root, this.view.root);
    if (document !== undefined) {
      void this.view.open(document);
    }
    if (this.isOpen) {
      this.reveal();
    } else {
      this.view.hide();
    }
  }

  /** All of it, as far as the window has room. */
  private reveal(): void {
    this.view?.focus();
    this.root.scrollIntoView({ block: 'start' });
  }
}

function stored(key: string): boolean {
  try {
    return sessionStorage.getItem(key) === 'yes';
  } catch {
    return false;
  }
}

function store(key: string, isOpen: boolean): void {
  try {
    sessionStorage.setItem(key, isOpen ? 'yes' : 'no');
  } catch {
    // It opens closed after a reload.
  }
}
