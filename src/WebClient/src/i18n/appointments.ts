import type { CancellationReason, Phase } from '../http/booking';
import type { InEveryLanguage } from './language';

export interface AppointmentTexts {
  title: string;
  signInNeeded: string;
  signInWhy: string;
  signIn: string;
  upcoming: string;
  past: string;
  none: string;
  noneHelp: string;
  book: string;
  state: string;
  subject: string;
  reference: string;
  enter: string;
  opensIn: (left: string) => string;
  opened: string;
  startsSoon: (left: string) => string;
  announceOpen: (service: string) => string;
  announceMinute: (service: string) => string;
  announceStart: (service: string) => string;
  cancel: string;
  cancelTitle: string;
  cancelText: string;
  cancelReason: string;
  cancelYes: string;
  cancelNo: string;
  cancelled: string;
  outcome: string;
  nextSteps: string;
  survey: string;
  waiting: string;
  waitingSince: (date: string) => string;
  waitingText: string;
  leave: string;
  left: string;
  offer: (when: string) => string;
  offerLeft: (left: string) => string;
  offerOver: string;
  accept: string;
  decline: string;
  declined: string;
  refreshFailed: string;
  offerTitle: string;
  offerNone: string;
  offerNoneText: string;
  offerWhy: string;
  offerText: string;
  acceptOffer: string;
  reasons: Readonly<Record<CancellationReason, string>>;
  phases: Readonly<Record<Phase, string>>;
  /** By the words of the API; a new one is shown as nothing. */
  outcomes: Readonly<Record<string, string>>;
  steps: Readonly<Record<string, string>>;
}

/** "I miei appuntamenti", and what the waiting list offers. */
export const appointmentTexts: InEveryLanguage<AppointmentTexts> = {
  it: {
    title: 'I miei appuntamenti',
    signInNeeded: 'Per vedere i Suoi appuntamenti occorre accedere',
    signInWhy:
      'Gli appuntamenti si trovano nell’area riservata. Se ha ricevuto un link personale per e-mail può usarlo senza accedere. Dopo l’accesso tornerà a questa pagina.',
    signIn: 'Accedi e consulta gli appuntamenti',
    upcoming: 'Prossimi appuntamenti',
    past: 'Appuntamenti passati',
    none: 'Non ha appuntamenti in programma.',
    noneHelp: 'Può prenotarne uno per oggi o per i 9 giorni lavorativi successivi.',
    book: 'Prenota appuntamento',
    state: 'Stato',
    subject: 'Contribuente',
    reference: 'Dettagli',
    enter: 'Entra nell’appuntamento',
    opensIn: (left) => `Il pulsante si attiva tra ${left}, 10 minuti prima dell’orario fissato.`,
    opened: 'L’appuntamento è fruibile: può entrare.',
    startsSoon: (left) => `L’appuntamento inizia tra ${left}.`,
    announceOpen: (service) => `${service}: l’appuntamento è fruibile, può entrare.`,
    announceMinute: (service) => `${service}: l’appuntamento inizia tra un minuto.`,
    announceStart: (service) => `${service}: è l’ora dell’appuntamento.`,
    cancel: 'Disdici',
    cancelTitle: 'Disdire l’appuntamento?',
    cancelText:
      'L’orario torna disponibile per altri. Se non disdice, l’appuntamento viene comunque considerato come effettuato.',
    cancelReason: 'Motivo della disdetta',
    cancelYes: 'Disdici appuntamento',
    cancelNo: 'Mantieni appuntamento',
    cancelled: 'Appuntamento disdetto. Riceverà una conferma per e-mail.',
    outcome: 'Esito',
    nextSteps: 'Passi successivi',
    survey: 'Valuta il servizio',
    waiting: 'Lista d’attesa',
    waitingSince: (date) => `Iscrizione del ${date}`,
    waitingText: 'Appena un orario si libera Le scriviamo.',
    leave: 'Esci dalla lista d’attesa',
    left: 'Iscrizione alla lista d’attesa cancellata.',
    offer: (when) => `Orario offerto: ${when}`,
    offerLeft: (left) => `Riservato per Lei ancora per ${left}.`,
    offerOver: 'L’offerta è scaduta.',
    accept: 'Accetta',
    decline: 'Rifiuta',
    declined: 'Orario rifiutato: resta in lista d’attesa.',
    refreshFailed: 'L’aggiornamento non riesce: controlli la connessione. Riproviamo automaticamente.',
    offerTitle: 'Orario offerto dalla lista d’attesa',
    offerNone: 'Al momento non c’è un orario offerto',
    offerNoneText:
      'L’offerta è scaduta, è stata già accettata oppure rifiutata. Se è ancora in lista d’attesa riceverà un nuovo messaggio.',
    offerWhy: 'Per accettare o rifiutare l’orario offerto occorre accedere. Dopo l’accesso tornerà a questa pagina.',
    offerText: 'Controlli i dati, poi accetti o rifiuti l’orario.',
    acceptOffer: 'Accetta l’orario',
    reasons: {
      'no-longer-needed': 'Non serve più',
      'cannot-attend': 'Non posso partecipare',
      'booked-by-mistake': 'Prenotato per errore',
      unspecified: 'Preferisco non indicarlo',
    },
    phases: {
      booked: 'Prenotato',
      'pre-called': 'Prenotato',
      open: 'Appuntamento fruibile: può entrare',
      'waiting-for-official': 'È in sala d’attesa',
      'waiting-for-taxpayer': 'Il funzionario La attende',
      ready: 'Il funzionario è presente e sta per ammetterLa',
      live: 'Collegamento in corso',
      suspended: 'Collegamento interrotto: può rientrare',
      'callback-due': 'Verrà ricontattato al numero di telefono che ha indicato in fase di prenotazione',
      closed: 'Concluso',
      'callback-done': 'Concluso con richiamata telefonica',
      'callback-failed': 'Richiamata telefonica non riuscita',
      'cancelled-by-taxpayer': 'Disdetto da Lei',
      'cancelled-by-office': 'Annullato dall’ufficio',
      'resolved-early': 'Richiesta risolta prima dell’appuntamento',
      'expired-taxpayer-late': 'L’appuntamento non è più fruibile',
      transferred: 'Trasferito a un altro ufficio',
    },
    outcomes: {
      served: 'richiesta trattata',
      'served-with-next-steps': 'richiesta trattata, con passi successivi a Suo carico',
      'to-be-continued': 'da proseguire con un altro appuntamento o con una risposta scritta',
      'not-served': 'non è stato possibile trattare la richiesta',
      'taxpayer-did-not-return': 'il collegamento con Lei si è interrotto',
      interrupted: 'collegamento interrotto',
      ended: 'concluso',
    },
    steps: {
      'send-documents': 'Invii i documenti richiesti',
      'book-another-appointment': 'Prenoti un altro appuntamento',
      'wait-for-written-answer': 'Attenda la risposta scritta',
      'use-reserved-area': 'Usi i servizi dell’area riservata',
      'visit-office': 'Si rechi all’ufficio',
      pay: 'Effettui il pagamento',
    },
  },
  en: {
    title: 'My appointments',
    signInNeeded: 'Sign in to see your appointments',
    signInWhy:
      'Your appointments are in the reserved area. If you received a personal link by e-mail you can use it without signing in. Afterwards you come back to this page.',
    signIn: 'Sign in and see your appointments',
    upcoming: 'Upcoming appointments',
    past: 'Past appointments',
    none: 'You have no upcoming appointments.',
    noneHelp: 'You can book one for today or the 9 following working days.',
    book: 'Book an appointment',
    state: 'State',
    subject: 'Taxpayer',
    reference: 'Details',
    enter: 'Enter the appointment',
    opensIn: (left) => `The button becomes active in ${left}, 10 minutes before the time.`,
    opened: 'You can enter now.',
    startsSoon: (left) => `The appointment begins in ${left}.`,
    announceOpen: (service) => `${service}: you can enter the appointment now.`,
    announceMinute: (service) => `${service}: the appointment begins in one minute.`,
    announceStart: (service) => `${service}: it is time for the appointment.`,
    cancel: 'Cancel',
    cancelTitle: 'Cancel the appointment?',
    cancelText: 'The time becomes available to others. If you do not cancel, the appointment counts as carried out.',
    cancelReason: 'Reason',
    cancelYes: 'Cancel the appointment',
    cancelNo: 'Keep the appointment',
    cancelled: 'Appointment cancelled. You will get a confirmation by e-mail.',
    outcome: 'Outcome',
    nextSteps: 'Next steps',
    survey: 'Rate the service',
    waiting: 'Waiting list',
    waitingSince: (date) => `Joined on ${date}`,
    waitingText: 'We write to you as soon as a time becomes free.',
    leave: 'Leave the waiting list',
    left: 'You have left the waiting list.',
    offer: (when) => `Time on offer: ${when}`,
    offerLeft: (left) => `Kept for you for another ${left}.`,
    offerOver: 'The offer is over.',
    accept: 'Accept',
    decline: 'Decline',
    declined: 'Time declined: you stay on the waiting list.',
    refreshFailed: 'The page cannot be updated: check your connection. We keep trying.',
    offerTitle: 'Time on offer from the waiting list',
    offerNone: 'No time is on offer at the moment',
    offerNoneText:
      'The offer is over, or was accepted or declined already. If you are still on the waiting list you will get another message.',
    offerWhy: 'Sign in to accept or decline the time on offer. Afterwards you come back to this page.',
    offerText: 'Check your data, then accept or decline the time.',
    acceptOffer: 'Accept the time',
    reasons: {
      'no-longer-needed': 'No longer needed',
      'cannot-attend': 'I cannot attend',
      'booked-by-mistake': 'Booked by mistake',
      unspecified: 'I prefer not to say',
    },
    phases: {
      booked: 'Booked',
      'pre-called': 'Booked',
      open: 'You can enter now',
      'waiting-for-official': 'You are in the waiting room',
      'waiting-for-taxpayer': 'The official is waiting for you',
      ready: 'The official is there: you are about to be admitted',
      live: 'Call under way',
      suspended: 'Call interrupted: you can come back',
      'callback-due': 'You will be called back on the number you gave when booking',
      closed: 'Ended',
      'callback-done': 'Ended by phone callback',
      'callback-failed': 'The phone callback did not reach you',
      'cancelled-by-taxpayer': 'Cancelled by you',
      'cancelled-by-office': 'Cancelled by the office',
      'resolved-early': 'Your request was solved before the appointment',
      'expired-taxpayer-late': 'The appointment can no longer be used',
      transferred: 'Moved to another office',
    },
    outcomes: {
      served: 'request dealt with',
      'served-with-next-steps': 'request dealt with, with next steps for you',
      'to-be-continued': 'to be continued in another appointment or in writing',
      'not-served': 'the request could not be dealt with',
      'taxpayer-did-not-return': 'your connection was lost',
      interrupted: 'connection lost',
      ended: 'ended',
    },
    steps: {
      'send-documents': 'Send the documents asked for',
      'book-another-appointment': 'Book another appointment',
      'wait-for-written-answer': 'Wait for the written answer',
      'use-reserved-area': 'Use the reserved area',
      'visit-office': 'Visit the office',
      pay: 'Make the payment',
    },
  },
  de: {
    title: 'Meine Termine',
    signInNeeded: 'Zum Ansehen Ihrer Termine bitte anmelden',
    signInWhy:
      'Ihre Termine stehen im geschützten Bereich. Wenn Sie per E-Mail einen persönlichen Link erhalten haben, können Sie ihn ohne Anmeldung nutzen. Nach der Anmeldung kehren Sie auf diese Seite zurück.',
    signIn: 'Anmelden und Termine ansehen',
    upcoming: 'Kommende Termine',
    past: 'Vergangene Termine',
    none: 'Sie haben keine kommenden Termine.',
    noneHelp: 'Sie können einen Termin für heute oder die 9 folgenden Arbeitstage buchen.',
    book: 'Termin buchen',
    state: 'Status',
    subject: 'Steuerpflichtige/r',
    reference: 'Einzelheiten',
    enter: 'Zum Termin eintreten',
    opensIn: (left) => `Die Schaltfläche wird in ${left} aktiv, 10 Minuten vor der Uhrzeit.`,
    opened: 'Sie können jetzt eintreten.',
    startsSoon: (left) => `Der Termin beginnt in ${left}.`,
    announceOpen: (service) => `${service}: Sie können jetzt zum Termin eintreten.`,
    announceMinute: (service) => `${service}: Der Termin beginnt in einer Minute.`,
    announceStart: (service) => `${service}: Es ist Zeit für den Termin.`,
    cancel: 'Absagen',
    cancelTitle: 'Termin absagen?',
    cancelText:
      'Die Uhrzeit steht dann anderen zur Verfügung. Wenn Sie nicht absagen, gilt der Termin als durchgeführt.',
    cancelReason: 'Grund',
    cancelYes: 'Termin absagen',
    cancelNo: 'Termin behalten',
    cancelled: 'Termin abgesagt. Sie erhalten eine Bestätigung per E-Mail.',
    outcome: 'Ergebnis',
    nextSteps: 'Nächste Schritte',
    survey: 'Dienst bewerten',
    waiting: 'Warteliste',
    waitingSince: (date) => `Eingetragen am ${date}`,
    waitingText: 'Wir schreiben Ihnen, sobald eine Uhrzeit frei wird.',
    leave: 'Warteliste verlassen',
    left: 'Sie haben die Warteliste verlassen.',
    offer: (when) => `Angebotene Uhrzeit: ${when}`,
    offerLeft: (left) => `Noch ${left} für Sie reserviert.`,
    offerOver: 'Das Angebot ist abgelaufen.',
    accept: 'Annehmen',
    decline: 'Ablehnen',
    declined: 'Uhrzeit abgelehnt: Sie bleiben auf der Warteliste.',
    refreshFailed: 'Die Seite kann nicht aktualisiert werden: Prüfen Sie die Verbindung. Wir versuchen es weiter.',
    offerTitle: 'Angebotene Uhrzeit aus der Warteliste',
    offerNone: 'Im Augenblick wird keine Uhrzeit angeboten',
    offerNoneText:
      'Das Angebot ist abgelaufen oder wurde schon angenommen oder abgelehnt. Wenn Sie noch auf der Warteliste stehen, erhalten Sie eine neue Nachricht.',
    offerWhy:
      'Zum Annehmen oder Ablehnen der angebotenen Uhrzeit bitte anmelden. Danach kehren Sie auf diese Seite zurück.',
    offerText: 'Prüfen Sie Ihre Angaben, dann nehmen Sie die Uhrzeit an oder lehnen sie ab.',
    acceptOffer: 'Uhrzeit annehmen',
    reasons: {
      'no-longer-needed': 'Nicht mehr nötig',
      'cannot-attend': 'Ich kann nicht teilnehmen',
      'booked-by-mistake': 'Irrtümlich gebucht',
      unspecified: 'Keine Angabe',
    },
    phases: {
      booked: 'Gebucht',
      'pre-called': 'Gebucht',
      open: 'Sie können jetzt eintreten',
      'waiting-for-official': 'Sie sind im Wartezimmer',
      'waiting-for-taxpayer': 'Das Amt erwartet Sie',
      ready: 'Das Amt ist da: Sie werden gleich eingelassen',
      live: 'Gespräch läuft',
      suspended: 'Gespräch unterbrochen: Sie können zurückkehren',
      'callback-due': 'Sie werden unter der bei der Buchung angegebenen Nummer zurückgerufen',
      closed: 'Beendet',
      'callback-done': 'Beendet mit telefonischem Rückruf',
      'callback-failed': 'Der Rückruf hat Sie nicht erreicht',
      'cancelled-by-taxpayer': 'Von Ihnen abgesagt',
      'cancelled-by-office': 'Vom Amt abgesagt',
      'resolved-early': 'Ihr Anliegen wurde vor dem Termin gelöst',
      'expired-taxpayer-late': 'Der Termin ist nicht mehr nutzbar',
      transferred: 'An ein anderes Amt übergeben',
    },
    outcomes: {
      served: 'Anliegen erledigt',
      'served-with-next-steps': 'Anliegen erledigt, mit weiteren Schritten für Sie',
      'to-be-continued': 'wird in einem weiteren Termin oder schriftlich fortgesetzt',
      'not-served': 'das Anliegen konnte nicht behandelt werden',
      'taxpayer-did-not-return': 'Ihre Verbindung ist abgebrochen',
      interrupted: 'Verbindung abgebrochen',
      ended: 'beendet',
    },
    steps: {
      'send-documents': 'Senden Sie die verlangten Unterlagen',
      'book-another-appointment': 'Buchen Sie einen weiteren Termin',
      'wait-for-written-answer': 'Warten Sie auf die schriftliche Antwort',
      'use-reserved-area': 'Nutzen Sie den geschützten Bereich',
      'visit-office': 'Kommen Sie zum Amt',
      pay: 'Leisten Sie die Zahlung',
    },
  },
};
