import { officeTexts } from '../../i18n/office';
import { officeAppointmentTexts } from '../../i18n/officeAppointment';
import type { Language } from '../../session/contract';
import { disclose } from '../disclosure';
import { h } from '../h';
import { isAdmitKeyOn, setAdmitKey } from './admission';
import { newId } from './parts';

/** What an official sets once: the sound and the key that admits. Behind a button, so that it takes no place in the day's work. */
export function mountPageSettings(language: Language, sound: HTMLElement): HTMLElement {
  const id = newId('admit-key');
  const toggle = h('input', { type: 'checkbox', id, checked: isAdmitKeyOn() });
  toggle.addEventListener('change', () => {
    setAdmitKey(toggle.checked);
  });
  const panel = h(
    'div',
    { class: 'office-settings-panel', id: newId('settings') },
    sound,
    h('div', { class: 'form-check' }, toggle, h('label', { for: id }, officeAppointmentTexts[language].shortcut)),
  );
  const button = h(
    'button',
    { type: 'button', class: 'btn btn-outline-primary btn-xs', 'aria-controls': panel.id },
    officeTexts[language].settings,
  );
  disclose(button, panel, 'is-open');
  return h('div', { class: 'office-settings' }, button, panel);
}
