import type { InEveryLanguage } from './language';

interface ShellTexts {
  desk: string;
  administration: string;
  shortcuts: string;
  skipToContent: string;
  skipToMenu: string;
  skipToFooter: string;
  menu: string;
  menuButton: string;
  accessoryNavigation: string;
  languageSelected: string;
  language: string;
  signIn: string;
  signOut: string;
  home: string;
  book: string;
  appointments: string;
  deviceCheck: string;
  office: string;
  footer: string;
  contacts: string;
  accessibility: string;
  privacy: string;
  legalNotes: string;
  loading: string;
  loadFailed: string;
  retry: string;
  unknownPage: string;
  unknownPageHelp: string;
}

/** The frame around every page. */
export const shellTexts: InEveryLanguage<ShellTexts> = {
  it: {
    desk: 'Sportello online',
    administration: 'Amministrazione finanziaria',
    shortcuts: 'Scorciatoie di navigazione',
    skipToContent: 'Vai al contenuto',
    skipToMenu: 'Vai al menu',
    skipToFooter: 'Vai al piede',
    menu: 'Menu principale',
    menuButton: 'Mostra o nascondi il menu',
    accessoryNavigation: 'Navigazione accessoria',
    languageSelected: 'Selezione lingua: lingua selezionata',
    language: 'Lingua',
    signIn: "Accedi all'area personale",
    signOut: 'Esci',
    home: 'Sportello online',
    book: 'Prenota appuntamento',
    appointments: 'I miei appuntamenti',
    deviceCheck: 'Verifica il dispositivo',
    office: "Agenda dell'ufficio",
    footer: 'Piè di pagina',
    contacts: 'Contatti',
    accessibility: 'Dichiarazione di accessibilità',
    privacy: 'Privacy policy',
    legalNotes: 'Note legali',
    loading: 'Caricamento in corso…',
    loadFailed: 'La pagina non si è caricata. Controlla la connessione e riprova.',
    retry: 'Riprova',
    unknownPage: 'Pagina non trovata',
    unknownPageHelp: 'La pagina che cerchi non esiste o è stata spostata.',
  },
  en: {
    desk: 'Online desk',
    administration: 'Tax administration',
    shortcuts: 'Navigation shortcuts',
    skipToContent: 'Go to content',
    skipToMenu: 'Go to menu',
    skipToFooter: 'Go to footer',
    menu: 'Main menu',
    menuButton: 'Show or hide the menu',
    accessoryNavigation: 'Secondary navigation',
    languageSelected: 'Language selection: selected language',
    language: 'Language',
    signIn: 'Sign in to your personal area',
    signOut: 'Sign out',
    home: 'Online desk',
    book: 'Book an appointment',
    appointments: 'My appointments',
    deviceCheck: 'Check your device',
    office: "The office's agenda",
    footer: 'Footer',
    contacts: 'Contacts',
    accessibility: 'Accessibility statement',
    privacy: 'Privacy policy',
    legalNotes: 'Legal notes',
    loading: 'Loading…',
    loadFailed: 'The page could not be loaded. Check your connection and try again.',
    retry: 'Try again',
    unknownPage: 'Page not found',
    unknownPageHelp: 'The page you are looking for does not exist or has moved.',
  },
  de: {
    desk: 'Online-Schalter',
    administration: 'Finanzverwaltung',
    shortcuts: 'Sprungmarken',
    skipToContent: 'Zum Inhalt',
    skipToMenu: 'Zum Menü',
    skipToFooter: 'Zur Fußzeile',
    menu: 'Hauptmenü',
    menuButton: 'Menü ein- oder ausblenden',
    accessoryNavigation: 'Zusätzliche Navigation',
    languageSelected: 'Sprachauswahl: gewählte Sprache',
    language: 'Sprache',
    signIn: 'Im persönlichen Bereich anmelden',
    signOut: 'Abmelden',
    home: 'Online-Schalter',
    book: 'Termin buchen',
    appointments: 'Meine Termine',
    deviceCheck: 'Gerät prüfen',
    office: 'Kalender des Amtes',
    footer: 'Fußzeile',
    contacts: 'Kontakt',
    accessibility: 'Erklärung zur Barrierefreiheit',
    privacy: 'Datenschutz',
    legalNotes: 'Rechtliche Hinweise',
    loading: 'Wird geladen…',
    loadFailed: 'Die Seite konnte nicht geladen werden. Prüfen Sie die Verbindung und versuchen Sie es erneut.',
    retry: 'Erneut versuchen',
    unknownPage: 'Seite nicht gefunden',
    unknownPageHelp: 'Die gesuchte Seite gibt es nicht oder sie wurde verschoben.',
  },
};
