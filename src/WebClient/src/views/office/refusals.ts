import { officeAppointmentTexts } from '../../i18n/officeAppointment';
import type { Answer, Language } from '../../session/contract';

/** The hub refused. */
export class HubRefusal extends Error {
  constructor(readonly code: string) {
    super(code);
    this.name = 'HubRefusal';
  }
}

/** The value of an answer; throws the refusal. */
export function insist<T>({ value, error }: Answer<T>): T | undefined {
  if (error !== undefined) {
    throw new HubRefusal(error.code);
  }
  return value;
}

/** The sentence for a code of the hub; a code without one is told as something unexpected. */
export function explainCode(code: string, language: Language): string {
  const { codes } = officeAppointmentTexts[language];
  return codes[code] ?? codes['unexpected'] ?? code;
}
