import type { DayCounters } from '../../http/desk';
import { officeBoardTexts } from '../../i18n/officeBoard';
import { officeWords } from '../../i18n/officeWords';
import type { Language } from '../../session/contract';
import { outcomes } from './endingForm';

export interface Figure {
  readonly label: string;
  readonly value: string;
}

/** The counters as a table has them, in the words of the language. */
export function figuresOf(counters: DayCounters, language: Language): Figure[] {
  const text = officeBoardTexts[language];
  const words = officeWords[language];
  const numbers = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  const count = (label: string, value: number): Figure => ({ label, value: String(value) });
  const { averageWaitSeconds: wait, survey } = counters;
  return [
    count(text.toTakeInCharge, counters.toTakeInCharge),
    count(text.inProgress, counters.inProgress),
    ...[...outcomes, 'interrupted' as const, 'ended' as const]
      .filter((outcome) => (counters.closed[outcome] ?? 0) > 0 || outcome === 'served')
      .map((outcome) => count(text.closedAs(words.outcome[outcome]), counters.closed[outcome] ?? 0)),
    count(text.callbacksDone, counters.callbacksDone),
    count(text.callbacksFailed, counters.callbacksFailed),
    count(text.expired, counters.expired),
    count(text.cancelled, counters.cancelled),
    count(text.resolvedEarly, counters.resolvedEarly),
    count(text.transferred, counters.transferred),
    count(text.carriedOut, counters.countAsCarriedOut),
    { label: text.averageWait, value: typeof wait === 'number' ? text.minutes(numbers.format(wait / 60)) : text.none },
    {
      label: text.survey,
      value: typeof survey.mean === 'number' ? text.surveyOf(numbers.format(survey.mean), survey.answers) : text.none,
    },
  ];
}

/**
 * Comma-separated values by RFC 4180, with the mark by which spreadsheets see that it is UTF-8. Cells are quoted, and none begins
 * with a sign that a spreadsheet would take for a formula.
 */
export function csvOf(head: Figure, figures: readonly Figure[]): string {
  const cell = (text: string): string => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
  return `\uFEFF${[head, ...figures].map(({ label, value }) => `${cell(label)},${cell(value)}\r\n`).join('')}`;
}
