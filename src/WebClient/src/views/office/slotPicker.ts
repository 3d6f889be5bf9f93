import type { BookableDay } from '../../http/desk';
import { officeListTexts } from '../../i18n/officeLists';
import { h, replaceChildren } from '../h';
import { dayInRome, timeHere, timeInRome } from './clock';
import { explain, type DeskContext } from './deskContext';
import { failure, field, newId, select } from './parts';
import { officeTexts } from '../../i18n/office';

export interface SlotPicker {
  readonly root: HTMLElement;
  /** Shows the free times of an office and service; nothing while one of them is missing. */
  load(office: string, service: string): Promise<void>;
  /** Key of the chosen slot. */
  chosen(): string | undefined;
  fault(sentence: string): void;
}

/** A day from a list, and its free times as radio buttons. */
export function mountSlotPicker(desk: DeskContext): SlotPicker {
  const text = officeListTexts[desk.language];
  const name = newId('slot');
  const content = h('div', { 'aria-live': 'polite' });
  const error = h('div', { class: 'office-field-error', id: `${name}-error` });
  const times = h('fieldset', { class: 'office-choices office-times', 'aria-describedby': error.id });
  let inputs: HTMLInputElement[] = [];
  /** Counts loads: a late answer about another choice is dropped. */
  let request = 0;

  function showTimes(day: BookableDay): void {
    inputs = day.times.map((time) =>
      h('input', { type: 'radio', name, id: `${name}-${time.start}`, value: time.slots[0] ?? '' }),
    );
    replaceChildren(
      times,
      h('legend', {}, text.slotTimes),
      ...inputs.map((input, index) => {
        const startsAt = day.times[index]?.startsAt ?? '';
        const here = timeHere(startsAt, desk.language);
        const label = `${timeInRome(startsAt, desk.language)}${here === undefined ? '' : ` ${officeTexts[desk.language].hereTime(here)}`}`;
        return h('div', { class: 'form-check form-check-inline' }, input, h('label', { for: input.id }, label));
      }),
      error,
    );
  }

  function showDays(days: readonly BookableDay[]): void {
    const free = days.filter((day) => day.times.length > 0);
    const first = free[0];
    if (first === undefined) {
      replaceChildren(content, h('p', { class: 'office-empty' }, text.noSlots));
      return;
    }
    const dates = select(
      free.map(({ date }) => ({ value: date, label: dayInRome(`${date}T12:00:00Z`, desk.language) })),
    );
    dates.addEventListener('change', () => {
      showTimes(free.find(({ date }) => date === dates.value) ?? first);
    });
    replaceChildren(content, field(text.slotDay, dates).root, times);
    showTimes(first);
  }

  return {
    root: h('div', { class: 'office-slots' }, content),
    async load(office, service) {
      const asked = ++request;
      inputs = [];
      error.textContent = '';
      if (office === '' || service === '') {
        replaceChildren(content);
        return;
      }
      replaceChildren(content, h('p', {}, text.loadingSlots));
      try {
        const days = await desk.api.days(office, service);
        if (asked === request) {
          showDays(days);
        }
      } catch (problem) {
        if (asked === request) {
          replaceChildren(
            content,
            failure(explain(problem, desk.language), desk.language, () => void this.load(office, service)),
          );
        }
      }
    },
    chosen: () => inputs.find((input) => input.checked)?.value,
    fault(sentence) {
      error.textContent = sentence;
      times.classList.toggle('is-invalid', sentence !== '');
    },
  };
}
