import type { InEveryLanguage } from './language';

export interface RegisterTexts {
  tab: string;
  title: (register: string, day: string) => string;
  intro: string;
  show: string;
  empty: string;
  count: (entries: number, annulled: number) => string;
  columns: Readonly<Record<'number' | 'time' | 'direction' | 'party' | 'subject' | 'file' | 'by', string>>;
  directions: Readonly<Record<'received' | 'issued', string>>;
  through: (name: string) => string;
  erased: string;
  pages: (count: number) => string;
  hash: string;
  annulled: (when: string, by: string, reason: string) => string;
  annul: string;
  annulOf: (number: string) => string;
  annulTitle: (number: string) => string;
  annulText: string;
  annulReason: string;
  annulHelp: string;
  reasonMissing: string;
  annulConfirm: string;
  annulDone: (number: string) => string;
  print: string;
  printedAt: (when: string) => string;
}

export const registerTexts: InEveryLanguage<RegisterTexts> = {
  it: {
    tab: 'Registro di protocollo',
    title: (register, day) => `Registro giornaliero di protocollo ${register}, ${day}`,
    intro: 'Ogni documento accettato, nell’ordine del numero. Nulla si cancella: ciò che è annullato resta leggibile.',
    show: 'Giorno',
    empty: 'Nessuna registrazione in questo giorno.',
    count: (entries, annulled) =>
      `${entries === 1 ? '1 registrazione' : `${entries} registrazioni`}${annulled === 0 ? '' : `, di cui ${annulled === 1 ? '1 annullata' : `${annulled} annullate`}`}.`,
    columns: {
      number: 'Numero',
      time: 'Ora',
      direction: 'Verso',
      party: 'Mittente o destinatario',
      subject: 'Oggetto',
      file: 'File e impronta SHA-256',
      by: 'Registrato da',
    },
    directions: { received: 'in entrata', issued: 'in uscita' },
    through: (name) => `tramite ${name}`,
    erased: 'dati cancellati al termine della conservazione',
    pages: (count) => (count === 1 ? '1 pagina' : `${count} pagine`),
    hash: 'Impronta',
    annulled: (when, by, reason) => `Annullata il ${when} da ${by}: ${reason}`,
    annul: 'Annulla',
    annulOf: (number) => `Annulla la registrazione ${number}`,
    annulTitle: (number) => `Annulla la registrazione ${number}`,
    annulText:
      'La registrazione resta nel registro e si legge come annullata, con chi, quando e perché. Non si può tornare indietro e il numero non viene riusato.',
    annulReason: 'Motivo',
    annulHelp: 'Da 3 a 500 caratteri. Lo legge anche il contribuente.',
    reasonMissing: 'Scriva il motivo, con almeno 3 e al massimo 500 caratteri.',
    annulConfirm: 'Annulla la registrazione',
    annulDone: (number) => `Registrazione ${number} annullata`,
    print: 'Stampa il registro',
    printedAt: (when) => `Stampato il ${when}`,
  },
  en: {
    tab: 'Protocol register',
    title: (register, day) => `Daily protocol register ${register}, ${day}`,
    intro: 'Every accepted document in the order of its number. Nothing is deleted: what is annulled stays readable.',
    show: 'Day',
    empty: 'No entries on this day.',
    count: (entries, annulled) =>
      `${entries === 1 ? '1 entry' : `${entries} entries`}${annulled === 0 ? '' : `, ${annulled} of them annulled`}.`,
    columns: {
      number: 'Number',
      time: 'Time',
      direction: 'Direction',
      party: 'Sender or recipient',
      subject: 'Subject',
      file: 'File and SHA-256 fingerprint',
      by: 'Registered by',
    },
    directions: { received: 'received', issued: 'issued' },
    through: (name) => `through ${name}`,
    erased: 'data erased at the end of retention',
    pages: (count) => (count === 1 ? '1 page' : `${count} pages`),
    hash: 'Fingerprint',
    annulled: (when, by, reason) => `Annulled on ${when} by ${by}: ${reason}`,
    annul: 'Annul',
    annulOf: (number) => `Annul entry ${number}`,
    annulTitle: (number) => `Annul entry ${number}`,
    annulText:
      'The entry stays in the register and reads as annulled, with who, when and why. This cannot be undone, and the number is not used again.',
    annulReason: 'Reason',
    annulHelp: '3 to 500 characters. The taxpayer reads it too.',
    reasonMissing: 'Write the reason, in 3 to 500 characters.',
    annulConfirm: 'Annul the entry',
    annulDone: (number) => `Entry ${number} annulled`,
    print: 'Print the register',
    printedAt: (when) => `Printed on ${when}`,
  },
  de: {
    tab: 'Protokollregister',
    title: (register, day) => `Tägliches Protokollregister ${register}, ${day}`,
    intro:
      'Jedes angenommene Dokument in der Reihenfolge seiner Nummer. Nichts wird gelöscht: Was ungültig ist, bleibt lesbar.',
    show: 'Tag',
    empty: 'Keine Einträge an diesem Tag.',
    count: (entries, annulled) =>
      `${entries === 1 ? '1 Eintrag' : `${entries} Einträge`}${annulled === 0 ? '' : `, davon ${annulled} ungültig`}.`,
    columns: {
      number: 'Nummer',
      time: 'Uhrzeit',
      direction: 'Richtung',
      party: 'Absender oder Empfänger',
      subject: 'Betreff',
      file: 'Datei und SHA-256-Prüfsumme',
      by: 'Eingetragen von',
    },
    directions: { received: 'eingegangen', issued: 'ausgegangen' },
    through: (name) => `durch ${name}`,
    erased: 'Daten am Ende der Aufbewahrung gelöscht',
    pages: (count) => (count === 1 ? '1 Seite' : `${count} Seiten`),
    hash: 'Prüfsumme',
    annulled: (when, by, reason) => `Für ungültig erklärt am ${when} von ${by}: ${reason}`,
    annul: 'Für ungültig erklären',
    annulOf: (number) => `Eintrag ${number} für ungültig erklären`,
    annulTitle: (number) => `Eintrag ${number} für ungültig erklären`,
    annulText:
      'Der Eintrag bleibt im Register und wird als ungültig gelesen, mit wer, wann und warum. Das lässt sich nicht rückgängig machen, und die Nummer wird nicht wieder verwendet.',
    annulReason: 'Grund',
    annulHelp: '3 bis 500 Zeichen. Auch der Steuerpflichtige liest ihn.',
    reasonMissing: 'Schreiben Sie den Grund mit 3 bis 500 Zeichen.',
    annulConfirm: 'Eintrag für ungültig erklären',
    annulDone: (number) => `Eintrag ${number} ist ungültig`,
    print: 'Register drucken',
    printedAt: (when) => `Gedruckt am ${when}`,
  },
};
