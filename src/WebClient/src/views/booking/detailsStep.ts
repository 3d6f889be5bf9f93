import { cutAt, lengthOf, oneLine } from '../../booking/contacts';
import { field } from '../form';
import { h } from '../h';
import type { MountStep } from './stepContext';

const longest = 200;

/** Counts left at which a screen reader is told. */
const told = new Set([50, 20, 10, 0]);

/** 3 Dettagli appuntamento: the reason is the service that was chosen; a few words for the official's preparation. */
export const mountDetailsStep: MountStep = ({ text, catalogue, draft, dispatch, announcer, go }) => {
  const { service, details } = draft();
  const chosen = catalogue.services.find((known) => known.id === service);
  const area = h('textarea', { class: 'form-control', id: 'details', rows: 4 }, details);
  const detailsField = field(area, { label: text.details, hint: text.detailsHint });
  const counter = h('p', { class: 'form-text', id: 'details-left' });
  area.setAttribute('aria-describedby', `${area.getAttribute('aria-describedby') ?? ''} details-left`);
  const count = (): void => {
    if (lengthOf(area.value) > longest) {
      area.value = cutAt(area.value, longest);
    }
    const left = longest - lengthOf(area.value);
    counter.textContent = text.charactersLeft(left);
    if (told.has(left)) {
      announcer.say(counter.textContent);
    }
  };
  const keep = (): void => {
    dispatch({ kind: 'details-given', details: oneLine(area.value) });
  };
  count();
  area.addEventListener('input', () => {
    count();
    keep();
  });
  const change = h(
    'button',
    { type: 'button', class: 'btn btn-link btn-sm px-1' },
    text.change,
    h('span', { class: 'visually-hidden' }, ` ${text.reason}`),
  );
  change.addEventListener('click', () => {
    go('time');
  });
  return {
    element: h(
      'div',
      {},
      h(
        'dl',
        { class: 'summary-list' },
        h('dt', {}, text.reason),
        h('dd', {}, chosen?.topic ?? chosen?.name ?? '', ' ', change),
      ),
      detailsField.element,
      counter,
    ),
    fields: new Map([['details', detailsField]]),
    submit() {
      keep();
      return Promise.resolve(true);
    },
  };
};
