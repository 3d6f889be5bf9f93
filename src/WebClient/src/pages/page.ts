import type { Announcer } from '../a11y/announcer';
import type { Api, Session } from '../http/api';
import type { Language } from '../session/contract';

/** What a page is given. */
export interface PageContext {
  readonly language: Language;
  readonly api: Api;
  readonly session: Session;
  /** Polite messages for screen readers. */
  readonly announcer: Announcer;
  /** Sets the title of the page; the name of the desk is added. */
  readonly setTitle: (title: string) => void;
  /** One narrow band instead of header and footer, for the call; false brings them back. */
  readonly setCompact: (isCompact: boolean) => void;
}

/** A module under `pages` exports one: it fills the empty main element. The first heading is its `<h1 tabindex="-1">`. */
export type MountPage = (main: HTMLElement, context: PageContext) => void | Promise<void>;
