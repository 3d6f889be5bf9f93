import type { InEveryLanguage } from './language';

interface OfficeLiveChatTexts {
  title: string;
  intro: string;
  empty: string;
  ask: string;
  askAgain: string;
  askTitle: string;
  askText: string;
  askField: string;
  askHelp: string;
  askMissing: string;
  askConfirm: string;
  asked: string;
  openMeanwhile: (name: string) => string;
  /** Of that notice. */
  dismissOf: (name: string) => string;
  /** In a row of the agenda. */
  inRow: string;
  inRowOf: (name: string, time: string) => string;
  open: string;
  openOf: (name: string) => string;
  hide: string;
  close: string;
  closeOf: (name: string) => string;
  closeText: string;
  closeConfirm: string;
  closed: string;
  none: string;
  isOpen: (since: string) => string;
  asksFor: (what: string) => string;
  unread: (count: number) => string;
  nothingUnread: string;
  taxpayerThere: string;
  taxpayerAway: string;
  officialThere: string;
  lastLine: (role: string, text: string) => string;
  roles: Readonly<Record<'taxpayer' | 'official' | 'guest', string>>;
  conversation: (name: string) => string;
  connecting: string;
}

/** The office's live chats. */
export const officeLiveChatTexts: InEveryLanguage<OfficeLiveChatTexts> = {
  it: {
    title: 'Live chat',
    intro:
      'Conversazioni aperte per ricevere documenti, con o senza videochiamata. Si aprono dall’agenda o dalla scheda di un appuntamento.',
    empty: 'Nessuna live chat aperta.',
    ask: 'Chiedi documenti in chat',
    askAgain: 'Chiedi altri documenti in chat',
    askTitle: 'Chiedi documenti in chat',
    askText:
      'Il contribuente riceve una e-mail con il collegamento alla live chat e le sue condizioni. Una nuova richiesta invia un’altra e-mail, e il collegamento precedente non vale più.',
    askField: 'Che cosa chiede',
    askHelp: 'Compare nella e-mail e in testa alla live chat. Da 3 a 300 caratteri.',
    askMissing: 'Scriva che cosa chiede: da 3 a 300 caratteri.',
    askConfirm: 'Apri la live chat e invia la e-mail',
    asked: 'Live chat aperta, e-mail inviata.',
    openMeanwhile: (name) => `La live chat con ${name} è aperta e la e-mail è stata inviata.`,
    dismissOf: (name) => `Chiudi l’avviso su ${name}`,
    inRow: 'Live chat',
    inRowOf: (name, time) => `Live chat con ${name} per l’appuntamento delle ${time}`,
    open: 'Apri la conversazione',
    openOf: (name) => `Apri la conversazione con ${name}`,
    hide: 'Nascondi la conversazione',
    close: 'Chiudi la live chat',
    closeOf: (name) => `Chiudi la live chat con ${name}`,
    closeText:
      'Il contribuente non potrà più inviare messaggi o documenti dalla live chat. I messaggi restano alla pratica.',
    closeConfirm: 'Chiudi la live chat',
    closed: 'Live chat chiusa.',
    none: 'Nessuna live chat aperta per questo appuntamento.',
    isOpen: (since) => `Live chat aperta da ${since}`,
    asksFor: (what) => `Richiesta: ${what}`,
    unread: (count) => (count === 1 ? '1 messaggio da leggere' : `${count} messaggi da leggere`),
    nothingUnread: 'nessun messaggio da leggere',
    taxpayerThere: 'contribuente in linea',
    taxpayerAway: 'contribuente non in linea',
    officialThere: 'un funzionario è in linea',
    lastLine: (role, text) => `Ultimo messaggio (${role}): ${text}`,
    roles: { taxpayer: 'contribuente', official: 'ufficio', guest: 'ospite' },
    conversation: (name) => `Live chat con ${name}`,
    connecting: 'Collegamento in corso…',
  },
  en: {
    title: 'Live chats',
    intro:
      'Conversations that are open to receive documents, with or without a video call. They are opened from the agenda or from an appointment.',
    empty: 'No live chat is open.',
    ask: 'Ask for documents in a chat',
    askAgain: 'Ask for other documents in the chat',
    askTitle: 'Ask for documents in a chat',
    askText:
      'The taxpayer gets an e-mail with the link to the live chat and its conditions. Asking again sends another e-mail, and the link before is no longer good.',
    askField: 'What you ask for',
    askHelp: 'It appears in the e-mail and on top of the live chat. 3 to 300 characters.',
    askMissing: 'Write what you ask for: 3 to 300 characters.',
    askConfirm: 'Open the live chat and send the e-mail',
    asked: 'Live chat opened, e-mail sent.',
    openMeanwhile: (name) => `The live chat with ${name} is open, and the e-mail has been sent.`,
    dismissOf: (name) => `Close the notice about ${name}`,
    inRow: 'Live chat',
    inRowOf: (name, time) => `Live chat with ${name} about the appointment at ${time}`,
    open: 'Open the conversation',
    openOf: (name) => `Open the conversation with ${name}`,
    hide: 'Hide the conversation',
    close: 'Close the live chat',
    closeOf: (name) => `Close the live chat with ${name}`,
    closeText:
      'The taxpayer can no longer send messages or documents from the live chat. The messages stay with the matter.',
    closeConfirm: 'Close the live chat',
    closed: 'Live chat closed.',
    none: 'No live chat is open for this appointment.',
    isOpen: (since) => `Live chat open since ${since}`,
    asksFor: (what) => `Asked for: ${what}`,
    unread: (count) => (count === 1 ? '1 message to read' : `${count} messages to read`),
    nothingUnread: 'no message to read',
    taxpayerThere: 'taxpayer online',
    taxpayerAway: 'taxpayer not online',
    officialThere: 'an official is online',
    lastLine: (role, text) => `Last message (${role}): ${text}`,
    roles: { taxpayer: 'taxpayer', official: 'office', guest: 'guest' },
    conversation: (name) => `Live chat with ${name}`,
    connecting: 'Connecting…',
  },
  de: {
    title: 'Live-Chats',
    intro:
      'Gespräche, die zum Empfang von Unterlagen offen sind, mit oder ohne Videogespräch. Geöffnet werden sie im Kalender oder bei einem Termin.',
    empty: 'Kein Live-Chat ist offen.',
    ask: 'Unterlagen im Chat erbitten',
    askAgain: 'Andere Unterlagen im Chat erbitten',
    askTitle: 'Unterlagen im Chat erbitten',
    askText:
      'Die steuerpflichtige Person erhält eine E-Mail mit dem Link zum Live-Chat und dessen Bedingungen. Eine neue Bitte sendet eine weitere E-Mail, und der frühere Link gilt nicht mehr.',
    askField: 'Worum Sie bitten',
    askHelp: 'Erscheint in der E-Mail und oben im Live-Chat. 3 bis 300 Zeichen.',
    askMissing: 'Schreiben Sie, worum Sie bitten: 3 bis 300 Zeichen.',
    askConfirm: 'Live-Chat öffnen und E-Mail senden',
    asked: 'Live-Chat geöffnet, E-Mail gesendet.',
    openMeanwhile: (name) => `Der Live-Chat mit ${name} ist offen, und die E-Mail wurde gesendet.`,
    dismissOf: (name) => `Hinweis zu ${name} schließen`,
    inRow: 'Live-Chat',
    inRowOf: (name, time) => `Live-Chat mit ${name} zum Termin um ${time}`,
    open: 'Gespräch öffnen',
    openOf: (name) => `Gespräch mit ${name} öffnen`,
    hide: 'Gespräch ausblenden',
    close: 'Live-Chat schließen',
    closeOf: (name) => `Live-Chat mit ${name} schließen`,
    closeText:
      'Die steuerpflichtige Person kann aus dem Live-Chat keine Nachrichten oder Unterlagen mehr senden. Die Nachrichten bleiben bei der Angelegenheit.',
    closeConfirm: 'Live-Chat schließen',
    closed: 'Live-Chat geschlossen.',
    none: 'Zu diesem Termin ist kein Live-Chat offen.',
    isOpen: (since) => `Live-Chat offen seit ${since}`,
    asksFor: (what) => `Erbeten: ${what}`,
    unread: (count) => (count === 1 ? '1 Nachricht zu lesen' : `${count} Nachrichten zu lesen`),
    nothingUnread: 'keine Nachricht zu lesen',
    taxpayerThere: 'steuerpflichtige Person online',
    taxpayerAway: 'steuerpflichtige Person nicht online',
    officialThere: 'jemand vom Amt ist online',
    lastLine: (role, text) => `Letzte Nachricht (${role}): ${text}`,
    roles: { taxpayer: 'steuerpflichtige Person', official: 'Amt', guest: 'Gast' },
    conversation: (name) => `Live-Chat mit ${name}`,
    connecting: 'Verbindung wird hergestellt …',
  },
};
