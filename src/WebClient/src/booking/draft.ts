import type { Appointment, Capacity, Subject } from '../http/booking';
import type { Language } from '../session/contract';

/** "Per chi", and the five steps of the official template. */
export const steps = ['subject', 'place', 'time', 'details', 'applicant', 'summary'] as const;

export type Step = (typeof steps)[number];

/** The slot that the server keeps for this form. */
export interface HeldSlot {
  readonly hold: string;
  readonly slot: string;
  readonly office: string;
  readonly service: string;
  /** Wall time in Rome. */
  readonly start: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly expiresAt: string;
}

/** Everything that was filled in so far. */
export interface Draft {
  readonly step: Step;
  readonly subject?: Subject;
  readonly office?: string;
  readonly service?: string;
  readonly held?: HeldSlot;
  readonly details: string;
  readonly email: string;
  readonly mobile: string;
  readonly language: Language;
  readonly privacyAccepted: boolean;
}

export type Booking =
  | { readonly stage: 'filling'; readonly draft: Draft }
  | { readonly stage: 'confirmed'; readonly draft: Draft; readonly appointment: Appointment };

export type Action =
  | { readonly kind: 'went'; readonly step: Step }
  | { readonly kind: 'subject-chosen'; readonly subject: Subject }
  | { readonly kind: 'office-chosen'; readonly office: string }
  | { readonly kind: 'service-chosen'; readonly service: string }
  | { readonly kind: 'slot-held'; readonly held: HeldSlot }
  | { readonly kind: 'hold-lost' }
  | { readonly kind: 'details-given'; readonly details: string }
  | { readonly kind: 'contacts-given'; readonly contacts: Contacts }
  | { readonly kind: 'confirmed'; readonly appointment: Appointment };

export type Contacts = Pick<Draft, 'email' | 'mobile' | 'language' | 'privacyAccepted'>;

export function emptyDraft(language: Language): Draft {
  return { step: 'subject', details: '', email: '', mobile: '', language, privacyAccepted: false };
}

/** What the form is after an action. Nothing that was filled in is ever lost, but a hold that no longer fits. */
export function reduce(booking: Booking, action: Action): Booking {
  if (booking.stage === 'confirmed') {
    return booking;
  }
  const { draft } = booking;
  switch (action.kind) {
    case 'went':
      return filling({ ...draft, step: reachable(draft, action.step) });
    case 'subject-chosen':
      return filling({ ...draft, subject: action.subject });
    case 'office-chosen':
      return filling({ ...withoutHoldOf(draft, draft.held?.office === action.office), office: action.office });
    case 'service-chosen':
      return filling({ ...withoutHoldOf(draft, draft.held?.service === action.service), service: action.service });
    case 'slot-held':
      return filling({ ...draft, held: action.held });
    case 'hold-lost':
      return filling(withoutHoldOf(draft, false));
    case 'details-given':
      return filling({ ...draft, details: action.details });
    case 'contacts-given':
      return filling({ ...draft, ...action.contacts });
    case 'confirmed':
      return { stage: 'confirmed', draft, appointment: action.appointment };
  }
}

function filling(draft: Draft): Booking {
  return { stage: 'filling', draft };
}

function withoutHoldOf(draft: Draft, fits: boolean): Draft {
  if (fits) {
    return draft;
  }
  const rest: { -readonly [Name in keyof Draft]: Draft[Name] } = { ...draft };
  delete rest.held;
  return rest;
}

/** The step itself, or the first one before it that still misses something. */
export function reachable(draft: Draft, step: Step): Step {
  const missing = steps.find((candidate) => !isComplete(draft, candidate)) ?? 'summary';
  return steps.indexOf(missing) < steps.indexOf(step) ? missing : step;
}

function isComplete(draft: Draft, step: Step): boolean {
  switch (step) {
    case 'subject':
      return draft.subject !== undefined;
    case 'place':
      return draft.office !== undefined;
    case 'time':
      return draft.held !== undefined;
    case 'details':
      return true;
    case 'applicant':
      return draft.email !== '' && draft.mobile !== '' && draft.privacyAccepted;
    case 'summary':
      return false;
  }
}

export function next(step: Step): Step {
  return steps[steps.indexOf(step) + 1] ?? 'summary';
}

export function previous(step: Step): Step {
  return steps[steps.indexOf(step) - 1] ?? 'subject';
}

/** The step where a field of the request is filled in. */
export function stepOfField(field: string | undefined): Step {
  switch (field) {
    case 'subject':
    case 'capacity':
      return 'subject';
    case 'office':
      return 'place';
    case 'service':
    case 'slot':
    case 'hold':
      return 'time';
    case 'details':
      return 'details';
    case 'email':
    case 'mobile':
    case 'language':
    case 'privacyAccepted':
      return 'applicant';
    case undefined:
    default:
      return 'summary';
  }
}

/** Subjects by capacity, in the order of the source (ADER-04); capacities with nobody are left out. */
export function byCapacity(subjects: readonly Subject[]): readonly (readonly [Capacity, readonly Subject[]])[] {
  const order: readonly Capacity[] = ['oneself', 'legal-representative', 'intermediary', 'trusted-person'];
  return order
    .map((capacity) => [capacity, subjects.filter((subject) => subject.capacity === capacity)] as const)
    .filter(([, group]) => group.length > 0);
}
