import type { InEveryLanguage } from './language';

interface OfficeBoardTexts {
  assignTitle: string;
  assignIntro: string;
  colleague: (name: string) => string;
  assign: string;
  assignOf: (name: string) => string;
  assigned: (name: string, official: string) => string;
  counters: string;
  countersOf: (day: string) => string;
  figure: string;
  count: string;
  toTakeInCharge: string;
  inProgress: string;
  closedAs: (outcome: string) => string;
  callbacksDone: string;
  callbacksFailed: string;
  expired: string;
  cancelled: string;
  resolvedEarly: string;
  transferred: string;
  carriedOut: string;
  averageWait: string;
  survey: string;
  surveyOf: (mean: string, answers: number) => string;
  minutes: (minutes: string) => string;
  none: string;
  download: string;
  fileName: (date: string) => string;
  nobody: string;
}

/** The manager's board. */
export const officeBoardTexts: InEveryLanguage<OfficeBoardTexts> = {
  it: {
    assignTitle: 'Assegnazione',
    assignIntro:
      'Gli appuntamenti del giorno ancora aperti. Un appuntamento assegnato passa subito al nuovo funzionario.',
    colleague: (name) => `Funzionario per l'appuntamento con ${name}`,
    assign: 'Assegna',
    assignOf: (name) => `Assegna l'appuntamento con ${name}`,
    assigned: (name, official) => `L'appuntamento con ${name} è ora di ${official}.`,
    counters: 'Andamento del giorno',
    countersOf: (day) => `Andamento di ${day}`,
    figure: 'Voce',
    count: 'Numero',
    toTakeInCharge: 'Da prendere in carico',
    inProgress: 'In lavorazione',
    closedAs: (outcome) => `Conclusi: ${outcome}`,
    callbacksDone: 'Richiamati per telefono e raggiunti',
    callbacksFailed: 'Richiamati per telefono e non raggiunti',
    expired: 'Non più fruibili: il contribuente non si è collegato',
    cancelled: 'Annullati',
    resolvedEarly: 'Risolti prima della data',
    transferred: 'Passati a un altro ufficio',
    carriedOut: 'Considerati come effettuati (tra tutti)',
    averageWait: 'Attesa media',
    survey: 'Gradimento medio (da 1 a 5)',
    surveyOf: (mean, answers) => `${mean} su ${answers} ${answers === 1 ? 'risposta' : 'risposte'}`,
    minutes: (minutes) => `${minutes} min`,
    none: 'nessun dato',
    download: 'Scarica come CSV',
    fileName: (date) => `andamento-${date}.csv`,
    nobody: 'Nessun appuntamento aperto in questo giorno.',
  },
  en: {
    assignTitle: 'Assignment',
    assignIntro: "The day's appointments that are still open. An assigned appointment is the new official's at once.",
    colleague: (name) => `Official for the appointment with ${name}`,
    assign: 'Assign',
    assignOf: (name) => `Assign the appointment with ${name}`,
    assigned: (name, official) => `The appointment with ${name} is now ${official}'s.`,
    counters: 'How the day goes',
    countersOf: (day) => `Figures of ${day}`,
    figure: 'Item',
    count: 'Number',
    toTakeInCharge: 'To be taken in charge',
    inProgress: 'In progress',
    closedAs: (outcome) => `Closed: ${outcome}`,
    callbacksDone: 'Called back by phone and reached',
    callbacksFailed: 'Called back by phone and not reached',
    expired: 'No longer usable: the taxpayer did not connect',
    cancelled: 'Cancelled',
    resolvedEarly: 'Solved before the date',
    transferred: 'Handed to another office',
    carriedOut: 'Counted as carried out (of all)',
    averageWait: 'Average wait',
    survey: 'Mean rating (1 to 5)',
    surveyOf: (mean, answers) => `${mean} from ${answers} ${answers === 1 ? 'answer' : 'answers'}`,
    minutes: (minutes) => `${minutes} min`,
    none: 'no data',
    download: 'Download as CSV',
    fileName: (date) => `figures-${date}.csv`,
    nobody: 'No open appointments on this day.',
  },
  de: {
    assignTitle: 'Zuweisung',
    assignIntro: 'Die noch offenen Termine des Tages. Ein zugewiesener Termin geht sofort an die neue Sachbearbeitung.',
    colleague: (name) => `Sachbearbeitung für den Termin mit ${name}`,
    assign: 'Zuweisen',
    assignOf: (name) => `Termin mit ${name} zuweisen`,
    assigned: (name, official) => `Den Termin mit ${name} hat jetzt ${official}.`,
    counters: 'Verlauf des Tages',
    countersOf: (day) => `Zahlen vom ${day}`,
    figure: 'Posten',
    count: 'Anzahl',
    toTakeInCharge: 'Zu übernehmen',
    inProgress: 'In Bearbeitung',
    closedAs: (outcome) => `Abgeschlossen: ${outcome}`,
    callbacksDone: 'Zurückgerufen und erreicht',
    callbacksFailed: 'Zurückgerufen und nicht erreicht',
    expired: 'Nicht mehr nutzbar: die steuerpflichtige Person hat sich nicht verbunden',
    cancelled: 'Abgesagt',
    resolvedEarly: 'Vorzeitig gelöst',
    transferred: 'An ein anderes Amt übergeben',
    carriedOut: 'Als durchgeführt gezählt (von allen)',
    averageWait: 'Durchschnittliche Wartezeit',
    survey: 'Durchschnittliche Bewertung (1 bis 5)',
    surveyOf: (mean, answers) => `${mean} aus ${answers} ${answers === 1 ? 'Antwort' : 'Antworten'}`,
    minutes: (minutes) => `${minutes} Min.`,
    none: 'keine Angaben',
    download: 'Als CSV herunterladen',
    fileName: (date) => `zahlen-${date}.csv`,
    nobody: 'Keine offenen Termine an diesem Tag.',
  },
};
