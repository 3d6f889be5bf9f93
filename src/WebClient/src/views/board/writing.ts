import { colourValues, longestText, textLeading, textSize, type Colour, type Point } from '../../board/marks';
import type { BoardTexts } from '../../i18n/board';
import { h } from '../h';

export interface WritingOptions {
  readonly at: Point;
  readonly text: string;
  readonly colour: Colour;
  /** The page's size in points. */
  readonly page: { readonly width: number; readonly height: number };
  /** What was written, once it ends. */
  readonly done: (text: string) => void;
}

export interface WritingBox {
  readonly root: HTMLElement;
  /** Takes the focus. All of it is seen: by itself the browser reveals no more than the cursor's line. */
  readonly reveal: () => void;
  /** Keeps what is in it; nothing if that was done before. */
  readonly end: () => void;
}

/** Where a text is written on the page, in its place and size. However it is left, what is in it is kept: undo takes it back. */
export function writingBox(text: BoardTexts, options: WritingOptions): WritingBox {
  const { at, page, done } = options;
  let isOver = false;
  const end = (): void => {
    if (!isOver) {
      isOver = true;
      done(area.value);
    }
  };
  const area = h('textarea', {
    class: 'board-writing-text',
    'aria-label': text.writeText,
    'aria-description': text.writeTextHelp,
    title: text.writeTextHelp,
    maxlength: longestText,
    rows: Math.max(2, options.text.split('\n').length),
    onkeydown: (event) => {
      const { key, ctrlKey, metaKey } = event as KeyboardEvent;
      event.stopPropagation();
      if (key === 'Escape' || (key === 'Enter' && (ctrlKey || metaKey))) {
        event.preventDefault();
        end();
      }
    },
    onblur: end,
  });
  area.value = options.text;
  area.style.color = colourValues[options.colour];
  area.style.fontSize = `calc(var(--point) * ${textSize})`;
  area.style.lineHeight = `calc(var(--point) * ${textLeading})`;
  const root = h('div', { class: 'board-writing' }, area);
  root.style.left = `${(Math.min(at.x, page.width * 0.75) / page.width) * 100}%`;
  root.style.top = `${(at.y / page.height) * 100}%`;
  const reveal = (): void => {
    area.focus({ preventScroll: true });
    root.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };
  return { root, reveal, end };
}
