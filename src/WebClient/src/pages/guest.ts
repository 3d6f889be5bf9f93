import '../style/call.css';
import { entryTexts } from '../i18n/entry';
import { thisTab } from '../storage';
import { h } from '../views/h';
import { EntryFlow } from '../views/entry/flow';
import { heading, message } from '../views/entry/parts';
import type { MountPage } from './page';

const storedName = 'videodesk-guest-name';

/** Entering by an invitation (`#token`): the guest says who he or she is, and goes the same way in. */
export const mount: MountPage = (main, context) => {
  const text = entryTexts[context.language];
  const token = location.hash.slice(1);
  context.setTitle(text.guestTitle);
  if (token === '') {
    const { title, text: what } = text.refusals['invitation-unknown'] ?? text.refused;
    main.replaceChildren(message(title, what));
    return;
  }
  const enter = (name: string) => {
    thisTab.setItem(storedName, name);
    main.replaceChildren();
    new EntryFlow(main, context, { method: 'EnterAsGuest', token, name }).start();
  };
  // After a reload the name is known.
  const known = thisTab.getItem(storedName);
  if (known !== null) {
    enter(known);
    return;
  }
  const name = h('input', {
    id: 'guest-own-name',
    class: 'form-control',
    autocomplete: 'name',
    maxlength: 100,
    'aria-describedby': 'guest-own-name-help guest-own-name-error',
  });
  const problem = h('p', { id: 'guest-own-name-error', role: 'alert', class: 'chat-problem' });
  main.replaceChildren(
    h(
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
      heading(text.guestTitle),
      h('label', { for: name.id }, text.name),
      name,
      h('p', { id: 'guest-own-name-help' }, text.nameHelp),
      problem,
      h('button', { type: 'submit', class: 'btn btn-primary' }, text.enter),
    ),
  );
};
