import type { CallTexts } from '../../i18n/call';
import type { GuestKind, Invitation } from '../../session/contract';
import type { Session } from '../../session/session';
import type { Room } from '../../session/state';
import { h } from '../h';
import { makeDialog } from './dialog';

const kinds: readonly GuestKind[] = ['interpreter', 'professional', 'helper', 'colleague'];

/** The taxpayer's wish for somebody to take part: a button and its dialog. */
export function guestWish(session: Session, text: CallTexts): HTMLElement {
  const form = new WishForm(session, text);
  const dialog = makeDialog(text.askGuest, text.close, h('p', {}, text.askGuestHelp), form.root);
  return h(
    'div',
    { class: 'call-guest-wish' },
    h('button', { type: 'button', class: 'btn btn-outline-primary btn-sm', onclick: dialog.open }, text.askGuest),
    dialog.root,
  );
}

/** Who is to take part, and what came of asking. */
class WishForm {
  readonly root: HTMLElement;

  private readonly kind: HTMLSelectElement;

  private readonly name = h('input', {
    id: 'guest-name',
    class: 'form-control',
    autocomplete: 'off',
    maxlength: 100,
  });

  private readonly result = h('p', { role: 'status', class: 'call-result' });

  private readonly send: HTMLButtonElement;

  constructor(
    private readonly session: Session,
    private readonly text: CallTexts,
  ) {
    this.kind = h(
      'select',
      { id: 'guest-kind', class: 'form-select' },
      ...kinds.map((value) => h('option', { value }, text.guestKinds[value])),
    );
    this.send = h('button', { type: 'submit', class: 'btn btn-primary' }, text.send);
    this.root = h(
      'form',
      {
        onsubmit: (event) => {
          event.preventDefault();
          void this.submit();
        },
      },
      h('label', { for: 'guest-kind' }, text.guestKind),
      this.kind,
      h('label', { for: 'guest-name' }, text.guestName),
      this.name,
      this.result,
      this.send,
    );
  }

  private async submit(): Promise<void> {
    const { session, text, kind, name, result, send } = this;
    if (name.value.trim() === '') {
      result.textContent = text.guestNameMissing;
      name.focus();
      return;
    }
    send.disabled = true;
    const { error } = await session.call('AskForGuest', {
      guestKind: kinds.find((candidate) => candidate === kind.value) ?? 'helper',
      name: name.value.trim(),
    });
    send.disabled = false;
    result.textContent = error === undefined ? text.guestAsked : (text.refusals[error.code] ?? text.failed);
    if (error === undefined) {
      name.value = '';
    }
  }
}

/** Asks the taxpayer, one invitation after the other, whether a guest may take part. */
export class ConsentDialog {
  readonly root: HTMLElement;

  private readonly question = h('p', { class: 'lead' });

  private readonly problem = h('p', { class: 'call-result', role: 'alert' });

  private readonly reminder = h('p', {});

  private readonly notice: HTMLElement;

  private readonly buttons: HTMLButtonElement[];

  private readonly dialog: ReturnType<typeof makeDialog>;

  private asked: Invitation | undefined;

  constructor(
    private readonly session: Session,
    private readonly text: CallTexts,
  ) {
    this.buttons = [
      h('button', { type: 'button', class: 'btn btn-primary', onclick: () => void this.answer(true) }, text.agree),
      h(
        'button',
        { type: 'button', class: 'btn btn-outline-primary', onclick: () => void this.answer(false) },
        text.refuse,
      ),
    ];
    this.dialog = makeDialog(
      text.inviteTitle,
      text.close,
      this.question,
      h('p', {}, text.inviteHelp),
      this.problem,
      h('div', { class: 'call-dialog-foot' }, ...this.buttons),
    );
    // Closed without an answer: the question stays on the page.
    this.notice = h(
      'div',
      { class: 'call-notice' },
      this.reminder,
      h('button', { type: 'button', class: 'btn btn-primary btn-sm', onclick: this.dialog.open }, text.answer),
    );
    this.notice.hidden = true;
    this.root = h('div', {}, this.notice, this.dialog.root);
  }

  update({ view: { invitations, you } }: Room): void {
    const asked = you?.role === 'taxpayer' ? invitations.find(({ consent }) => consent === 'asked') : undefined;
    if (asked?.id === this.asked?.id) {
      return;
    }
    this.asked = asked;
    this.notice.hidden = asked === undefined;
    if (asked === undefined) {
      this.dialog.close();
    } else {
      this.question.textContent = this.text.inviteQuestion(this.text.guestKinds[asked.guestKind], asked.name);
      this.reminder.textContent = this.text.inviteWaiting(asked.name);
      this.problem.textContent = '';
      this.dialog.open();
    }
  }

  private async answer(consent: boolean): Promise<void> {
    if (this.asked === undefined) {
      return;
    }
    this.setBusy(true);
    const { error } = await this.session.call('AnswerInvitation', { id: this.asked.id, consent });
    this.setBusy(false);
    if (error === undefined) {
      this.dialog.close();
      this.notice.hidden = true;
    } else {
      this.problem.textContent = this.text.refusals[error.code] ?? this.text.failed;
    }
  }

  private setBusy(isBusy: boolean): void {
    for (const button of this.buttons) {
      button.disabled = isBusy;
    }
  }
}
