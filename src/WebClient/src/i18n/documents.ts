import type { InEveryLanguage } from './language';

/** A page of running text: its title, a first sentence, and passages of a heading and paragraphs. */
export interface DocumentTexts {
  readonly title: string;
  readonly lead: string;
  readonly passages: readonly { readonly title: string; readonly lines: readonly string[] }[];
}

/** The privacy policy of the site; the notice of the booking form is the server's, with its version. The administration that runs the desk reviews it. */
export const privacyTexts: InEveryLanguage<DocumentTexts> = {
  it: {
    title: 'Privacy policy',
    lead: 'Informazioni sul trattamento dei dati personali, ai sensi dell’art. 13 del Regolamento (UE) 2016/679 (GDPR).',
    passages: [
      {
        title: 'Quali dati',
        lines: [
          'Per la prenotazione: codice fiscale, nome, e-mail, numero di cellulare, ufficio, servizio e i pochi dettagli che decide di scrivere.',
          'Per il colloquio: gli istanti di collegamento, i messaggi di testo e le condizioni accettate, con versione, impronta del documento, lingua e istante.',
        ],
      },
      {
        title: 'Che cosa non viene raccolto',
        lines: [
          'Audio e video del colloquio non vengono mai registrati: passano da una parte all’altra e non restano da nessuna parte.',
          'Con le accettazioni non viene conservato alcun indirizzo IP. Non vi sono strumenti di terze parti, statistiche di navigazione o pubblicità.',
        ],
      },
      {
        title: 'Cookie',
        lines: [
          'Viene usato un solo cookie tecnico, necessario per restare collegati, e uno per la sicurezza dei moduli. La lingua scelta e la bozza della prenotazione restano nel Suo browser.',
        ],
      },
      {
        title: 'Perché e per quanto tempo',
        lines: [
          'I dati servono soltanto a gestire l’appuntamento e ciò che ne segue. Messaggi e documenti seguono i tempi di conservazione della pratica.',
        ],
      },
      {
        title: 'I Suoi diritti',
        lines: [
          'Può chiedere accesso, rettifica, cancellazione o limitazione scrivendo agli indirizzi indicati in fondo alla pagina, e può proporre reclamo al Garante per la protezione dei dati personali.',
        ],
      },
    ],
  },
  en: {
    title: 'Privacy policy',
    lead: 'Information on the processing of personal data under art. 13 of Regulation (EU) 2016/679 (GDPR).',
    passages: [
      {
        title: 'Which data',
        lines: [
          'For the booking: tax code, name, e-mail, mobile number, office, service and the few details you choose to write.',
          'For the call: the instants of connection, text messages, and the terms accepted with version, hash of the document, language and instant.',
        ],
      },
      {
        title: 'What is not collected',
        lines: [
          'Sound and picture of the call are never recorded: they pass from one side to the other and stay nowhere.',
          'No IP address is kept with acceptances. There are no third-party tools, no usage statistics and no advertising.',
        ],
      },
      {
        title: 'Cookies',
        lines: [
          'One technical cookie keeps you signed in, another protects forms. The language you chose and the draft of a booking stay in your browser.',
        ],
      },
      {
        title: 'Why and for how long',
        lines: [
          'The data serve only to manage the appointment and what follows from it. Messages and documents are kept as long as the case requires.',
        ],
      },
      {
        title: 'Your rights',
        lines: [
          'You can ask for access, rectification, erasure or restriction at the addresses at the bottom of the page, and complain to the Italian data protection authority (Garante).',
        ],
      },
    ],
  },
  de: {
    title: 'Datenschutz',
    lead: 'Informationen zur Verarbeitung personenbezogener Daten nach Art. 13 der Verordnung (EU) 2016/679 (DSGVO).',
    passages: [
      {
        title: 'Welche Daten',
        lines: [
          'Für die Buchung: Steuernummer, Name, E-Mail, Mobilnummer, Amt, Dienst und die wenigen Einzelheiten, die Sie angeben möchten.',
          'Für das Gespräch: die Zeitpunkte der Verbindung, Textnachrichten und die angenommenen Bedingungen mit Version, Prüfsumme des Dokuments, Sprache und Zeitpunkt.',
        ],
      },
      {
        title: 'Was nicht erhoben wird',
        lines: [
          'Ton und Bild des Gesprächs werden nie aufgezeichnet: Sie gehen von einer Seite zur anderen und bleiben nirgends gespeichert.',
          'Zu den Annahmen wird keine IP-Adresse gespeichert. Es gibt keine Werkzeuge Dritter, keine Nutzungsstatistik und keine Werbung.',
        ],
      },
      {
        title: 'Cookies',
        lines: [
          'Ein technisches Cookie hält Sie angemeldet, ein weiteres schützt die Formulare. Die gewählte Sprache und der Entwurf einer Buchung bleiben in Ihrem Browser.',
        ],
      },
      {
        title: 'Wozu und wie lange',
        lines: [
          'Die Daten dienen nur dem Termin und dem, was daraus folgt. Nachrichten und Unterlagen werden so lange aufbewahrt, wie es der Vorgang verlangt.',
        ],
      },
      {
        title: 'Ihre Rechte',
        lines: [
          'Sie können unter den Adressen am Ende der Seite Auskunft, Berichtigung, Löschung oder Einschränkung verlangen und sich bei der italienischen Datenschutzbehörde (Garante) beschweren.',
        ],
      },
    ],
  },
};

/** The legal notes. The administration that runs the desk reviews it. */
export const legalNotesTexts: InEveryLanguage<DocumentTexts> = {
  it: {
    title: 'Note legali',
    lead: '',
    passages: [
      {
        title: 'Titolare del sito',
        lines: ['Lo sportello online è un servizio dell’amministrazione indicata in fondo alla pagina.'],
      },
      {
        title: 'Uso del servizio',
        lines: [
          'Il servizio è gratuito. Il colloquio non può essere registrato, né dal funzionario né dal contribuente.',
        ],
      },
      {
        title: 'Software',
        lines: [
          'Lo sportello online funziona con VideoDesk, software libero con licenza EUPL-1.2. L’aspetto segue Bootstrap Italia (BSD-3-Clause); il carattere è Titillium Web (SIL Open Font License).',
        ],
      },
      {
        title: 'Responsabilità',
        lines: [
          'Le informazioni fornite nel colloquio si basano sui dati disponibili in quel momento. Fa fede quanto comunicato per iscritto.',
        ],
      },
    ],
  },
  en: {
    title: 'Legal notes',
    lead: '',
    passages: [
      {
        title: 'Who runs the site',
        lines: ['The online desk is a service of the administration named at the bottom of the page.'],
      },
      {
        title: 'Using the service',
        lines: ['The service is free of charge. The call may not be recorded, by the official or by the taxpayer.'],
      },
      {
        title: 'Software',
        lines: [
          'The online desk runs on VideoDesk, free software under the EUPL-1.2. Its look follows Bootstrap Italia (BSD-3-Clause); the typeface is Titillium Web (SIL Open Font License).',
        ],
      },
      {
        title: 'Liability',
        lines: ['What is said in the call rests on the data available then. What is communicated in writing prevails.'],
      },
    ],
  },
  de: {
    title: 'Rechtliche Hinweise',
    lead: '',
    passages: [
      { title: 'Betreiber', lines: ['Der Online-Schalter ist ein Dienst der am Ende der Seite genannten Verwaltung.'] },
      {
        title: 'Nutzung',
        lines: [
          'Der Dienst ist kostenlos. Das Gespräch darf weder vom Amt noch von den Steuerpflichtigen aufgezeichnet werden.',
        ],
      },
      {
        title: 'Software',
        lines: [
          'Der Online-Schalter läuft mit VideoDesk, freier Software unter der EUPL-1.2. Die Gestaltung folgt Bootstrap Italia (BSD-3-Clause); die Schrift ist Titillium Web (SIL Open Font License).',
        ],
      },
      {
        title: 'Haftung',
        lines: [
          'Auskünfte im Gespräch beruhen auf den zu diesem Zeitpunkt verfügbaren Daten. Maßgeblich ist die schriftliche Mitteilung.',
        ],
      },
    ],
  },
};

/** The accessibility statement. The administration that runs the desk reviews it. */
export const accessibilityTexts: InEveryLanguage<DocumentTexts> = {
  it: {
    title: 'Dichiarazione di accessibilità',
    lead: 'Lo sportello online è realizzato per essere usato da tutte le persone, secondo la legge n. 4 del 2004 e la norma EN 301 549 (WCAG 2.2, livello AA).',
    passages: [
      {
        title: 'Che cosa è stato fatto',
        lines: [
          'Tutte le funzioni si usano da tastiera e con lettori di schermo; i conti alla rovescia non spostano mai il punto in cui si sta lavorando; testi e comandi rispettano i contrasti e le dimensioni minime; le animazioni si riducono quando il dispositivo lo chiede.',
        ],
      },
      {
        title: 'Nel colloquio',
        lines: [
          'Si può parlare, scrivere con testo in tempo reale, partecipare senza telecamera o senza microfono e farsi accompagnare da un interprete, anche di lingua dei segni, la cui immagine resta sempre in evidenza.',
        ],
      },
      {
        title: 'Stato di conformità',
        lines: [
          'L’amministrazione che offre il servizio pubblica la dichiarazione ufficiale sul sito di AgID (form.agid.gov.it) e la rivede entro il 23 settembre di ogni anno. Questa pagina ne riassume il contenuto.',
        ],
      },
      {
        title: 'Segnalazioni',
        lines: [
          'Se qualcosa non è accessibile scriva all’ufficio relazioni con il pubblico indicato in fondo alla pagina. Se la risposta non è soddisfacente può rivolgersi al Difensore civico per il digitale, presso AgID.',
        ],
      },
    ],
  },
  en: {
    title: 'Accessibility statement',
    lead: 'The online desk is made to be used by everybody, according to Italian law no. 4 of 2004 and the standard EN 301 549 (WCAG 2.2, level AA).',
    passages: [
      {
        title: 'What was done',
        lines: [
          'Everything can be used by keyboard and with screen readers; countdowns never move you from where you are working; texts and controls keep the minimum contrasts and sizes; animations are reduced when the device asks for it.',
        ],
      },
      {
        title: 'In the call',
        lines: [
          'You can speak, write with real-time text, take part without a camera or without a microphone, and be accompanied by an interpreter, also of sign language, whose picture always stays in view.',
        ],
      },
      {
        title: 'Conformity',
        lines: [
          'The administration that offers the service publishes the official statement on the site of AgID (form.agid.gov.it) and reviews it by 23 September of each year. This page sums it up.',
        ],
      },
      {
        title: 'Reports',
        lines: [
          'If something is not accessible, write to the public relations office named at the bottom of the page. If the answer does not satisfy you, turn to the digital ombudsman (Difensore civico per il digitale) at AgID.',
        ],
      },
    ],
  },
  de: {
    title: 'Erklärung zur Barrierefreiheit',
    lead: 'Der Online-Schalter ist für alle Menschen gemacht, nach dem italienischen Gesetz Nr. 4 von 2004 und der Norm EN 301 549 (WCAG 2.2, Stufe AA).',
    passages: [
      {
        title: 'Was getan wurde',
        lines: [
          'Alles ist mit der Tastatur und mit Bildschirmlesern bedienbar; Countdowns bewegen Sie nie von der Stelle, an der Sie arbeiten; Texte und Schaltflächen halten die Mindestkontraste und -größen ein; Animationen werden reduziert, wenn das Gerät es verlangt.',
        ],
      },
      {
        title: 'Im Gespräch',
        lines: [
          'Sie können sprechen, mit Echtzeittext schreiben, ohne Kamera oder ohne Mikrofon teilnehmen und sich von einer dolmetschenden Person begleiten lassen, auch für Gebärdensprache; ihr Bild bleibt immer sichtbar.',
        ],
      },
      {
        title: 'Stand der Vereinbarkeit',
        lines: [
          'Die Verwaltung, die den Dienst anbietet, veröffentlicht die amtliche Erklärung auf der Seite der AgID (form.agid.gov.it) und überprüft sie bis zum 23. September jedes Jahres. Diese Seite fasst sie zusammen.',
        ],
      },
      {
        title: 'Meldungen',
        lines: [
          'Wenn etwas nicht barrierefrei ist, schreiben Sie an das am Ende der Seite genannte Amt für Öffentlichkeitsarbeit. Wenn die Antwort nicht genügt, wenden Sie sich an die digitale Ombudsstelle (Difensore civico per il digitale) bei der AgID.',
        ],
      },
    ],
  },
};
