import { acceptanceOf } from '../../documents/acceptance';
import { suggestedSubject } from '../../documents/words';
import type { Row } from '../../documents/rows';
import { filesTexts } from '../../i18n/files';
import type { Answer, DocumentRequest } from '../../session/contract';
import { roomOf } from '../../session/state';
import { h } from '../h';
import { once } from '../once';
import { problemOf, type DocumentsContext } from './context';
import { openModal } from './modal';

interface Question {
  readonly title: string;
  readonly help: string;
  readonly confirm: string;
  readonly field?: HTMLInputElement | HTMLTextAreaElement;
  readonly label?: string;
  readonly fieldHelp?: string;
  /** Below the field. */
  readonly choice?: HTMLElement | undefined;
  /** Why what is written cannot be sent; empty when it can. */
  readonly check?: () => string;
  readonly act: () => Promise<Answer<unknown>>;
  readonly done?: () => void;
}

let made = 0;

/** Asks before something is done, with at most one field; a refusal is said in the dialog, and what was written stays. */
export function ask(question: Question, { text, language }: DocumentsContext, ...more: readonly HTMLElement[]): void {
  const id = `doc-field-${++made}`;
  const problem = h('p', { role: 'alert', class: 'chat-problem', id: `${id}-problem` });
  const submit = h('button', { type: 'submit', class: 'btn btn-primary' }, question.confirm);
  const send = async (): Promise<void> => {
    if (!check(question, problem)) {
      return;
    }
    const answer = await question.act();
    problem.textContent = problemOf(answer, language);
    if (answer.error === undefined) {
      dialog.close();
      question.done?.();
    }
  };
  const form = h(
    'form',
    {
      novalidate: true,
      onsubmit: (event) => {
        event.preventDefault();
        void once(submit, send);
      },
    },
    h('p', {}, question.help),
    ...more,
    ...fieldOf(question, id),
    question.choice,
    problem,
    footOf(submit, text.back, () => {
      dialog.close();
    }),
  );
  const dialog = openModal(question.title, text.close, [form]);
}

/** Says what is wrong with what was written; true when nothing is. */
function check(question: Question, problem: HTMLElement): boolean {
  const fault = question.check?.() ?? '';
  problem.textContent = fault;
  question.field?.setAttribute('aria-invalid', String(fault !== ''));
  if (fault !== '') {
    question.field?.focus();
  }
  return fault === '';
}

function fieldOf({ field, label, fieldHelp }: Question, id: string): HTMLElement[] {
  if (field === undefined) {
    return [];
  }
  field.id = id;
  field.setAttribute('aria-describedby', `${id}-help ${id}-problem`);
  return [
    h('label', { for: id }, label ?? ''),
    field,
    h('small', { id: `${id}-help`, class: 'd-block' }, fieldHelp ?? ''),
  ];
}

function footOf(submit: HTMLElement, backWord: string, back: () => void): HTMLElement {
  return h(
    'div',
    { class: 'call-dialog-foot' },
    submit,
    h('button', { type: 'button', class: 'btn btn-outline-primary', onclick: back }, backWord),
  );
}

export function askToAccept(row: Row, request: DocumentRequest | undefined, context: DocumentsContext): void {
  const { session, text, announcer } = context;
  const words = text.accept;
  const subject = h('input', { class: 'form-control', maxlength: 200, autocomplete: 'off' });
  subject.value = suggestedSubject(row.name, request?.what);
  const value = (): string => subject.value.trim();
  const asked = request?.open === true ? closing(request.what, context) : undefined;
  let number = '';
  ask(
    {
      title: words.title,
      help: words.help,
      confirm: words.confirm,
      field: subject,
      label: words.subject,
      fieldHelp: words.subjectHelp,
      choice: asked?.root,
      check: () => (value().length < 3 || value().length > 200 ? words.subjectMissing : ''),
      act: async () => {
        const answer = await session.call(
          'AcceptDocument',
          acceptanceOf(row.item?.id ?? '', value(), asked?.box.checked),
        );
        number = answer.value?.number ?? '';
        return answer;
      },
      done: () => {
        announcer.say(words.done(number));
      },
    },
    context,
    h('p', { class: 'doc-name' }, row.name),
  );
}

/** Asks whether the request that the document answers is closed with it. */
function closing(what: string, { text }: DocumentsContext): { root: HTMLElement; box: HTMLInputElement } {
  const id = `doc-closes-${++made}`;
  const box = h('input', { type: 'checkbox', id, checked: true, 'aria-describedby': `${id}-help` });
  return {
    box,
    root: h(
      'div',
      { class: 'form-check doc-closes' },
      box,
      h('label', { for: id }, text.accept.closes(what)),
      h('small', { id: `${id}-help`, class: 'd-block' }, text.accept.closesHelp),
    ),
  };
}

export function askToDecline(row: Row, context: DocumentsContext): void {
  const { session, text, language } = context;
  const words = text.decline;
  // Named in the official's language, written in the taxpayer's.
  const spoken = filesTexts[roomOf(session.state)?.view.appointment.language ?? language].decline.canned;
  const reason = h('textarea', { class: 'form-control', rows: 3, maxlength: 500 });
  const canned = h(
    'div',
    { class: 'doc-actions' },
    ...words.canned.map((sentence, index) =>
      h(
        'button',
        {
          type: 'button',
          class: 'btn btn-xs btn-outline-primary',
          onclick: () => {
            reason.value = spoken[index] ?? sentence;
            reason.focus();
          },
        },
        sentence,
      ),
    ),
  );
  ask(
    {
      title: words.title,
      help: words.help,
      confirm: words.confirm,
      field: reason,
      label: words.reason,
      check: () => (reason.value.trim().length < 3 ? words.reasonMissing : ''),
      act: () => session.call('DeclineDocument', { id: row.item?.id ?? '', reason: reason.value.trim() }),
    },
    context,
    h('p', { class: 'doc-name' }, row.name),
    canned,
  );
}

export function askToWithdraw(row: Row, context: DocumentsContext): void {
  const { session, text } = context;
  ask(
    {
      title: text.withdrawTitle,
      help: text.withdrawQuestion(row.name),
      confirm: text.withdrawConfirm,
      act: () => session.call('WithdrawDocument', { id: row.item?.id ?? '' }),
    },
    context,
  );
}

export function askToCancel(row: Row, context: DocumentsContext, cancelled: () => void): void {
  const { text, uploads } = context;
  ask(
    {
      title: text.cancelUploadConfirm,
      help: text.cancelUploadQuestion(row.name),
      confirm: text.cancelUploadConfirm,
      act: () => {
        cancelled();
        uploads.cancel(row.upload?.id ?? '');
        return Promise.resolve({});
      },
    },
    context,
  );
}
