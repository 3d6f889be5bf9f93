import { officeTexts } from '../../i18n/office';
import { officeListTexts } from '../../i18n/officeLists';
import { officeWords } from '../../i18n/officeWords';
import { h } from '../h';
import { idOf } from './agendaState';
import { dayAndTimeInRome } from './clock';
import { nameOf, type DeskContext } from './deskContext';
import { mountWorkList, type WorkList, type WorkListActions } from './workList';

/** Whom to phone before the appointment (SD-07). */
export function mountPreCalls(desk: DeskContext, actions: WorkListActions): WorkList {
  const text = officeListTexts[desk.language];
  return mountWorkList(desk, actions, {
    title: officeTexts[desk.language].preCalls,
    intro: text.preCallsIntro,
    empty: text.noPreCalls,
    fetch: () => desk.api.preCalls(),
    lines: (row) => [
      h('p', {}, text.documents),
      row.preCall === 'not-reached' && h('p', { class: 'office-attempt' }, text.lastAttempt),
    ],
    deadline: ({ preCallUntil }) => ({
      text: (preCallUntil ?? '') === '' ? '' : text.windowEnds(dayAndTimeInRome(preCallUntil ?? '', desk.language)),
      isOver: false,
    }),
    recordings: (row) =>
      (['reached', 'not-reached', 'not-done'] as const).map((outcome) => {
        const label = { reached: text.reached, 'not-reached': text.notReached, 'not-done': text.notDone }[outcome];
        return {
          label,
          name: text.recordPreCall(label, nameOf(row, desk.language)),
          act: () => desk.api.recordPreCall(idOf(row), outcome),
        };
      }),
  });
}

/** Whom the office owes a call (ADER-20), the most urgent first. */
export function mountCallbacks(desk: DeskContext, actions: WorkListActions): WorkList {
  const text = officeListTexts[desk.language];
  const words = officeWords[desk.language];
  return mountWorkList(desk, actions, {
    title: officeTexts[desk.language].callbacks,
    intro: text.callbacksIntro,
    empty: text.noCallbacks,
    fetch: () => desk.api.callbacks(),
    lines: ({ callback }) => [
      callback !== undefined && h('p', {}, text.because(words.callbackReason[callback.reason])),
    ],
    deadline: ({ callback }) => {
      const due = callback?.dueAt ?? '';
      const isOver = due !== '' && Date.parse(due) < desk.clock.now();
      const time = due === '' ? '' : dayAndTimeInRome(due, desk.language);
      return { text: isOver ? text.overdue(time) : text.dueBy(time), isOver };
    },
    recordings: (row) =>
      (['reached', 'not-reached'] as const).map((outcome) => {
        const label = outcome === 'reached' ? text.reached : text.notReached;
        return {
          label,
          name: text.recordCallback(label, nameOf(row, desk.language)),
          act: () => desk.api.recordCallback(idOf(row), outcome),
        };
      }),
  });
}
