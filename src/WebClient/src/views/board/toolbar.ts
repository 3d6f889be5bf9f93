import { colours, colourValues, type Colour } from '../../board/marks';
import type { ToolName } from '../../i18n/board';
import { callIcon } from '../call/icons';
import { h } from '../h';
import type { BoardContext } from './context';
import type { Drawing } from './drawing';
import { svg } from './svg';

/** In the order of their keys, 1 to 6. */
export const tools: readonly ToolName[] = ['pointer', 'pen', 'line', 'rectangle', 'text', 'eraser'];

const icons: Readonly<Record<ToolName, string>> = {
  pointer: 'pointer',
  pen: 'it-pencil',
  line: 'line',
  rectangle: 'rectangle',
  text: 'letter',
  eraser: 'eraser',
};

/** Tools, colours, undo. */
export class Toolbar {
  readonly root: HTMLElement;

  private readonly toolButtons: ReadonlyMap<ToolName, HTMLButtonElement>;
  private readonly colourButtons: ReadonlyMap<Colour, HTMLButtonElement>;
  private readonly undo: HTMLButtonElement;
  private readonly redo: HTMLButtonElement;
  private readonly colourGroup: HTMLElement;
  private readonly help: HTMLElement;

  constructor(
    private readonly board: BoardContext,
    private readonly drawing: Drawing,
    private readonly changed: () => void,
  ) {
    const { text, model } = board;
    this.toolButtons = new Map(tools.map((name, index) => [name, this.toolButton(name, index + 1)]));
    this.colourButtons = new Map(colours.map((colour) => [colour, this.colourButton(colour)]));
    this.undo = smallButton('undo', text.undo, () => {
      model.undo();
    });
    this.redo = smallButton('redo', text.redo, () => {
      model.redo();
    });
    this.undo.setAttribute('aria-keyshortcuts', 'Control+Z');
    this.redo.setAttribute('aria-keyshortcuts', 'Control+Y');
    this.colourGroup = h(
      'div',
      { class: 'board-group', role: 'group', 'aria-label': text.colour },
      ...this.colourButtons.values(),
    );
    this.help = h('p', { class: 'board-help', role: 'status' });
    this.root = h(
      'div',
      { class: 'board-tools' },
      h('div', { class: 'board-group', role: 'group', 'aria-label': text.tools }, ...this.toolButtons.values()),
      this.colourGroup,
      h('div', { class: 'board-group' }, this.undo, this.redo),
      this.help,
    );
  }

  update(): void {
    const { drawing, board } = this;
    const { tool, colour } = drawing;
    this.toolButtons.forEach((button, name) => {
      button.setAttribute('aria-pressed', String(name === tool));
    });
    this.colourButtons.forEach((button, name) => {
      button.setAttribute('aria-pressed', String(name === colour));
    });
    this.colourGroup.hidden = tool === 'pointer' || tool === 'eraser';
    setAvailable(this.undo, board.model.canUndo);
    setAvailable(this.redo, board.model.canRedo);
    const help = tool === 'line' || tool === 'rectangle' ? board.text.drawHelp : '';
    if (this.help.textContent !== help) {
      this.help.textContent = help;
    }
  }

  choose(tool: ToolName): void {
    this.drawing.drop();
    this.drawing.tool = tool;
    this.changed();
  }

  private toolButton(name: ToolName, key: number): HTMLButtonElement {
    const button = smallButton(icons[name], this.board.text.tool[name], () => {
      this.choose(name);
    });
    button.setAttribute('aria-keyshortcuts', String(key));
    return button;
  }

  private colourButton(colour: Colour): HTMLButtonElement {
    const name = this.board.text.colours[colour];
    const spot = svg('svg', { class: 'icon icon-sm', viewBox: '0 0 24 24', 'aria-hidden': 'true' });
    const disc = svg('circle', { cx: 12, cy: 12, r: 9 });
    disc.style.fill = colourValues[colour];
    spot.append(disc);
    return h(
      'button',
      {
        type: 'button',
        class: 'board-button',
        title: name,
        onclick: () => {
          this.drawing.colour = colour;
          this.changed();
        },
      },
      spot,
      h('span', { class: 'visually-hidden' }, name),
    );
  }
}

/** An icon with its name, which is shown when it is pointed at. */
export function smallButton(icon: string, name: string, act: () => void): HTMLButtonElement {
  const button = h(
    'button',
    {
      type: 'button',
      class: 'board-button',
      title: name,
      onclick: () => {
        if (button.getAttribute('aria-disabled') !== 'true') {
          act();
        }
      },
    },
    callIcon(icon),
    h('span', { class: 'visually-hidden' }, name),
  );
  return button;
}

/** Stays in the tab order, so that the focus is not lost. */
export function setAvailable(button: HTMLButtonElement, isAvailable: boolean): void {
  if (isAvailable) {
    button.removeAttribute('aria-disabled');
  } else {
    button.setAttribute('aria-disabled', 'true');
  }
}
