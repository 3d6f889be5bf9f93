import { colourValues, longestText, textLeading, textSize, type Colour, type Point } from '../../board/marks';
import type { BoardTexts } from '../../i18n/board';
import { h } from '../h';

export interface WritingOptions {
  readonly at: Point;
  readonly text: string;
  readonly colour: Colour;
  /** The page's size in points. */
  readonly page: { readonly width: number; readonly height: number };
  /** Pixels of a point, as the style sheet's `--point` has it. */
  readonly done: (text: string) => void;
  readonly dropped: () => void;
}

/** Where a text is written on the page, in its place and size. What is in it when it loses the focus is kept. */
export function writingBox(text: BoardTexts, options: WritingOptions): HTMLElement {
  const { at, page, done, dropped } = options;
  let isOver = false;
  const end = (act: () => void): void => {
    if (!isOver) {
      isOver = true;
      act();
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
      if (key === 'Escape') {
        end(dropped);
      } else if (key === 'Enter' && (ctrlKey || metaKey)) {
        event.preventDefault();
        end(() => {
          done(area.value);
        });
      }
    },
    onblur: () => {
      end(() => {
        done(area.value);
      });
    },
  });
  area.value = options.text;
  area.style.color = colourValues[options.colour];
  area.style.fontSize = `calc(var(--point) * ${textSize})`;
  area.style.lineHeight = `calc(var(--point) * ${textLeading})`;
  const box = h('div', { class: 'board-writing' }, area);
  box.style.left = `${(Math.min(at.x, page.width * 0.75) / page.width) * 100}%`;
  box.style.top = `${(at.y / page.height) * 100}%`;
  return box;
}
