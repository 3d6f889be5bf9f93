import type { CancellationReason, DeskAppointment } from '../../http/desk';
import { officeAppointmentTexts } from '../../i18n/officeAppointment';
import { officeListTexts } from '../../i18n/officeLists';
import { officeWords } from '../../i18n/officeWords';
import { h } from '../h';
import { idOf } from './agendaState';
import type { DeskContext } from './deskContext';
import { openDialog } from './dialog';
import { askToClose, remarkField } from './endingDialog';
import { checkEnding, nextSteps } from './endingForm';
import type { DeskAction } from './offered';
import { alertBox, choices, field, select } from './parts';
import { mountSlotPicker } from './slotPicker';

type Done = (row: DeskAppointment) => void;

const reasons: readonly CancellationReason[] = [
  'official-unavailable',
  'office-closed',
  'technical-fault',
  'wrong-office',
  'unspecified',
];

/** What a button says. */
export function actionLabel(action: DeskAction, desk: DeskContext): string {
  const text = officeAppointmentTexts[desk.language];
  return {
    close: text.close,
    'choose-callback': text.chooseCallback,
    'to-colleague': text.transferColleague,
    'to-office': text.transferOffice,
    'resolve-early': text.resolveEarly,
    cancel: text.cancelAppointment,
  }[action];
}

/** Asks for what the action needs, and does it. */
export function askFor(action: DeskAction, row: DeskAppointment, desk: DeskContext, done: Done): void {
  switch (action) {
    case 'close':
      askToClose(row, desk, done);
      break;
    case 'choose-callback':
      askToChooseCallback(row, desk, done);
      break;
    case 'to-colleague':
      askForColleague(row, desk, done);
      break;
    case 'to-office':
      askForOffice(row, desk, done);
      break;
    case 'resolve-early':
      askToResolve(row, desk, done);
      break;
    case 'cancel':
      askToCancel(row, desk, done);
      break;
  }
}

function askToChooseCallback(row: DeskAppointment, desk: DeskContext, done: Done): void {
  const text = officeAppointmentTexts[desk.language];
  openDialog({
    title: text.chooseCallback,
    body: [h('p', {}, text.callbackText(row.mobile ?? '')), alertBox('warning', text.noUndo)],
    confirm: text.callbackConfirm,
    act: async () => {
      done(await desk.api.chooseCallback(idOf(row)));
    },
    language: desk.language,
  });
}

function askForColleague(row: DeskAppointment, desk: DeskContext, done: Done): void {
  const text = officeAppointmentTexts[desk.language];
  const officials = select([
    { value: '', label: '—' },
    ...desk.colleagues.filter(({ id }) => id !== row.official).map(({ id, name }) => ({ value: id, label: name })),
  ]);
  const colleague = field(text.chooseColleague, officials);
  const handover = remarkField(desk.language, { label: text.handover, help: text.handoverHelp });
  openDialog({
    title: text.transferColleague,
    body: [h('p', {}, text.transferColleagueText), colleague.root, handover.root, alertBox('warning', text.noUndo)],
    confirm: text.transferConfirm,
    check: () => {
      colleague.fault(officials.value === '' ? text.colleagueMissing : '');
      const isFine = isRemarkFine(handover, desk);
      return officials.value !== '' && isFine;
    },
    act: async () => {
      done(await desk.api.transferToColleague(idOf(row), officials.value, handover.value()));
    },
    language: desk.language,
  });
}

function askForOffice(row: DeskAppointment, desk: DeskContext, done: Done): void {
  const text = officeAppointmentTexts[desk.language];
  const lists = officeListTexts[desk.language];
  const offices = select([
    { value: '', label: lists.chooseOffice },
    ...desk.offices
      .filter(({ id }) => id !== row.appointment.office)
      .map(({ id, name }) => ({ value: id, label: name })),
  ]);
  const office = field(`${lists.officeLabel}*`, offices);
  const slots = mountSlotPicker(desk);
  offices.addEventListener('change', () => void slots.load(offices.value, row.appointment.service));
  openDialog({
    title: text.transferOffice,
    body: [h('p', {}, text.transferOfficeText), office.root, slots.root, alertBox('warning', text.noUndo)],
    confirm: text.transferConfirm,
    check: () => {
      const isChosen = slots.chosen() !== undefined;
      office.fault(offices.value === '' ? lists.fieldMissing : '');
      slots.fault(isChosen ? '' : lists.slotMissing);
      return isChosen;
    },
    act: async () => {
      done(await desk.api.transferToOffice(idOf(row), slots.chosen() ?? ''));
    },
    language: desk.language,
  });
}

function askToResolve(row: DeskAppointment, desk: DeskContext, done: Done): void {
  const text = officeAppointmentTexts[desk.language];
  const words = officeWords[desk.language];
  const steps = choices(
    text.stepsLegend,
    'checkbox',
    nextSteps.map((value) => ({ value, label: words.nextStep[value] })),
  );
  const remark = remarkField(desk.language);
  openDialog({
    title: text.resolveEarly,
    body: [h('p', {}, text.resolveText), steps.root, remark.root, alertBox('warning', text.noUndo)],
    confirm: text.resolveConfirm,
    check: () => isRemarkFine(remark, desk),
    act: async () => {
      const chosen = nextSteps.filter((known) => steps.chosen().includes(known));
      done(await desk.api.resolveEarly(idOf(row), { nextSteps: chosen, remark: remark.value() }));
    },
    language: desk.language,
  });
}

function askToCancel(row: DeskAppointment, desk: DeskContext, done: Done): void {
  const text = officeAppointmentTexts[desk.language];
  const words = officeWords[desk.language];
  const reason = choices(
    text.cancelReason,
    'radio',
    reasons.map((value, index) => ({ value, label: words.cancellation[value], isChecked: index === 0 })),
  );
  const remark = remarkField(desk.language);
  openDialog({
    title: text.cancelAppointment,
    body: [h('p', {}, text.cancelText), reason.root, remark.root, alertBox('warning', text.noUndo)],
    confirm: text.cancelConfirm,
    isDangerous: true,
    check: () => isRemarkFine(remark, desk),
    act: async () => {
      const chosen = reasons.find((known) => known === reason.chosen()[0]) ?? 'unspecified';
      done(await desk.api.cancel(idOf(row), chosen, remark.value()));
    },
    language: desk.language,
  });
}

function isRemarkFine(remark: ReturnType<typeof remarkField>, desk: DeskContext): boolean {
  const isTooLong = checkEnding({ outcome: 'to-be-continued', nextSteps: [], remark: remark.value() }).length > 0;
  remark.fault(isTooLong ? officeAppointmentTexts[desk.language].remarkTooLong : '');
  return !isTooLong;
}
