import { shellTexts } from '../i18n/shell';
import type { Language } from '../session/contract';
import { h } from './h';
import { kitIcon } from './sprite';

const certifiedMail = 'sportello.online@pec.example.it';
const publicRelations = 'urp@example.it';

/** Who answers for the desk, how to reach them, and the notices that the law asks for. */
export function footer(language: Language): HTMLElement {
  const text = shellTexts[language];
  return h('footer', { class: 'it-footer', id: 'footer' }, main(text), smallPrints(text));
}

type Texts = (typeof shellTexts)[Language];

function main(text: Texts): HTMLElement {
  return h(
    'div',
    { class: 'it-footer-main' },
    h(
      'div',
      { class: 'container' },
      h(
        'section',
        {},
        h(
          'div',
          { class: 'row clearfix' },
          h(
            'div',
            { class: 'col-sm-12' },
            h(
              'div',
              { class: 'it-brand-wrapper' },
              h(
                'a',
                { href: '/' },
                kitIcon('it-pa'),
                h('div', { class: 'it-brand-text' }, h('div', { class: 'h2' }, text.administration)),
              ),
            ),
          ),
        ),
      ),
      h(
        'section',
        { class: 'py-4 border-white border-top' },
        h(
          'div',
          { class: 'row' },
          h('div', { class: 'col-lg-5 pb-2' }, h('h2', { class: 'h4' }, text.contacts), contacts(text)),
          column(text.services, [
            ['/prenota', text.book, 'appointment-booking'],
            ['/appuntamenti', text.agenda],
          ]),
          column(text.help, [
            ['/assistenza', text.assistance],
            ['/verifica-dispositivo', text.deviceCheck],
            ['/condizioni', text.terms],
          ]),
        ),
      ),
    ),
  );
}

function contacts(text: Texts): HTMLElement {
  return h(
    'address',
    {},
    text.administration,
    h('br'),
    text.address,
    h('br'),
    `${text.certifiedMail}: `,
    h('a', { href: `mailto:${certifiedMail}` }, certifiedMail),
    h('br'),
    `${text.publicRelations}: `,
    h('a', { href: `mailto:${publicRelations}` }, publicRelations),
  );
}

function column(
  title: string,
  links: readonly (readonly [href: string, label: string, dataElement?: string])[],
): HTMLElement {
  return h(
    'div',
    { class: 'col-sm-6 col-lg-3 pb-2' },
    h('h2', { class: 'h4' }, title),
    h(
      'div',
      { class: 'link-list-wrapper' },
      h(
        'ul',
        { class: 'footer-list link-list clearfix' },
        ...links.map(([href, label, dataElement]) =>
          h('li', {}, h('a', { class: 'list-item', href, 'data-element': dataElement }, label)),
        ),
      ),
    ),
  );
}

function smallPrints(text: Texts): HTMLElement {
  const links = [
    ['/note-legali', text.legalNotes, 'legal-notes'],
    ['/privacy', text.privacy, 'privacy-policy-link'],
    ['/accessibilita', text.accessibility, 'accessibility-link'],
  ] as const;
  return h(
    'div',
    { class: 'it-footer-small-prints clearfix' },
    h(
      'div',
      { class: 'container' },
      h('h2', { class: 'visually-hidden' }, text.usefulLinks),
      h(
        'ul',
        { class: 'it-footer-small-prints-list list-inline mb-0 d-flex flex-column flex-md-row' },
        ...links.map(([href, label, dataElement]) =>
          h('li', { class: 'list-inline-item' }, h('a', { href, 'data-element': dataElement }, label)),
        ),
      ),
    ),
  );
}
