import type { EntryTexts } from '../../i18n/entry';
import { shellTexts } from '../../i18n/shell';
import type { AppointmentFacts, Language } from '../../session/contract';
import type { Room } from '../../session/state';
import { h, type Child } from '../h';

/** A part of the way in, shown until the state asks for another one. */
export interface EntryView {
  readonly root: HTMLElement;
  readonly update: (room: Room) => void;
  readonly destroy: () => void;
}

export function heading(title: string): HTMLHeadingElement {
  return h('h1', { tabindex: -1 }, title);
}

export function link(href: string, word: string): HTMLElement {
  return h('a', { href, class: 'btn btn-outline-primary' }, word);
}

export function button(word: string, act: () => void, classes = 'btn btn-primary'): HTMLButtonElement {
  return h('button', { type: 'button', class: classes, onclick: act }, word);
}

/** A part of the program could not be loaded: the connection, or a new version of the pages. */
export function reloadNotice(language: Language): HTMLElement {
  const text = shellTexts[language];
  return h(
    'div',
    { role: 'alert' },
    h('p', {}, text.loadFailed),
    button(text.retry, () => {
      location.reload();
    }),
  );
}

/** A page that says one thing and what can be done about it. */
export function message(title: string, text: string, ...ways: readonly Child[]): HTMLElement {
  return h(
    'div',
    { class: 'entry' },
    heading(title),
    h('p', { class: 'lead' }, text),
    h('div', { class: 'entry-buttons' }, ...ways),
  );
}

/** Milliseconds since 1970 by the server's clock. */
export function serverNow({ clockOffset }: Room): number {
  return Date.now() + clockOffset;
}

export function timeOf(instant: string, language: Language, timeZone: string | undefined = 'Europe/Rome'): string {
  return new Intl.DateTimeFormat(language, { timeStyle: 'short', timeZone }).format(new Date(instant));
}

/** What the appointment is; the device's own time where it differs from Rome's. */
export function facts(
  {
    serviceNames,
    office,
    officePhone,
    startsAt,
  }: Pick<AppointmentFacts, 'serviceNames' | 'office' | 'officePhone' | 'startsAt'>,
  text: EntryTexts,
  language: Language,
): HTMLElement {
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'short', timeZone: 'Europe/Rome' });
  const own = timeOf(startsAt, language, Intl.DateTimeFormat().resolvedOptions().timeZone);
  const differs = own !== timeOf(startsAt, language);
  return h(
    'dl',
    { class: 'entry-facts' },
    ...row(text.service, serviceNames[language]),
    ...row(text.office, office),
    ...row(text.when, `${day.format(new Date(startsAt))}${differs ? ` ${text.yourTime(own)}` : ''}`),
    ...row(text.phone, officePhone),
  );
}

function row(word: string, value: string): Child[] {
  return value === '' ? [] : [h('dt', {}, word), h('dd', {}, value)];
}

/** 1:02:03, or 2:03 below an hour. */
export function countdown(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (value: number) => String(value).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}
