import type { Language, MessageKind, NextStep, Outcome, Phase, Role, Stage } from '../session/contract';
import type { Api } from './api';

/** How the pre-call stands. */
export type PreCall = 'none' | 'not-yet-open' | 'open' | 'reached' | 'not-reached' | 'not-done';
export type PreCallOutcome = 'reached' | 'not-reached' | 'not-done';
export type CallbackOutcome = 'reached' | 'not-reached' | 'served-in-video';
export type CallbackReason = 'official-late' | 'official-dropped' | 'interrupted' | 'official-chose';
export type Capacity = 'oneself' | 'legal-representative' | 'intermediary' | 'trusted-person' | '';
/** Why an office cancels; the server knows more reasons, which are the taxpayer's. */
export type CancellationReason =
  'official-unavailable' | 'office-closed' | 'technical-fault' | 'wrong-office' | 'unspecified';

/** What everybody may see of an appointment who may see it at all. Instants are ISO 8601 in UTC. */
export interface AppointmentSummary {
  id: string;
  service: string;
  office: string;
  /** Wall time in Rome, such as 2026-11-23T09:30. */
  start: string;
  startsAt: string;
  endsAt: string;
  opensAt: string;
  phase: Phase;
  language: Language;
  message: { kind: MessageKind; at?: string };
  outcome?: Outcome;
  nextSteps: NextStep[];
  canEnter: boolean;
}

/** A call that the office owes. */
export interface OwedCallback {
  reason: CallbackReason;
  openedAt: string;
  dueAt: string;
  outcome?: CallbackOutcome;
}

/** An appointment as its office sees it. */
export interface DeskAppointment {
  appointment: AppointmentSummary;
  /** Id of the official whose it is. */
  official?: string;
  preCall: PreCall;
  countsAsCarriedOut: boolean;
  subject?: { code: string; name: string; capacity: Capacity };
  requesterName?: string;
  email?: string;
  mobile?: string;
  /** What the office wrote to the taxpayer. */
  remark?: string;
  /** What a colleague wrote who handed it over; the taxpayer never sees it. */
  handover?: string;
  /** What the taxpayer wrote when booking. */
  details?: string;
  callback?: OwedCallback;
  /** Until when the pre-call can be made. */
  preCallUntil?: string;
  /** Since when the taxpayer is there and not admitted. */
  waitingSince?: string;
  /** Since when a taxpayer who was there is away. */
  disconnectedSince?: string;
  /** An official is in the room. */
  officialIsThere?: boolean;
  /** How far the waiting person is. */
  waitingStage?: Stage;
  waitingDevice?: 'computer' | 'phone' | 'tablet';
}

/** An open live chat as its office sees it. */
export interface DeskLiveChat {
  appointment: AppointmentSummary;
  /** Of the person who comes. */
  name: string;
  asksFor: string;
  openedAt: string;
  /** Lines of the taxpayer's side that no official has read. */
  unread: number;
  taxpayerIsThere: boolean;
  officialIsThere: boolean;
  /** Missing while nobody has written. */
  lastLine?: { at: string; role: Role; text: string };
}

/** How a day of an office went; each appointment counts in exactly one of the numbers up to `transferred`. */
export interface DayCounters {
  date: string;
  toTakeInCharge: number;
  inProgress: number;
  closed: Partial<Record<Outcome, number>>;
  callbacksDone: number;
  callbacksFailed: number;
  expired: number;
  cancelled: number;
  resolvedEarly: number;
  transferred: number;
  countAsCarriedOut: number;
  /** Missing when nobody was let in. */
  averageWaitSeconds?: number;
  /** The mean is from 1 to 5. */
  survey: { answers: number; mean?: number };
}

export interface Colleague {
  id: string;
  name: string;
  isHead: boolean;
}

export interface Service {
  id: string;
  name: string;
  kind: string;
  topic?: string;
}

export interface Office {
  id: string;
  name: string;
  province: string;
}

/** A free time; any of its slots may be taken. */
export interface FreeTime {
  start: string;
  startsAt: string;
  slots: string[];
}

export interface BookableDay {
  date: string;
  times: FreeTime[];
}

/** How an appointment ends. */
export interface Ending {
  nextSteps?: readonly NextStep[];
  remark?: string;
}

/** What the office makes for a taxpayer (VC-02). */
export interface OfficeBooking {
  service: string;
  slot: string;
  subject: string;
  email: string;
  mobile: string;
  language: Language;
}

/** The office's part of the HTTP API. */
export class DeskApi {
  constructor(private readonly api: Api) {}

  /** A day's appointments of the whole office; `date` as 2026-11-23, today without. */
  agenda(date?: string): Promise<DeskAppointment[]> {
    return this.list(date === undefined ? '/api/desk/agenda' : `/api/desk/agenda?date=${date}`);
  }

  /** Who is to be called before the appointment, in order of its time. */
  preCalls(): Promise<DeskAppointment[]> {
    return this.list('/api/desk/pre-calls');
  }

  /** For managers. */
  counters(date?: string): Promise<DayCounters> {
    return this.api.get(date === undefined ? '/api/desk/counters' : `/api/desk/counters?date=${date}`);
  }

  callbacks(): Promise<DeskAppointment[]> {
    return this.list('/api/desk/callbacks');
  }

  colleagues(): Promise<Colleague[]> {
    return this.api.get('/api/desk/colleagues');
  }

  services(): Promise<Service[]> {
    return this.api.get('/api/services');
  }

  offices(): Promise<Office[]> {
    return this.api.get('/api/offices');
  }

  days(office: string, service: string): Promise<BookableDay[]> {
    return this.api.get(`/api/slots?${new URLSearchParams({ office, service }).toString()}`);
  }

  appointment(id: string): Promise<DeskAppointment> {
    return this.api.get(one(id));
  }

  book(form: OfficeBooking): Promise<AppointmentSummary> {
    return this.api.post('/api/desk/appointments', form);
  }

  recordPreCall(id: string, outcome: PreCallOutcome): Promise<DeskAppointment> {
    return this.command(one(id, 'pre-call'), { outcome });
  }

  recordCallback(id: string, outcome: 'reached' | 'not-reached'): Promise<DeskAppointment> {
    return this.command(one(id, 'callback'), { outcome });
  }

  /** After the taxpayer's grace ran out: the office phones instead of waiting longer. */
  chooseCallback(id: string): Promise<DeskAppointment> {
    return this.command(one(id, 'choose-callback'));
  }

  close(id: string, ending: Ending & { outcome: Outcome }): Promise<DeskAppointment> {
    return this.command(one(id, 'close'), ending);
  }

  resolveEarly(id: string, ending: Ending): Promise<DeskAppointment> {
    return this.command(one(id, 'resolve-early'), ending);
  }

  cancel(id: string, reason: CancellationReason, remark: string): Promise<DeskAppointment> {
    return this.command(one(id, 'cancel'), { reason, remark });
  }

  /** Without an official: the caller's own. */
  assign(id: string, official?: string): Promise<DeskAppointment> {
    return this.command(one(id, 'assign'), official === undefined ? {} : { official });
  }

  /** `handover`: what the colleague should know. */
  transferToColleague(id: string, official: string, handover: string): Promise<DeskAppointment> {
    return this.command(one(id, 'transfer-to-colleague'), handover === '' ? { official } : { official, handover });
  }

  transferToOffice(id: string, slot: string): Promise<DeskAppointment> {
    return this.command(one(id, 'transfer-to-office'), { slot });
  }

  /** Those of the office that are open, the oldest first. */
  liveChats(): Promise<DeskLiveChat[]> {
    return this.api.get('/api/desk/live-chats');
  }

  /** Opens it and sends the mail (N6); for something else than before, another link. */
  openLiveChat(id: string, asksFor: string): Promise<DeskLiveChat> {
    return this.api.post(one(id, 'live-chat'), { asksFor });
  }

  closeLiveChat(id: string): Promise<void> {
    return this.api.delete(one(id, 'live-chat'));
  }

  private list(path: string): Promise<DeskAppointment[]> {
    return this.api.get(path);
  }

  private command(path: string, body: object = {}): Promise<DeskAppointment> {
    return this.api.post(path, body);
  }
}

function one(id: string, command = ''): string {
  const path = `/api/desk/appointments/${encodeURIComponent(id)}`;
  return command === '' ? path : `${path}/${command}`;
}
