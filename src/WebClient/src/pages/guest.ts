import '../style/call.css';
import { ApiError } from '../http/api';
import { entryTexts, type EntryTexts } from '../i18n/entry';
import { guestTexts, type GuestTexts } from '../i18n/guest';
import type { GuestKind, Invitation, Language } from '../session/contract';
import { thisTab } from '../storage';
import { EntryFlow } from '../views/entry/flow';
import { button, facts, heading, message } from '../views/entry/parts';
import { h, replaceChildren } from '../views/h';
import type { MountPage, PageContext } from './page';

const storedName = 'videodesk-guest-name';

/** What an invitation is for. */
interface Look {
  guestKind: GuestKind;
  consent: Invitation['consent'];
  service: string;
  office: string;
  officePhone: string;
  startsAt: string;
}

/** Entering by an invitation (`#token`): what it is for, then the guest says who he or she is, and goes the same way in. */
export const mount: MountPage = async (main, context) => {
  const token = location.hash.slice(1);
  context.setTitle(entryTexts[context.language].guestTitle);
  window.addEventListener('hashchange', () => {
    location.reload();
  });
  if (token === '') {
    showUnknown(main, context);
    return;
  }
  const enter = (name: string) => {
    thisTab.setItem(storedName, name);
    replaceChildren(main);
    new EntryFlow(main, context, { method: 'EnterAsGuest', token, name }).start();
  };
  // After a reload the name is known.
  const known = thisTab.getItem(storedName);
  if (known === null) {
    await show(main, context, token, enter);
  } else {
    enter(known);
  }
};

async function show(
  main: HTMLElement,
  context: PageContext,
  token: string,
  enter: (name: string) => void,
): Promise<void> {
  const { api, language } = context;
  const text = entryTexts[language];
  const words = guestTexts[language];
  replaceChildren(main, heading(text.guestTitle), h('p', { role: 'status' }, words.loading));
  try {
    const look = await api.post<Look>('/api/invitations/open', { token });
    replaceChildren(main, invitation(look, language, text, words), look.consent !== 'refused' && nameForm(text, enter));
  } catch (error) {
    if (error instanceof ApiError && error.code === 'invitation-unknown') {
      showUnknown(main, context);
    } else {
      const retry = button(text.retry, () => void show(main, context, token, enter));
      replaceChildren(main, message(text.guestTitle, words.lookFailed, retry));
    }
  }
}

function showUnknown(main: HTMLElement, { language, setTitle }: PageContext): void {
  const text = entryTexts[language];
  const { title, text: what } = text.refusals['invitation-unknown'] ?? text.refused;
  setTitle(title);
  replaceChildren(main, message(title, what));
}

function invitation(look: Look, language: Language, text: EntryTexts, words: GuestTexts): HTMLElement {
  const { guestKind, consent, service } = look;
  return h(
    'div',
    { class: 'entry' },
    heading(text.guestTitle),
    h('p', { class: 'lead' }, words.invitedAs(words.kinds[guestKind])),
    h('h2', { class: 'h4' }, words.about),
    facts({ ...look, serviceNames: { it: service, en: service, de: service } }, text, language),
    consent === 'asked' && h('p', { class: 'call-notice', role: 'status' }, words.notAgreed),
    consent === 'refused' && h('p', { class: 'call-notice is-urgent', role: 'status' }, words.refused),
    consent !== 'refused' && h('h2', { class: 'h4' }, words.next),
    consent !== 'refused' && h('ol', {}, ...words.steps.map((step) => h('li', {}, step))),
  );
}

function nameForm(text: EntryTexts, enter: (name: string) => void): HTMLElement {
  const name = h('input', {
    id: 'guest-own-name',
    class: 'form-control',
    autocomplete: 'name',
    maxlength: 100,
    'aria-describedby': 'guest-own-name-help guest-own-name-error',
  });
  const problem = h('p', { id: 'guest-own-name-error', role: 'alert', class: 'chat-problem' });
  return h(
    'form',
    {
      class: 'entry',
      novalidate: true,
      onsubmit: (event) => {
        event.preventDefault();
        if (name.value.trim() === '') {
          problem.textContent = text.nameMissing;
          name.focus();
        } else {
          enter(name.value.trim());
        }
      },
    },
    h('label', { for: name.id, class: 'fw-semibold' }, text.name),
    name,
    h('p', { id: 'guest-own-name-help' }, text.nameHelp),
    problem,
    h('button', { type: 'submit', class: 'btn btn-primary' }, text.enter),
  );
}
