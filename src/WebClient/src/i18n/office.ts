import type { InEveryLanguage } from './language';

interface OfficeTexts {
  title: string;
  signInTitle: string;
  signInText: string;
  signIn: string;
  notOfficialTitle: string;
  notOfficialText: string;
  signInAsOther: string;
  tabs: string;
  agenda: string;
  preCalls: string;
  callbacks: string;
  newAppointment: string;
  board: string;
  day: string;
  today: string;
  previousDay: string;
  nextDay: string;
  show: string;
  mine: string;
  wholeOffice: string;
  romeTimes: string;
  hereTime: (time: string) => string;
  nobodyToday: string;
  nobodyMine: string;
  nextAppointment: (time: string, name: string) => string;
  open: string;
  openWith: (name: string, time: string) => string;
  join: string;
  joinWith: (name: string, time: string) => string;
  takeOver: string;
  takeOverOf: (name: string) => string;
  takenOver: (name: string) => string;
  unassigned: string;
  official: (name: string) => string;
  me: string;
  onBehalf: (name: string) => string;
  noName: string;
  someoneWaits: (name: string) => string;
  waitBanner: (count: number) => string;
  waitTitle: (count: number) => string;
  settings: string;
  soundOn: string;
  soundMuted: string;
  soundBlocked: string;
  activateSound: string;
  mute: string;
  unmute: string;
  loading: string;
  retry: string;
  stale: string;
  offline: string;
  unexpected: string;
  tryAgain: string;
  dismiss: string;
  cancel: string;
  closeDialog: string;
  required: string;
  updated: string;
}

/** The official's page: its frame, the agenda and the sound. */
export const officeTexts: InEveryLanguage<OfficeTexts> = {
  it: {
    title: "Agenda dell'ufficio",
    signInTitle: "Acceda per vedere l'agenda dell'ufficio",
    signInText: "Questa pagina è riservata ai funzionari e ai responsabili dell'ufficio.",
    signIn: 'Accedi',
    notOfficialTitle: 'Pagina riservata agli uffici',
    notOfficialText:
      "Il Suo profilo non è quello di un funzionario dell'ufficio. Se lavora in un ufficio, acceda con il profilo di servizio.",
    signInAsOther: 'Accedi con un altro profilo',
    tabs: "Lavoro dell'ufficio",
    agenda: 'Agenda',
    preCalls: 'Telefonate preliminari',
    callbacks: 'Richiamate',
    newAppointment: 'Nuovo appuntamento',
    board: "Quadro dell'ufficio",
    day: 'Giorno',
    today: 'Oggi',
    previousDay: 'Giorno precedente',
    nextDay: 'Giorno successivo',
    show: 'Mostra',
    mine: 'I miei appuntamenti e quelli da assegnare',
    wholeOffice: "Tutto l'ufficio",
    romeTimes: 'Gli orari sono quelli di Roma.',
    hereTime: (time) => `(${time} su questo dispositivo)`,
    nobodyToday: 'Nessun appuntamento in questo giorno.',
    nobodyMine: "Nessun appuntamento per Lei in questo giorno. Con «Tutto l'ufficio» vede quelli dei colleghi.",
    nextAppointment: (time, name) => `Prossimo appuntamento alle ${time}: ${name}`,
    open: 'Apri',
    openWith: (name, time) => `Apri l'appuntamento con ${name} delle ${time}`,
    join: 'Entra',
    joinWith: (name, time) => `Entra nell'appuntamento con ${name} delle ${time}`,
    takeOver: 'Prendi in carico',
    takeOverOf: (name) => `Prendi in carico l'appuntamento con ${name}`,
    takenOver: (name) => `L'appuntamento con ${name} è ora Suo.`,
    unassigned: 'da assegnare',
    official: (name) => `Funzionario: ${name}`,
    me: 'Lei',
    onBehalf: (name) => `richiesto da ${name}`,
    noName: 'nome non disponibile',
    someoneWaits: (name) => `${name} è in attesa.`,
    waitBanner: (count) => (count === 1 ? 'Una persona è in attesa' : `${count} persone sono in attesa`),
    waitTitle: (count) => `(${count}) in attesa`,
    settings: 'Suono e tasti',
    soundOn: 'Suono attivo: sentirà un avviso quando qualcuno attende.',
    soundMuted: 'Suono spento: gli avvisi sono solo scritti.',
    soundBlocked: 'Il browser non riproduce ancora suoni in questa pagina.',
    activateSound: 'Attiva il suono',
    mute: 'Spegni il suono',
    unmute: 'Accendi il suono',
    loading: 'Caricamento in corso…',
    retry: 'Riprova',
    stale: 'Il servizio non risponde: i dati possono non essere aggiornati. Nuovo tentativo tra pochi secondi.',
    offline: 'Il servizio non è raggiungibile. Controlli la connessione e riprovi.',
    unexpected: 'Si è verificato un errore: riprovi tra poco.',
    tryAgain: 'Il servizio non ha risposto. Nulla è andato perso: riprovi.',
    dismiss: 'Chiudi avviso',
    cancel: 'Indietro',
    closeDialog: 'Chiudi finestra modale',
    required: 'I campi contraddistinti dal simbolo asterisco sono obbligatori.',
    updated: "L'agenda è aggiornata.",
  },
  en: {
    title: "The office's agenda",
    signInTitle: "Sign in to see the office's agenda",
    signInText: 'This page is for officials and managers of the office.',
    signIn: 'Sign in',
    notOfficialTitle: 'A page for offices only',
    notOfficialText:
      'Your profile is not that of an official. If you work in an office, sign in with your service profile.',
    signInAsOther: 'Sign in with another profile',
    tabs: "The office's work",
    agenda: 'Agenda',
    preCalls: 'Pre-calls',
    callbacks: 'Callbacks',
    newAppointment: 'New appointment',
    board: "The office's board",
    day: 'Day',
    today: 'Today',
    previousDay: 'Previous day',
    nextDay: 'Next day',
    show: 'Show',
    mine: 'My appointments and unassigned ones',
    wholeOffice: 'The whole office',
    romeTimes: 'Times are those of Rome.',
    hereTime: (time) => `(${time} on this device)`,
    nobodyToday: 'No appointments on this day.',
    nobodyMine: 'No appointments for you on this day. "The whole office" shows those of your colleagues.',
    nextAppointment: (time, name) => `Next appointment at ${time}: ${name}`,
    open: 'Open',
    openWith: (name, time) => `Open the appointment with ${name} at ${time}`,
    join: 'Join',
    joinWith: (name, time) => `Join the appointment with ${name} at ${time}`,
    takeOver: 'Take over',
    takeOverOf: (name) => `Take over the appointment with ${name}`,
    takenOver: (name) => `The appointment with ${name} is yours now.`,
    unassigned: 'unassigned',
    official: (name) => `Official: ${name}`,
    me: 'you',
    onBehalf: (name) => `asked for by ${name}`,
    noName: 'name not available',
    someoneWaits: (name) => `${name} is waiting.`,
    waitBanner: (count) => (count === 1 ? 'One person is waiting' : `${count} people are waiting`),
    waitTitle: (count) => `(${count}) waiting`,
    settings: 'Sound and keys',
    soundOn: 'Sound is on: you will hear a tone when somebody waits.',
    soundMuted: 'Sound is off: alerts are written only.',
    soundBlocked: 'The browser does not play sounds on this page yet.',
    activateSound: 'Turn on the sound',
    mute: 'Turn off the sound',
    unmute: 'Turn on the sound',
    loading: 'Loading…',
    retry: 'Try again',
    stale: 'The service does not answer: what you see may be out of date. It is tried again in a few seconds.',
    offline: 'The service cannot be reached. Check your connection and try again.',
    unexpected: 'Something went wrong: try again shortly.',
    tryAgain: 'The service did not answer. Nothing is lost: try again.',
    dismiss: 'Close the alert',
    cancel: 'Back',
    closeDialog: 'Close the dialog',
    required: 'Fields marked with an asterisk are required.',
    updated: 'The agenda is up to date.',
  },
  de: {
    title: 'Kalender des Amtes',
    signInTitle: 'Melden Sie sich an, um den Kalender des Amtes zu sehen',
    signInText: 'Diese Seite ist der Sachbearbeitung und der Leitung des Amtes vorbehalten.',
    signIn: 'Anmelden',
    notOfficialTitle: 'Nur für Ämter',
    notOfficialText:
      'Ihr Profil gehört nicht zur Sachbearbeitung. Wenn Sie in einem Amt arbeiten, melden Sie sich mit dem Dienstprofil an.',
    signInAsOther: 'Mit einem anderen Profil anmelden',
    tabs: 'Arbeit des Amtes',
    agenda: 'Kalender',
    preCalls: 'Voranrufe',
    callbacks: 'Rückrufe',
    newAppointment: 'Neuer Termin',
    board: 'Übersicht des Amtes',
    day: 'Tag',
    today: 'Heute',
    previousDay: 'Vorheriger Tag',
    nextDay: 'Nächster Tag',
    show: 'Anzeigen',
    mine: 'Meine Termine und nicht zugewiesene',
    wholeOffice: 'Das ganze Amt',
    romeTimes: 'Die Uhrzeiten sind die von Rom.',
    hereTime: (time) => `(${time} auf diesem Gerät)`,
    nobodyToday: 'Keine Termine an diesem Tag.',
    nobodyMine: 'Keine Termine für Sie an diesem Tag. «Das ganze Amt» zeigt die der Kolleginnen und Kollegen.',
    nextAppointment: (time, name) => `Nächster Termin um ${time}: ${name}`,
    open: 'Öffnen',
    openWith: (name, time) => `Termin mit ${name} um ${time} öffnen`,
    join: 'Betreten',
    joinWith: (name, time) => `Termin mit ${name} um ${time} betreten`,
    takeOver: 'Übernehmen',
    takeOverOf: (name) => `Termin mit ${name} übernehmen`,
    takenOver: (name) => `Der Termin mit ${name} gehört jetzt Ihnen.`,
    unassigned: 'nicht zugewiesen',
    official: (name) => `Sachbearbeitung: ${name}`,
    me: 'Sie',
    onBehalf: (name) => `angefragt von ${name}`,
    noName: 'Name nicht verfügbar',
    someoneWaits: (name) => `${name} wartet.`,
    waitBanner: (count) => (count === 1 ? 'Eine Person wartet' : `${count} Personen warten`),
    waitTitle: (count) => `(${count}) wartend`,
    settings: 'Ton und Tasten',
    soundOn: 'Ton eingeschaltet: Sie hören ein Signal, wenn jemand wartet.',
    soundMuted: 'Ton ausgeschaltet: Hinweise erscheinen nur als Text.',
    soundBlocked: 'Der Browser gibt auf dieser Seite noch keinen Ton wieder.',
    activateSound: 'Ton einschalten',
    mute: 'Ton ausschalten',
    unmute: 'Ton einschalten',
    loading: 'Wird geladen…',
    retry: 'Erneut versuchen',
    stale: 'Der Dienst antwortet nicht: die Angaben sind vielleicht nicht aktuell. Neuer Versuch in wenigen Sekunden.',
    offline: 'Der Dienst ist nicht erreichbar. Prüfen Sie die Verbindung und versuchen Sie es erneut.',
    unexpected: 'Ein Fehler ist aufgetreten: versuchen Sie es bald noch einmal.',
    tryAgain: 'Der Dienst hat nicht geantwortet. Nichts ist verloren: versuchen Sie es erneut.',
    dismiss: 'Hinweis schließen',
    cancel: 'Zurück',
    closeDialog: 'Dialog schließen',
    required: 'Die mit einem Sternchen gekennzeichneten Felder sind Pflichtfelder.',
    updated: 'Der Kalender ist aktuell.',
  },
};
