import { inGroups } from '../../pdf/hash';
import type { BoardTexts } from '../../i18n/board';
import { h } from '../h';

/** A fingerprint in groups of four, which two people can read to each other. */
export function hashGroups(hash: string | undefined, text: BoardTexts): HTMLElement {
  return hash === undefined
    ? h('p', {}, text.noHash)
    : h(
        'div',
        { class: 'board-hash' },
        h('p', { class: 'board-hash-title' }, h('strong', {}, text.hash), ` ${text.hashHelp}`),
        h('p', { class: 'board-hash-groups' }, ...inGroups(hash).map((group) => h('span', {}, `${group} `))),
      );
}
