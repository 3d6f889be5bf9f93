import type { SyncStatus } from '../../board/sync';
import type { BoardTexts } from '../../i18n/board';
import { h, replaceChildren } from '../h';
import { headButton } from './boardParts';

/** Milliseconds that saving may take before it is told: it usually takes less than one letter does. */
const patience = 700;

/** Whether everything is saved, and what to do where it is not. */
export class StatusLine {
  readonly root = h('div', { class: 'board-status', role: 'status' });

  private shown = '';

  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly text: BoardTexts,
    private readonly retry: () => void,
    /** The user knows that something was taken back. */
    private readonly forgetLoss: () => void,
  ) {}

  update({ isLoaded, isConnected, unsaved, problem, hasLost }: SyncStatus): void {
    clearTimeout(this.timer);
    const { text } = this;
    if (!isConnected) {
      this.show('is-offline', text.offline);
    } else if (problem !== undefined) {
      this.show('is-problem', text.problems[problem] ?? text.problemOther, headButton(text.retry, this.retry));
    } else if (hasLost) {
      this.show('is-problem', text.lostLarge, headButton(text.understood, this.forgetLoss));
    } else if (!isLoaded) {
      this.show('', text.loading);
    } else if (unsaved === 0) {
      this.show('', text.saved);
    } else {
      this.timer = setTimeout(() => {
        this.show('', text.saving);
      }, patience);
    }
  }

  destroy(): void {
    clearTimeout(this.timer);
  }

  private show(kind: string, words: string, button?: HTMLButtonElement): void {
    if (this.shown !== words) {
      this.shown = words;
      this.root.className = `board-status ${kind}`.trim();
      replaceChildren(this.root, h('span', {}, words), button);
    }
  }
}
