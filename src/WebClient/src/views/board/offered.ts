import type { DocumentItem } from '../../session/contract';

/** A form that was offered and may still be looked at. */
export function isOutcome({ form, state }: DocumentItem): boolean {
  return form !== undefined && (state === 'ready' || state === 'accepted');
}

/** Whether the taxpayer has still to confirm it. */
export function isUnconfirmed(item: DocumentItem): boolean {
  const confirmed = item.form?.confirmedBy.some(({ role }) => role === 'taxpayer') === true;
  return isOutcome(item) && item.state === 'ready' && !confirmed;
}
