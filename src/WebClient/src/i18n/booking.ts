import type { Capacity } from '../http/booking';
import type { Step } from '../booking/draft';
import type { InEveryLanguage } from './language';

export interface BookingTexts {
  title: string;
  steps: Readonly<Record<Step, string>>;
  /** "Passaggio 1 di 5". */
  progress: (number: number, of: number) => string;
  stepDone: string;
  stepCurrent: string;
  stepToDo: string;
  stepsLabel: string;
  required: string;
  next: string;
  back: string;
  change: string;
  errors: string;
  offline: string;
  unexpected: string;
  signInNeeded: string;
  signInWhy: string;
  signIn: string;
  staffTitle: string;
  staffWhy: string;
  capacity: string;
  capacityHint: string;
  capacities: Readonly<Record<Capacity, string>>;
  onBehalfOf: string;
  chooseSubject: string;
  onlyEnabled: string;
  subjectMissing: string;
  province: string;
  provinceHint: string;
  provincesProposed: string;
  provincesOther: string;
  office: string;
  officeMissing: string;
  noDebts: string;
  service: string;
  serviceMissing: string;
  chooseService: string;
  date: string;
  allDates: string;
  freeOn: (count: number) => string;
  available: string;
  romeTime: string;
  yourTime: string;
  slotMissing: string;
  searching: string;
  slotHolds: string;
  noSlots: string;
  noSlotsWays: string;
  otherOffices: string;
  firstFree: (when: string) => string;
  chooseOffice: string;
  noOtherOffice: string;
  waitingTitle: string;
  waitingNone: string;
  waitingText: string;
  waitingJoin: string;
  waitingJoined: string;
  waitingJoinedText: string;
  toAppointments: string;
  reason: string;
  details: string;
  detailsHint: string;
  charactersLeft: (count: number) => string;
  applicantName: string;
  codiceFiscale: string;
  bookedFor: string;
  bookedBy: string;
  email: string;
  emailHint: string;
  emailMissing: string;
  emailInvalid: string;
  mobile: string;
  mobileHint: string;
  mobileMissing: string;
  mobileInvalid: string;
  notProfile: string;
  mailLanguage: string;
  privacyTitle: string;
  privacyAccept: string;
  privacyMissing: string;
  verify: string;
  when: string;
  where: string;
  confirm: string;
  confirming: string;
  keepIt: string;
  held: (left: string) => string;
  heldEnds: (left: string) => string;
  holdLost: string;
  chooseAgain: string;
  confirmed: string;
  sentTo: (email: string) => string;
  reminder: string;
  whatIsNeeded: string;
  needs: readonly string[];
  toCalendar: string;
  calendarTitle: (service: string) => string;
  calendarText: string;
  howToEnter: string;
  tryDevice: string;
}

/** The booking form; Italian in the words of the administration's own guide. */
export const bookingTexts: InEveryLanguage<BookingTexts> = {
  it: {
    title: 'Prenota appuntamento',
    steps: {
      subject: 'Per chi prenota',
      place: 'Luogo',
      time: 'Data e orario',
      details: 'Dettagli appuntamento',
      applicant: 'Richiedente',
      summary: 'Riepilogo',
    },
    progress: (number, of) => `Passaggio ${number} di ${of}`,
    stepDone: 'completato',
    stepCurrent: 'in corso',
    stepToDo: 'da completare',
    stepsLabel: 'Passaggi della prenotazione',
    required: 'I campi contraddistinti dal simbolo asterisco sono obbligatori.',
    next: 'Avanti',
    back: 'Indietro',
    change: 'Modifica',
    errors: 'Controlli i dati inseriti',
    offline:
      'Il collegamento con lo sportello non riesce. Controlli la connessione e riprovi: i dati inseriti restano qui.',
    unexpected: 'Si è verificato un errore. Riprovi tra poco: i dati inseriti restano qui.',
    signInNeeded: 'Per prenotare occorre accedere',
    signInWhy:
      'La prenotazione propone gli uffici in base alla posizione del contribuente e permette di operare solo a chi è abilitato: per questo è necessario accedere all’area riservata. Dopo l’accesso tornerà a questa pagina.',
    signIn: 'Accedi e prenota',
    staffTitle: 'Pagina riservata ai contribuenti',
    staffWhy: 'Ha effettuato l’accesso come funzionario: gli appuntamenti dell’ufficio si trovano nell’agenda.',
    capacity: 'In qualità di',
    capacityHint: 'Può prenotare per sé o per i soggetti per i quali è abilitato a operare.',
    capacities: {
      oneself: 'Per me stesso',
      'legal-representative': 'Legale rappresentante o incaricato',
      intermediary: 'Intermediario fiscale',
      'trusted-person': 'Persona di fiducia o rappresentante',
    },
    onBehalfOf: 'Codice fiscale per il quale prenota',
    chooseSubject: 'Scelga un soggetto',
    onlyEnabled: 'Sono elencati solo i soggetti con deleghe già registrate o con un’abilitazione ottenuta.',
    subjectMissing: 'Scelga per chi prenota.',
    province: 'Provincia',
    provinceHint: 'Sono proposti per primi gli ambiti provinciali nei quali risultano debiti del soggetto scelto.',
    provincesProposed: 'Ambiti proposti',
    provincesOther: 'Altri ambiti',
    office: 'Ufficio',
    officeMissing: 'Scelga un ufficio.',
    noDebts: 'Non risultano debiti: può scegliere l’ufficio che preferisce.',
    service: 'Servizio',
    serviceMissing: 'Scelga il servizio.',
    chooseService: 'Scelga il servizio',
    date: 'Data',
    allDates: 'Tutte le date disponibili',
    freeOn: (count) => (count === 1 ? '1 orario' : `${count} orari`),
    available: 'Appuntamenti disponibili',
    romeTime: 'Gli orari sono quelli italiani.',
    yourTime: 'sul Suo dispositivo:',
    slotMissing: 'Scelga un orario.',
    searching: 'Ricerca degli orari disponibili…',
    slotHolds: 'L’orario scelto Le viene riservato per il tempo necessario a completare la prenotazione.',
    noSlots: 'Siamo spiacenti, al momento non ci sono fasce orarie libere',
    noSlotsWays: 'Può iscriversi alla lista d’attesa oppure scegliere un altro ufficio.',
    otherOffices: 'Altri uffici con orari liberi',
    firstFree: (when) => `primo orario libero: ${when}`,
    chooseOffice: 'Scegli questo ufficio',
    noOtherOffice: 'Al momento nemmeno gli altri uffici hanno orari liberi per questo servizio.',
    waitingTitle: 'Lista d’attesa',
    waitingNone: 'Nessun orario adatto?',
    waitingText:
      'Appena un orario si libera Le scriviamo: lo teniamo riservato per Lei per un tempo limitato e può accettarlo o rifiutarlo.',
    waitingJoin: 'Iscrivimi alla lista d’attesa',
    waitingJoined: 'Iscrizione alla lista d’attesa registrata',
    waitingJoinedText: 'Appena un orario si libera riceverà un’e-mail. Trova l’iscrizione in «I miei appuntamenti».',
    toAppointments: 'Consulta la tua agenda appuntamenti',
    reason: 'Motivo',
    details: 'Dettagli',
    detailsHint:
      'Facoltativo. Descriva in breve la richiesta: il funzionario si prepara meglio. Non inserisca dati sulla salute o altri dati delicati.',
    charactersLeft: (count) => (count === 1 ? 'Resta 1 carattere' : `Restano ${count} caratteri`),
    applicantName: 'Nome e cognome',
    codiceFiscale: 'Codice fiscale',
    bookedFor: 'Contribuente',
    bookedBy: 'Richiedente',
    email: 'E-mail',
    emailHint: 'Qui riceve il promemoria dell’appuntamento.',
    emailMissing: 'Indichi un indirizzo e-mail.',
    emailInvalid: 'L’indirizzo e-mail non è valido: deve essere scritto come nome@dominio.it.',
    mobile: 'Numero di cellulare',
    mobileHint: 'Il funzionario La richiama a questo numero se il collegamento non riesce. Per esempio: 333 1234567.',
    mobileMissing: 'Indichi un numero di cellulare.',
    mobileInvalid: 'Il numero di cellulare non è valido: lo scriva con il prefisso internazionale, per esempio +39.',
    notProfile: 'I recapiti indicati valgono solo per questo appuntamento: non sostituiscono i contatti del profilo.',
    mailLanguage: 'Lingua dei messaggi e dell’appuntamento',
    privacyTitle: 'Informativa sulla privacy',
    privacyAccept: 'Confermo la presa visione dell’informativa privacy ai sensi dell’art. 13 del GDPR',
    privacyMissing: 'Confermi la presa visione dell’informativa sulla privacy.',
    verify: 'Verifica dei dati',
    when: 'Data e orario',
    where: 'Ufficio',
    confirm: 'Conferma prenotazione',
    confirming: 'Conferma in corso…',
    keepIt:
      'Se non può rispettare l’appuntamento lo disdica: torna disponibile per altri. In caso contrario, viene comunque considerato come effettuato.',
    held: (left) => `L’orario scelto è riservato per Lei ancora per ${left}.`,
    heldEnds: (left) => `Restano ${left} per confermare l’orario scelto.`,
    holdLost:
      'Il tempo per confermare l’orario scelto è scaduto. Gli altri dati sono rimasti: scelga di nuovo giorno e ora.',
    chooseAgain: 'Scegli di nuovo giorno e ora',
    confirmed: 'Appuntamento confermato',
    sentTo: (email) => `Abbiamo inviato il riepilogo all’e-mail ${email}.`,
    reminder: 'Un ulteriore promemoria Le viene inviato 10 minuti prima dell’orario previsto.',
    whatIsNeeded: 'Cosa serve',
    needs: [
      'Un computer, uno smartphone o un tablet con telecamera, microfono e un browser aggiornato. Non occorre installare nulla.',
      'Un documento di identità.',
      'I documenti che riguardano la richiesta, per esempio cartelle o avvisi ricevuti.',
      'Un luogo tranquillo e una buona connessione.',
    ],
    toCalendar: 'Aggiungi al tuo calendario',
    calendarTitle: (service) => `Appuntamento in videochiamata: ${service}`,
    calendarText: 'Può entrare da 10 minuti prima dell’orario.',
    howToEnter: 'Il pulsante per entrare si attiva 10 minuti prima dell’orario fissato, in «I miei appuntamenti».',
    tryDevice: 'Verifica il dispositivo',
  },
  en: {
    title: 'Book an appointment',
    steps: {
      subject: 'Who it is for',
      place: 'Place',
      time: 'Date and time',
      details: 'Appointment details',
      applicant: 'Applicant',
      summary: 'Summary',
    },
    progress: (number, of) => `Step ${number} of ${of}`,
    stepDone: 'completed',
    stepCurrent: 'current',
    stepToDo: 'to do',
    stepsLabel: 'Steps of the booking',
    required: 'Fields marked with an asterisk are required.',
    next: 'Next',
    back: 'Back',
    change: 'Change',
    errors: 'Check what you entered',
    offline: 'The desk cannot be reached. Check your connection and try again: what you entered stays here.',
    unexpected: 'Something went wrong. Try again shortly: what you entered stays here.',
    signInNeeded: 'Sign in to book',
    signInWhy:
      'The booking proposes offices according to the taxpayer’s position and lets only those act who are enabled to: this is why you need to sign in. Afterwards you come back to this page.',
    signIn: 'Sign in and book',
    staffTitle: 'This page is for taxpayers',
    staffWhy: 'You are signed in as an official: the appointments of the office are in its agenda.',
    capacity: 'You are booking as',
    capacityHint: 'You can book for yourself or for those you are enabled to act for.',
    capacities: {
      oneself: 'For myself',
      'legal-representative': 'Legal representative or person in charge',
      intermediary: 'Tax professional',
      'trusted-person': 'Trusted person or representative',
    },
    onBehalfOf: 'Tax code (codice fiscale) you are booking for',
    chooseSubject: 'Choose',
    onlyEnabled: 'Only those are listed for whom a mandate is registered or you have been enabled.',
    subjectMissing: 'Choose for whom you are booking.',
    province: 'Province',
    provinceHint: 'Provinces in which the person has debts come first.',
    provincesProposed: 'Proposed',
    provincesOther: 'Others',
    office: 'Office',
    officeMissing: 'Choose an office.',
    noDebts: 'There are no debts: choose the office you prefer.',
    service: 'Service',
    serviceMissing: 'Choose the service.',
    chooseService: 'Choose the service',
    date: 'Date',
    allDates: 'All available dates',
    freeOn: (count) => (count === 1 ? '1 time' : `${count} times`),
    available: 'Available appointments',
    romeTime: 'Times are Italian time.',
    yourTime: 'on your device:',
    slotMissing: 'Choose a time.',
    searching: 'Looking for available times…',
    slotHolds: 'The time you choose is kept for you while you complete the booking.',
    noSlots: 'We are sorry, there are no free times at the moment',
    noSlotsWays: 'You can join the waiting list or choose another office.',
    otherOffices: 'Other offices with free times',
    firstFree: (when) => `first free time: ${when}`,
    chooseOffice: 'Choose this office',
    noOtherOffice: 'At the moment no other office has free times for this service either.',
    waitingTitle: 'Waiting list',
    waitingNone: 'No suitable time?',
    waitingText:
      'As soon as a time becomes free we write to you: it is kept for you for a while, and you can accept or decline it.',
    waitingJoin: 'Put me on the waiting list',
    waitingJoined: 'You are on the waiting list',
    waitingJoinedText:
      'You get an e-mail as soon as a time becomes free. Your place is listed under “My appointments”.',
    toAppointments: 'See your appointments',
    reason: 'Reason',
    details: 'Details',
    detailsHint:
      'Optional. Describe your request in a few words: the official prepares better. Do not enter health data or other delicate data.',
    charactersLeft: (count) => (count === 1 ? '1 character left' : `${count} characters left`),
    applicantName: 'Name and surname',
    codiceFiscale: 'Tax code (codice fiscale)',
    bookedFor: 'Taxpayer',
    bookedBy: 'Applicant',
    email: 'E-mail',
    emailHint: 'The reminder of the appointment is sent here.',
    emailMissing: 'Give an e-mail address.',
    emailInvalid: 'The e-mail address is not valid: it should look like name@domain.it.',
    mobile: 'Mobile number',
    mobileHint: 'The official calls you back on this number if the connection fails. For example: +39 333 1234567.',
    mobileMissing: 'Give a mobile number.',
    mobileInvalid: 'The mobile number is not valid: write it with the country code, for example +39.',
    notProfile: 'These contacts are used for this appointment only: they do not replace the contacts of your profile.',
    mailLanguage: 'Language of messages and of the appointment',
    privacyTitle: 'Privacy notice',
    privacyAccept: 'I confirm that I have read the privacy notice under art. 13 of the GDPR',
    privacyMissing: 'Confirm that you have read the privacy notice.',
    verify: 'Check your data',
    when: 'Date and time',
    where: 'Office',
    confirm: 'Confirm the booking',
    confirming: 'Confirming…',
    keepIt:
      'If you cannot keep the appointment, cancel it: it becomes available to others. Otherwise it counts as carried out.',
    held: (left) => `The time you chose is kept for you for another ${left}.`,
    heldEnds: (left) => `${left} left to confirm the time you chose.`,
    holdLost: 'The time to confirm is over. Everything else you entered is still here: choose day and time again.',
    chooseAgain: 'Choose day and time again',
    confirmed: 'Appointment confirmed',
    sentTo: (email) => `We have sent the summary to ${email}.`,
    reminder: 'A further reminder is sent 10 minutes before the appointment.',
    whatIsNeeded: 'What you need',
    needs: [
      'A computer, smartphone or tablet with camera, microphone and an up-to-date browser. Nothing needs to be installed.',
      'An identity document.',
      'The documents your request is about, such as notices you received.',
      'A quiet place and a good connection.',
    ],
    toCalendar: 'Add to your calendar',
    calendarTitle: (service) => `Video appointment: ${service}`,
    calendarText: 'You can enter from 10 minutes before the time.',
    howToEnter: 'The button to enter becomes active 10 minutes before the time, under “My appointments”.',
    tryDevice: 'Check your device',
  },
  de: {
    title: 'Termin buchen',
    steps: {
      subject: 'Für wen',
      place: 'Ort',
      time: 'Datum und Uhrzeit',
      details: 'Angaben zum Termin',
      applicant: 'Antragsteller/in',
      summary: 'Zusammenfassung',
    },
    progress: (number, of) => `Schritt ${number} von ${of}`,
    stepDone: 'erledigt',
    stepCurrent: 'aktuell',
    stepToDo: 'offen',
    stepsLabel: 'Schritte der Buchung',
    required: 'Mit einem Sternchen gekennzeichnete Felder sind Pflichtfelder.',
    next: 'Weiter',
    back: 'Zurück',
    change: 'Ändern',
    errors: 'Bitte prüfen Sie Ihre Angaben',
    offline:
      'Der Schalter ist nicht erreichbar. Prüfen Sie die Verbindung und versuchen Sie es erneut: Ihre Angaben bleiben erhalten.',
    unexpected: 'Ein Fehler ist aufgetreten. Versuchen Sie es bald erneut: Ihre Angaben bleiben erhalten.',
    signInNeeded: 'Zum Buchen bitte anmelden',
    signInWhy:
      'Die Buchung schlägt die Ämter nach der Lage des Steuerpflichtigen vor und lässt nur Befugte handeln: Deshalb müssen Sie sich anmelden. Danach kehren Sie auf diese Seite zurück.',
    signIn: 'Anmelden und buchen',
    staffTitle: 'Diese Seite ist für Steuerpflichtige',
    staffWhy: 'Sie sind als Sachbearbeiter/in angemeldet: Die Termine des Amtes stehen in seinem Kalender.',
    capacity: 'Sie buchen als',
    capacityHint: 'Sie können für sich selbst buchen oder für jene, für die Sie handeln dürfen.',
    capacities: {
      oneself: 'Für mich selbst',
      'legal-representative': 'Gesetzliche Vertretung oder Beauftragte/r',
      intermediary: 'Steuerberater/in',
      'trusted-person': 'Vertrauensperson oder Vertretung',
    },
    onBehalfOf: 'Steuernummer (codice fiscale), für die Sie buchen',
    chooseSubject: 'Bitte wählen',
    onlyEnabled:
      'Aufgeführt sind nur jene, für die eine Vollmacht eingetragen ist oder Sie eine Befugnis erhalten haben.',
    subjectMissing: 'Wählen Sie, für wen Sie buchen.',
    province: 'Provinz',
    provinceHint: 'Provinzen, in denen Schulden der Person bestehen, stehen am Anfang.',
    provincesProposed: 'Vorgeschlagen',
    provincesOther: 'Weitere',
    office: 'Amt',
    officeMissing: 'Wählen Sie ein Amt.',
    noDebts: 'Es bestehen keine Schulden: Wählen Sie das Amt, das Ihnen am besten passt.',
    service: 'Dienst',
    serviceMissing: 'Wählen Sie den Dienst.',
    chooseService: 'Bitte Dienst wählen',
    date: 'Datum',
    allDates: 'Alle verfügbaren Tage',
    freeOn: (count) => (count === 1 ? '1 Uhrzeit' : `${count} Uhrzeiten`),
    available: 'Verfügbare Termine',
    romeTime: 'Die Uhrzeiten gelten für Italien.',
    yourTime: 'auf Ihrem Gerät:',
    slotMissing: 'Wählen Sie eine Uhrzeit.',
    searching: 'Verfügbare Uhrzeiten werden gesucht…',
    slotHolds: 'Die gewählte Uhrzeit wird für Sie reserviert, während Sie die Buchung abschließen.',
    noSlots: 'Leider sind im Augenblick keine Uhrzeiten frei',
    noSlotsWays: 'Sie können sich auf die Warteliste setzen lassen oder ein anderes Amt wählen.',
    otherOffices: 'Andere Ämter mit freien Uhrzeiten',
    firstFree: (when) => `erste freie Uhrzeit: ${when}`,
    chooseOffice: 'Dieses Amt wählen',
    noOtherOffice: 'Im Augenblick hat auch kein anderes Amt freie Uhrzeiten für diesen Dienst.',
    waitingTitle: 'Warteliste',
    waitingNone: 'Keine passende Uhrzeit?',
    waitingText:
      'Sobald eine Uhrzeit frei wird, schreiben wir Ihnen: Sie bleibt für eine begrenzte Zeit für Sie reserviert, und Sie können sie annehmen oder ablehnen.',
    waitingJoin: 'Auf die Warteliste setzen',
    waitingJoined: 'Sie stehen auf der Warteliste',
    waitingJoinedText:
      'Sobald eine Uhrzeit frei wird, erhalten Sie eine E-Mail. Ihr Platz steht unter «Meine Termine».',
    toAppointments: 'Ihre Termine ansehen',
    reason: 'Anliegen',
    details: 'Einzelheiten',
    detailsHint:
      'Freiwillig. Beschreiben Sie Ihr Anliegen kurz: So kann sich das Amt besser vorbereiten. Bitte keine Gesundheitsdaten oder andere heikle Daten angeben.',
    charactersLeft: (count) => `Noch ${count} Zeichen`,
    applicantName: 'Vor- und Nachname',
    codiceFiscale: 'Steuernummer (codice fiscale)',
    bookedFor: 'Steuerpflichtige/r',
    bookedBy: 'Antragsteller/in',
    email: 'E-Mail',
    emailHint: 'Hierhin senden wir die Terminerinnerung.',
    emailMissing: 'Geben Sie eine E-Mail-Adresse an.',
    emailInvalid: 'Die E-Mail-Adresse ist ungültig: Sie sollte wie name@domain.it aussehen.',
    mobile: 'Mobilnummer',
    mobileHint:
      'Unter dieser Nummer ruft das Amt zurück, wenn die Verbindung nicht gelingt. Zum Beispiel: +39 333 1234567.',
    mobileMissing: 'Geben Sie eine Mobilnummer an.',
    mobileInvalid: 'Die Mobilnummer ist ungültig: Schreiben Sie sie mit der Landesvorwahl, zum Beispiel +39.',
    notProfile: 'Diese Angaben gelten nur für diesen Termin: Sie ersetzen nicht die Kontaktdaten Ihres Profils.',
    mailLanguage: 'Sprache der Nachrichten und des Termins',
    privacyTitle: 'Datenschutzerklärung',
    privacyAccept: 'Ich bestätige, die Datenschutzerklärung nach Art. 13 DSGVO gelesen zu haben',
    privacyMissing: 'Bestätigen Sie, dass Sie die Datenschutzerklärung gelesen haben.',
    verify: 'Angaben prüfen',
    when: 'Datum und Uhrzeit',
    where: 'Amt',
    confirm: 'Buchung bestätigen',
    confirming: 'Wird bestätigt…',
    keepIt:
      'Wenn Sie den Termin nicht wahrnehmen können, sagen Sie ihn ab: Dann steht er anderen zur Verfügung. Andernfalls gilt er als durchgeführt.',
    held: (left) => `Die gewählte Uhrzeit ist noch ${left} für Sie reserviert.`,
    heldEnds: (left) => `Noch ${left}, um die gewählte Uhrzeit zu bestätigen.`,
    holdLost:
      'Die Zeit zum Bestätigen ist abgelaufen. Alle anderen Angaben sind erhalten: Wählen Sie Tag und Uhrzeit noch einmal.',
    chooseAgain: 'Tag und Uhrzeit neu wählen',
    confirmed: 'Termin bestätigt',
    sentTo: (email) => `Wir haben die Zusammenfassung an ${email} gesendet.`,
    reminder: 'Eine weitere Erinnerung senden wir 10 Minuten vor dem Termin.',
    whatIsNeeded: 'Was Sie brauchen',
    needs: [
      'Einen Computer, ein Smartphone oder Tablet mit Kamera, Mikrofon und aktuellem Browser. Es muss nichts installiert werden.',
      'Ein Ausweisdokument.',
      'Die Unterlagen zu Ihrem Anliegen, zum Beispiel erhaltene Bescheide.',
      'Einen ruhigen Ort und eine gute Verbindung.',
    ],
    toCalendar: 'Zum Kalender hinzufügen',
    calendarTitle: (service) => `Videotermin: ${service}`,
    calendarText: 'Der Zugang ist ab 10 Minuten vor der Uhrzeit möglich.',
    howToEnter: 'Die Schaltfläche zum Eintreten wird 10 Minuten vor der Uhrzeit aktiv, unter «Meine Termine».',
    tryDevice: 'Gerät prüfen',
  },
};
