import type { InEveryLanguage } from './language';

interface SurveyTexts {
  title: string;
  question: string;
  hint: string;
  star: readonly [string, string, string, string, string];
  send: string;
  missing: string;
  thanks: string;
  thanksText: string;
  home: string;
  noLink: string;
  noLinkText: string;
  terms: string;
  termsLead: string;
  version: (version: string) => string;
  termsFailed: string;
}

/** The question after the appointment, and the terms of the service. */
export const surveyTexts: InEveryLanguage<SurveyTexts> = {
  it: {
    title: 'Valuti il servizio',
    question: 'Quanto è stato facile usare questo servizio?',
    hint: 'Valuta da 1 a 5 stelle',
    star: ['1 stella su 5', '2 stelle su 5', '3 stelle su 5', '4 stelle su 5', '5 stelle su 5'],
    send: 'Invia la valutazione',
    missing: 'Scelga da 1 a 5 stelle.',
    thanks: 'Grazie, la Sua valutazione è stata registrata',
    thanksText: 'Ci aiuta a migliorare lo sportello online.',
    home: 'Torna allo sportello online',
    noLink: 'Il link non è completo',
    noLinkText: 'Apra il questionario dal link ricevuto per e-mail oppure da «I miei appuntamenti».',
    terms: 'Condizioni del servizio',
    termsLead: 'Sono i documenti che si accettano prima di entrare nell’appuntamento.',
    version: (version) => `Versione ${version}`,
    termsFailed: 'Le condizioni non si sono caricate. Controlli la connessione e ricarichi la pagina.',
  },
  en: {
    title: 'Rate the service',
    question: 'How easy was it to use this service?',
    hint: 'Rate from 1 to 5 stars',
    star: ['1 star out of 5', '2 stars out of 5', '3 stars out of 5', '4 stars out of 5', '5 stars out of 5'],
    send: 'Send the rating',
    missing: 'Choose 1 to 5 stars.',
    thanks: 'Thank you, your rating has been recorded',
    thanksText: 'It helps us improve the online desk.',
    home: 'Back to the online desk',
    noLink: 'The link is not complete',
    noLinkText: 'Open the survey from the link you received by e-mail or from “My appointments”.',
    terms: 'Terms of service',
    termsLead: 'These are the documents that are accepted before entering the appointment.',
    version: (version) => `Version ${version}`,
    termsFailed: 'The terms could not be loaded. Check your connection and reload the page.',
  },
  de: {
    title: 'Dienst bewerten',
    question: 'Wie einfach war es, diesen Dienst zu nutzen?',
    hint: 'Bewerten Sie mit 1 bis 5 Sternen',
    star: ['1 von 5 Sternen', '2 von 5 Sternen', '3 von 5 Sternen', '4 von 5 Sternen', '5 von 5 Sternen'],
    send: 'Bewertung senden',
    missing: 'Wählen Sie 1 bis 5 Sterne.',
    thanks: 'Danke, Ihre Bewertung wurde gespeichert',
    thanksText: 'Sie hilft uns, den Online-Schalter zu verbessern.',
    home: 'Zurück zum Online-Schalter',
    noLink: 'Der Link ist unvollständig',
    noLinkText: 'Öffnen Sie die Umfrage über den Link aus der E-Mail oder über «Meine Termine».',
    terms: 'Nutzungsbedingungen',
    termsLead: 'Diese Dokumente werden vor dem Eintritt zum Termin angenommen.',
    version: (version) => `Version ${version}`,
    termsFailed: 'Die Bedingungen konnten nicht geladen werden. Prüfen Sie die Verbindung und laden Sie die Seite neu.',
  },
};
