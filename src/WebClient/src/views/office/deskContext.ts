import type { Announcer } from '../../a11y/announcer';
import { ApiError } from '../../http/api';
import type { ProtocolApi } from '../../http/protocol';
import type { Colleague, DeskApi, DeskAppointment, Office, Service } from '../../http/desk';
import { officeTexts } from '../../i18n/office';
import { officeWords } from '../../i18n/officeWords';
import type { Language } from '../../session/contract';
import { isWaiting } from './agendaState';
import type { ServerClock } from './clock';
import type { OpenLiveChats } from './openLiveChats';
import { explainCode, HubRefusal } from './refusals';
import type { Tone } from './tone';

/** What every part of the official's page needs. */
export interface DeskContext {
  readonly language: Language;
  readonly api: DeskApi;
  readonly protocol: ProtocolApi;
  readonly liveChats: OpenLiveChats;
  /** Id of who is signed in. */
  readonly person: string;
  readonly office: string;
  readonly isManager: boolean;
  readonly colleagues: readonly Colleague[];
  readonly services: readonly Service[];
  readonly offices: readonly Office[];
  readonly announcer: Announcer;
  readonly clock: ServerClock;
  /** Rings for whoever waits, in the lists and in the room. */
  readonly tone: Tone;
}

/** The sentences of a failed request: the server's own, in the page's language; ours where it could not say any. */
export function explain(error: unknown, language: Language): string {
  const text = officeTexts[language];
  if (error instanceof HubRefusal) {
    return explainCode(error.code, language);
  }
  if (!(error instanceof ApiError)) {
    return text.unexpected;
  }
  if (error.code === 'offline') {
    return text.offline;
  }
  const sentences = error.faults.map((fault) => fault.title ?? '').filter((title) => title !== '');
  return sentences.length > 0
    ? [...new Set(sentences)].join(' ')
    : error.status >= 500
      ? text.tryAgain
      : text.unexpected;
}

export function nameOf({ subject }: DeskAppointment, language: Language): string {
  const name = subject?.name ?? '';
  return name === '' ? officeTexts[language].noName : name;
}

export function serviceName(desk: DeskContext, id: string): string {
  return desk.services.find((service) => service.id === id)?.name ?? id;
}

/** The official's name, "you" for oneself. */
export function officialName(desk: DeskContext, id: string | undefined): string {
  const text = officeTexts[desk.language];
  if ((id ?? '') === '') {
    return text.unassigned;
  }
  const name = desk.colleagues.find((colleague) => colleague.id === id)?.name ?? id ?? '';
  return id === desk.person ? `${name} (${text.me})` : name;
}

/** Who waits and how: "in attesa da 3 min, da telefono, prova i dispositivi". */
export function waitingWords(row: DeskAppointment, desk: DeskContext): string {
  const { waitingSince, waitingDevice, waitingStage } = row;
  const words = officeWords[desk.language];
  const lasting = isWaiting(row) ? words.waitingFor : words.hereFor;
  const minutes = Math.max(0, Math.floor((desk.clock.now() - Date.parse(waitingSince ?? '')) / 60_000));
  return [
    Number.isNaN(minutes) ? words.phase['waiting-for-official'] : lasting(minutes),
    waitingDevice === undefined ? '' : words.device[waitingDevice],
    waitingStage === undefined ? '' : words.stage[waitingStage],
  ]
    .filter((part) => part !== '')
    .join(', ');
}
