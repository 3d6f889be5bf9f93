import type { InEveryLanguage } from './language';

interface OfficeAppointmentTexts {
  title: (name: string) => string;
  back: string;
  inCallWith: (name: string) => string;
  returnToCall: string;
  leaveCallTitle: (name: string) => string;
  leaveCallText: string;
  leaveCallStay: string;
  leaveCallConfirm: string;
  sheet: string;
  subjectName: string;
  subjectCode: string;
  capacity: string;
  requester: string;
  email: string;
  mobile: string;
  service: string;
  language: string;
  details: string;
  noDetails: string;
  preCall: string;
  remark: string;
  handover: string;
  handoverHelp: string;
  official: string;
  callback: string;
  callbackOwed: (reason: string, due: string) => string;
  timetable: string;
  opens: string;
  starts: string;
  ends: string;
  carriedOut: string;
  outcome: string;
  nextSteps: string;
  join: string;
  opensAt: (time: string) => string;
  leave: string;
  ofColleague: (name: string) => string;
  admit: string;
  admitKey: string;
  shortcut: string;
  nobodyToAdmit: string;
  readyToAdmit: (name: string) => string;
  /** On the way in, not waiting yet. */
  arriving: Readonly<Record<'consent' | 'devices', (name: string) => string>>;
  guestWaits: (name: string, kind: string) => string;
  guestWaitsForCall: string;
  guestsToSee: (count: number) => string;
  connectedFor: (name: string, time: string) => string;
  disconnectedFor: (name: string, time: string) => string;
  placeKept: string;
  admitted: (name: string) => string;
  cameBack: (name: string) => string;
  dropped: (name: string) => string;
  elsewhereTitle: string;
  elsewhereText: string;
  moveHere: string;
  movedAway: string;
  removed: string;
  interrupted: string;
  connecting: string;
  actions: string;
  close: string;
  closeConfirm: string;
  outcomeLegend: string;
  stepsLegend: string;
  remarkLabel: string;
  remarkHelp: string;
  remarkLeft: (left: number) => string;
  outcomeMissing: string;
  stepsMissing: string;
  stepsNotExpected: string;
  remarkTooLong: string;
  preview: string;
  noUndo: string;
  transferColleague: string;
  transferColleagueText: string;
  chooseColleague: string;
  colleagueMissing: string;
  transferConfirm: string;
  transferOffice: string;
  transferOfficeText: string;
  cancelAppointment: string;
  cancelText: string;
  cancelReason: string;
  cancelConfirm: string;
  resolveEarly: string;
  resolveText: string;
  resolveConfirm: string;
  chooseCallback: string;
  callbackText: (phone: string) => string;
  callbackConfirm: string;
  done: string;
  people: string;
  invite: string;
  inviteIntro: string;
  guestKind: string;
  guestName: string;
  inviteButton: string;
  invited: (name: string) => string;
  link: string;
  copyLink: string;
  copyMail: string;
  copied: string;
  copyFailed: string;
  mailText: (name: string, link: string, when: string) => string;
  consentAsked: string;
  consentGiven: string;
  consentRefused: string;
  entered: string;
  revoke: string;
  revokeOf: (name: string) => string;
  revoked: (name: string) => string;
  guestWanted: (kind: string, name: string) => string;
  prepareInvitation: string;
  noInvitations: string;
  admitGuest: (name: string) => string;
  admitGuestKey: (name: string) => string;
  mute: (name: string) => string;
  remove: (name: string) => string;
  removeText: (name: string) => string;
  pin: (name: string) => string;
  unpin: (name: string) => string;
  replies: string;
  insert: string;
  /** Sentences for codes of the hub. */
  codes: Readonly<Record<string, string>>;
}

/** One appointment on the official's page. */
export const officeAppointmentTexts: InEveryLanguage<OfficeAppointmentTexts> = {
  it: {
    title: (name) => `Appuntamento con ${name}`,
    back: "Torna all'agenda",
    inCallWith: (name) => `È ancora aperto l'appuntamento con ${name}.`,
    returnToCall: "Torna all'appuntamento",
    leaveCallTitle: (name) => `Vuole uscire dalla chiamata con ${name}?`,
    leaveCallText:
      'Per aprire un altro appuntamento Lei esce da questa chiamata. Chi vi partecipa, o vi si ricollega, vede che Lei è uscito e attende il Suo ritorno.',
    leaveCallStay: 'Resta nella chiamata',
    leaveCallConfirm: 'Esci e apri',
    sheet: 'Scheda di preparazione',
    subjectName: 'Contribuente',
    subjectCode: 'Codice fiscale',
    capacity: 'A che titolo',
    requester: 'Richiedente',
    email: 'E-mail',
    mobile: 'Cellulare',
    service: 'Servizio',
    language: 'Lingua del colloquio',
    details: 'Dettagli della richiesta',
    noDetails: 'nessun dettaglio indicato',
    preCall: 'Telefonata preliminare',
    remark: 'Comunicazione al contribuente',
    handover: 'Nota di consegna',
    handoverHelp: "Facoltativa. La legge solo l'ufficio: il contribuente non la vede. Al massimo 1000 caratteri.",
    official: 'Funzionario',
    callback: 'Richiamata',
    callbackOwed: (reason, due) => `${reason}; da fare entro ${due}`,
    timetable: 'Orari',
    opens: 'Si apre',
    starts: 'Inizia',
    ends: 'Finisce',
    carriedOut: "L'appuntamento è considerato come effettuato.",
    outcome: 'Esito',
    nextSteps: 'Prossimi passi',
    join: "Entra nell'appuntamento",
    opensAt: (time) => `L'appuntamento si apre alle ${time}: da allora può entrare.`,
    leave: "Esci dall'appuntamento",
    ofColleague: (name) => `L'appuntamento è di ${name}. Per entrare, lo prenda prima in carico.`,
    admit: 'Ammetti',
    admitKey: 'Ammetti (tasto A)',
    shortcut: 'Scorciatoia: il tasto A ammette chi è in attesa',
    nobodyToAdmit: 'Il contribuente non è ancora collegato.',
    readyToAdmit: (name) => `${name} è in attesa di ammissione.`,
    arriving: {
      consent: (name) => `${name} sta leggendo le condizioni.`,
      devices: (name) => `${name} sta provando i dispositivi.`,
    },
    guestWaits: (name, kind) => `${name} (${kind.toLowerCase()}) è in attesa di ammissione.`,
    guestWaitsForCall: 'Potrà entrare quando la chiamata con il contribuente è iniziata.',
    guestsToSee: (count) =>
      count === 1 ? 'una persona da ammettere o invitare' : `${count} persone da ammettere o invitare`,
    connectedFor: (name, time) => `${name}: in linea da ${time}`,
    disconnectedFor: (name, time) => `${name}: non in linea da ${time}`,
    placeKept: 'Il posto resta riservato per qualche minuto: il contribuente può rientrare.',
    admitted: (name) => `${name} ora partecipa alla chiamata.`,
    cameBack: (name) => `${name} è di nuovo in linea.`,
    dropped: (name) => `${name} non è più in linea.`,
    elsewhereTitle: "È già nell'appuntamento da un altro dispositivo o da un'altra finestra.",
    elsewhereText: 'Può spostare qui il collegamento: l’altro si chiude.',
    moveHere: 'Sposta qui',
    movedAway: "L'appuntamento continua su un altro dispositivo o in un'altra finestra.",
    removed: 'Il collegamento è stato chiuso dal servizio.',
    interrupted: 'Collegamento con il servizio interrotto: nuovo tentativo in corso…',
    connecting: 'Collegamento in corso…',
    actions: "Azioni sull'appuntamento",
    close: "Concludi l'appuntamento",
    closeConfirm: 'Concludi e invia la mail',
    outcomeLegend: 'Esito*',
    stepsLegend: 'Prossimi passi per il contribuente',
    remarkLabel: 'Comunicazione al contribuente',
    remarkHelp: 'Compare nella mail. Al massimo 1000 caratteri.',
    remarkLeft: (left) => (left >= 0 ? `Restano ${left} caratteri` : `${-left} caratteri di troppo`),
    outcomeMissing: "Scelga l'esito.",
    stepsMissing: 'Con questo esito indichi almeno un passo, oppure scelga «Richiesta trattata».',
    stepsNotExpected: 'Ha indicato dei passi: scelga «Richiesta trattata, restano dei passi da fare».',
    remarkTooLong: 'La comunicazione è troppo lunga: al massimo 1000 caratteri.',
    preview: 'Che cosa riceverà il contribuente',
    noUndo: 'Dopo la conferma non si può tornare indietro.',
    transferColleague: 'Passa a un collega',
    transferColleagueText:
      'Il collega trova la stessa scheda, la chat e gli esiti registrati. Se il contribuente è collegato, resta in attesa del collega.',
    chooseColleague: 'Collega*',
    colleagueMissing: 'Scelga un collega.',
    transferConfirm: "Passa l'appuntamento",
    transferOffice: 'Passa a un altro ufficio',
    transferOfficeText:
      "Scelga un orario libero dell'altro ufficio: il contribuente riceve per e-mail il nuovo appuntamento, e questo viene annullato.",
    cancelAppointment: "Annulla l'appuntamento",
    cancelText:
      "Il contribuente riceve per e-mail l'annullamento con il motivo e l'invito a fissare un altro appuntamento.",
    cancelReason: 'Motivo*',
    cancelConfirm: "Annulla l'appuntamento",
    resolveEarly: 'Risolvi prima della data',
    resolveText:
      "La richiesta è risolta senza colloquio: l'appuntamento viene annullato e il contribuente riceve l'esito.",
    resolveConfirm: 'Registra come risolto',
    chooseCallback: 'Richiama per telefono',
    callbackText: (phone) =>
      `Il contribuente non è rientrato. Scegliendo di richiamarlo al numero ${phone}, riceve un avviso e la telefonata entra tra le richiamate da fare.`,
    callbackConfirm: 'Scelgo la richiamata',
    done: 'Fatto.',
    people: 'Inviti',
    invite: 'Invita una persona',
    inviteIntro:
      'Il contribuente vede la richiesta e deve acconsentire. Poi la persona entra con il link, e Lei la ammette.',
    guestKind: 'Chi è',
    guestName: 'Nome',
    inviteButton: 'Crea il link',
    invited: (name) => `Invito pronto per ${name}. Il link si vede solo ora: lo copi.`,
    link: 'Link di invito',
    copyLink: 'Copia il link',
    copyMail: 'Copia il testo per la mail',
    copied: 'Copiato.',
    copyFailed: 'Non è stato possibile copiare: selezioni il testo e lo copi.',
    mailText: (name, link, when) =>
      `Gentile ${name},\n\nLei è invitato a partecipare a un appuntamento in videochiamata con il nostro ufficio, ${when}.\n\nPer entrare apra questo link, anche da telefono, senza installare nulla:\n${link}\n\nIl link è personale: non lo inoltri.`,
    consentAsked: 'consenso chiesto al contribuente',
    consentGiven: 'il contribuente acconsente',
    consentRefused: 'il contribuente non acconsente',
    entered: 'in sala',
    revoke: "Ritira l'invito",
    revokeOf: (name) => `Ritira l'invito di ${name}`,
    revoked: (name) => `L'invito di ${name} è stato ritirato.`,
    guestWanted: (kind, name) => `Il contribuente chiede di far partecipare: ${name} (${kind}).`,
    prepareInvitation: "Prepara l'invito",
    noInvitations: 'Nessun invito.',
    admitGuest: (name) => `Ammetti ${name}`,
    admitGuestKey: (name) => `Ammetti ${name} (tasto A)`,
    mute: (name) => `Chiedi a ${name} di spegnere il microfono`,
    remove: (name) => `Allontana ${name}`,
    removeText: (name) => `${name} esce subito dal colloquio e il suo invito non vale più.`,
    pin: (name) => `Fissa il riquadro di ${name}`,
    unpin: (name) => `Non fissare più il riquadro di ${name}`,
    replies: 'Risposte pronte',
    insert: 'Inserisci nella chat',
    codes: {
      offline: 'Il collegamento con il servizio è interrotto: riprovi appena torna.',
      'appointment-unknown': "L'appuntamento non esiste o è di un altro ufficio.",
      'not-open-yet': "L'appuntamento non è ancora aperto.",
      'appointment-not-open-yet': "L'appuntamento non è ancora aperto.",
      over: "L'appuntamento è concluso.",
      'appointment-over': "L'appuntamento è concluso.",
      'not-allowed': 'Il Suo profilo non consente questa operazione.',
      'assigned-to-another-official': "L'appuntamento è di un altro funzionario: lo prenda prima in carico.",
      'taxpayer-not-connected': 'Il contribuente non è collegato.',
      'official-not-connected': "Entri prima nell'appuntamento.",
      'invitation-unknown': "L'invito non esiste più.",
      'invitation-not-agreed': 'Il contribuente non ha ancora acconsentito.',
      'seat-unknown': 'Questa persona non è più presente.',
      'text-missing': 'Scriva il nome della persona.',
      'text-too-long': 'Il testo è troppo lungo.',
      'too-many-requests': 'Troppe richieste: attenda un momento e riprovi.',
      'try-again': 'Il servizio non ha risposto. Nulla è andato perso: riprovi.',
      unexpected: 'Si è verificato un errore: riprovi tra poco.',
    },
  },
  en: {
    title: (name) => `Appointment with ${name}`,
    back: 'Back to the agenda',
    inCallWith: (name) => `You are still connected to the appointment with ${name}.`,
    returnToCall: 'Return to the appointment',
    leaveCallTitle: (name) => `Leave the call with ${name}?`,
    leaveCallText:
      'To open another appointment you leave this call. Whoever is in it, or reconnects to it, sees that you have left and waits for you to come back.',
    leaveCallStay: 'Stay in the call',
    leaveCallConfirm: 'Leave and open',
    sheet: 'Preparation sheet',
    subjectName: 'Taxpayer',
    subjectCode: 'Tax code',
    capacity: 'Capacity',
    requester: 'Requester',
    email: 'E-mail',
    mobile: 'Mobile phone',
    service: 'Service',
    language: 'Language of the conversation',
    details: 'Details of the request',
    noDetails: 'no details given',
    preCall: 'Pre-call',
    remark: 'Message to the taxpayer',
    handover: 'Handover note',
    handoverHelp: 'Optional. Only the office reads it; the taxpayer never sees it. At most 1,000 characters.',
    official: 'Official',
    callback: 'Callback',
    callbackOwed: (reason, due) => `${reason}; to be made by ${due}`,
    timetable: 'Times',
    opens: 'Opens',
    starts: 'Starts',
    ends: 'Ends',
    carriedOut: 'The appointment counts as carried out.',
    outcome: 'Outcome',
    nextSteps: 'Next steps',
    join: 'Join the appointment',
    opensAt: (time) => `The appointment opens at ${time}: you can join from then on.`,
    leave: 'Leave the appointment',
    ofColleague: (name) => `This is ${name}'s appointment. To join, take it over first.`,
    admit: 'Admit',
    admitKey: 'Admit (key A)',
    shortcut: 'Shortcut: the A key admits whoever is waiting',
    nobodyToAdmit: 'The taxpayer is not connected yet.',
    readyToAdmit: (name) => `${name} is waiting to be admitted.`,
    arriving: {
      consent: (name) => `${name} is reading the terms.`,
      devices: (name) => `${name} is checking the devices.`,
    },
    guestWaits: (name, kind) => `${name} (${kind.toLowerCase()}) is waiting to be admitted.`,
    guestWaitsForCall: 'Can come in once the call with the taxpayer has begun.',
    guestsToSee: (count) => (count === 1 ? 'one person to admit or invite' : `${count} people to admit or invite`),
    connectedFor: (name, time) => `${name}: connected for ${time}`,
    disconnectedFor: (name, time) => `${name}: disconnected for ${time}`,
    placeKept: 'The place is kept for some minutes: the taxpayer may come back.',
    admitted: (name) => `${name} has been admitted.`,
    cameBack: (name) => `${name} has connected.`,
    dropped: (name) => `${name} has disconnected.`,
    elsewhereTitle: 'You are in the appointment already, on another device or in another window.',
    elsewhereText: 'You can move the connection here: the other one is closed.',
    moveHere: 'Move here',
    movedAway: 'The appointment goes on on another device or in another window.',
    removed: 'The service has closed the connection.',
    interrupted: 'The connection to the service is interrupted: trying again…',
    connecting: 'Connecting…',
    actions: 'Actions on the appointment',
    close: 'Close the appointment',
    closeConfirm: 'Close and send the mail',
    outcomeLegend: 'Outcome*',
    stepsLegend: 'Next steps for the taxpayer',
    remarkLabel: 'Message to the taxpayer',
    remarkHelp: 'It appears in the mail. At most 1,000 characters.',
    remarkLeft: (left) => (left >= 0 ? `${left} characters left` : `${-left} characters too many`),
    outcomeMissing: 'Choose the outcome.',
    stepsMissing: 'With this outcome name at least one step, or choose "Request dealt with".',
    stepsNotExpected: 'You have named steps: choose "Request dealt with, steps remain to be taken".',
    remarkTooLong: 'The message is too long: at most 1,000 characters.',
    preview: 'What the taxpayer will receive',
    noUndo: 'Once confirmed, this cannot be undone.',
    transferColleague: 'Hand to a colleague',
    transferColleagueText:
      'The colleague finds the same sheet, the chat and the outcomes recorded. A taxpayer who is connected keeps waiting, for the colleague.',
    chooseColleague: 'Colleague*',
    colleagueMissing: 'Choose a colleague.',
    transferConfirm: 'Hand it over',
    transferOffice: 'Hand to another office',
    transferOfficeText:
      'Choose a free time of the other office: the taxpayer gets the new appointment by e-mail, and this one is cancelled.',
    cancelAppointment: 'Cancel the appointment',
    cancelText: 'The taxpayer gets the cancellation by e-mail, with the reason and the invitation to book again.',
    cancelReason: 'Reason*',
    cancelConfirm: 'Cancel the appointment',
    resolveEarly: 'Solve before the date',
    resolveText:
      'The request is solved without a conversation: the appointment is cancelled and the taxpayer gets the outcome.',
    resolveConfirm: 'Record as solved',
    chooseCallback: 'Call back by phone',
    callbackText: (phone) =>
      `The taxpayer has not come back. If you choose to call on ${phone}, the taxpayer is told and the call joins the callbacks to be made.`,
    callbackConfirm: 'Choose the callback',
    done: 'Done.',
    people: 'Invitations',
    invite: 'Invite somebody',
    inviteIntro: 'The taxpayer sees the request and has to agree. The person then comes in by the link, and you admit.',
    guestKind: 'Who it is',
    guestName: 'Name',
    inviteButton: 'Make the link',
    invited: (name) => `The invitation for ${name} is ready. The link is shown only now: copy it.`,
    link: 'Invitation link',
    copyLink: 'Copy the link',
    copyMail: 'Copy the text for the mail',
    copied: 'Copied.',
    copyFailed: 'It could not be copied: select the text and copy it.',
    mailText: (name, link, when) =>
      `Dear ${name},\n\nyou are invited to take part in a video appointment with our office, ${when}.\n\nTo come in open this link, also on a phone, with nothing to install:\n${link}\n\nThe link is personal: do not forward it.`,
    consentAsked: 'the taxpayer has been asked for consent',
    consentGiven: 'the taxpayer agrees',
    consentRefused: 'the taxpayer does not agree',
    entered: 'entered',
    revoke: 'Withdraw the invitation',
    revokeOf: (name) => `Withdraw the invitation of ${name}`,
    revoked: (name) => `The invitation of ${name} has been withdrawn.`,
    guestWanted: (kind, name) => `The taxpayer asks to bring in: ${name} (${kind}).`,
    prepareInvitation: 'Prepare the invitation',
    noInvitations: 'No invitations.',
    admitGuest: (name) => `Admit ${name}`,
    admitGuestKey: (name) => `Admit ${name} (key A)`,
    mute: (name) => `Ask ${name} to turn off the microphone`,
    remove: (name) => `Remove ${name}`,
    removeText: (name) => `${name} leaves the conversation at once, and the invitation is no longer valid.`,
    pin: (name) => `Pin the picture of ${name}`,
    unpin: (name) => `Unpin the picture of ${name}`,
    replies: 'Canned replies',
    insert: 'Insert into the chat',
    codes: {
      offline: 'The connection to the service is interrupted: try again when it is back.',
      'appointment-unknown': "The appointment does not exist or is another office's.",
      'not-open-yet': 'The appointment is not open yet.',
      'appointment-not-open-yet': 'The appointment is not open yet.',
      over: 'The appointment has ended.',
      'appointment-over': 'The appointment has ended.',
      'not-allowed': 'Your profile does not allow this.',
      'assigned-to-another-official': 'Another official has this appointment: take it over first.',
      'taxpayer-not-connected': 'The taxpayer is not connected.',
      'official-not-connected': 'Join the appointment first.',
      'invitation-unknown': 'The invitation no longer exists.',
      'invitation-not-agreed': 'The taxpayer has not agreed yet.',
      'seat-unknown': 'This person is no longer there.',
      'text-missing': "Write the person's name.",
      'text-too-long': 'The text is too long.',
      'too-many-requests': 'Too many requests: wait a moment and try again.',
      'try-again': 'The service did not answer. Nothing is lost: try again.',
      unexpected: 'Something went wrong: try again shortly.',
    },
  },
  de: {
    title: (name) => `Termin mit ${name}`,
    back: 'Zurück zum Kalender',
    inCallWith: (name) => `Sie sind noch mit dem Termin mit ${name} verbunden.`,
    returnToCall: 'Zurück zum Termin',
    leaveCallTitle: (name) => `Das Videogespräch mit ${name} verlassen?`,
    leaveCallText:
      'Um einen anderen Termin zu öffnen, verlassen Sie dieses Videogespräch. Wer daran teilnimmt oder sich wieder verbindet, sieht, dass Sie gegangen sind, und wartet auf Ihre Rückkehr.',
    leaveCallStay: 'Im Videogespräch bleiben',
    leaveCallConfirm: 'Verlassen und öffnen',
    sheet: 'Vorbereitungsblatt',
    subjectName: 'Steuerpflichtige Person',
    subjectCode: 'Steuernummer',
    capacity: 'In welcher Eigenschaft',
    requester: 'Anfragende Person',
    email: 'E-Mail',
    mobile: 'Mobiltelefon',
    service: 'Dienst',
    language: 'Sprache des Gesprächs',
    details: 'Einzelheiten des Anliegens',
    noDetails: 'keine Einzelheiten angegeben',
    preCall: 'Voranruf',
    remark: 'Mitteilung an die steuerpflichtige Person',
    handover: 'Übergabenotiz',
    handoverHelp:
      'Freiwillig. Nur das Amt liest sie; die steuerpflichtige Person sieht sie nie. Höchstens 1000 Zeichen.',
    official: 'Sachbearbeitung',
    callback: 'Rückruf',
    callbackOwed: (reason, due) => `${reason}; zu erledigen bis ${due}`,
    timetable: 'Zeiten',
    opens: 'Öffnet',
    starts: 'Beginnt',
    ends: 'Endet',
    carriedOut: 'Der Termin zählt als durchgeführt.',
    outcome: 'Ergebnis',
    nextSteps: 'Nächste Schritte',
    join: 'Termin betreten',
    opensAt: (time) => `Der Termin öffnet um ${time}: ab dann können Sie eintreten.`,
    leave: 'Termin verlassen',
    ofColleague: (name) => `Der Termin gehört ${name}. Zum Eintreten übernehmen Sie ihn zuerst.`,
    admit: 'Einlassen',
    admitKey: 'Einlassen (Taste A)',
    shortcut: 'Tastenkürzel: die Taste A lässt die wartende Person ein',
    nobodyToAdmit: 'Die steuerpflichtige Person ist noch nicht verbunden.',
    readyToAdmit: (name) => `${name} wartet auf Einlass.`,
    arriving: {
      consent: (name) => `${name} liest die Bedingungen.`,
      devices: (name) => `${name} prüft die Geräte.`,
    },
    guestWaits: (name, kind) => `${name} (${kind}) wartet auf Einlass.`,
    guestWaitsForCall: 'Kann eintreten, sobald das Gespräch mit der steuerpflichtigen Person begonnen hat.',
    guestsToSee: (count) =>
      count === 1 ? 'eine Person einzulassen oder einzuladen' : `${count} Personen einzulassen oder einzuladen`,
    connectedFor: (name, time) => `${name}: verbunden seit ${time}`,
    disconnectedFor: (name, time) => `${name}: getrennt seit ${time}`,
    placeKept: 'Der Platz bleibt einige Minuten reserviert: die Person kann zurückkehren.',
    admitted: (name) => `${name} wurde eingelassen.`,
    cameBack: (name) => `${name} hat sich verbunden.`,
    dropped: (name) => `${name} ist nicht mehr verbunden.`,
    elsewhereTitle: 'Sie sind bereits auf einem anderen Gerät oder in einem anderen Fenster im Termin.',
    elsewhereText: 'Sie können die Verbindung hierher verlegen: die andere wird geschlossen.',
    moveHere: 'Hierher verlegen',
    movedAway: 'Der Termin läuft auf einem anderen Gerät oder in einem anderen Fenster weiter.',
    removed: 'Der Dienst hat die Verbindung geschlossen.',
    interrupted: 'Die Verbindung zum Dienst ist unterbrochen: neuer Versuch…',
    connecting: 'Verbindung wird hergestellt…',
    actions: 'Aktionen zum Termin',
    close: 'Termin abschließen',
    closeConfirm: 'Abschließen und E-Mail senden',
    outcomeLegend: 'Ergebnis*',
    stepsLegend: 'Nächste Schritte für die steuerpflichtige Person',
    remarkLabel: 'Mitteilung an die steuerpflichtige Person',
    remarkHelp: 'Erscheint in der E-Mail. Höchstens 1000 Zeichen.',
    remarkLeft: (left) => (left >= 0 ? `Noch ${left} Zeichen` : `${-left} Zeichen zu viel`),
    outcomeMissing: 'Wählen Sie das Ergebnis.',
    stepsMissing: 'Nennen Sie bei diesem Ergebnis mindestens einen Schritt, oder wählen Sie «Anliegen behandelt».',
    stepsNotExpected: 'Sie haben Schritte genannt: wählen Sie «Anliegen behandelt, es bleiben Schritte zu tun».',
    remarkTooLong: 'Die Mitteilung ist zu lang: höchstens 1000 Zeichen.',
    preview: 'Was die steuerpflichtige Person erhält',
    noUndo: 'Nach der Bestätigung lässt sich das nicht rückgängig machen.',
    transferColleague: 'An Kollegin oder Kollegen übergeben',
    transferColleagueText:
      'Die neue Sachbearbeitung findet dasselbe Blatt, den Chat und die erfassten Ergebnisse. Eine verbundene Person wartet weiter.',
    chooseColleague: 'Kollegin oder Kollege*',
    colleagueMissing: 'Wählen Sie eine Kollegin oder einen Kollegen.',
    transferConfirm: 'Termin übergeben',
    transferOffice: 'An ein anderes Amt übergeben',
    transferOfficeText:
      'Wählen Sie eine freie Uhrzeit des anderen Amtes: der neue Termin wird per E-Mail mitgeteilt, dieser wird abgesagt.',
    cancelAppointment: 'Termin absagen',
    cancelText:
      'Die steuerpflichtige Person erhält die Absage per E-Mail, mit dem Grund und der Einladung, neu zu buchen.',
    cancelReason: 'Grund*',
    cancelConfirm: 'Termin absagen',
    resolveEarly: 'Vorzeitig lösen',
    resolveText: 'Das Anliegen ist ohne Gespräch gelöst: der Termin wird abgesagt und das Ergebnis mitgeteilt.',
    resolveConfirm: 'Als gelöst erfassen',
    chooseCallback: 'Telefonisch zurückrufen',
    callbackText: (phone) =>
      `Die Person ist nicht zurückgekehrt. Wenn Sie den Rückruf unter ${phone} wählen, wird sie benachrichtigt und der Anruf kommt zu den Rückrufen.`,
    callbackConfirm: 'Rückruf wählen',
    done: 'Erledigt.',
    people: 'Einladungen',
    invite: 'Person einladen',
    inviteIntro:
      'Die steuerpflichtige Person sieht die Anfrage und muss zustimmen. Dann kommt die eingeladene Person über den Link, und Sie lassen sie ein.',
    guestKind: 'Wer es ist',
    guestName: 'Name',
    inviteButton: 'Link erstellen',
    invited: (name) => `Die Einladung für ${name} ist bereit. Der Link ist nur jetzt zu sehen: kopieren Sie ihn.`,
    link: 'Einladungslink',
    copyLink: 'Link kopieren',
    copyMail: 'Text für die E-Mail kopieren',
    copied: 'Kopiert.',
    copyFailed: 'Das Kopieren ist nicht gelungen: markieren Sie den Text und kopieren Sie ihn.',
    mailText: (name, link, when) =>
      `Guten Tag ${name},\n\nSie sind zu einem Videotermin mit unserem Amt eingeladen, ${when}.\n\nÖffnen Sie zum Eintreten diesen Link, auch am Telefon, ohne etwas zu installieren:\n${link}\n\nDer Link ist persönlich: leiten Sie ihn nicht weiter.`,
    consentAsked: 'Zustimmung angefragt',
    consentGiven: 'die steuerpflichtige Person stimmt zu',
    consentRefused: 'die steuerpflichtige Person stimmt nicht zu',
    entered: 'eingetreten',
    revoke: 'Einladung zurückziehen',
    revokeOf: (name) => `Einladung zurückziehen: ${name}`,
    revoked: (name) => `Die Einladung von ${name} wurde zurückgezogen.`,
    guestWanted: (kind, name) => `Die steuerpflichtige Person möchte hinzuziehen: ${name} (${kind}).`,
    prepareInvitation: 'Einladung vorbereiten',
    noInvitations: 'Keine Einladungen.',
    admitGuest: (name) => `${name} einlassen`,
    admitGuestKey: (name) => `${name} einlassen (Taste A)`,
    mute: (name) => `${name} bitten, das Mikrofon auszuschalten`,
    remove: (name) => `${name} entfernen`,
    removeText: (name) => `${name} verlässt das Gespräch sofort, und die Einladung gilt nicht mehr.`,
    pin: (name) => `Bild von ${name} anheften`,
    unpin: (name) => `Bild von ${name} nicht mehr anheften`,
    replies: 'Vorbereitete Antworten',
    insert: 'In den Chat einfügen',
    codes: {
      offline: 'Die Verbindung zum Dienst ist unterbrochen: versuchen Sie es erneut, sobald sie wieder steht.',
      'appointment-unknown': 'Den Termin gibt es nicht, oder er gehört einem anderen Amt.',
      'not-open-yet': 'Der Termin ist noch nicht offen.',
      'appointment-not-open-yet': 'Der Termin ist noch nicht offen.',
      over: 'Der Termin ist beendet.',
      'appointment-over': 'Der Termin ist beendet.',
      'not-allowed': 'Ihr Profil erlaubt diesen Vorgang nicht.',
      'assigned-to-another-official': 'Der Termin gehört einer anderen Sachbearbeitung: übernehmen Sie ihn zuerst.',
      'taxpayer-not-connected': 'Die steuerpflichtige Person ist nicht verbunden.',
      'official-not-connected': 'Treten Sie dem Termin zuerst bei.',
      'invitation-unknown': 'Die Einladung gibt es nicht mehr.',
      'invitation-not-agreed': 'Die steuerpflichtige Person hat noch nicht zugestimmt.',
      'seat-unknown': 'Diese Person ist nicht mehr da.',
      'text-missing': 'Geben Sie den Namen der Person an.',
      'text-too-long': 'Der Text ist zu lang.',
      'too-many-requests': 'Zu viele Anfragen: warten Sie einen Augenblick und versuchen Sie es erneut.',
      'try-again': 'Der Dienst hat nicht geantwortet. Nichts ist verloren: versuchen Sie es erneut.',
      unexpected: 'Ein Fehler ist aufgetreten: versuchen Sie es bald noch einmal.',
    },
  },
};
