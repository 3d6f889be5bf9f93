import type { DocumentItem } from '../../session/contract';
import type { Session } from '../../session/session';
import type { Room } from '../../session/state';
import { romeTime } from '../call/people';
import { rememberFocus } from '../focus';
import { h, replaceChildren } from '../h';
import { checkOutcome, type Check } from './check';
import type { BoardContext } from './context';
import { hashGroups } from './hashGroups';
import { isOutcome, isUnconfirmed } from './offered';

/** Where the fingerprint would take the place of the board it stands folded. */
const isPhone = globalThis.matchMedia('(max-width: 767.98px)');

/** Forms that were made of the board: the taxpayer compares and confirms, the official sees that it was done. */
export class Outcomes {
  readonly root = h('section', { class: 'board-outcomes', hidden: true });

  private readonly cards = new Map<string, OutcomeCard>();

  constructor(
    private readonly board: BoardContext,
    private readonly session: Session,
  ) {
    this.root.setAttribute('aria-label', board.text.outcome);
  }

  update({ view }: Room): void {
    const items = (view.documents?.items ?? []).filter(isOutcome);
    const isTaxpayer = view.you?.role === 'taxpayer';
    const ids = new Set(items.map(({ id }) => id));
    this.cards.forEach((card, id) => {
      if (!ids.has(id)) {
        card.root.remove();
        this.cards.delete(id);
      }
    });
    for (const item of items) {
      let card = this.cards.get(item.id);
      if (card === undefined) {
        card = new OutcomeCard(this.board, this.session, isTaxpayer);
        this.cards.set(item.id, card);
        // The last one is what is talked about.
        this.root.prepend(card.root);
      }
      card.update(item);
    }
    this.root.hidden = items.length === 0;
  }
}

class OutcomeCard {
  readonly root = h('article', { class: 'board-outcome' });

  private readonly head = h('div', {});
  private readonly result = h('div', { role: 'status' });
  private readonly actions = h('div', { class: 'board-outcome-actions' });
  private readonly problem = h('p', { class: 'board-problem', role: 'alert' });

  private item: DocumentItem | undefined;

  /** What the last comparison said. */
  private check: Check | undefined;

  private isBusy = false;

  private shown = '';

  constructor(
    private readonly board: BoardContext,
    private readonly session: Session,
    private readonly isTaxpayer: boolean,
  ) {
    this.root.append(this.head, this.result, this.actions, this.problem);
  }

  update(item: DocumentItem): void {
    this.item = item;
    const content = JSON.stringify(item);
    if (content === this.shown) {
      return;
    }
    this.shown = content;
    this.showHead(item);
    this.showActions(item);
  }

  private showHead({ name, form, sha256 }: DocumentItem): void {
    const { text, language } = this.board;
    const confirmations = form?.confirmedBy ?? [];
    const hasTaxpayer = confirmations.some(({ role }) => role === 'taxpayer');
    replaceChildren(
      this.head,
      h('h3', { class: 'h6' }, hasTaxpayer ? text.outcomeConfirmed(name) : text.outcomeReady(name)),
      !hasTaxpayer && h('p', {}, this.isTaxpayer ? text.waitsForYou : text.waitsForTaxpayer),
      h(
        'details',
        { open: !isPhone.matches },
        h('summary', {}, text.outcomeDetails),
        ...confirmations.map(({ role, at }) => h('p', {}, text.confirmedBy[role](romeTime(at, language)))),
        h('p', {}, form?.fieldsChecked === true ? text.checkedByServer : text.notCheckedByServer),
        // The taxpayer's page shows the fingerprint of what it received itself.
        sha256 !== undefined && (!this.isTaxpayer || hasTaxpayer) && hashGroups(sha256, text),
      ),
    );
  }

  private showActions(item: DocumentItem): void {
    const { text } = this.board;
    const canConfirm = this.isTaxpayer && isUnconfirmed(item);
    const giveBackFocus = rememberFocus();
    const isSame = this.check?.kind === 'compared' && this.check.differences.length === 0;
    replaceChildren(
      this.actions,
      canConfirm && this.button(text.compare, isSame ? 'btn-outline-primary' : 'btn-primary', () => this.compare()),
      canConfirm && isSame && this.button(text.confirm, 'btn-primary', () => this.confirm()),
      this.button(text.download, 'btn-outline-primary', () => this.download()),
    );
    if (!canConfirm) {
      this.result.replaceChildren();
    }
    giveBackFocus();
  }

  private button(word: string, kind: string, act: () => Promise<void>): HTMLButtonElement {
    const button = h(
      'button',
      {
        type: 'button',
        class: `btn btn-sm ${kind}`,
        onclick: () => {
          if (!this.isBusy) {
            void this.run(button, act);
          }
        },
      },
      word,
    );
    return button;
  }

  private async run(button: HTMLButtonElement, act: () => Promise<void>): Promise<void> {
    this.isBusy = true;
    button.setAttribute('aria-busy', 'true');
    this.problem.textContent = '';
    try {
      await act();
    } finally {
      this.isBusy = false;
      button.removeAttribute('aria-busy');
    }
  }

  private async compare(): Promise<void> {
    const { item } = this;
    if (item === undefined) {
      return;
    }
    replaceChildren(this.result, h('p', {}, this.board.text.comparing));
    const check = await checkOutcome(this.board, item);
    this.check = check;
    this.showResult(check);
    this.showActions(item);
    this.actions.querySelector<HTMLElement>('.btn-primary')?.focus();
  }

  private showResult(check: Check): void {
    const { text } = this.board;
    switch (check.kind) {
      case 'unreadable':
        replaceChildren(this.result, h('p', { class: 'board-problem' }, text.documentProblems.offline));
        break;
      case 'wrong-hash':
        replaceChildren(this.result, h('p', { class: 'board-problem' }, text.hashWrong));
        break;
      case 'not-comparable':
        replaceChildren(this.result, h('p', { class: 'board-problem' }, text.notComparable));
        break;
      case 'compared':
        replaceChildren(
          this.result,
          ...(check.differences.length === 0
            ? [
                h('p', { class: 'board-same' }, check.fields === 0 ? text.sameBlank : text.same(check.fields)),
                h('p', {}, text.confirmHelp),
              ]
            : this.differences(check)),
          hashGroups(check.hash, text),
        );
    }
  }

  private differences({ differences }: Check & { kind: 'compared' }): HTMLElement[] {
    const { text } = this.board;
    const cell = (value: string): HTMLElement => h('td', {}, value === '' ? text.emptyValue : value);
    return [
      h('h4', { class: 'h6 board-problem' }, text.different),
      h(
        'table',
        { class: 'table table-sm' },
        h(
          'thead',
          {},
          h('tr', {}, ...[text.field, text.mine, text.theirs].map((word) => h('th', { scope: 'col' }, word))),
        ),
        h(
          'tbody',
          {},
          ...differences.map(({ label, expected, found }) =>
            h('tr', {}, h('th', { scope: 'row' }, label), cell(expected), cell(found)),
          ),
        ),
      ),
      h('p', {}, text.differentHelp),
    ];
  }

  private async confirm(): Promise<void> {
    const { item, check, board } = this;
    if (item === undefined || check?.kind !== 'compared') {
      return;
    }
    const sha256 = check.hash ?? item.sha256 ?? '';
    const { error } = await this.session.call('ConfirmForm', {
      id: item.id,
      sha256,
      fields: Object.fromEntries(check.values),
    });
    if (error === undefined) {
      board.announcer.say(board.text.confirmed);
    } else {
      this.problem.textContent = board.text.refusals[error.code] ?? board.text.refused;
    }
  }

  private async download(): Promise<void> {
    const { item, board } = this;
    const document = item === undefined ? undefined : await board.documents.wait(item.id);
    if (item === undefined || document?.kind !== 'open') {
      this.problem.textContent = board.text.documentProblems.offline;
      return;
    }
    const address = URL.createObjectURL(new Blob([new Uint8Array(document.bytes)], { type: 'application/pdf' }));
    h('a', { href: address, download: item.name }).click();
    setTimeout(() => {
      URL.revokeObjectURL(address);
    }, 1_000);
  }
}
