import { steps, type Step } from '../../booking/draft';
import type { BookingTexts } from '../../i18n/booking';
import { h } from '../h';
import { kitIcon } from '../sprite';

/** The five steps of the template; "per chi" comes before them. */
export const numberedSteps = steps.slice(1);

/** Where one is among the steps, in the kit's markup; the state of each is text too. */
export function stepper(current: Step, text: BookingTexts): HTMLElement {
  const position = numberedSteps.indexOf(current);
  return h(
    'div',
    { class: 'steppers booking-steppers' },
    h(
      'div',
      { class: 'steppers-header' },
      h(
        'ul',
        { 'aria-label': text.stepsLabel },
        ...numberedSteps.map((step, index) => item(step, index, position, text)),
      ),
      h('span', { class: 'steppers-index', 'aria-hidden': 'true' }, `${position + 1}/${numberedSteps.length}`),
    ),
  );
}

function item(step: Step, index: number, position: number, text: BookingTexts): HTMLElement {
  const [state, words] =
    index < position
      ? (['confirmed', text.stepDone] as const)
      : index === position
        ? (['active', text.stepCurrent] as const)
        : ([undefined, text.stepToDo] as const);
  return h(
    'li',
    { class: state, 'aria-current': index === position && 'step' },
    h('span', { class: 'visually-hidden' }, `${text.progress(index + 1, numberedSteps.length)}: `),
    text.steps[step],
    state === 'confirmed' && kitIcon('it-check', 'icon steppers-success'),
    h('span', { class: 'visually-hidden' }, `, ${words}`),
  );
}
