/** The messages of `docs/signaling-protocol.md`, as the server sends and takes them. Instants are ISO 8601 in UTC. */

export type Role = 'taxpayer' | 'official' | 'guest';
export type GuestKind = 'interpreter' | 'professional' | 'colleague' | 'helper';
export type Stage = 'consent' | 'devices' | 'waiting' | 'call';
export type Language = 'it' | 'en' | 'de';

/** Where an appointment stands. */
export type Phase =
  | 'not-booked'
  | 'booked'
  | 'pre-called'
  | 'open'
  | 'waiting-for-official'
  | 'waiting-for-taxpayer'
  | 'ready'
  | 'live'
  | 'suspended'
  | 'callback-due'
  | 'closed'
  | 'callback-done'
  | 'callback-failed'
  | 'cancelled-by-taxpayer'
  | 'cancelled-by-office'
  | 'resolved-early'
  | 'expired-taxpayer-late'
  | 'transferred';

/** What the taxpayer's page says now; the words are in `i18n`. */
export type MessageKind =
  | 'none'
  | 'not-open-yet'
  | 'enter-now'
  | 'official-expected'
  | 'courtesy-wait'
  | 'courtesy-callback'
  | 'official-is-here'
  | 'in-call'
  | 'official-disconnected'
  | 'callback-expected'
  | 'no-longer-usable'
  | 'no-longer-usable-rebook'
  | 'cancelled-by-taxpayer'
  | 'cancelled-by-office'
  | 'resolved-early'
  | 'transferred'
  | 'ended';

export type Outcome =
  | 'served'
  | 'served-with-next-steps'
  | 'to-be-continued'
  | 'not-served'
  | 'taxpayer-did-not-return'
  | 'interrupted'
  | 'ended';

export type NextStep =
  | 'send-documents'
  | 'book-another-appointment'
  | 'wait-for-written-answer'
  | 'use-reserved-area'
  | 'visit-office'
  | 'pay';

export interface AppointmentFacts {
  id: string;
  /** Its name, in the language of the appointment. */
  service: string;
  /** Its name. */
  office: string;
  officePhone: string;
  startsAt: string;
  endsAt: string;
  opensAt: string;
  /** Wall time in Rome, such as 2026-11-23T09:30. */
  start: string;
  language: Language;
  /** The service's name for a page in another language than the appointment's. */
  serviceNames: Readonly<Record<Language, string>>;
}

export interface Seat {
  seat: string;
  role: Role;
  guestKind?: GuestKind;
  name: string;
  stage: Stage;
  connected: boolean;
  /** Since when it is connected or, when it is not, disconnected. */
  since: string;
  device: 'computer' | 'phone' | 'tablet';
  admitted: boolean;
  pinned: boolean;
}

export interface Invitation {
  id: string;
  guestKind: GuestKind;
  name: string;
  consent: 'asked' | 'given' | 'refused';
  entered: boolean;
}

export interface Waiting {
  /** 1: next. */
  place: number;
  estimateMinutes?: number;
  reason: 'official-told' | 'official-in-call' | 'official-late' | 'before-start';
}

export interface Ending {
  phase: Phase;
  outcome?: Outcome;
  nextSteps: NextStep[];
  callbackDueAt?: string;
  phoneMasked?: string;
  canRebook: boolean;
  /** Whether the one question may still be answered. */
  survey: boolean;
}

/** What only the official sees: the preparation sheet. */
export interface PreparationSheet {
  subjectName: string;
  subjectCode: string;
  capacity: string;
  requesterName?: string;
  requesterCode?: string;
  email: string;
  mobile: string;
  details?: string;
  preCall: string;
  remark?: string;
  /** What a colleague wrote who handed it over; the taxpayer never sees it. */
  handover?: string;
  official?: string;
}

export interface View {
  revision: number;
  now: string;
  appointment: AppointmentFacts;
  /** `chat` and `chat-closed`: of companions only. */
  page: 'not-yet' | 'room' | 'ended' | 'chat' | 'chat-closed';
  companion?: Companion;
  /** The server's nodes cannot tell each other what happens: it takes longer to show. */
  limited?: boolean;
  phase: Phase;
  /** `phoneMasked`: with a callback, the number that will be called. */
  message: { kind: MessageKind; at?: string; phoneMasked?: string };
  you?: { seat: string; role: Role; stage: Stage; admitted: boolean };
  seats: Seat[];
  waiting?: Waiting;
  invitations: Invitation[];
  acceptances: { document: string; version: string }[];
  ended?: Ending;
  official?: PreparationSheet;
  documents?: Documents;
  liveChat?: LiveChat;
}

/** A further connection of a seat, without picture and sound (`docs/documents.md`). */
export type Companion = 'chat' | 'scanner';

export type DocumentKind = 'pdf' | 'jpeg' | 'png' | 'p7m';

export type DocumentState = 'uploading' | 'checking' | 'ready' | 'refused' | 'withdrawn' | 'declined' | 'accepted';

export type DocumentWarning =
  'not-scanned' | 'not-inspected' | 'pdf-encrypted' | 'pdf-damaged' | 'pdf-script' | 'pdf-attachment';

export interface DocumentRequest {
  id: string;
  /** What is asked for; it stands on the button. */
  what: string;
  askedAt: string;
  open: boolean;
}

export interface ProtocolEntry {
  /** Such as 0000001/2027. */
  number: string;
  at: string;
  subject: string;
  annulled?: { at: string; reason: string };
}

export interface DocumentItem {
  id: string;
  name: string;
  kind?: DocumentKind;
  bytes: number;
  pages?: number;
  sha256?: string;
  from: Role;
  own: boolean;
  request?: string;
  at: string;
  state: DocumentState;
  /** Bytes that have arrived, while it is uploading. */
  received?: number;
  /** Why it was refused. */
  code?: string;
  /** What the official wrote who declined it. */
  reason?: string;
  warnings: DocumentWarning[];
  form?: { flattened: boolean; fieldsChecked: boolean; confirmedBy: { role: Role; at: string }[] };
  protocol?: ProtocolEntry;
}

export interface Documents {
  requests: DocumentRequest[];
  mayUpload: boolean;
  limits: { fileBytes: number; files: number; totalBytes: number; kinds: DocumentKind[] };
  usedBytes: number;
  usedFiles: number;
  /** Whether an antivirus looks at files. */
  scanned: boolean;
  /** Files of the other side that are on their way or being looked into. */
  arriving: number;
  items: DocumentItem[];
}

export interface LiveChat {
  asksFor: string;
  openedAt: string;
  closedAt?: string;
  taxpayerIsThere: boolean;
  officialIsThere: boolean;
}

export interface BoardUpdate {
  /** From 1, without gaps. */
  position: number;
  seat: string;
  /** A Yjs update, base64. */
  update: string;
}

export interface ChatLine {
  id: string;
  seat: string;
  role: Role;
  name: string;
  text: string;
}

export interface LiveEvent {
  position: number;
  at: string;
  kind: 'chat';
  payload: ChatLine;
}

export interface Entered {
  seat?: string;
  /** For the HTTP addresses of documents and board, in the header `X-Desk-Pass`. */
  pass?: string;
  view: View;
  events: LiveEvent[];
  more: boolean;
  /** How far each seat has read; missing for who may not read. */
  reads?: { seat: string; position: number }[];
}

export interface HubError {
  code: string;
  field?: string;
}

/** What a hub method answers. */
export interface Answer<T> {
  value?: T;
  error?: HubError;
}

interface EnterBy {
  device: string;
  move?: boolean;
  after?: number;
}

/** Hub methods: argument and value. */
export interface Methods {
  EnterByLink: [EnterBy & { token: string }, Entered];
  EnterAppointment: [EnterBy & { appointment: string }, Entered];
  EnterAsOfficial: [EnterBy & { appointment: string }, Entered];
  EnterAsGuest: [EnterBy & { token: string; name: string }, Entered];
  EnterChat: [EnterBy & { token: string }, Entered];
  EnterChatAsTaxpayer: [EnterBy & { appointment: string }, Entered];
  EnterChatAsOfficial: [EnterBy & { appointment: string }, Entered];
  ShowScanner: [undefined, { token: string; address: string; qr: string[] }];
  EnterScanner: [{ token: string; device: string }, Entered];
  WatchDesk: [undefined, undefined];
  AcceptTerms: [{ document: string; version: string; hash: string; language: Language }, undefined];
  SetStage: [{ stage: Exclude<Stage, 'call'> }, undefined];
  Admit: [undefined, undefined];
  AdmitGuest: [{ seat: string }, undefined];
  Remove: [{ seat: string }, undefined];
  MuteSeat: [{ seat: string }, undefined];
  Invite: [{ guestKind: GuestKind; name: string }, { id: string; token: string }];
  RevokeInvitation: [{ id: string }, undefined];
  AskForGuest: [{ guestKind: GuestKind; name: string }, undefined];
  AnswerInvitation: [{ id: string; consent: boolean }, undefined];
  Pin: [{ seat: string; pinned: boolean }, undefined];
  Say: [{ id: string; text: string }, { position: number }];
  Type: [{ text: string }, undefined];
  MarkRead: [{ position: number }, undefined];
  Events: [{ after: number }, { events: LiveEvent[]; more: boolean }];
  Media: [{ method: string; data: object }, unknown];
  TestMedia: [{ method: string; data: object; tcp?: boolean }, unknown];
  Leave: [undefined, undefined];
  AskForDocument: [{ what: string }, { id: string }];
  CloseRequest: [{ id: string }, undefined];
  WithdrawDocument: [{ id: string }, undefined];
  DeclineDocument: [{ id: string; reason: string }, undefined];
  /** `keepRequest`: the request that the document answers stays open. */
  AcceptDocument: [{ id: string; subject: string; keepRequest?: boolean }, { number: string; at: string }];
  OfferForm: [{ id: string; flattened: boolean; fields: Record<string, string> }, undefined];
  ConfirmForm: [{ id: string; sha256: string; fields: Record<string, string> }, undefined];
  /** `whole`: every update, and no snapshot. */
  Board: [{ after: number; whole?: boolean }, { snapshot?: { upTo: number }; updates: BoardUpdate[]; more: boolean }];
  BoardUpdate: [{ id: string; update: string }, { position: number }];
  BoardPresence: [{ data: string }, undefined];
}

/** What the server tells. */
export interface Messages {
  state: View;
  event: LiveEvent;
  typing: { seat: string; text: string };
  read: { seat: string; position: number };
  media: { event: string; data: unknown };
  testMedia: { event: string; data: unknown };
  muted: undefined;
  guestWanted: { guestKind: GuestKind; name: string };
  board: BoardUpdate;
  boardPresence: { seat: string; data: string };
  seatLost: { reason: 'moved' | 'removed' | 'revoked' };
  /** Who is present may be out of date while it is limited. */
  deskChanged: { limited?: boolean };
}
