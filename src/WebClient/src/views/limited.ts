import { limitedTexts } from '../i18n/limited';
import type { Language, View } from '../session/contract';
import { h } from './h';

/** A quiet line that is there while the server says that something is limited. */
export class LimitedLine {
  readonly root: HTMLElement;

  constructor(language: Language) {
    const { text, help } = limitedTexts[language];
    this.root = h(
      'div',
      { class: 'call-notice', role: 'status', 'data-notice': 'limited', hidden: true },
      h('p', {}, text, h('span', { class: 'd-block' }, help)),
    );
  }

  update(view: Pick<View, 'limited'>): void {
    this.root.hidden = view.limited !== true;
  }
}
