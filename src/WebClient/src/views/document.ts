import { h, replaceChildren, type Child } from './h';

/** A heading and what stands below it: paragraphs, or a list where there are several lines. */
export interface Passage {
  readonly title: string;
  readonly lines: readonly Child[];
}

/** A page of running text. */
export function mountDocument(main: HTMLElement, title: string, lead: string, passages: readonly Passage[]): void {
  replaceChildren(
    main,
    h(
      'article',
      { class: 'reading-width' },
      h('h1', { tabindex: -1 }, title),
      lead !== '' && h('p', { class: 'lead' }, lead),
      ...passages.flatMap((passage) => [
        h('h2', { class: 'h4 mt-4' }, passage.title),
        ...passage.lines.map((line) => h('p', {}, line)),
      ]),
    ),
  );
}
