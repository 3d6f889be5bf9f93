import type { MountPage } from './page';

/** The pages by their path; each is loaded when it is opened. The server answers the same paths (`ClientPages.cs`). */
export const routes: Readonly<Record<string, () => Promise<{ mount: MountPage }>>> = {
  '/': () => import('./home'),
  '/prenota': () => import('./home'),
  '/appuntamenti': () => import('./home'),
  '/entra': () => import('./home'),
  '/ospite': () => import('./home'),
  '/operatore': () => import('./home'),
  '/offerta': () => import('./home'),
  '/questionario': () => import('./home'),
  '/verifica-dispositivo': () => import('./home'),
  '/condizioni': () => import('./home'),
  '/accessibilita': () => import('./home'),
  '/privacy': () => import('./home'),
  '/note-legali': () => import('./home'),
  '/accedi': () => import('./signIn'),
};
