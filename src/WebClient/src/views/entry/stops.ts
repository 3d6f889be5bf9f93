import type { EntryTexts } from '../../i18n/entry';
import type { HubError } from '../../session/contract';
import type { Session } from '../../session/session';
import { makeDialog } from '../call/dialog';
import { h } from '../h';
import { button, heading, link, message } from './parts';

/** Refusals that time may lift. */
const passing: ReadonlySet<string> = new Set(['invitation-not-agreed', 'not-open-yet']);

/** Attempts after which the page says that the server does not answer. */
export const patience = 3;

export function connectingPage(session: Session, text: EntryTexts, failures: number): HTMLElement {
  const isLong = failures >= patience;
  const retry = button(text.retry, () => {
    session.wake();
  });
  return h(
    'div',
    { class: 'entry' },
    heading(text.title),
    h('p', { role: 'status' }, isLong ? text.unreachable : text.connecting),
    isLong && retry,
  );
}

/** What happened to a link, and what can be done: never a blank page, never a bare sign-in. */
export function refusedPage(session: Session, text: EntryTexts, { code }: HubError, isGuest: boolean): HTMLElement {
  const known = text.refusals[code];
  const { title, text: what } = known ?? text.refused;
  const retry = button(text.retry, () => {
    session.startOver();
  });
  return message(
    title,
    what,
    (known === undefined || passing.has(code)) && retry,
    !isGuest && code === 'not-allowed' && link('/accedi', text.signIn),
    !isGuest && link('/appuntamenti', text.appointments),
    !isGuest && link('/prenota', text.book),
  );
}

/** The seat is taken elsewhere: asks whether to move, and keeps a way to do it later. */
export function elsewherePage(session: Session, text: EntryTexts): HTMLElement[] {
  const move = () => {
    session.moveHere();
  };
  const stay = () => {
    dialog.close();
  };
  const dialog = makeDialog(
    text.elsewhere.title,
    text.stayThere,
    h('p', {}, text.elsewhere.text),
    h(
      'div',
      { class: 'call-dialog-foot' },
      button(text.moveHere, move),
      button(text.stayThere, stay, 'btn btn-outline-primary'),
    ),
  );
  // Open once it is in the page.
  queueMicrotask(dialog.open);
  return [message(text.lost.moved.title, text.lost.moved.text, button(text.resumeHere, move)), dialog.root];
}
