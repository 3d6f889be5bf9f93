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
          const id = `slot-${time.start.replace(/\D/g, '')}`;
          const input = h('input', {
            type: 'radio',
            name: 'slot-choice',
            id,
            value: time.start,
            checked: time.start === chosen,
            'aria-describedby': `day-${day.date}`,
          });
          input.addEventListener('change', () => {
            onChange(time.start);
          });
          const here = deviceTime(language, Date.parse(time.startsAt));
          return h(
            'div',
            { class: 'form-check slot' },
            input,
            h(
              'label',
              { for: id },
              timeOf(time.start),
              here !== undefined && h('small', {}, ` (${text.yourTime} ${here})`),
            ),
          );
        }),
      ),
    ),
  );
}
