import { isEmail, isMobile } from '../../booking/contacts';
import type { Fault } from '../../http/api';
import { languages } from '../../i18n/language';
import type { Language } from '../../session/contract';
import { field, group, select } from '../form';
import { h } from '../h';
import type { MountStep } from './stepContext';

const languageNames: Readonly<Record<Language, string>> = { it: 'Italiano', en: 'English', de: 'Deutsch' };

/** 4 Richiedente: name and codice fiscale as known (ADER-06), e-mail and mobile (ADER-09), the privacy notice (ADER-10). */
export const mountApplicantStep: MountStep = ({ text, subjects, notice, draft, dispatch, showFaults }) => {
  const { subject, email, mobile, language, privacyAccepted } = draft();
  const oneself = subjects.find((known) => known.capacity === 'oneself');
  const emailInput = h('input', {
    type: 'email',
    class: 'form-control',
    id: 'email',
    autocomplete: 'email',
    value: email,
  });
  const mobileInput = h('input', {
    type: 'tel',
    class: 'form-control',
    id: 'mobile',
    autocomplete: 'tel',
    value: mobile,
  });
  const languageSelect = select(
    'language',
    languages.map((tag) => ({ value: tag, label: languageNames[tag] })),
    language,
  );
  const accept = h('input', {
    type: 'checkbox',
    id: 'privacyAccepted',
    checked: privacyAccepted,
    required: true,
    'aria-describedby': 'privacy-error',
  });
  const fields = {
    email: field(emailInput, { label: text.email, hint: text.emailHint, isRequired: true }),
    mobile: field(mobileInput, { label: text.mobile, hint: text.mobileHint, isRequired: true }),
    language: field(languageSelect, { label: text.mailLanguage }),
    privacyAccepted: group(
      'privacy',
      { label: text.privacyTitle },
      h('p', { class: 'notice-text', tabindex: 0, role: 'region', 'aria-label': text.privacyTitle }, notice.text),
      h('div', { class: 'form-check' }, accept, h('label', { for: 'privacyAccepted' }, `${text.privacyAccept}*`)),
    ),
  };
  const keep = (): void => {
    const chosen = languages.find((tag) => tag === languageSelect.value) ?? 'it';
    dispatch({
      kind: 'contacts-given',
      contacts: {
        email: emailInput.value.trim(),
        mobile: mobileInput.value.trim(),
        language: chosen,
        privacyAccepted: accept.checked,
      },
    });
  };
  const element = h(
    'div',
    {},
    h(
      'dl',
      { class: 'summary-list' },
      ...(oneself === undefined ? [] : known(text.bookedBy, oneself.name, oneself.code)),
      ...(subject === undefined || subject.capacity === 'oneself'
        ? []
        : known(text.bookedFor, subject.name, subject.code)),
    ),
    h('p', { class: 'form-text' }, text.notProfile),
    ...Object.values(fields).map((one) => one.element),
  );
  element.addEventListener('input', keep);
  return {
    element,
    fields: new Map(Object.entries(fields)),
    submit() {
      keep();
      const faults = check(emailInput.value, mobileInput.value, accept.checked, text);
      if (faults.length > 0) {
        showFaults(faults);
      }
      return Promise.resolve(faults.length === 0);
    },
  };
};

function known(label: string, name: string, code: string): HTMLElement[] {
  return [h('dt', {}, label), h('dd', {}, name, ' – ', h('span', { class: 'code' }, code))];
}

type Words = Record<'emailMissing' | 'emailInvalid' | 'mobileMissing' | 'mobileInvalid' | 'privacyMissing', string>;

function check(email: string, mobile: string, isAccepted: boolean, text: Words): Fault[] {
  const faults: Fault[] = [];
  if (!isEmail(email)) {
    const code = email.trim() === '' ? 'emailMissing' : 'emailInvalid';
    faults.push({ code, field: 'email', title: text[code] });
  }
  if (!isMobile(mobile)) {
    const code = mobile.trim() === '' ? 'mobileMissing' : 'mobileInvalid';
    faults.push({ code, field: 'mobile', title: text[code] });
  }
  if (!isAccepted) {
    faults.push({ code: 'privacyMissing', field: 'privacyAccepted', title: text.privacyMissing });
  }
  return faults;
}
