import type { InEveryLanguage } from './language';

interface OfficeListTexts {
  preCallsIntro: string;
  noPreCalls: string;
  callbacksIntro: string;
  noCallbacks: string;
  phone: (number: string) => string;
  topic: (name: string) => string;
  appointmentOn: (time: string) => string;
  askFor: string;
  documents: string;
  windowEnds: (time: string) => string;
  dueBy: (time: string) => string;
  overdue: (time: string) => string;
  because: (reason: string) => string;
  reached: string;
  notReached: string;
  notDone: string;
  recordPreCall: (outcome: string, name: string) => string;
  recordCallback: (outcome: string, name: string) => string;
  recorded: (name: string) => string;
  lastAttempt: string;
  openSheet: string;
  bookIntro: string;
  subject: string;
  subjectHelp: string;
  email: string;
  mobile: string;
  mobileHelp: string;
  language: string;
  service: string;
  chooseService: string;
  officeLabel: string;
  chooseOffice: string;
  slot: string;
  slotDay: string;
  slotTimes: string;
  loadingSlots: string;
  noSlots: string;
  fieldMissing: string;
  slotMissing: string;
  book: string;
  booked: (name: string, when: string) => string;
  bookedNext: string;
  another: string;
  openBooked: string;
}

/** Work lists and the appointment that the office makes. */
export const officeListTexts: InEveryLanguage<OfficeListTexts> = {
  it: {
    preCallsIntro:
      "Nei tre giorni prima dell'appuntamento può telefonare al contribuente, per capire la richiesta e dire quali documenti servono. Se la telefonata non è registrata, parte il promemoria per e-mail.",
    noPreCalls: 'Nessuna telefonata preliminare da fare.',
    callbacksIntro:
      'Telefonate promesse a chi non ha potuto parlare in video: al numero indicato in fase di prenotazione, entro l’ora indicata.',
    noCallbacks: 'Nessuna richiamata da fare.',
    phone: (number) => `Telefono: ${number}`,
    topic: (name) => `Argomento: ${name}`,
    appointmentOn: (time) => `Appuntamento: ${time}`,
    askFor: 'Motivo indicato dal contribuente',
    documents: 'Documenti da chiedere: documento di riconoscimento e quanto riguarda la richiesta.',
    windowEnds: (time) => `Da fare entro: ${time}`,
    dueBy: (time) => `Da richiamare entro: ${time}`,
    overdue: (time) => `In ritardo: era da richiamare entro ${time}`,
    because: (reason) => `Motivo: ${reason}`,
    reached: 'Raggiunto',
    notReached: 'Non raggiunto',
    notDone: 'Non fatta',
    recordPreCall: (outcome, name) => `${outcome}: registra l'esito della telefonata a ${name}`,
    recordCallback: (outcome, name) => `${outcome}: registra l'esito della richiamata a ${name}`,
    recorded: (name) => `Esito registrato: ${name}.`,
    lastAttempt: 'Ultimo tentativo: non raggiunto. Si può riprovare.',
    openSheet: 'Apri la scheda',
    bookIntro:
      'Fissi un appuntamento in videochiamata per un contribuente, per esempio per concludere una pratica. Il contribuente riceve la conferma e il link per e-mail.',
    subject: 'Codice fiscale del contribuente',
    subjectHelp: '16 caratteri, oppure 11 cifre.',
    email: 'Indirizzo e-mail',
    mobile: 'Numero di cellulare',
    mobileHelp: 'Con il prefisso internazionale, per esempio +39.',
    language: 'Lingua del colloquio',
    service: 'Servizio',
    chooseService: 'Scegli un servizio',
    officeLabel: 'Ufficio',
    chooseOffice: 'Scegli un ufficio',
    slot: 'Giorno e ora',
    slotDay: 'Giorno',
    slotTimes: 'Appuntamenti disponibili',
    loadingSlots: 'Ricerca degli orari liberi…',
    noSlots:
      'Nessun orario libero nei giorni prenotabili. Scelga un altro servizio o un altro ufficio, o riprovi domani.',
    fieldMissing: 'Compili questo campo.',
    slotMissing: 'Scelga un orario.',
    book: "Fissa l'appuntamento",
    booked: (name, when) => `Appuntamento fissato: ${name}, ${when}.`,
    bookedNext: 'Il contribuente riceve la conferma per e-mail; il link arriva il giorno prima.',
    another: 'Fissa un altro appuntamento',
    openBooked: "Apri l'appuntamento",
  },
  en: {
    preCallsIntro:
      'In the three days before the appointment you may phone the taxpayer, to understand the request and say which documents are needed. If no call is recorded, the reminder goes out by e-mail.',
    noPreCalls: 'No pre-calls to make.',
    callbacksIntro:
      'Calls promised to people who could not be spoken to by video: to the number given when booking, by the time shown.',
    noCallbacks: 'No callbacks to make.',
    phone: (number) => `Phone: ${number}`,
    topic: (name) => `Topic: ${name}`,
    appointmentOn: (time) => `Appointment: ${time}`,
    askFor: 'Reason given by the taxpayer',
    documents: 'Documents to ask for: an identity document and whatever concerns the request.',
    windowEnds: (time) => `To be made by: ${time}`,
    dueBy: (time) => `To be called back by: ${time}`,
    overdue: (time) => `Overdue: was to be called back by ${time}`,
    because: (reason) => `Reason: ${reason}`,
    reached: 'Reached',
    notReached: 'Not reached',
    notDone: 'Not made',
    recordPreCall: (outcome, name) => `${outcome}: record the outcome of the pre-call to ${name}`,
    recordCallback: (outcome, name) => `${outcome}: record the outcome of the callback to ${name}`,
    recorded: (name) => `Outcome recorded: ${name}.`,
    lastAttempt: 'Last attempt: not reached. It may be tried again.',
    openSheet: 'Open the sheet',
    bookIntro:
      'Make a video appointment for a taxpayer, for example to conclude a case. The taxpayer gets the confirmation and the link by e-mail.',
    subject: "Taxpayer's tax code",
    subjectHelp: '16 characters, or 11 digits.',
    email: 'E-mail address',
    mobile: 'Mobile phone number',
    mobileHelp: 'With the country code, for example +39.',
    language: 'Language of the conversation',
    service: 'Service',
    chooseService: 'Choose a service',
    officeLabel: 'Office',
    chooseOffice: 'Choose an office',
    slot: 'Day and time',
    slotDay: 'Day',
    slotTimes: 'Available appointments',
    loadingSlots: 'Looking for free times…',
    noSlots: 'No free time on the days that can be booked. Choose another service or office, or try again tomorrow.',
    fieldMissing: 'Fill in this field.',
    slotMissing: 'Choose a time.',
    book: 'Make the appointment',
    booked: (name, when) => `Appointment made: ${name}, ${when}.`,
    bookedNext: 'The taxpayer gets the confirmation by e-mail; the link follows the day before.',
    another: 'Make another appointment',
    openBooked: 'Open the appointment',
  },
  de: {
    preCallsIntro:
      'In den drei Tagen vor dem Termin können Sie die steuerpflichtige Person anrufen, um das Anliegen zu klären und zu sagen, welche Unterlagen nötig sind. Ist kein Anruf erfasst, wird die Erinnerung per E-Mail gesendet.',
    noPreCalls: 'Keine Voranrufe zu erledigen.',
    callbacksIntro:
      'Anrufe, die Personen versprochen wurden, mit denen kein Videogespräch möglich war: an die bei der Buchung angegebene Nummer, bis zur angegebenen Uhrzeit.',
    noCallbacks: 'Keine Rückrufe zu erledigen.',
    phone: (number) => `Telefon: ${number}`,
    topic: (name) => `Thema: ${name}`,
    appointmentOn: (time) => `Termin: ${time}`,
    askFor: 'Von der steuerpflichtigen Person angegebener Grund',
    documents: 'Anzufordernde Unterlagen: ein Ausweis und was das Anliegen betrifft.',
    windowEnds: (time) => `Zu erledigen bis: ${time}`,
    dueBy: (time) => `Zurückzurufen bis: ${time}`,
    overdue: (time) => `Überfällig: war zurückzurufen bis ${time}`,
    because: (reason) => `Grund: ${reason}`,
    reached: 'Erreicht',
    notReached: 'Nicht erreicht',
    notDone: 'Nicht erledigt',
    recordPreCall: (outcome, name) => `${outcome}: Ergebnis des Voranrufs bei ${name} erfassen`,
    recordCallback: (outcome, name) => `${outcome}: Ergebnis des Rückrufs bei ${name} erfassen`,
    recorded: (name) => `Ergebnis erfasst: ${name}.`,
    lastAttempt: 'Letzter Versuch: nicht erreicht. Ein neuer Versuch ist möglich.',
    openSheet: 'Blatt öffnen',
    bookIntro:
      'Vereinbaren Sie einen Videotermin für eine steuerpflichtige Person, zum Beispiel um einen Fall abzuschließen. Bestätigung und Link kommen per E-Mail.',
    subject: 'Steuernummer der steuerpflichtigen Person',
    subjectHelp: '16 Zeichen oder 11 Ziffern.',
    email: 'E-Mail-Adresse',
    mobile: 'Mobilnummer',
    mobileHelp: 'Mit Landesvorwahl, zum Beispiel +39.',
    language: 'Sprache des Gesprächs',
    service: 'Dienst',
    chooseService: 'Dienst wählen',
    officeLabel: 'Amt',
    chooseOffice: 'Amt wählen',
    slot: 'Tag und Uhrzeit',
    slotDay: 'Tag',
    slotTimes: 'Verfügbare Termine',
    loadingSlots: 'Freie Uhrzeiten werden gesucht…',
    noSlots:
      'Keine freie Uhrzeit an den buchbaren Tagen. Wählen Sie einen anderen Dienst oder ein anderes Amt, oder versuchen Sie es morgen erneut.',
    fieldMissing: 'Füllen Sie dieses Feld aus.',
    slotMissing: 'Wählen Sie eine Uhrzeit.',
    book: 'Termin vereinbaren',
    booked: (name, when) => `Termin vereinbart: ${name}, ${when}.`,
    bookedNext: 'Die Bestätigung kommt per E-Mail; der Link folgt am Tag davor.',
    another: 'Weiteren Termin vereinbaren',
    openBooked: 'Termin öffnen',
  },
};
