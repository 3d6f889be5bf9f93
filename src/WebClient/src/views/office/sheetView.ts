import type { DeskAppointment } from '../../http/desk';
import { officeAppointmentTexts } from '../../i18n/officeAppointment';
import { officeTexts } from '../../i18n/office';
import { officeWords } from '../../i18n/officeWords';
import { h, replaceChildren, type Child } from '../h';
import { dayAndTimeInRome, dayInRome, timeHere, timeInRome } from './clock';
import { nameOf, officialName, serviceName, type DeskContext } from './deskContext';

export interface SheetView {
  readonly root: HTMLElement;
  update(row: DeskAppointment): void;
}

/** Everything that the office knows before the conversation. Written anew only when something in it changed. */
export function mountSheet(desk: DeskContext): SheetView {
  const root = h('dl', { class: 'office-sheet' });
  let shown = '';
  return {
    root,
    update(row) {
      const content = JSON.stringify(row);
      if (content !== shown) {
        shown = content;
        replaceChildren(
          root,
          ...entries(row, desk).flatMap(([term, ...values]) => [
            h('dt', {}, term),
            ...values.map((value) => h('dd', {}, value)),
          ]),
        );
      }
    },
  };
}

function entries(row: DeskAppointment, desk: DeskContext): [string, ...Child[]][] {
  const text = officeAppointmentTexts[desk.language];
  const words = officeWords[desk.language];
  const { appointment, subject, callback } = row;
  const mobile = row.mobile ?? '';
  const email = row.email ?? '';
  const requester = row.requesterName ?? '';
  const all: [string, ...Child[]][] = [
    [text.subjectName, nameOf(row, desk.language)],
    [text.subjectCode, h('span', { class: 'office-code' }, subject?.code ?? '')],
    [text.capacity, words.capacity[subject?.capacity ?? '']],
    [text.requester, requester],
    [text.mobile, mobile !== '' && h('a', { href: `tel:${mobile.replaceAll(' ', '')}` }, mobile)],
    [text.email, email !== '' && h('a', { href: `mailto:${email}` }, email)],
    [text.service, serviceName(desk, appointment.service)],
    [
      text.details,
      h('span', { class: 'office-details' }, (row.details ?? '') === '' ? text.noDetails : (row.details ?? '')),
    ],
    [text.preCall, words.preCall[row.preCall]],
    [text.language, words.language[appointment.language]],
    [text.timetable, ...timetable(row, desk)],
    [text.official, officialName(desk, row.official)],
    [text.remark, row.remark ?? ''],
    [text.handover, (row.handover ?? '') !== '' && h('span', { class: 'office-details' }, row.handover)],
    [text.outcome, appointment.outcome === undefined ? '' : words.outcome[appointment.outcome]],
    [text.nextSteps, ...appointment.nextSteps.map((step) => words.nextStep[step])],
    [text.callback, callback === undefined ? '' : callbackWords(row, desk)],
  ];
  return all.filter(([, ...values]) => values.some((value) => value !== '' && value !== false && value !== undefined));
}

function timetable({ appointment }: DeskAppointment, desk: DeskContext): string[] {
  const text = officeAppointmentTexts[desk.language];
  const at = (label: string, instant: string): string => {
    const here = timeHere(instant, desk.language);
    const local = here === undefined ? '' : ` ${officeTexts[desk.language].hereTime(here)}`;
    return `${label}: ${timeInRome(instant, desk.language)}${local}`;
  };
  return [
    dayInRome(appointment.startsAt, desk.language),
    at(text.opens, appointment.opensAt),
    at(text.starts, appointment.startsAt),
    at(text.ends, appointment.endsAt),
  ];
}

function callbackWords({ callback }: DeskAppointment, desk: DeskContext): string {
  const words = officeWords[desk.language];
  if (callback === undefined) {
    return '';
  }
  return callback.outcome === undefined
    ? officeAppointmentTexts[desk.language].callbackOwed(
        words.callbackReason[callback.reason],
        dayAndTimeInRome(callback.dueAt, desk.language),
      )
    : words.callbackOutcome[callback.outcome];
}
