import { h, type Child } from '../h';

/** Prints these and nothing else of the page. */
export function printOnly(...children: readonly Child[]): void {
  const sheet = h('div', { class: 'print-sheet' }, ...children);
  document.body.append(sheet);
  document.body.classList.add('is-printing');
  const end = (): void => {
    document.body.classList.remove('is-printing');
    sheet.remove();
  };
  addEventListener('afterprint', end, { once: true });
  print();
}
