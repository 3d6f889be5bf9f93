import sprite from 'bootstrap-italia/dist/svg/sprites.svg?url';
import own from '../../callIcons.svg?url';
import { h, icon } from '../h';

/** An icon of the call: our own where the kit has none. Decorative; the text beside it says what it is. */
export function callIcon(name: string, classes = 'icon icon-sm'): SVGElement {
  return name.startsWith('it-') ? icon(sprite, name, classes) : icon(own, name, classes);
}

/** Shows another icon in the same place. */
export function swapIcon(svg: SVGElement, name: string): void {
  const href = `${name.startsWith('it-') ? sprite : own}#${name}`;
  const use = svg.querySelector('use');
  if (use?.getAttribute('href') !== href) {
    use?.setAttribute('href', href);
  }
}

/** A button of the bar: an icon over its word. */
export function barButton(name: string, word: string, act: () => void, classes = ''): HTMLButtonElement {
  return h(
    'button',
    { type: 'button', class: `call-button ${classes}`.trim(), onclick: act },
    callIcon(name),
    h('span', { class: 'call-button-word' }, word),
  );
}
