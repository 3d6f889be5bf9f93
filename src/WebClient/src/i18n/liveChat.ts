import type { InEveryLanguage } from './language';
import type { Page } from './entry';

export interface LiveChatTexts {
  title: string;
  lead: (office: string) => string;
  about: string;
  asked: string;
  /** The same, for the official. */
  askedByUs: string;
  parts: string;
  conversation: string;
  documents: string;
  officialHere: string;
  officialAway: string;
  taxpayerHere: (name: string) => string;
  taxpayerAway: (name: string) => string;
  interrupted: string;
  terms: string;
  termsHelp: string;
  closed: Page;
  closedAt: (when: string) => string;
  neverOpened: Page;
  ended: string;
  leave: string;
  left: Page;
  comeBack: string;
  assistance: string;
  noToken: Page;
  refusals: Readonly<Record<string, Page>>;
  elsewhere: Page;
  movedAway: Page;
  revoked: Page;
  own: string;
  ownOpen: string;
  ownAsks: (what: string) => string;
}

/** The live chat: a conversation with documents, beside a video appointment or without one. */
export const liveChatTexts: InEveryLanguage<LiveChatTexts> = {
  it: {
    title: 'Live chat',
    lead: (office) => `Qui scambia messaggi e documenti con ${office}. Webcam e microfono non servono.`,
    about: "L'appuntamento a cui si riferisce",
    asked: 'Che cosa Le chiediamo',
    askedByUs: 'Che cosa è stato chiesto',
    parts: 'Parti della live chat',
    conversation: 'Conversazione',
    documents: 'Documenti',
    officialHere: 'Il funzionario è in linea.',
    officialAway: 'Il funzionario ora non è in linea. Può scrivere comunque: leggerà i Suoi messaggi appena torna.',
    taxpayerHere: (name) => `${name} è in linea.`,
    taxpayerAway: (name) => `${name} ora non è in linea: leggerà i messaggi alla prossima apertura della live chat.`,
    interrupted: 'Connessione interrotta. Stiamo ricollegando la pagina: i messaggi partono appena torna.',
    terms: 'Prima di iniziare la live chat',
    termsHelp: 'La live chat ha condizioni proprie, distinte da quelle della videochiamata. Le legga e le accetti.',
    closed: {
      title: 'La live chat è chiusa',
      text: "L'ufficio ha chiuso la conversazione: non si possono più inviare messaggi o documenti. Se serve altro, il funzionario La ricontatta.",
    },
    closedAt: (when) => `Chiusa il ${when}.`,
    neverOpened: {
      title: 'La live chat non è aperta',
      text: "La live chat viene aperta dal funzionario, che Le invia una e-mail con il collegamento. Per altre domande chiami l'ufficio.",
    },
    ended: 'La live chat è chiusa: i messaggi restano leggibili, non se ne possono scrivere altri.',
    leave: 'Esci dalla live chat',
    left: { title: 'Ha lasciato la live chat', text: 'Può rientrare finché il funzionario non la chiude.' },
    comeBack: 'Rientra nella live chat',
    assistance: 'Informazioni e assistente',
    noToken: {
      title: 'Per entrare nella live chat serve il collegamento',
      text: 'Apra il collegamento della e-mail che ha ricevuto, oppure acceda e la apra da «I miei appuntamenti».',
    },
    refusals: {
      'link-unknown': {
        title: 'Questo collegamento non è valido',
        text: 'Potrebbe essere incompleto. Lo apra di nuovo dalla e-mail ricevuta, oppure entri da «I miei appuntamenti».',
      },
      'link-revoked': {
        title: 'Questo collegamento non è più valido',
        text: 'La live chat è stata chiusa oppure riaperta con una e-mail più recente: usi il collegamento di quella.',
      },
      'appointment-unknown': {
        title: 'Live chat non trovata',
        text: 'Non risulta una Sua live chat a questo indirizzo. Controlli in «I miei appuntamenti».',
      },
      'not-allowed': {
        title: 'Acceda per entrare',
        text: 'Per aprire la live chat da qui occorre accedere. Con il collegamento della e-mail si entra senza accedere.',
      },
    },
    elsewhere: {
      title: 'Vuole continuare qui?',
      text: "La live chat è già aperta su un altro dispositivo o in un'altra finestra. Se continua qui, lì si chiude.",
    },
    movedAway: {
      title: 'La live chat continua altrove',
      text: "L'ha aperta su un altro dispositivo o in un'altra finestra.",
    },
    revoked: {
      title: 'Il collegamento non è più valido',
      text: "L'ufficio ha inviato una e-mail con un collegamento più recente: usi quello.",
    },
    own: 'Live chat aperte',
    ownOpen: 'Apri la live chat',
    ownAsks: (what) => `L'ufficio chiede: ${what}`,
  },
  en: {
    title: 'Live chat',
    lead: (office) => `Here you exchange messages and documents with ${office}. No camera or microphone is needed.`,
    about: 'The appointment that it is about',
    asked: 'What we ask you for',
    askedByUs: 'What was asked for',
    parts: 'Parts of the live chat',
    conversation: 'Conversation',
    documents: 'Documents',
    officialHere: 'The official is online.',
    officialAway:
      'The official is not online now. You can write all the same: your messages are read as soon as the official is back.',
    taxpayerHere: (name) => `${name} is online.`,
    taxpayerAway: (name) => `${name} is not online now and will read the messages when the live chat is opened next.`,
    interrupted: 'Connection interrupted. The page is reconnecting: messages go out as soon as it is back.',
    terms: 'Before you start the live chat',
    termsHelp: 'The live chat has conditions of its own, which are not those of the video call. Read and accept them.',
    closed: {
      title: 'The live chat is closed',
      text: 'The office has closed the conversation: no more messages or documents can be sent. If anything else is needed, the official contacts you.',
    },
    closedAt: (when) => `Closed on ${when}.`,
    neverOpened: {
      title: 'The live chat is not open',
      text: 'A live chat is opened by the official, who sends you an e-mail with the link. For other questions call the office.',
    },
    ended: 'The live chat is closed: the messages can still be read, no more can be written.',
    leave: 'Leave the live chat',
    left: { title: 'You have left the live chat', text: 'You can come back until the official closes it.' },
    comeBack: 'Come back to the live chat',
    assistance: 'Information and assistant',
    noToken: {
      title: 'You need the link to enter the live chat',
      text: 'Open the link of the e-mail you received, or sign in and open it from “My appointments”.',
    },
    refusals: {
      'link-unknown': {
        title: 'This link is not valid',
        text: 'It may be incomplete. Open it again from the e-mail you received, or enter from “My appointments”.',
      },
      'link-revoked': {
        title: 'This link is no longer valid',
        text: 'The live chat was closed, or opened again with a newer e-mail: use the link in that one.',
      },
      'appointment-unknown': {
        title: 'Live chat not found',
        text: 'There is no live chat of yours at this address. Check “My appointments”.',
      },
      'not-allowed': {
        title: 'Sign in to enter',
        text: 'To open the live chat from here you need to sign in. With the link of the e-mail you enter without signing in.',
      },
    },
    elsewhere: {
      title: 'Do you want to continue here?',
      text: 'The live chat is open on another device or in another window. If you continue here, it closes there.',
    },
    movedAway: {
      title: 'The live chat continues elsewhere',
      text: 'You opened it on another device or in another window.',
    },
    revoked: {
      title: 'The link is no longer valid',
      text: 'The office has sent an e-mail with a newer link: use that one.',
    },
    own: 'Open live chats',
    ownOpen: 'Open the live chat',
    ownAsks: (what) => `The office asks for: ${what}`,
  },
  de: {
    title: 'Live-Chat',
    lead: (office) =>
      `Hier tauschen Sie Nachrichten und Unterlagen mit ${office} aus. Kamera und Mikrofon werden nicht gebraucht.`,
    about: 'Der Termin, um den es geht',
    asked: 'Worum wir Sie bitten',
    askedByUs: 'Worum gebeten wurde',
    parts: 'Teile des Live-Chats',
    conversation: 'Gespräch',
    documents: 'Unterlagen',
    officialHere: 'Das Amt ist online.',
    officialAway:
      'Das Amt ist gerade nicht online. Sie können trotzdem schreiben: Ihre Nachrichten werden gelesen, sobald es zurück ist.',
    taxpayerHere: (name) => `${name} ist online.`,
    taxpayerAway: (name) =>
      `${name} ist gerade nicht online und liest die Nachrichten beim nächsten Öffnen des Live-Chats.`,
    interrupted:
      'Verbindung unterbrochen. Die Seite verbindet sich neu: Nachrichten gehen hinaus, sobald sie zurück ist.',
    terms: 'Bevor Sie den Live-Chat beginnen',
    termsHelp:
      'Der Live-Chat hat eigene Bedingungen, die nicht die des Videogesprächs sind. Lesen Sie sie und nehmen Sie sie an.',
    closed: {
      title: 'Der Live-Chat ist geschlossen',
      text: 'Das Amt hat das Gespräch geschlossen: Es können keine Nachrichten oder Unterlagen mehr gesendet werden. Wird noch etwas gebraucht, meldet sich das Amt bei Ihnen.',
    },
    closedAt: (when) => `Geschlossen am ${when}.`,
    neverOpened: {
      title: 'Der Live-Chat ist nicht offen',
      text: 'Ein Live-Chat wird vom Amt geöffnet, das Ihnen eine E-Mail mit dem Link sendet. Bei anderen Fragen rufen Sie das Amt an.',
    },
    ended: 'Der Live-Chat ist geschlossen: Die Nachrichten bleiben lesbar, weitere können nicht geschrieben werden.',
    leave: 'Live-Chat verlassen',
    left: { title: 'Sie haben den Live-Chat verlassen', text: 'Sie können zurückkommen, bis das Amt ihn schließt.' },
    comeBack: 'Zum Live-Chat zurückkehren',
    assistance: 'Informationen und Assistent',
    noToken: {
      title: 'Für den Live-Chat brauchen Sie den Link',
      text: 'Öffnen Sie den Link aus der erhaltenen E-Mail, oder melden Sie sich an und öffnen Sie ihn unter „Meine Termine“.',
    },
    refusals: {
      'link-unknown': {
        title: 'Dieser Link ist ungültig',
        text: 'Er ist vielleicht unvollständig. Öffnen Sie ihn noch einmal aus der E-Mail oder treten Sie über „Meine Termine“ ein.',
      },
      'link-revoked': {
        title: 'Dieser Link gilt nicht mehr',
        text: 'Der Live-Chat wurde geschlossen oder mit einer neueren E-Mail wieder geöffnet: Verwenden Sie deren Link.',
      },
      'appointment-unknown': {
        title: 'Live-Chat nicht gefunden',
        text: 'Unter dieser Adresse gibt es keinen Live-Chat von Ihnen. Sehen Sie unter „Meine Termine“ nach.',
      },
      'not-allowed': {
        title: 'Melden Sie sich an',
        text: 'Um den Live-Chat von hier zu öffnen, müssen Sie sich anmelden. Mit dem Link aus der E-Mail treten Sie ohne Anmeldung ein.',
      },
    },
    elsewhere: {
      title: 'Möchten Sie hier weitermachen?',
      text: 'Der Live-Chat ist auf einem anderen Gerät oder in einem anderen Fenster geöffnet. Wenn Sie hier weitermachen, wird er dort geschlossen.',
    },
    movedAway: {
      title: 'Der Live-Chat läuft anderswo weiter',
      text: 'Sie haben ihn auf einem anderen Gerät oder in einem anderen Fenster geöffnet.',
    },
    revoked: {
      title: 'Der Link gilt nicht mehr',
      text: 'Das Amt hat eine E-Mail mit einem neueren Link gesendet: Verwenden Sie diesen.',
    },
    own: 'Offene Live-Chats',
    ownOpen: 'Live-Chat öffnen',
    ownAsks: (what) => `Das Amt bittet um: ${what}`,
  },
};
