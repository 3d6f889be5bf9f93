import address from 'bootstrap-italia/dist/svg/sprites.svg?url';
import { icon } from './h';

/** An icon of the design system, such as `it-check`; decorative unless it is given a title. */
export function kitIcon(name: `it-${string}`, classes = 'icon', title?: string): SVGElement {
  return icon(address, name, classes, title);
}
