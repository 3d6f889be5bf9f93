import type { InEveryLanguage } from './language';

interface SignInTexts {
  title: string;
  lead: string;
  signedInAs: string;
  groups: Readonly<Record<'taxpayers' | 'officials' | 'managers' | 'administrators', string>>;
  signInAs: string;
}

/** The page on which one signs in as a person of the demonstration. */
export const signInTexts: InEveryLanguage<SignInTexts> = {
  it: {
    title: 'Accesso dimostrativo',
    lead: 'Scelga una persona: sono tutte inventate e non serve alcuna password. In esercizio qui si accede con SPID, CIE o con le credenziali dell’ufficio.',
    signedInAs: 'Accesso già effettuato. Se sceglie un’altra persona, prende il posto di:',
    groups: {
      taxpayers: 'Contribuenti e professionisti',
      officials: 'Funzionari',
      managers: 'Responsabili di ufficio',
      administrators: 'Amministrazione del sistema',
    },
    signInAs: 'Accedi come',
  },
  en: {
    title: 'Demonstration sign-in',
    lead: 'Choose a person: all are invented, and there are no passwords. In service one signs in here with SPID, CIE or the credentials of the office.',
    signedInAs: 'Already signed in. If you choose another person, he or she takes the place of:',
    groups: {
      taxpayers: 'Taxpayers and professionals',
      officials: 'Officials',
      managers: 'Office managers',
      administrators: 'System administrators',
    },
    signInAs: 'Sign in as',
  },
  de: {
    title: 'Anmeldung zur Vorführung',
    lead: 'Wählen Sie eine Person: Alle sind erfunden, ein Passwort ist nicht nötig. Im Betrieb meldet man sich hier mit SPID, CIE oder den Zugangsdaten des Amtes an.',
    signedInAs: 'Sie sind bereits angemeldet. Eine andere Person tritt an die Stelle von:',
    groups: {
      taxpayers: 'Steuerpflichtige und Fachleute',
      officials: 'Sachbearbeitung',
      managers: 'Leitung der Ämter',
      administrators: 'Systemverwaltung',
    },
    signInAs: 'Anmelden als',
  },
};
