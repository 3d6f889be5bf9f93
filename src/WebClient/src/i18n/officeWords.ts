import type { CallbackOutcome, CallbackReason, CancellationReason, Capacity, PreCall } from '../http/desk';
import type { GuestKind, Language, NextStep, Outcome, Phase, Stage } from '../session/contract';
import type { InEveryLanguage } from './language';

interface OfficeWords {
  phase: Readonly<Record<Phase, string>>;
  outcome: Readonly<Record<Outcome, string>>;
  nextStep: Readonly<Record<NextStep, string>>;
  preCall: Readonly<Record<PreCall, string>>;
  capacity: Readonly<Record<Capacity, string>>;
  callbackReason: Readonly<Record<CallbackReason, string>>;
  callbackOutcome: Readonly<Record<CallbackOutcome, string>>;
  cancellation: Readonly<Record<CancellationReason, string>>;
  guest: Readonly<Record<GuestKind, string>>;
  stage: Readonly<Record<Stage, string>>;
  /** Instead of the phase, while the taxpayer is on the way in. */
  arriving: Readonly<Record<'consent' | 'devices', string>>;
  /** The appointment expired, and the office was not there either. */
  nobodyCame: string;
  device: Readonly<Record<'computer' | 'phone' | 'tablet', string>>;
  language: Readonly<Record<Language, string>>;
  /** How long ago, in whole minutes. */
  waitingFor: (minutes: number) => string;
  /** On the way in, not waiting yet. */
  hereFor: (minutes: number) => string;
  /** How long something lasts, in whole minutes. */
  lasting: (minutes: number) => string;
}

/** What the office calls the things of its day. */
export const officeWords: InEveryLanguage<OfficeWords> = {
  it: {
    phase: {
      'not-booked': 'non prenotato',
      booked: 'prenotato',
      'pre-called': 'prenotato, già sentito per telefono',
      open: 'aperto, nessuno collegato',
      'waiting-for-official': 'il contribuente attende',
      'waiting-for-taxpayer': 'in attesa del contribuente',
      ready: 'pronto: da ammettere',
      live: 'in corso',
      suspended: 'collegamento sospeso',
      'callback-due': 'da richiamare per telefono',
      closed: 'concluso',
      'callback-done': 'concluso, richiamato per telefono',
      'callback-failed': 'concluso, non raggiunto per telefono',
      'cancelled-by-taxpayer': 'annullato dal contribuente',
      'cancelled-by-office': "annullato dall'ufficio",
      'resolved-early': 'risolto prima della data',
      'expired-taxpayer-late': 'non più fruibile: il contribuente non si è collegato',
      transferred: 'passato a un altro ufficio',
    },
    outcome: {
      served: 'Richiesta trattata',
      'served-with-next-steps': 'Richiesta trattata, restano dei passi da fare',
      'to-be-continued': 'Serve un altro appuntamento o una risposta scritta',
      'not-served': 'Richiesta non trattabile in questo appuntamento',
      'taxpayer-did-not-return': 'Il contribuente non è rientrato',
      interrupted: 'Collegamento interrotto',
      ended: 'Terminato senza esito',
    },
    nextStep: {
      'send-documents': 'Inviare i documenti richiesti',
      'book-another-appointment': 'Fissare un altro appuntamento',
      'wait-for-written-answer': "Attendere la risposta scritta dell'ufficio",
      'use-reserved-area': "Proseguire nell'area riservata",
      'visit-office': 'Recarsi allo sportello territoriale',
      pay: 'Effettuare il pagamento indicato',
    },
    preCall: {
      none: 'non prevista',
      'not-yet-open': 'non ancora da fare',
      open: 'da fare',
      reached: 'fatta, contribuente raggiunto',
      'not-reached': 'fatta, contribuente non raggiunto',
      'not-done': 'non fatta',
    },
    capacity: {
      '': 'non indicata',
      oneself: 'in proprio',
      'legal-representative': 'rappresentante legale o incaricato',
      intermediary: 'intermediario',
      'trusted-person': 'persona di fiducia',
    },
    callbackReason: {
      'official-late': 'il funzionario non si è collegato in tempo',
      'official-dropped': 'il collegamento del funzionario è caduto',
      interrupted: 'il collegamento si è interrotto',
      'official-chose': 'scelta del funzionario',
    },
    callbackOutcome: {
      reached: 'raggiunto',
      'not-reached': 'non raggiunto',
      'served-in-video': 'servito in videochiamata',
    },
    cancellation: {
      'official-unavailable': 'Funzionario non disponibile',
      'office-closed': "Chiusura dell'ufficio",
      'technical-fault': 'Problema tecnico',
      'wrong-office': 'Ufficio non competente',
      unspecified: 'Non indicato',
    },
    guest: {
      interpreter: 'Interprete',
      professional: 'Professionista',
      colleague: 'Collega',
      helper: 'Persona di aiuto',
    },
    arriving: {
      consent: 'il contribuente sta leggendo le condizioni',
      devices: 'il contribuente sta provando i dispositivi',
    },
    nobodyCame: "non più fruibile: non si sono collegati né il contribuente né l'ufficio",
    stage: {
      consent: 'sta leggendo le condizioni',
      devices: 'sta provando i dispositivi',
      waiting: "in sala d'attesa",
      call: 'in chiamata',
    },
    device: { computer: 'da computer', phone: 'da telefono', tablet: 'da tablet' },
    language: { it: 'italiano', en: 'inglese', de: 'tedesco' },
    waitingFor: (minutes) => (minutes === 0 ? 'in attesa da meno di un minuto' : `in attesa da ${minutes} min`),
    hereFor: (minutes) => (minutes === 0 ? 'in linea da meno di un minuto' : `in linea da ${minutes} min`),
    lasting: (minutes) => (minutes === 0 ? 'meno di un minuto' : `${minutes} min`),
  },
  en: {
    phase: {
      'not-booked': 'not booked',
      booked: 'booked',
      'pre-called': 'booked, already spoken to by phone',
      open: 'open, nobody connected',
      'waiting-for-official': 'the taxpayer is waiting',
      'waiting-for-taxpayer': 'waiting for the taxpayer',
      ready: 'ready: to be admitted',
      live: 'in progress',
      suspended: 'connection suspended',
      'callback-due': 'to be called back by phone',
      closed: 'closed',
      'callback-done': 'closed, called back by phone',
      'callback-failed': 'closed, not reached by phone',
      'cancelled-by-taxpayer': 'cancelled by the taxpayer',
      'cancelled-by-office': 'cancelled by the office',
      'resolved-early': 'solved before the date',
      'expired-taxpayer-late': 'no longer usable: the taxpayer did not connect',
      transferred: 'handed to another office',
    },
    outcome: {
      served: 'Request dealt with',
      'served-with-next-steps': 'Request dealt with, steps remain to be taken',
      'to-be-continued': 'Another appointment or a written answer is needed',
      'not-served': 'Request that cannot be dealt with in this appointment',
      'taxpayer-did-not-return': 'The taxpayer did not come back',
      interrupted: 'Connection broken',
      ended: 'Ended without an outcome',
    },
    nextStep: {
      'send-documents': 'Send the documents asked for',
      'book-another-appointment': 'Book another appointment',
      'wait-for-written-answer': "Wait for the office's written answer",
      'use-reserved-area': 'Continue in the reserved area',
      'visit-office': 'Visit the local office',
      pay: 'Make the payment indicated',
    },
    preCall: {
      none: 'not provided for',
      'not-yet-open': 'not to be made yet',
      open: 'to be made',
      reached: 'made, taxpayer reached',
      'not-reached': 'made, taxpayer not reached',
      'not-done': 'not made',
    },
    capacity: {
      '': 'not stated',
      oneself: 'for oneself',
      'legal-representative': 'legal representative or person in charge',
      intermediary: 'tax professional',
      'trusted-person': 'trusted person',
    },
    callbackReason: {
      'official-late': 'the official did not connect in time',
      'official-dropped': "the official's connection was lost",
      interrupted: 'the connection broke',
      'official-chose': "the official's choice",
    },
    callbackOutcome: { reached: 'reached', 'not-reached': 'not reached', 'served-in-video': 'served by video' },
    cancellation: {
      'official-unavailable': 'Official not available',
      'office-closed': 'Office closed',
      'technical-fault': 'Technical problem',
      'wrong-office': 'Office not in charge',
      unspecified: 'Not stated',
    },
    guest: { interpreter: 'Interpreter', professional: 'Professional', colleague: 'Colleague', helper: 'Helper' },
    arriving: {
      consent: 'the taxpayer is reading the terms',
      devices: 'the taxpayer is checking the devices',
    },
    nobodyCame: 'no longer usable: neither the taxpayer nor the office connected',
    stage: {
      consent: 'reading the terms',
      devices: 'checking the devices',
      waiting: 'in the waiting room',
      call: 'in the call',
    },
    device: { computer: 'on a computer', phone: 'on a phone', tablet: 'on a tablet' },
    language: { it: 'Italian', en: 'English', de: 'German' },
    waitingFor: (minutes) => (minutes === 0 ? 'waiting for less than a minute' : `waiting for ${minutes} min`),
    hereFor: (minutes) => (minutes === 0 ? 'online for less than a minute' : `online for ${minutes} min`),
    lasting: (minutes) => (minutes === 0 ? 'less than a minute' : `${minutes} min`),
  },
  de: {
    phase: {
      'not-booked': 'nicht gebucht',
      booked: 'gebucht',
      'pre-called': 'gebucht, bereits telefonisch gesprochen',
      open: 'offen, niemand verbunden',
      'waiting-for-official': 'die steuerpflichtige Person wartet',
      'waiting-for-taxpayer': 'wartet auf die steuerpflichtige Person',
      ready: 'bereit: einzulassen',
      live: 'im Gespräch',
      suspended: 'Verbindung unterbrochen',
      'callback-due': 'telefonisch zurückzurufen',
      closed: 'abgeschlossen',
      'callback-done': 'abgeschlossen, zurückgerufen',
      'callback-failed': 'abgeschlossen, telefonisch nicht erreicht',
      'cancelled-by-taxpayer': 'von der steuerpflichtigen Person abgesagt',
      'cancelled-by-office': 'vom Amt abgesagt',
      'resolved-early': 'vorzeitig gelöst',
      'expired-taxpayer-late': 'nicht mehr nutzbar: die steuerpflichtige Person hat sich nicht verbunden',
      transferred: 'an ein anderes Amt übergeben',
    },
    outcome: {
      served: 'Anliegen behandelt',
      'served-with-next-steps': 'Anliegen behandelt, es bleiben Schritte zu tun',
      'to-be-continued': 'Ein weiterer Termin oder eine schriftliche Antwort ist nötig',
      'not-served': 'Anliegen, das in diesem Termin nicht behandelt werden kann',
      'taxpayer-did-not-return': 'Die steuerpflichtige Person ist nicht zurückgekehrt',
      interrupted: 'Verbindung abgebrochen',
      ended: 'Ohne Ergebnis beendet',
    },
    nextStep: {
      'send-documents': 'Angeforderte Unterlagen senden',
      'book-another-appointment': 'Weiteren Termin buchen',
      'wait-for-written-answer': 'Schriftliche Antwort des Amtes abwarten',
      'use-reserved-area': 'Im persönlichen Bereich fortfahren',
      'visit-office': 'Das örtliche Amt aufsuchen',
      pay: 'Angegebene Zahlung vornehmen',
    },
    preCall: {
      none: 'nicht vorgesehen',
      'not-yet-open': 'noch nicht fällig',
      open: 'zu erledigen',
      reached: 'erledigt, Person erreicht',
      'not-reached': 'erledigt, Person nicht erreicht',
      'not-done': 'nicht erledigt',
    },
    capacity: {
      '': 'nicht angegeben',
      oneself: 'für sich selbst',
      'legal-representative': 'gesetzliche Vertretung oder beauftragte Person',
      intermediary: 'Steuerfachperson',
      'trusted-person': 'Vertrauensperson',
    },
    callbackReason: {
      'official-late': 'die Sachbearbeitung hat sich nicht rechtzeitig verbunden',
      'official-dropped': 'die Verbindung der Sachbearbeitung ist abgebrochen',
      interrupted: 'die Verbindung ist abgebrochen',
      'official-chose': 'Entscheidung der Sachbearbeitung',
    },
    callbackOutcome: { reached: 'erreicht', 'not-reached': 'nicht erreicht', 'served-in-video': 'per Video bedient' },
    cancellation: {
      'official-unavailable': 'Sachbearbeitung nicht verfügbar',
      'office-closed': 'Amt geschlossen',
      'technical-fault': 'Technisches Problem',
      'wrong-office': 'Amt nicht zuständig',
      unspecified: 'Nicht angegeben',
    },
    guest: {
      interpreter: 'Dolmetschende Person',
      professional: 'Fachperson',
      colleague: 'Kollegin oder Kollege',
      helper: 'Hilfsperson',
    },
    arriving: {
      consent: 'die steuerpflichtige Person liest die Bedingungen',
      devices: 'die steuerpflichtige Person prüft die Geräte',
    },
    nobodyCame: 'nicht mehr nutzbar: weder die steuerpflichtige Person noch das Amt hat sich verbunden',
    stage: {
      consent: 'liest die Bedingungen',
      devices: 'prüft die Geräte',
      waiting: 'im Warteraum',
      call: 'im Gespräch',
    },
    device: { computer: 'am Computer', phone: 'am Telefon', tablet: 'am Tablet' },
    language: { it: 'Italienisch', en: 'Englisch', de: 'Deutsch' },
    waitingFor: (minutes) => (minutes === 0 ? 'wartet seit weniger als einer Minute' : `wartet seit ${minutes} Min.`),
    hereFor: (minutes) => (minutes === 0 ? 'online seit weniger als einer Minute' : `online seit ${minutes} Min.`),
    lasting: (minutes) => (minutes === 0 ? 'weniger als einer Minute' : `${minutes} Min.`),
  },
};
