import type { GuestKind } from '../session/contract';
import type { InEveryLanguage } from './language';

export interface GuestTexts {
  loading: string;
  invitedAs: (kind: string) => string;
  kinds: Readonly<Record<GuestKind, string>>;
  about: string;
  next: string;
  steps: readonly string[];
  notAgreed: string;
  refused: string;
  lookFailed: string;
}

/** What an invited person is told before entering. */
export const guestTexts: InEveryLanguage<GuestTexts> = {
  it: {
    loading: "Controllo dell'invito in corso…",
    invitedAs: (kind) =>
      `È qui per un invito: un ufficio Le chiede di partecipare, come ${kind}, a un appuntamento in videochiamata.`,
    kinds: {
      interpreter: 'interprete',
      professional: 'professionista',
      colleague: "collega dell'ufficio",
      helper: 'persona di fiducia',
    },
    about: "L'appuntamento",
    next: 'Che cosa succede ora',
    steps: [
      'Scrive il Suo nome: così La vedranno gli altri partecipanti.',
      'Legge e accetta le condizioni, poi prova videocamera e microfono. Non occorre installare nulla.',
      "Attende nella sala d'attesa: il funzionario riceve un avviso e La ammette. Prima di allora non vede e non sente nessuno, e nessuno vede o sente Lei.",
      'Nulla viene registrato. Può uscire in ogni momento.',
    ],
    notAgreed:
      "La persona che ha l'appuntamento non ha ancora acconsentito alla Sua partecipazione: potrà entrare appena lo fa.",
    refused:
      "La persona che ha l'appuntamento non acconsente alla Sua partecipazione. Per chiarimenti chiami l'ufficio.",
    lookFailed: "Non è stato possibile controllare l'invito: il servizio non risponde.",
  },
  en: {
    loading: 'Looking at the invitation…',
    invitedAs: (kind) =>
      `You were invited: an office asks you to take part, as ${kind}, in an appointment by video call.`,
    kinds: {
      interpreter: 'an interpreter',
      professional: 'a professional',
      colleague: 'a colleague of the office',
      helper: 'a trusted person',
    },
    about: 'The appointment',
    next: 'What happens now',
    steps: [
      'You write your name: this is how the others will see you.',
      'You read and accept the conditions, then try camera and microphone. Nothing needs to be installed.',
      'You wait in the waiting room: the official is told and admits you. Until then you neither see nor hear anybody, and nobody sees or hears you.',
      'Nothing is recorded. You can leave at any time.',
    ],
    notAgreed:
      'The person with the appointment has not yet agreed to your taking part: you can enter as soon as that happens.',
    refused: 'The person with the appointment does not agree to your taking part. For questions, call the office.',
    lookFailed: 'The invitation could not be checked: the service does not answer.',
  },
  de: {
    loading: 'Die Einladung wird geprüft …',
    invitedAs: (kind) =>
      `Sie wurden eingeladen: Ein Amt bittet Sie, als ${kind} an einem Termin per Videogespräch teilzunehmen.`,
    kinds: {
      interpreter: 'dolmetschende Person',
      professional: 'beratende Fachperson',
      colleague: 'Mitglied des Amtes',
      helper: 'Vertrauensperson',
    },
    about: 'Der Termin',
    next: 'Wie es weitergeht',
    steps: [
      'Sie geben Ihren Namen ein: So sehen Sie die anderen.',
      'Sie lesen die Bedingungen und nehmen sie an, dann prüfen Sie Kamera und Mikrofon. Nichts muss installiert werden.',
      'Sie warten im Warteraum: Das Amt wird verständigt und lässt Sie ein. Vorher sehen und hören Sie niemanden, und niemand sieht oder hört Sie.',
      'Nichts wird aufgezeichnet. Sie können jederzeit gehen.',
    ],
    notAgreed:
      'Die Person mit dem Termin hat Ihrer Teilnahme noch nicht zugestimmt: Sobald sie es tut, können Sie eintreten.',
    refused: 'Die Person mit dem Termin stimmt Ihrer Teilnahme nicht zu. Bei Fragen rufen Sie das Amt an.',
    lookFailed: 'Die Einladung konnte nicht geprüft werden: Der Dienst antwortet nicht.',
  },
};
