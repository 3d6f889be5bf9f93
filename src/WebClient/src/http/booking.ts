import type { Language, Phase as AnyPhase } from '../session/contract';
import type { Api } from './api';

/** As whom one books (ADER-04). */
export type Capacity = 'oneself' | 'legal-representative' | 'intermediary' | 'trusted-person';

/** Somebody one may act for. */
export interface Subject {
  /** Codice fiscale. */
  code: string;
  name: string;
  capacity: Capacity;
}

export interface Service {
  id: string;
  name: string;
  kind: 'collection-desk' | 'video-call' | 'digital-desk';
  topic?: string;
}

export interface Office {
  id: string;
  name: string;
  /** Two letters, such as `RM`. */
  province: string;
  address: string;
  phone: string;
  email: string;
}

/** A free time; any of its slots may be held. */
export interface FreeTime {
  /** Wall time in Rome, such as `2026-11-23T09:30`. */
  start: string;
  startsAt: string;
  endsAt: string;
  /** Keys of the free desks. */
  slots: readonly string[];
}

/** A date of the calendar; without times when nothing is free. */
export interface Day {
  /** Such as `2026-11-23`. */
  date: string;
  times: readonly FreeTime[];
}

export interface Hold {
  hold: string;
  slot: string;
  expiresAt: string;
}

export interface PrivacyNotice {
  version: string;
  text: string;
}

/** What the form sends; `hold` is missing where the waiting list's offer is accepted. */
export interface BookingForm {
  hold?: string;
  capacity: Capacity;
  subject: string;
  email: string;
  mobile: string;
  language: Language;
  privacyAccepted: boolean;
  details?: string;
}

/** Where an appointment stands that was booked. */
export type Phase = Exclude<AnyPhase, 'not-booked'>;

/** An appointment; instants are UTC, `start` is wall time in Rome. */
export interface Appointment {
  id: string;
  service: string;
  office: string;
  start: string;
  startsAt: string;
  endsAt: string;
  opensAt: string;
  phase: Phase;
  language: Language;
  message: { kind: string; at?: string };
  outcome?: string;
  nextSteps: readonly string[];
  canCancel: boolean;
  canEnter: boolean;
}

/** One's own appointment, with what one wrote into the form. */
export interface OwnAppointment {
  appointment: Appointment;
  subject: Subject;
  email?: string;
  mobile?: string;
  details?: string;
}

/** One's place in a waiting list; `slot` is on offer until `offerExpiresAt`. */
export interface WaitingEntry {
  entry: string;
  office: string;
  service: string;
  registeredAt: string;
  slot?: string;
  offerExpiresAt?: string;
}

/** What a mail of the waiting list offers; nobody needs to be signed in. */
export interface MailedOffer {
  office: string;
  service: string;
  /** Wall time in Rome. */
  start: string;
  startsAt: string;
  endsAt: string;
  expiresAt: string;
  serverTime: string;
}

export type CancellationReason = 'no-longer-needed' | 'cannot-attend' | 'booked-by-mistake' | 'unspecified';

/** What can be booked, and where. */
export interface Catalogue {
  readonly services: readonly Service[];
  readonly offices: readonly Office[];
}

export async function loadCatalogue(api: Api): Promise<Catalogue> {
  const [services, offices] = await Promise.all([
    api.get<Service[]>('/api/services'),
    api.get<Office[]>('/api/offices'),
  ]);
  return { services, offices };
}

export function loadSlots(api: Api, office: string, service: string): Promise<Day[]> {
  return api.get<Day[]>(`/api/slots?office=${encodeURIComponent(office)}&service=${encodeURIComponent(service)}`);
}

/** The wall time inside a slot's key, such as `roma/roma-atti-1/2026-11-23T09:30/2`. */
export function startOfSlot(slot: string): string {
  return slot.split('/')[2] ?? '';
}
