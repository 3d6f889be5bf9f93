import type {
  AppointmentFacts,
  ChatLine,
  Companion,
  DocumentItem,
  DocumentKind,
  DocumentRequest,
  Documents,
  DocumentWarning,
  Ending,
  Entered,
  GuestKind,
  HubError,
  Invitation,
  Language,
  LiveChat,
  LiveEvent,
  MessageKind,
  Messages,
  NextStep,
  Outcome,
  Phase,
  PreparationSheet,
  ProtocolEntry,
  Role,
  Seat,
  Stage,
  View,
  Waiting,
} from '../src/session/contract';

/** Says what is wrong with a value at a path; nothing when it is as it must be. */
export type Check = (value: unknown, path: string) => string[];

/** A check of every field of a type: one that is missing here, or here only, does not compile. */
type Shape<T> = { readonly [Field in keyof T]-?: Check };

const text: Check = (value, path) => (typeof value === 'string' ? [] : [`${path} is no text`]);
const figure: Check = (value, path) => (typeof value === 'number' ? [] : [`${path} is no figure`]);
const flag: Check = (value, path) => (typeof value === 'boolean' ? [] : [`${path} is neither true nor false`]);
const instant: Check = (value, path) =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value) ? [] : [`${path} is no instant`];
const anything: Check = () => [];

function optional(check: Check): Check {
  return (value, path) => (value === undefined ? [] : check(value, path));
}

function listOf(check: Check): Check {
  return (value, path) =>
    Array.isArray(value)
      ? value.flatMap((item: unknown, index) => check(item, `${path}[${index}]`))
      : [`${path} is no list`];
}

/** All values of a union; one that is missing does not compile. */
function oneOf<Value extends string>(values: Readonly<Record<Value, true>>): Check {
  return (value, path) =>
    typeof value === 'string' && Object.hasOwn(values, value) ? [] : [`${path} is ${JSON.stringify(value)}`];
}

function object<T>(shape: Shape<T>): Check {
  return (value, path) => {
    if (typeof value !== 'object' || value === null) {
      return [`${path} is no object`];
    }
    const fields = value as Record<string, unknown>;
    const unknown = Object.keys(fields).filter((name) => !Object.hasOwn(shape, name));
    return [
      ...unknown.map((name) => `${path}.${name} is not in the contract`),
      ...Object.entries<Check>(shape).flatMap(([name, check]) => check(fields[name], `${path}.${name}`)),
    ];
  };
}

const role = oneOf<Role>({ taxpayer: true, official: true, guest: true });
const stage = oneOf<Stage>({ consent: true, devices: true, waiting: true, call: true });
const guestKind = oneOf<GuestKind>({ interpreter: true, professional: true, colleague: true, helper: true });

const phase = oneOf<Phase>({
  'not-booked': true,
  booked: true,
  'pre-called': true,
  open: true,
  'waiting-for-official': true,
  'waiting-for-taxpayer': true,
  ready: true,
  live: true,
  suspended: true,
  'callback-due': true,
  closed: true,
  'callback-done': true,
  'callback-failed': true,
  'cancelled-by-taxpayer': true,
  'cancelled-by-office': true,
  'resolved-early': true,
  'expired-taxpayer-late': true,
  transferred: true,
});

const messageKind = oneOf<MessageKind>({
  none: true,
  'not-open-yet': true,
  'enter-now': true,
  'official-expected': true,
  'courtesy-wait': true,
  'courtesy-callback': true,
  'official-is-here': true,
  'in-call': true,
  'official-disconnected': true,
  'callback-expected': true,
  'no-longer-usable': true,
  'no-longer-usable-rebook': true,
  'cancelled-by-taxpayer': true,
  'cancelled-by-office': true,
  'resolved-early': true,
  transferred: true,
  ended: true,
});

const appointment = object<AppointmentFacts>({
  id: text,
  service: text,
  office: text,
  officePhone: text,
  startsAt: instant,
  endsAt: instant,
  opensAt: instant,
  start: text,
  language: oneOf<Language>({ it: true, en: true, de: true }),
  serviceNames: object<AppointmentFacts['serviceNames']>({ it: text, en: text, de: text }),
});

const seat = object<Seat>({
  seat: text,
  role,
  guestKind: optional(guestKind),
  name: text,
  stage,
  connected: flag,
  since: instant,
  device: oneOf<Seat['device']>({ computer: true, phone: true, tablet: true }),
  admitted: flag,
  pinned: flag,
});

const invitation = object<Invitation>({
  id: text,
  guestKind,
  name: text,
  consent: oneOf<Invitation['consent']>({ asked: true, given: true, refused: true }),
  entered: flag,
});

const waiting = object<Waiting>({
  place: figure,
  estimateMinutes: optional(figure),
  reason: oneOf<Waiting['reason']>({
    'official-told': true,
    'official-in-call': true,
    'official-late': true,
    'before-start': true,
  }),
});

const ending = object<Ending>({
  phase,
  outcome: optional(
    oneOf<Outcome>({
      served: true,
      'served-with-next-steps': true,
      'to-be-continued': true,
      'not-served': true,
      'taxpayer-did-not-return': true,
      interrupted: true,
      ended: true,
    }),
  ),
  nextSteps: listOf(
    oneOf<NextStep>({
      'send-documents': true,
      'book-another-appointment': true,
      'wait-for-written-answer': true,
      'use-reserved-area': true,
      'visit-office': true,
      pay: true,
    }),
  ),
  callbackDueAt: optional(instant),
  phoneMasked: optional(text),
  canRebook: flag,
  survey: flag,
});

const sheet = object<PreparationSheet>({
  subjectName: text,
  subjectCode: text,
  capacity: text,
  requesterName: optional(text),
  requesterCode: optional(text),
  email: text,
  mobile: text,
  details: optional(text),
  preCall: text,
  remark: optional(text),
  handover: optional(text),
  official: optional(text),
});

const documentKind = oneOf<DocumentKind>({ pdf: true, jpeg: true, png: true, p7m: true });

const documentItem = object<DocumentItem>({
  id: text,
  name: text,
  kind: optional(documentKind),
  bytes: figure,
  pages: optional(figure),
  sha256: optional(text),
  from: role,
  own: flag,
  request: optional(text),
  at: instant,
  state: oneOf<DocumentItem['state']>({
    uploading: true,
    checking: true,
    ready: true,
    refused: true,
    withdrawn: true,
    declined: true,
    accepted: true,
  }),
  received: optional(figure),
  code: optional(text),
  reason: optional(text),
  warnings: listOf(
    oneOf<DocumentWarning>({
      'not-scanned': true,
      'not-inspected': true,
      'pdf-encrypted': true,
      'pdf-damaged': true,
      'pdf-script': true,
      'pdf-attachment': true,
    }),
  ),
  form: optional(
    object<NonNullable<DocumentItem['form']>>({
      flattened: flag,
      fieldsChecked: flag,
      confirmedBy: listOf(object<{ role: Role; at: string }>({ role, at: instant })),
    }),
  ),
  protocol: optional(
    object<ProtocolEntry>({
      number: text,
      at: instant,
      subject: text,
      annulled: optional(object<NonNullable<ProtocolEntry['annulled']>>({ at: instant, reason: text })),
    }),
  ),
});

const documents = object<Documents>({
  requests: listOf(object<DocumentRequest>({ id: text, what: text, askedAt: instant, open: flag })),
  mayUpload: flag,
  limits: object<Documents['limits']>({
    fileBytes: figure,
    files: figure,
    totalBytes: figure,
    kinds: listOf(documentKind),
  }),
  usedBytes: figure,
  usedFiles: figure,
  scanned: flag,
  arriving: figure,
  items: listOf(documentItem),
});

const liveChat = object<LiveChat>({
  asksFor: text,
  openedAt: instant,
  closedAt: optional(instant),
  taxpayerIsThere: flag,
  officialIsThere: flag,
});

const view = object<View>({
  revision: figure,
  now: instant,
  appointment,
  page: oneOf<View['page']>({ 'not-yet': true, room: true, ended: true, chat: true, 'chat-closed': true }),
  companion: optional(oneOf<Companion>({ chat: true, scanner: true })),
  limited: optional(flag),
  phase,
  message: object<View['message']>({ kind: messageKind, at: optional(instant), phoneMasked: optional(text) }),
  you: optional(object<NonNullable<View['you']>>({ seat: text, role, stage, admitted: flag })),
  seats: listOf(seat),
  waiting: optional(waiting),
  invitations: listOf(invitation),
  acceptances: listOf(object<View['acceptances'][number]>({ document: text, version: text })),
  ended: optional(ending),
  official: optional(sheet),
  documents: optional(documents),
  liveChat: optional(liveChat),
});

const line = object<ChatLine>({ id: text, seat: text, role, name: text, text });

const event = object<LiveEvent>({
  position: figure,
  at: instant,
  kind: oneOf<LiveEvent['kind']>({ chat: true }),
  payload: line,
});

export const entered = object<Entered>({
  seat: optional(text),
  pass: optional(text),
  view,
  events: listOf(event),
  more: flag,
  reads: optional(listOf(object<NonNullable<Entered['reads']>[number]>({ seat: text, position: figure }))),
});

export const refusal = object<HubError>({ code: text, field: optional(text) });

/** What each message of the server carries; those without content are missing in the samples. */
export const messages: Readonly<Record<keyof Messages, Check | undefined>> = {
  state: view,
  event,
  typing: object<Messages['typing']>({ seat: text, text }),
  read: object<Messages['read']>({ seat: text, position: figure }),
  media: object<Messages['media']>({ event: text, data: anything }),
  testMedia: object<Messages['testMedia']>({ event: text, data: anything }),
  muted: undefined,
  guestWanted: object<Messages['guestWanted']>({ guestKind, name: text }),
  board: object<Messages['board']>({ position: figure, seat: text, update: text }),
  boardPresence: object<Messages['boardPresence']>({ seat: text, data: text }),
  seatLost: object<Messages['seatLost']>({
    reason: oneOf<Messages['seatLost']['reason']>({ moved: true, removed: true, revoked: true }),
  }),
  deskChanged: object<Messages['deskChanged']>({ limited: optional(flag) }),
};
