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
  tagline: string;
  accessoryNavigation: string;
  /** Before the name of the language that is used. */
  languageSelected: string;
  /** After it, in the list. */
  selected: string;
  signIn: string;
  signOut: string;
  home: string;
  book: string;
  appointments: string;
  /** A second name of the page of appointments, which the administration's notices use. */
  agenda: string;
  deviceCheck: string;
  office: string;
  operations: string;
  footer: string;
  contacts: string;
  address: string;
  certifiedMail: string;
  publicRelations: string;
  services: string;
  help: string;
  terms: string;
  usefulLinks: string;
  accessibility: string;
  privacy: string;
  legalNotes: string;
  loading: string;
  loadFailed: string;
  retry: string;
  unknownPage: string;
  unknownPageHelp: string;
  unknownPageWays: string;
  assistance: string;
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
    tagline: 'Assistenza in videochiamata, senza spostarsi da casa',
    accessoryNavigation: 'Navigazione accessoria',
    languageSelected: 'Selezione lingua: lingua selezionata',
    selected: 'selezionata',
    signIn: "Accedi all'area personale",
    signOut: 'Esci dal profilo',
    home: 'Sportello online',
    book: 'Prenota appuntamento',
    appointments: 'I miei appuntamenti',
    agenda: 'Consulta la tua agenda appuntamenti',
    deviceCheck: 'Verifica il dispositivo',
    office: "Agenda dell'ufficio",
    operations: 'Stato del sistema',
    footer: 'Piè di pagina',
    contacts: 'Contatti',
    address: 'Via dei Contribuenti 1, 00100 Roma',
    certifiedMail: 'PEC',
    publicRelations: 'Ufficio relazioni con il pubblico (URP)',
    services: 'Servizi',
    help: 'Assistenza',
    terms: 'Condizioni del servizio',
    usefulLinks: 'Collegamenti utili',
    accessibility: 'Dichiarazione di accessibilità',
    privacy: 'Privacy policy',
    legalNotes: 'Note legali',
    loading: 'Caricamento in corso…',
    loadFailed: 'La pagina non si è caricata. Controlli la connessione e riprovi.',
    retry: 'Riprova',
    unknownPage: 'Pagina non trovata',
    unknownPageHelp: 'La pagina che ha cercato non esiste o è stata spostata.',
    unknownPageWays: 'Controlli l’indirizzo, oppure prosegua da qui:',
    assistance: 'Informazioni e assistente',
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
    tagline: 'Help by video call, without leaving home',
    accessoryNavigation: 'Secondary navigation',
    languageSelected: 'Language selection: selected language',
    selected: 'selected',
    signIn: 'Sign in to your personal area',
    signOut: 'Sign out',
    home: 'Online desk',
    book: 'Book an appointment',
    appointments: 'My appointments',
    agenda: 'See your appointments',
    deviceCheck: 'Check your device',
    office: "The office's agenda",
    operations: 'System status',
    footer: 'Footer',
    contacts: 'Contacts',
    address: 'Via dei Contribuenti 1, 00100 Rome, Italy',
    certifiedMail: 'Certified e-mail (PEC)',
    publicRelations: 'Public relations office (URP)',
    services: 'Services',
    help: 'Help',
    terms: 'Terms of service',
    usefulLinks: 'Useful links',
    accessibility: 'Accessibility statement',
    privacy: 'Privacy policy',
    legalNotes: 'Legal notes',
    loading: 'Loading…',
    loadFailed: 'The page could not be loaded. Check your connection and try again.',
    retry: 'Try again',
    unknownPage: 'Page not found',
    unknownPageHelp: 'The page you are looking for does not exist or has moved.',
    unknownPageWays: 'Check the address, or go on from here:',
    assistance: 'Information and assistant',
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
    tagline: 'Beratung per Videoanruf, ohne das Haus zu verlassen',
    accessoryNavigation: 'Zusätzliche Navigation',
    languageSelected: 'Sprachauswahl: gewählte Sprache',
    selected: 'ausgewählt',
    signIn: 'Im persönlichen Bereich anmelden',
    signOut: 'Abmelden',
    home: 'Online-Schalter',
    book: 'Termin buchen',
    appointments: 'Meine Termine',
    agenda: 'Ihre Termine ansehen',
    deviceCheck: 'Gerät prüfen',
    office: 'Kalender des Amtes',
    operations: 'Systemzustand',
    footer: 'Fußzeile',
    contacts: 'Kontakt',
    address: 'Via dei Contribuenti 1, 00100 Rom, Italien',
    certifiedMail: 'Zertifizierte E-Mail (PEC)',
    publicRelations: 'Amt für Öffentlichkeitsarbeit (URP)',
    services: 'Dienste',
    help: 'Hilfe',
    terms: 'Nutzungsbedingungen',
    usefulLinks: 'Nützliche Links',
    accessibility: 'Erklärung zur Barrierefreiheit',
    privacy: 'Datenschutz',
    legalNotes: 'Rechtliche Hinweise',
    loading: 'Wird geladen…',
    loadFailed: 'Die Seite konnte nicht geladen werden. Prüfen Sie die Verbindung und versuchen Sie es erneut.',
    retry: 'Erneut versuchen',
    unknownPage: 'Seite nicht gefunden',
    unknownPageHelp: 'Die gesuchte Seite gibt es nicht oder sie wurde verschoben.',
    unknownPageWays: 'Prüfen Sie die Adresse oder machen Sie hier weiter:',
    assistance: 'Informationen und Assistent',
  },
};
