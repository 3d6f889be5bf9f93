import type { Announcer } from '../../a11y/announcer';
import type { CallMedia } from '../../media/callMedia';
import type { Language, Seat } from '../../session/contract';
import type { Session } from '../../session/session';

/** A panel beside the picture, next to chat and participants. */
export interface CallPanel {
  /** Unique in the page; part of element ids. */
  readonly id: string;
  readonly title: string;
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
  /** Buttons for one participant, in the list of participants: pin, mute, remove, admit. Made anew with every change of the seat. */
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
}

export interface CallView {
  /** Puts text into the chat's input, at the cursor, and opens the chat. */
  write(text: string): void;
  destroy(): void;
}

/** Mounts a call. May be mounted before anybody is admitted: pictures come by themselves once the server lets them. */
export function mountCall(root: HTMLElement, session: Session, options: CallOptions): CallView {
  const { slots } = options;
  root.replaceChildren(
    ...[slots?.notices, ...(slots?.controls ?? []), slots?.chat].filter((part) => part !== undefined),
  );
  const stop = session.subscribe(() => undefined);
  return {
    write: () => undefined,
    destroy() {
      stop();
      root.replaceChildren();
    },
  };
}
