import type { InEveryLanguage } from './language';

/** Sentences that officials say often. The short name is in the official's language, the text in that of the appointment. */
interface CannedReply {
  readonly name: string;
  readonly text: string;
}

export const replyKeys = [
  'welcome',
  'identity',
  'moment',
  'hearing',
  'document',
  'photo',
  'reconnect',
  'phone',
  'summary',
  'goodbye',
] as const;

export type ReplyKey = (typeof replyKeys)[number];

/** What the canned replies say; each can be changed before it is sent. */
export const officeReplies: InEveryLanguage<Readonly<Record<ReplyKey, CannedReply>>> = {
  it: {
    welcome: {
      name: 'Saluto iniziale',
      text: 'Buongiorno e grazie di aver scelto lo Sportello online. Come posso aiutarLa?',
    },
    identity: {
      name: 'Documento di riconoscimento',
      text: 'Per cominciare, Le chiedo di mostrare alla videocamera un documento di riconoscimento.',
    },
    moment: { name: 'Un momento', text: 'Le chiedo un momento: sto consultando la Sua posizione.' },
    hearing: {
      name: 'Non si sente',
      text: 'Non La sento: controlli che il microfono sia acceso e che il browser abbia il permesso di usarlo. Intanto può scrivere qui.',
    },
    document: {
      name: 'Serve un documento',
      text: 'Per continuare ho bisogno di un documento. Le indico quale e come farmelo avere.',
    },
    photo: {
      name: 'Inquadrare un foglio',
      text: 'Può inquadrare il foglio con la fotocamera posteriore: usi il comando «Mostra documento» e lo tenga ben illuminato.',
    },
    reconnect: {
      name: 'Collegamento debole',
      text: 'Il collegamento è debole. Se si interrompe, riapra lo stesso link: il Suo posto resta riservato.',
    },
    phone: {
      name: 'Richiamata',
      text: 'Se il collegamento non riprende, La richiamo al numero di telefono che ha indicato in fase di prenotazione.',
    },
    summary: { name: 'Riepilogo per e-mail', text: 'Alla fine riceverà per e-mail il riepilogo con i prossimi passi.' },
    goodbye: {
      name: 'Saluti',
      text: 'La ringrazio. Se non ha altre domande, concludo qui il nostro appuntamento. Arrivederci.',
    },
  },
  en: {
    welcome: { name: 'Welcome', text: 'Good day and welcome to the online desk. How can I help you?' },
    identity: { name: 'Identity document', text: 'To begin, please show an identity document to the camera.' },
    moment: { name: 'One moment', text: 'One moment, please: I am looking at your position.' },
    hearing: {
      name: 'Cannot hear',
      text: 'I cannot hear you: please check that the microphone is on and that the browser may use it. Meanwhile you can write here.',
    },
    document: {
      name: 'Document needed',
      text: 'To go on I need a document. I will tell you which one and how to let me have it.',
    },
    photo: {
      name: 'Show a sheet',
      text: 'You can show the sheet with the rear camera: use "Show a document" and keep it well lit.',
    },
    reconnect: {
      name: 'Weak connection',
      text: 'The connection is weak. If it breaks, open the same link again: your place is kept.',
    },
    phone: {
      name: 'Callback',
      text: 'If the connection does not come back, I will call you on the phone number that you gave when booking.',
    },
    summary: { name: 'Summary by e-mail', text: 'At the end you will get a summary by e-mail, with the next steps.' },
    goodbye: {
      name: 'Goodbye',
      text: 'Thank you. If you have no other questions, I will close our appointment here. Goodbye.',
    },
  },
  de: {
    welcome: { name: 'Begrüßung', text: 'Guten Tag und willkommen am Online-Schalter. Wie kann ich Ihnen helfen?' },
    identity: { name: 'Ausweis', text: 'Zeigen Sie bitte zu Beginn einen Ausweis in die Kamera.' },
    moment: { name: 'Einen Augenblick', text: 'Einen Augenblick bitte: ich sehe Ihre Unterlagen ein.' },
    hearing: {
      name: 'Nicht zu hören',
      text: 'Ich höre Sie nicht: prüfen Sie bitte, ob das Mikrofon eingeschaltet ist und der Browser es verwenden darf. Inzwischen können Sie hier schreiben.',
    },
    document: {
      name: 'Unterlage nötig',
      text: 'Um fortzufahren, brauche ich eine Unterlage. Ich sage Ihnen, welche und wie Sie sie mir zukommen lassen.',
    },
    photo: {
      name: 'Blatt zeigen',
      text: 'Sie können das Blatt mit der rückseitigen Kamera zeigen: verwenden Sie «Dokument zeigen» und sorgen Sie für gutes Licht.',
    },
    reconnect: {
      name: 'Schwache Verbindung',
      text: 'Die Verbindung ist schwach. Falls sie abbricht, öffnen Sie denselben Link noch einmal: Ihr Platz bleibt reserviert.',
    },
    phone: {
      name: 'Rückruf',
      text: 'Wenn die Verbindung nicht zurückkehrt, rufe ich Sie unter der bei der Buchung angegebenen Telefonnummer an.',
    },
    summary: {
      name: 'Zusammenfassung per E-Mail',
      text: 'Am Ende erhalten Sie per E-Mail eine Zusammenfassung mit den nächsten Schritten.',
    },
    goodbye: {
      name: 'Verabschiedung',
      text: 'Vielen Dank. Wenn Sie keine weiteren Fragen haben, schließe ich unseren Termin hier ab. Auf Wiedersehen.',
    },
  },
};
