import { limitedTexts } from '../i18n/limited';
import type { Language, View } from '../session/contract';
import { h } from './h';

/** A quiet line that is there while the server says that something is limited. */
export class LimitedLine {
  readonly root: HTMLElement;

  /** `where`: in words for those who are in an appointment, or for the officials' lists. */
  constructor(language: Language, where: 'text' | 'desk' = 'text') {
    const { help, [where]: text } = limitedTexts[language];
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
