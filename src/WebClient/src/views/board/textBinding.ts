import type * as Y from 'yjs';
import { editBetween, movedBy, rebased, type DeltaPart, type TextEdit } from '../../board/textEdit';

type TextControl = HTMLInputElement | HTMLTextAreaElement;

/**
 * Keeps a control and a shared text the same, letter by letter: what is typed goes into the text where it was typed, what others type comes
 * into the control without moving the caret from its word.
 */
export class TextBinding {
  /** The shared text as it was when the control last took it. */
  private base: string;

  /** What others wrote while a letter was being composed here. */
  private readonly missed: (readonly DeltaPart[])[] = [];

  private isComposing = false;

  /** The change that comes now is the control's own. */
  private isOwn = false;

  private readonly listening = new AbortController();

  constructor(
    private readonly control: TextControl,
    private readonly text: Y.Text,
    private readonly edit: (edit: TextEdit) => void,
  ) {
    this.base = text.toJSON();
    control.value = this.base;
    text.observe(this.observe);
    const { signal } = this.listening;
    control.addEventListener(
      'input',
      () => {
        if (!this.isComposing) {
          this.take();
        }
      },
      { signal },
    );
    control.addEventListener(
      'compositionstart',
      () => {
        this.isComposing = true;
      },
      { signal },
    );
    control.addEventListener(
      'compositionend',
      () => {
        this.isComposing = false;
        this.take();
      },
      { signal },
    );
  }

  destroy(): void {
    this.listening.abort();
    this.text.unobserve(this.observe);
  }

  private readonly observe = (event: Y.YTextEvent): void => {
    if (this.isOwn) {
      return;
    }
    const delta = event.delta as readonly DeltaPart[];
    if (this.isComposing) {
      this.missed.push(delta);
    } else {
      this.show([delta]);
    }
  };

  /** What was typed, into the shared text. */
  private take(): void {
    const caret = this.control.selectionEnd ?? undefined;
    const edit = editBetween(this.base, this.control.value, caret);
    const missed = this.missed.splice(0);
    if (edit !== undefined) {
      this.isOwn = true;
      this.edit(rebased(edit, missed));
      this.isOwn = false;
    }
    this.base = this.text.toJSON();
    if (missed.length > 0) {
      this.show(missed);
    }
  }

  private show(deltas: readonly (readonly DeltaPart[])[]): void {
    const { control } = this;
    this.base = this.text.toJSON();
    if (control.value === this.base) {
      return;
    }
    const [start, end] = [control.selectionStart ?? 0, control.selectionEnd ?? 0].map((place) =>
      deltas.reduce((moved, delta) => movedBy(moved, delta), place),
    );
    const direction = control.selectionDirection ?? 'none';
    control.value = this.base;
    // Setting the place of the caret takes no focus, but in some browsers it scrolls.
    if (control.ownerDocument.activeElement === control) {
      control.setSelectionRange(start ?? 0, end ?? 0, direction);
    }
  }
}
