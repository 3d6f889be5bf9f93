import type { BookableDay } from '../../http/desk';
import { officeListTexts } from '../../i18n/officeLists';
import type { Language } from '../../session/contract';
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
  return new FreeTimes(desk);
}

class FreeTimes implements SlotPicker {
  readonly root: HTMLElement;

  /** Of the radio buttons. */
  private readonly name = newId('slot');

  private readonly content = h('div', { 'aria-live': 'polite' });

  private readonly error = h('div', { class: 'office-field-error', id: `${this.name}-error` });

  private readonly times = h('fieldset', {
    class: 'office-choices office-times',
    'aria-describedby': this.error.id,
  });

  /** The radio buttons of the chosen day. */
  private inputs: HTMLInputElement[] = [];

  /** Counts loads: a late answer about another choice is dropped. */
  private request = 0;

  constructor(private readonly desk: DeskContext) {
    this.root = h('div', { class: 'office-slots' }, this.content);
  }

  async load(office: string, service: string): Promise<void> {
    const { desk, content } = this;
    const asked = ++this.request;
    this.inputs = [];
    this.error.textContent = '';
    if (office === '' || service === '') {
      replaceChildren(content);
      return;
    }
    replaceChildren(content, h('p', {}, officeListTexts[desk.language].loadingSlots));
    try {
      const days = await desk.api.days(office, service);
      if (asked === this.request) {
        this.showDays(days.filter((day) => day.times.length > 0));
      }
    } catch (problem) {
      if (asked === this.request) {
        replaceChildren(
          content,
          failure(explain(problem, desk.language), desk.language, () => void this.load(office, service)),
        );
      }
    }
  }

  chosen(): string | undefined {
    return this.inputs.find((input) => input.checked)?.value;
  }

  fault(sentence: string): void {
    this.error.textContent = sentence;
    this.times.classList.toggle('is-invalid', sentence !== '');
  }

  private showDays(free: readonly BookableDay[]): void {
    const { content, times } = this;
    const { language } = this.desk;
    const text = officeListTexts[language];
    const first = free[0];
    if (first === undefined) {
      replaceChildren(content, h('p', { class: 'office-empty' }, text.noSlots));
      return;
    }
    const dates = select(free.map(({ date }) => ({ value: date, label: dayInRome(`${date}T12:00:00Z`, language) })));
    dates.addEventListener('change', () => {
      this.showTimes(free.find(({ date }) => date === dates.value) ?? first);
    });
    replaceChildren(content, field(text.slotDay, dates).root, times);
    this.showTimes(first);
  }

  private showTimes(day: BookableDay): void {
    const { name, times, error } = this;
    const { language } = this.desk;
    this.inputs = day.times.map((time) =>
      h('input', { type: 'radio', name, id: `${name}-${time.start}`, value: time.slots[0] ?? '' }),
    );
    replaceChildren(
      times,
      h('legend', {}, officeListTexts[language].slotTimes),
      ...this.inputs.map((input, index) => {
        const label = h('label', { for: input.id }, timeWords(day.times[index]?.startsAt ?? '', language));
        return h('div', { class: 'form-check form-check-inline' }, input, label);
      }),
      error,
    );
  }
}

/** In Rome's time, and in that of the device where it is another. */
function timeWords(startsAt: string, language: Language): string {
  const here = timeHere(startsAt, language);
  return `${timeInRome(startsAt, language)}${here === undefined ? '' : ` ${officeTexts[language].hereTime(here)}`}`;
}
