import type { Day } from '../../http/booking';
import { deviceTime, longDateOf, timeOf } from '../../i18n/time';
import { h } from '../h';
import type { StepContext } from './stepContext';

/** Every free time is one radio button of one group, by day: arrow keys go through all of them, a Tab leaves them. */
export function slotList(
  days: readonly Day[],
  chosen: string | undefined,
  { language, text }: Pick<StepContext, 'language' | 'text'>,
  onChange: (start: string) => void,
): HTMLElement[] {
  return days.map((day) =>
    h(
      'div',
      { class: 'slot-day' },
      h('h2', { class: 'h6', id: `day-${day.date}` }, longDateOf(language, day.date)),
      h(
        'div',
        { class: 'slot-times' },
        ...day.times.map((time) => {
          const input = inputOf(time, day.date, time.start === chosen);
          input.addEventListener('change', () => {
            onChange(time.start);
          });
          const here = deviceTime(language, Date.parse(time.startsAt));
          const yours = here !== undefined && h('small', {}, ` (${text.yourTime} ${here})`);
          const label = h('label', { for: input.id }, timeOf(time.start), yours);
          return h('div', { class: 'form-check slot' }, input, label);
        }),
      ),
    ),
  );
}

function inputOf({ start }: Day['times'][number], date: string, isChosen: boolean): HTMLInputElement {
  return h('input', {
    type: 'radio',
    name: 'slot-choice',
    id: `slot-${start.replace(/\D/g, '')}`,
    value: start,
    checked: isChosen,
    'aria-describedby': `day-${date}`,
  });
}
