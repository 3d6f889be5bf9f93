import type { NextStep, Outcome } from '../../session/contract';

/** The longest remark, as the server takes it, in UTF-16 units. */
export const longestRemark = 1000;

/** The outcomes that an official may choose; the others are the system's. */
export const outcomes: readonly Outcome[] = [
  'served',
  'served-with-next-steps',
  'to-be-continued',
  'not-served',
  'taxpayer-did-not-return',
];

export const nextSteps: readonly NextStep[] = [
  'send-documents',
  'book-another-appointment',
  'wait-for-written-answer',
  'use-reserved-area',
  'visit-office',
  'pay',
];

export interface EndingForm {
  readonly outcome: Outcome | undefined;
  readonly nextSteps: readonly NextStep[];
  readonly remark: string;
}

export type EndingFault = 'outcome-missing' | 'steps-missing' | 'steps-not-expected' | 'remark-too-long';

/** What is wrong with the form; the mail must not say that steps remain and name none, or the other way round. */
export function checkEnding(form: EndingForm): EndingFault[] {
  const faults: EndingFault[] = [];
  if (form.outcome === undefined) {
    faults.push('outcome-missing');
  }
  if (form.outcome === 'served-with-next-steps' && form.nextSteps.length === 0) {
    faults.push('steps-missing');
  }
  if (form.outcome === 'served' && form.nextSteps.length > 0) {
    faults.push('steps-not-expected');
  }
  if (form.remark.trim().length > longestRemark) {
    faults.push('remark-too-long');
  }
  return faults;
}
