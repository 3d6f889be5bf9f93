import type { NextStep, Outcome } from '../session/contract';
import type { InEveryLanguage } from './language';

interface ClosingMailTexts {
  begin: string;
  outcome: Readonly<Record<Outcome, string>>;
  remark: (text: string) => string;
  steps: string;
  step: Readonly<Record<NextStep, string>>;
  nothingToDo: string;
  survey: string;
}

/** What the closing mail says, for the preview: in the language of the appointment, in the words of the server's mail. */
export const closingMailTexts: InEveryLanguage<ClosingMailTexts> = {
  it: {
    begin: 'Il Suo appuntamento si è concluso. Ecco il riepilogo.',
    outcome: {
      served: 'Esito: la Sua richiesta è stata trattata',
      'served-with-next-steps': 'Esito: la Sua richiesta è stata trattata; restano i passi indicati sotto',
      'to-be-continued': 'Esito: serve un altro appuntamento o una risposta scritta',
      'not-served': 'Esito: non è stato possibile trattare la Sua richiesta in questo appuntamento',
      'taxpayer-did-not-return': 'Esito: il collegamento si è interrotto e non è stato ripreso',
      interrupted: 'Esito: il collegamento si è interrotto',
      ended: "Esito: l'appuntamento è terminato",
    },
    remark: (text) => `Comunicazione dell'ufficio: ${text}`,
    steps: 'Prossimi passi:',
    step: {
      'send-documents': 'Invii i documenti richiesti.',
      'book-another-appointment': 'Fissi un altro appuntamento.',
      'wait-for-written-answer': "Attenda la risposta scritta dell'ufficio.",
      'use-reserved-area': 'Prosegua nella Sua area riservata.',
      'visit-office': 'Si rechi allo sportello territoriale.',
      pay: 'Effettui il pagamento indicato.',
    },
    nothingToDo: 'Non deve fare altro.',
    survey: "Segue l'invito a valutare il servizio.",
  },
  en: {
    begin: 'Your appointment has ended. Here is the summary.',
    outcome: {
      served: 'Outcome: your request was dealt with',
      'served-with-next-steps': 'Outcome: your request was dealt with; the steps below remain',
      'to-be-continued': 'Outcome: another appointment or a written answer is needed',
      'not-served': 'Outcome: your request could not be dealt with in this appointment',
      'taxpayer-did-not-return': 'Outcome: the connection broke and was not taken up again',
      interrupted: 'Outcome: the connection broke',
      ended: 'Outcome: the appointment has ended',
    },
    remark: (text) => `Message of the office: ${text}`,
    steps: 'Next steps:',
    step: {
      'send-documents': 'Send the documents asked for.',
      'book-another-appointment': 'Book another appointment.',
      'wait-for-written-answer': "Wait for the office's written answer.",
      'use-reserved-area': 'Continue in your reserved area.',
      'visit-office': 'Visit the local office.',
      pay: 'Make the payment indicated.',
    },
    nothingToDo: 'You need do nothing more.',
    survey: 'An invitation to rate the service follows.',
  },
  de: {
    begin: 'Ihr Termin ist abgeschlossen. Hier ist die Zusammenfassung.',
    outcome: {
      served: 'Ergebnis: Ihr Anliegen wurde behandelt',
      'served-with-next-steps': 'Ergebnis: Ihr Anliegen wurde behandelt; die unten genannten Schritte bleiben',
      'to-be-continued': 'Ergebnis: ein weiterer Termin oder eine schriftliche Antwort ist nötig',
      'not-served': 'Ergebnis: Ihr Anliegen konnte in diesem Termin nicht behandelt werden',
      'taxpayer-did-not-return': 'Ergebnis: die Verbindung brach ab und wurde nicht wieder aufgenommen',
      interrupted: 'Ergebnis: die Verbindung brach ab',
      ended: 'Ergebnis: der Termin ist beendet',
    },
    remark: (text) => `Mitteilung des Amtes: ${text}`,
    steps: 'Nächste Schritte:',
    step: {
      'send-documents': 'Senden Sie die angeforderten Unterlagen.',
      'book-another-appointment': 'Buchen Sie einen weiteren Termin.',
      'wait-for-written-answer': 'Warten Sie auf die schriftliche Antwort des Amtes.',
      'use-reserved-area': 'Fahren Sie in Ihrem persönlichen Bereich fort.',
      'visit-office': 'Suchen Sie das örtliche Amt auf.',
      pay: 'Nehmen Sie die angegebene Zahlung vor.',
    },
    nothingToDo: 'Sie müssen nichts weiter tun.',
    survey: 'Es folgt die Einladung, den Dienst zu bewerten.',
  },
};
