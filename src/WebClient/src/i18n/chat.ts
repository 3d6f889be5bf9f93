import type { InEveryLanguage } from './language';

export interface ChatTexts {
  title: string;
  messages: string;
  empty: string;
  input: string;
  send: string;
  sending: string;
  queued: string;
  sent: string;
  read: string;
  retry: string;
  discard: string;
  own: string;
  typing: (name: string) => string;
  draftOf: (name: string) => string;
  unread: (count: number) => string;
  newLine: (name: string, text: string) => string;
  tooLong: (length: number, limit: number) => string;
}

export const chatTexts: InEveryLanguage<ChatTexts> = {
  it: {
    title: 'Chat',
    messages: 'Messaggi',
    empty: 'Ancora nessun messaggio.',
    input: 'Scriva un messaggio',
    send: 'Invia',
    sending: 'invio in corso…',
    queued: 'parte appena torna la connessione',
    sent: 'inviato',
    read: 'letto',
    retry: 'Riprova',
    discard: 'Elimina',
    own: 'Lei',
    typing: (name) => `${name} sta scrivendo…`,
    draftOf: (name) => `${name} scrive:`,
    unread: (count) => (count === 1 ? '1 messaggio non letto' : `${count} messaggi non letti`),
    newLine: (name, text) => `Messaggio di ${name}: ${text}`,
    tooLong: (length, limit) => `${length} caratteri: il massimo è ${limit}.`,
  },
  en: {
    title: 'Chat',
    messages: 'Messages',
    empty: 'No messages yet.',
    input: 'Write a message',
    send: 'Send',
    sending: 'sending…',
    queued: 'goes out when the connection is back',
    sent: 'sent',
    read: 'read',
    retry: 'Try again',
    discard: 'Delete',
    own: 'You',
    typing: (name) => `${name} is typing…`,
    draftOf: (name) => `${name} writes:`,
    unread: (count) => (count === 1 ? '1 unread message' : `${count} unread messages`),
    newLine: (name, text) => `Message from ${name}: ${text}`,
    tooLong: (length, limit) => `${length} characters: the limit is ${limit}.`,
  },
  de: {
    title: 'Chat',
    messages: 'Nachrichten',
    empty: 'Noch keine Nachrichten.',
    input: 'Nachricht schreiben',
    send: 'Senden',
    sending: 'wird gesendet …',
    queued: 'geht hinaus, sobald die Verbindung zurück ist',
    sent: 'gesendet',
    read: 'gelesen',
    retry: 'Erneut senden',
    discard: 'Löschen',
    own: 'Sie',
    typing: (name) => `${name} schreibt …`,
    draftOf: (name) => `${name} schreibt:`,
    unread: (count) => (count === 1 ? '1 ungelesene Nachricht' : `${count} ungelesene Nachrichten`),
    newLine: (name, text) => `Nachricht von ${name}: ${text}`,
    tooLong: (length, limit) => `${length} Zeichen: Die Grenze ist ${limit}.`,
  },
};
