import type { DeskAppointment } from '../../http/desk';
import { closingMailTexts } from '../../i18n/officeMail';
import { officeAppointmentTexts } from '../../i18n/officeAppointment';
import { officeWords } from '../../i18n/officeWords';
import type { Language, NextStep, Outcome } from '../../session/contract';
import { h, replaceChildren } from '../h';
import { idOf } from './agendaState';
import type { DeskContext } from './deskContext';
import { openDialog } from './dialog';
import { checkEnding, longestRemark, nextSteps, outcomes, type EndingFault, type EndingForm } from './endingForm';
import { alertBox, choices, field, setText } from './parts';

/** A text with its counter: a remark for the taxpayer, unless it is said to be something else. */
export function remarkField(
  language: Language,
  words?: { label: string; help: string },
): {
  root: HTMLElement;
  value: () => string;
  fault: (text: string) => void;
} {
  const text = officeAppointmentTexts[language];
  const area = h('textarea', { class: 'form-control', rows: 4 });
  const made = field(words?.label ?? text.remarkLabel, area, { help: words?.help ?? text.remarkHelp });
  const counter = h('p', { class: 'office-counter' });
  const count = (): void => {
    setText(counter, text.remarkLeft(longestRemark - area.value.trim().length));
  };
  area.addEventListener('input', count);
  count();
  made.root.append(counter);
  return { root: made.root, value: () => area.value.trim(), fault: made.fault };
}

/** Closes with an outcome (SD-17), after a look at what the taxpayer will read. */
export function askToClose(row: DeskAppointment, desk: DeskContext, closed: (row: DeskAppointment) => void): void {
  const text = officeAppointmentTexts[desk.language];
  const spoken = row.appointment.language;
  const fields = new EndingFields(desk.language);
  const preview = h('div', { class: 'office-preview', lang: spoken });
  const show = (): void => {
    replaceChildren(preview, ...mailLines(fields.read(), spoken).map((line) => h('p', {}, line)));
  };
  fields.root.addEventListener('input', () => {
    show();
    fields.checkAgain();
  });
  show();
  openDialog({
    title: text.close,
    body: [fields.root, h('h3', { class: 'h6' }, text.preview), preview, alertBox('warning', text.noUndo)],
    confirm: text.closeConfirm,
    check: () => {
      const isGood = fields.check();
      if (!isGood) {
        fields.focusFault();
      }
      return isGood;
    },
    act: async () => {
      const ending = fields.read();
      closed(await desk.api.close(idOf(row), { ...ending, outcome: ending.outcome ?? 'served' }));
    },
    language: desk.language,
  });
}

/** Outcome, next steps and remark. */
class EndingFields {
  readonly root: HTMLElement;

  private readonly outcome: ReturnType<typeof choices>;

  private readonly steps: ReturnType<typeof choices>;

  private readonly remark: ReturnType<typeof remarkField>;

  /** Something was sent, or tried to be: from then on what is put right is no longer said to be wrong. */
  private wasChecked = false;

  constructor(private readonly language: Language) {
    const text = officeAppointmentTexts[language];
    const words = officeWords[language];
    this.outcome = choices(
      text.outcomeLegend,
      'radio',
      outcomes.map((value) => ({ value, label: words.outcome[value] })),
    );
    this.steps = choices(
      text.stepsLegend,
      'checkbox',
      nextSteps.map((value) => ({ value, label: words.nextStep[value] })),
    );
    this.remark = remarkField(language);
    this.root = h('div', {}, this.outcome.root, this.steps.root, this.remark.root);
  }

  read(): EndingForm {
    return {
      outcome: outcomes.find((known) => known === this.outcome.chosen()[0]),
      nextSteps: nextSteps.filter((known) => this.steps.chosen().includes(known)),
      remark: this.remark.value(),
    };
  }

  /** Says what is wrong; true when nothing is. */
  check(): boolean {
    const text = officeAppointmentTexts[this.language];
    this.wasChecked = true;
    const faults = new Set(checkEnding(this.read()));
    const say = (fault: EndingFault, sentence: string): string => (faults.has(fault) ? sentence : '');
    this.outcome.fault(say('outcome-missing', text.outcomeMissing));
    this.steps.fault(say('steps-missing', text.stepsMissing) + say('steps-not-expected', text.stepsNotExpected));
    this.remark.fault(say('remark-too-long', text.remarkTooLong));
    return faults.size === 0;
  }

  /** After a change: as long as nothing was sent yet, nothing is said to be wrong. */
  checkAgain(): void {
    if (this.wasChecked) {
      this.check();
    }
  }

  /** In a small window the field may be scrolled out of sight: whoever pressed the button is taken to it. */
  focusFault(): void {
    const [first] = checkEnding(this.read());
    const faulty = first === 'outcome-missing' ? this.outcome : first === 'remark-too-long' ? this.remark : this.steps;
    faulty.root.querySelector<HTMLElement>('input, textarea')?.focus();
  }
}

/** The closing mail in words, in its own language. */
export function mailLines(
  {
    outcome,
    nextSteps: steps,
    remark,
  }: { outcome: Outcome | undefined; nextSteps: readonly NextStep[]; remark: string },
  language: Language,
): string[] {
  const mail = closingMailTexts[language];
  return [
    mail.begin,
    ...(outcome === undefined ? [] : [mail.outcome[outcome]]),
    ...(remark === '' ? [] : [mail.remark(remark)]),
    mail.steps,
    ...(steps.length === 0 ? [mail.nothingToDo] : steps.map((step) => `– ${mail.step[step]}`)),
    mail.survey,
  ];
}
