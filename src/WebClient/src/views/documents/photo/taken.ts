import { photoTexts } from '../../../i18n/photo';
import type { Language } from '../../../session/contract';
import { h, replaceChildren } from '../../h';
import { look, pageOf } from './canvases';

export interface TakenActions {
  readonly keep: (page: HTMLCanvasElement) => void;
  readonly retake: () => void;
}

/** A photo that was taken, to be looked at: cut out and straight or whole, with what is wrong with it in words. */
export function takenView(photo: HTMLCanvasElement, language: Language, { keep, retake }: TakenActions): HTMLElement {
  const text = photoTexts[language];
  const { outline, warnings } = look(photo);
  const place = h('div', { class: 'photo-taken' });
  let page = pageOf(photo, outline);
  const show = (): void => {
    page.setAttribute('role', 'img');
    page.setAttribute('aria-label', text.page(1));
    replaceChildren(place, page);
  };
  const straight = h('input', {
    type: 'checkbox',
    id: 'photo-straight',
    checked: outline !== undefined,
    onchange: () => {
      page = pageOf(photo, straight.checked ? outline : undefined);
      show();
    },
  });
  show();
  const words = warnings.map((warning) => text.warnings[warning]).join(' ');
  const isFine = words === '';
  const classes = isFine ? 'visually-hidden' : 'call-notice is-urgent';
  return h(
    'div',
    {},
    h('p', { tabindex: -1, class: classes }, isFine ? '' : text.look(words)),
    place,
    outline !== undefined &&
      h('div', { class: 'form-check' }, straight, h('label', { for: straight.id }, text.straight)),
    h(
      'div',
      { class: 'call-dialog-foot' },
      choice('keep', isFine ? text.keep : text.keepAnyway, isFine, () => {
        keep(page);
      }),
      choice('retake', text.retake, !isFine, retake),
    ),
  );
}

function choice(action: keyof TakenActions, label: string, isAdvised: boolean, act: () => void): HTMLElement {
  const classes = isAdvised ? 'btn btn-primary' : 'btn btn-outline-primary';
  return h('button', { type: 'button', class: classes, 'data-action': action, onclick: act }, label);
}
