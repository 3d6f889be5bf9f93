import '../../style/call.css';
import type { Announcer } from '../../a11y/announcer';
import type { CallMedia } from '../../media/callMedia';
import type { Language, Seat } from '../../session/contract';
import type { Session } from '../../session/session';
import { CallPage } from './callPage';

/** A panel beside the picture, next to chat and participants. */
export interface CallPanel {
  /** Unique in the page; part of element ids. */
  readonly id: string;
  readonly title: string;
  /** Of the kit's sprite, such as `it-file`. */
  readonly icon: string;
  readonly content: HTMLElement;
  readonly isOpen?: boolean;
}

/** What the page that shows the call adds to it. The elements are the page's own: it keeps them up to date. */
export interface CallSlots {
  /** At the top, over the picture: what must be seen. */
  readonly notices?: HTMLElement;
  /** Buttons at the end of the bar, before "leave". */
  readonly controls?: readonly HTMLElement[];
  readonly panels?: readonly CallPanel[];
  /** Over the chat's input: canned replies. They write with `CallView.write`. */
  readonly chat?: HTMLElement;
  /** Buttons for one participant, in the list of participants: pin, mute, remove, admit. Made anew with every change of the seats. */
  readonly person?: (seat: Seat) => readonly HTMLElement[];
}

export interface CallOptions {
  readonly language: Language;
  readonly announcer: Announcer;
  /** The devices of this side. Made before the call, where they were tried; the call closes nothing of it. */
  readonly media: CallMedia;
  /** The user wants to leave, and has confirmed it. */
  readonly leave: () => void;
  readonly slots?: CallSlots;
  /** No device was tried here: the seat came from another one. Said in the call, with a way to turn them on. */
  readonly areDevicesUntried?: boolean;
}

export interface CallView {
  /** Puts text into the chat's input, at the cursor, and opens the chat. */
  readonly write: (text: string) => void;
  /** A figure on the button of a panel; none for 0. The words are for screen readers. */
  readonly badge: (panel: string, count: number, words: string) => void;
  readonly destroy: () => void;
}

/** Mounts a call. May be mounted before anybody is admitted: pictures come by themselves once the server lets them. */
export function mountCall(root: HTMLElement, session: Session, options: CallOptions): CallView {
  const page = new CallPage(root, session, options);
  return {
    write: (text) => {
      page.write(text);
    },
    badge: (panel, count, words) => {
      page.badge(panel, count, words);
    },
    destroy: () => {
      page.destroy();
    },
  };
}
