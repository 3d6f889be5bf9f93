import type { MountPage } from './page';

/** A page, loaded when it is opened. */
export interface Route {
  readonly load: () => Promise<{ mount: MountPage }>;
  /** Starts with the narrow band of the call instead of the whole frame. */
  readonly isCompact?: boolean;
}

/** The pages by their path. The server answers the same paths (`ClientPages.cs`). */
export const routes: Readonly<Record<string, Route>> = {
  '/': { load: () => import('./home') },
  '/accedi': { load: () => import('./signIn') },
  '/prenota': { load: () => import('./book') },
  '/appuntamenti': { load: () => import('./appointments') },
  '/entra': { load: () => import('./entry'), isCompact: true },
  '/ospite': { load: () => import('./guest'), isCompact: true },
  '/scansiona': { load: () => import('./scanner'), isCompact: true },
  '/chat': { load: () => import('./liveChat') },
  '/assistenza': { load: () => import('./assistance') },
  '/operatore': { load: () => import('./office') },
  '/offerta': { load: () => import('./offer') },
  '/questionario': { load: () => import('./survey') },
  '/verifica-dispositivo': { load: () => import('./deviceCheck') },
  '/condizioni': { load: () => import('./terms') },
  '/accessibilita': { load: () => import('./accessibility') },
  '/privacy': { load: () => import('./privacy') },
  '/sistema': { load: () => import('./operations') },
  '/note-legali': { load: () => import('./legalNotes') },
};
