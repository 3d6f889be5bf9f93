import type { PdfFile } from '../../pdf/reader';
import { h } from '../h';

/** Milliseconds after which a page is drawn anew for another size; until then the old drawing is stretched. */
const patience = 120;

/** The drawing of a PDF's page. */
export class PageCanvas {
  readonly root = h('div', { class: 'board-canvas', 'aria-hidden': 'true' });

  private key = '';

  private file: PdfFile | undefined;

  private number = 1;

  /** Pixels of a point, as it is drawn now. */
  private scale = 0;

  private drawing = new AbortController();

  private timer: ReturnType<typeof setTimeout> | undefined;

  /** Nothing: the page is blank or not there yet. */
  show(key: string, file: PdfFile | undefined, number: number): void {
    if (this.key === key && this.file === file) {
      return;
    }
    this.key = key;
    this.file = file;
    this.number = number;
    this.drawing.abort();
    this.root.replaceChildren();
    this.scale = 0;
  }

  resize(scale: number): void {
    if (this.file === undefined || Math.abs(scale - this.scale) < 0.01) {
      return;
    }
    const isFirst = this.scale === 0;
    this.scale = scale;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.draw(), isFirst ? 0 : patience);
  }

  destroy(): void {
    clearTimeout(this.timer);
    this.drawing.abort();
  }

  private async draw(): Promise<void> {
    const { file, number, scale } = this;
    this.drawing.abort();
    this.drawing = new AbortController();
    const { signal } = this.drawing;
    const canvas = h('canvas');
    try {
      await file?.render(number, canvas, scale, signal);
    } catch (error) {
      console.warn('a page cannot be drawn', error);
    }
    if (!signal.aborted) {
      this.root.replaceChildren(canvas);
      this.root.dataset['drawn'] = this.key;
    }
  }
}
