import '../style/survey.css';
import { faultsOf } from '../http/faults';
import { bookingTexts } from '../i18n/booking';
import { surveyTexts } from '../i18n/survey';
import { ErrorSummary, group, onceAtATime } from '../views/form';
import { h, replaceChildren } from '../views/h';
import { kitIcon } from '../views/sprite';
import type { MountPage } from './page';

const identifier = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** One question after the appointment. Behind the "#" stands the appointment, or the token of a personal link. */
export const mount: MountPage = (main, { language, api, setTitle }) => {
  const text = surveyTexts[language];
  setTitle(text.title);
  const key = decodeURIComponent(location.hash.slice(1));
  if (key === '') {
    replaceChildren(
      main,
      h('h1', { tabindex: -1 }, text.noLink),
      h('p', {}, text.noLinkText),
      h('a', { href: '/appuntamenti' }, text.home),
    );
    return;
  }
  let score: number | undefined;
  const stars = group(
    'score',
    { label: text.question, hint: text.hint, isRequired: true },
    h(
      'div',
      { class: 'survey-stars', 'data-element': 'feedback' },
      ...text.star.map((label, index) => star(index + 1, label, (value) => (score = value))),
    ),
  );
  const summary = new ErrorSummary(bookingTexts[language].errors);
  const send = h('button', { type: 'button', class: 'btn btn-primary' }, text.send);
  send.addEventListener(
    'click',
    onceAtATime(send, async () => {
      if (score === undefined) {
        stars.showError(text.missing);
        summary.show([{ code: 'score-missing', field: 'score', title: text.missing }]);
        return;
      }
      try {
        await api.post('/api/surveys', identifier.test(key) ? { appointment: key, score } : { token: key, score });
        const heading = h('h1', { tabindex: -1 }, text.thanks);
        replaceChildren(
          main,
          heading,
          h('p', {}, text.thanksText),
          h('a', { class: 'btn btn-primary', href: '/' }, text.home),
        );
        heading.focus();
      } catch (error) {
        summary.show(faultsOf(error, bookingTexts[language]));
      }
    }),
  );
  replaceChildren(main, h('h1', { tabindex: -1 }, text.title), summary.element, stars.element, send);
};

function star(value: number, label: string, onChange: (value: number) => void): HTMLElement {
  const id = `score-${value}`;
  const input = h('input', { type: 'radio', name: 'score', id, value, 'data-element': `feedback-rate-${value}` });
  input.addEventListener('change', () => {
    onChange(value);
  });
  return h(
    'div',
    { class: 'survey-star' },
    input,
    h('label', { for: id }, kitIcon('it-star-full', 'icon'), h('span', {}, label)),
  );
}
