import { surveyTexts } from '../i18n/survey';
import { h, replaceChildren } from '../views/h';
import type { MountPage } from './page';

/** A document to be read and accepted before the call. */
interface TermsDocument {
  document: string;
  version: string;
  title: string;
  paragraphs: readonly string[];
}

/** The terms of the video service and the privacy notice, as they are accepted on entering (VC-10). */
export const mount: MountPage = async (main, { language, api, setTitle }) => {
  const text = surveyTexts[language];
  setTitle(text.terms);
  const documents = await api.get<TermsDocument[]>('/api/terms').catch(() => []);
  replaceChildren(
    main,
    h(
      'article',
      { class: 'reading-width' },
      h('h1', { tabindex: -1 }, text.terms),
      h('p', { class: 'lead' }, text.termsLead),
      documents.length === 0 && h('p', { class: 'alert alert-warning', role: 'status' }, text.termsFailed),
      ...documents.map((one) =>
        h(
          'section',
          { class: 'mt-4', id: one.document },
          h('h2', { class: 'h4' }, one.title),
          h('p', { class: 'form-text' }, text.version(one.version)),
          ...one.paragraphs.map((paragraph) => h('p', {}, paragraph)),
        ),
      ),
    ),
  );
};
