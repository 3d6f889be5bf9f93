import type { MessageKind, NextStep, Outcome, Waiting } from '../session/contract';
import type { InEveryLanguage } from './language';

export interface Page {
  readonly title: string;
  readonly text: string;
}

export interface EntryTexts {
  title: string;
  guestTitle: string;
  connecting: string;
  unreachable: string;
  retry: string;
  refusals: Readonly<Record<string, Page>>;
  refused: Page;
  book: string;
  appointments: string;
  home: string;
  signIn: string;
  elsewhere: Page;
  moveHere: string;
  stayThere: string;
  lost: Readonly<Record<'moved' | 'removed' | 'revoked', Page>>;
  resumeHere: string;
  service: string;
  office: string;
  when: string;
  phone: string;
  yourTime: (time: string) => string;
  notYet: string;
  opensIn: string;
  opensHelp: string;
  nowOpen: string;
  tryDevices: string;
  consent: string;
  consentHelp: string;
  version: (version: string) => string;
  accept: (title: string) => string;
  acceptAll: string;
  goOn: string;
  skip: string;
  loadFailed: string;
  failed: string;
  devices: string;
  devicesHelp: string;
  startCamera: string;
  startMicrophone: string;
  noPicture: string;
  stopCamera: string;
  stopMicrophone: string;
  noDevice: string;
  enterWith: string;
  enterWithout: string;
  network: string;
  networkHelp: string;
  networkStart: string;
  networkAgain: string;
  networkRunning: string;
  networkPath: (protocol: string) => string;
  networkReached: (roundTrip: number, loss: number) => string;
  networkNotReached: string;
  verdicts: Readonly<Record<'good' | 'fair' | 'audio' | 'none', Page>>;
  report: string;
  waiting: string;
  expected: (office: string, time: string) => string;
  messages: Readonly<Record<MessageKind, string>>;
  callbackAt: (time: string, phone: string) => string;
  phoneOnly: (phone: string) => string;
  place: (place: number) => string;
  estimate: (minutes: number) => string;
  reasons: Readonly<Record<Waiting['reason'], string>>;
  keepOpen: string;
  chatTitle: string;
  oneMinute: string;
  started: string;
  admitted: string;
  admittedTitle: string;
  guestWaits: string;
  checkAgain: string;
  ended: string;
  outcomes: Readonly<Record<Outcome, string>>;
  /** After an appointment that the office has closed. */
  mailFollows: string;
  nextSteps: string;
  steps: Readonly<Record<NextStep, string>>;
  rebook: string;
  survey: string;
  surveyScale: (score: number) => string;
  surveySend: string;
  surveyThanks: string;
  surveyMissing: string;
  left: Page;
  comeBack: string;
  name: string;
  nameHelp: string;
  nameMissing: string;
  enter: string;
  checkTitle: string;
  checkHelp: string;
}

export const entryTexts: InEveryLanguage<EntryTexts> = {
  it: {
    title: 'Il Suo appuntamento',
    guestTitle: "Partecipazione all'appuntamento",
    connecting: 'Collegamento in corso…',
    unreachable: 'Il servizio non risponde. Continuiamo a provare: può lasciare aperta questa pagina.',
    retry: 'Riprova ora',
    refusals: {
      'link-unknown': {
        title: 'Questo link non è valido',
        text: 'Il link potrebbe essere incompleto. Lo apra di nuovo dalla e-mail ricevuta, oppure entri da «I miei appuntamenti».',
      },
      'link-revoked': {
        title: 'Questo link non è più valido',
        text: "L'appuntamento è stato annullato, spostato o è stato inviato un link più recente. Controlli le Sue e-mail o prenoti di nuovo.",
      },
      'appointment-unknown': {
        title: 'Appuntamento non trovato',
        text: 'Non risulta un Suo appuntamento a questo indirizzo. Controlli in «I miei appuntamenti».',
      },
      'not-allowed': {
        title: 'Acceda per entrare',
        text: "Per aprire l'appuntamento da qui occorre accedere all'area personale. Con il link ricevuto per e-mail si entra senza accedere.",
      },
      'invitation-unknown': {
        title: 'Questo invito non è valido',
        text: "L'invito è scaduto o è stato ritirato. Ne chieda uno nuovo all'ufficio o alla persona che ha l'appuntamento.",
      },
      'invitation-not-agreed': {
        title: 'Si attende il consenso',
        text: 'La persona che ha l’appuntamento non ha ancora acconsentito alla Sua partecipazione. Riprovi tra poco.',
      },
      'not-open-yet': {
        title: 'Non è ancora il momento',
        text: "L'appuntamento non è ancora aperto. Riprovi più tardi.",
      },
      over: { title: "L'appuntamento è terminato", text: 'Non è più possibile entrare.' },
      'link-missing': {
        title: 'Il link è incompleto',
        text: 'Apra il link così come lo ha ricevuto nella e-mail, oppure entri da «I miei appuntamenti».',
      },
    },
    refused: { title: 'Non è stato possibile entrare', text: "Riprovi tra qualche minuto o contatti l'ufficio." },
    book: 'Prenota appuntamento',
    appointments: 'I miei appuntamenti',
    home: 'Sportello online',
    signIn: "Accedi all'area personale",
    elsewhere: {
      title: 'Vuole continuare qui?',
      text: "L'appuntamento è già aperto su un altro dispositivo o in un'altra finestra. Se continua qui, lì si chiude.",
    },
    moveHere: 'Continua qui',
    stayThere: "Rimani sull'altro dispositivo",
    lost: {
      moved: {
        title: "L'appuntamento continua altrove",
        text: 'Lo ha aperto su un altro dispositivo o in un’altra finestra.',
      },
      removed: { title: 'La Sua partecipazione è terminata', text: "L'ufficio ha concluso la Sua partecipazione." },
      revoked: {
        title: 'Il link non è più valido',
        text: "L'appuntamento è stato annullato o l'invito ritirato. Controlli le Sue e-mail.",
      },
    },
    resumeHere: 'Riprendi qui',
    service: 'Servizio',
    office: 'Ufficio',
    when: 'Data e ora',
    phone: "Telefono dell'ufficio",
    yourTime: (time) => `(${time} secondo l'orologio di questo dispositivo)`,
    notYet: 'Potrà entrare 10 minuti prima',
    opensIn: "L'ingresso si apre tra",
    opensHelp: 'Può lasciare aperta questa pagina: si aggiorna da sola.',
    nowOpen: "L'appuntamento è fruibile: ora può entrare.",
    tryDevices: 'Intanto provi videocamera e microfono',
    consent: 'Prima di entrare',
    consentHelp: 'Legga i documenti e li accetti uno per uno.',
    version: (version) => `Versione ${version}`,
    accept: (title) => `Ho letto e accetto: ${title}`,
    acceptAll: 'Per proseguire occorre accettare tutti i documenti.',
    goOn: 'Prosegui',
    skip: 'Salta',
    loadFailed: 'I documenti non si sono caricati.',
    failed: 'Non è riuscito. Riprovi.',
    devices: 'Videocamera, microfono e altoparlante',
    devicesHelp:
      'Nessuno La vede o La sente finché il funzionario non La ammette. Si può entrare anche senza videocamera o senza microfono.',
    startCamera: 'Prova la videocamera',
    startMicrophone: 'Prova il microfono',
    noPicture: 'La videocamera è spenta.',
    stopCamera: 'Spegni la videocamera',
    stopMicrophone: 'Spegni il microfono',
    noDevice: 'Né la videocamera né il microfono si sono accesi: può riprovare, oppure entrare senza.',
    enterWith: "Entra nella sala d'attesa",
    enterWithout: 'Entra senza videocamera e microfono',
    network: 'Prova della rete',
    networkHelp:
      'Invia per qualche secondo suono e immagini al nostro servizio e li riceve indietro. Nessun altro li vede.',
    networkStart: 'Prova la rete',
    networkAgain: 'Prova di nuovo',
    networkRunning: 'Prova in corso…',
    networkPath: (protocol) => `Collegamento ${protocol.toUpperCase()}`,
    networkReached: (roundTrip, loss) => `andata e ritorno ${roundTrip} ms, perdita ${loss} %`,
    networkNotReached: 'non raggiungibile',
    verdicts: {
      good: { title: 'Rete buona', text: 'La videochiamata funzionerà bene.' },
      fair: { title: 'Rete sufficiente', text: 'La videochiamata funzionerà; la qualità può calare a tratti.' },
      audio: {
        title: 'Solo audio',
        text: "La rete è debole: consigliamo l'opzione «Solo audio» durante l'incontro, o di avvicinarsi al Wi-Fi.",
      },
      none: {
        title: 'Non raggiungibile',
        text: 'Audio e video non passano da questa rete. Provi un’altra rete (per esempio quella del telefono). La chat funziona comunque.',
      },
    },
    report: 'Scarica il resoconto',
    waiting: "Sala d'attesa",
    expected: (office, time) => `La attende ${office}, alle ore ${time}.`,
    messages: {
      none: '',
      'not-open-yet': '',
      'enter-now': "L'appuntamento è fruibile.",
      'official-expected': "Il funzionario La chiamerà all'ora fissata.",
      'courtesy-wait': 'Ci scusiamo per il ritardo e La invitiamo ad attendere',
      'courtesy-callback':
        'Ci scusiamo per il ritardo e La informiamo che verrà ricontattato al numero di telefono che ha indicato in fase di prenotazione',
      'official-is-here': 'Il funzionario è presente e sta per ammetterLa.',
      'in-call': 'È in corso la videochiamata.',
      'official-disconnected':
        'Il collegamento del funzionario si è interrotto: sta rientrando. La preghiamo di attendere.',
      'callback-expected': 'Verrà ricontattato al numero di telefono che ha indicato in fase di prenotazione.',
      'no-longer-usable':
        "L'appuntamento non è più fruibile: l'ufficio era presente, mentre un Suo collegamento non risulta entro 5 minuti dall'ora fissata. Per le regole del servizio viene comunque considerato come effettuato.",
      'no-longer-usable-rebook':
        "L'appuntamento non è più fruibile: entro 5 minuti dall'ora fissata non risulta un collegamento né Suo né dell'ufficio. Poiché anche l'ufficio era assente, l'appuntamento non viene considerato come effettuato e può prenotarne un altro.",
      'cancelled-by-taxpayer': "L'appuntamento è stato annullato da Lei.",
      'cancelled-by-office': "L'appuntamento è stato annullato dall'ufficio.",
      'resolved-early': "L'ufficio ha risolto la Sua richiesta prima dell'appuntamento.",
      transferred: "L'appuntamento è stato trasferito a un altro ufficio. Riceverà una e-mail.",
      ended: "L'appuntamento è terminato.",
    },
    callbackAt: (time, phone) => `Numero ${phone}, entro le ore ${time}.`,
    phoneOnly: (phone) => `Numero ${phone}.`,
    place: (place) => (place === 1 ? 'Nessuno è in attesa prima di Lei.' : `È il numero ${place} in attesa.`),
    estimate: (minutes) => `Attesa stimata: circa ${minutes} ${minutes === 1 ? 'minuto' : 'minuti'}.`,
    reasons: {
      'official-told': 'Il funzionario è stato avvisato che Lei è qui.',
      'official-in-call': 'Il funzionario sta concludendo il colloquio precedente.',
      'official-late': 'Il funzionario è in ritardo.',
      'before-start': "Manca ancora un po' all'ora fissata.",
    },
    chatTitle: 'Chat con l’ufficio',
    keepOpen:
      'Può usare altre finestre: un suono La avvisa quando il funzionario La ammette. Tenga aperta questa pagina.',
    oneMinute: "Manca un minuto all'appuntamento.",
    started: "È l'ora dell'appuntamento.",
    admitted: 'Ora partecipa: la videochiamata è iniziata.',
    admittedTitle: 'È il Suo turno',
    guestWaits: 'Il funzionario è stato avvisato e La ammetterà.',
    checkAgain: 'Controlla di nuovo i dispositivi',
    ended: 'Fine dell’appuntamento',
    outcomes: {
      served: 'La Sua richiesta è stata trattata.',
      'served-with-next-steps': 'La Sua richiesta è stata trattata; restano alcuni passi da fare.',
      'to-be-continued': 'La trattazione continua in un altro momento.',
      'not-served': 'Non è stato possibile trattare la Sua richiesta.',
      'taxpayer-did-not-return': "Il collegamento si è interrotto e l'appuntamento è stato chiuso.",
      interrupted: "L'appuntamento si è interrotto.",
      ended: "L'appuntamento è terminato.",
    },
    mailFollows: 'Riceverà una e-mail con il riepilogo: esito, eventuali numeri di protocollo e passi da fare.',
    nextSteps: 'Che cosa fare ora',
    steps: {
      'send-documents': 'Invii i documenti richiesti.',
      'book-another-appointment': 'Prenoti un altro appuntamento.',
      'wait-for-written-answer': 'Attenda la risposta scritta dell’ufficio.',
      'use-reserved-area': 'Prosegua nella Sua area riservata.',
      'visit-office': 'Si rechi in ufficio.',
      pay: 'Effettui il pagamento.',
    },
    rebook: 'Prenota di nuovo',
    survey: 'Quanto è stato facile usare questo servizio?',
    surveyScale: (score) => `${score} su 5${score === 1 ? ': molto difficile' : score === 5 ? ': molto facile' : ''}`,
    surveySend: 'Invia la valutazione',
    surveyThanks: 'Grazie per la Sua valutazione.',
    surveyMissing: 'Scelga un valore da 1 a 5.',
    left: { title: "Ha lasciato l'appuntamento", text: "Finché l'appuntamento è aperto può rientrare." },
    comeBack: 'Rientra',
    name: 'Nome e cognome',
    nameHelp: 'Così La vedranno gli altri partecipanti.',
    nameMissing: 'Scriva il Suo nome e cognome.',
    enter: 'Entra',
    checkTitle: 'Verifica del dispositivo',
    checkHelp: 'Provi qui videocamera, microfono, altoparlante e rete, anche giorni prima. Nulla viene registrato.',
  },
  en: {
    title: 'Your appointment',
    guestTitle: 'Taking part in the appointment',
    connecting: 'Connecting…',
    unreachable: 'The service does not answer. We keep trying: you can leave this page open.',
    retry: 'Try now',
    refusals: {
      'link-unknown': {
        title: 'This link is not valid',
        text: 'The link may be incomplete. Open it again from the e-mail you received, or enter from “My appointments”.',
      },
      'link-revoked': {
        title: 'This link is no longer valid',
        text: 'The appointment was cancelled or moved, or a newer link was sent. Check your e-mails or book again.',
      },
      'appointment-unknown': {
        title: 'Appointment not found',
        text: 'There is no appointment of yours at this address. Check “My appointments”.',
      },
      'not-allowed': {
        title: 'Sign in to enter',
        text: 'To open the appointment from here you need to sign in. With the link from the e-mail you enter without signing in.',
      },
      'invitation-unknown': {
        title: 'This invitation is not valid',
        text: 'It has expired or was withdrawn. Ask the office or the person with the appointment for a new one.',
      },
      'invitation-not-agreed': {
        title: 'Waiting for consent',
        text: 'The person with the appointment has not yet agreed to your taking part. Try again shortly.',
      },
      'not-open-yet': { title: 'It is too early', text: 'The appointment is not open yet. Try again later.' },
      over: { title: 'The appointment is over', text: 'It is no longer possible to enter.' },
      'link-missing': {
        title: 'The link is incomplete',
        text: 'Open the link exactly as in the e-mail, or enter from “My appointments”.',
      },
    },
    refused: { title: 'You could not be let in', text: 'Try again in a few minutes or contact the office.' },
    book: 'Book an appointment',
    appointments: 'My appointments',
    home: 'Online desk',
    signIn: 'Sign in to your personal area',
    elsewhere: {
      title: 'Do you want to continue here?',
      text: 'The appointment is open on another device or in another window. If you continue here, it closes there.',
    },
    moveHere: 'Continue here',
    stayThere: 'Stay on the other device',
    lost: {
      moved: {
        title: 'The appointment continues elsewhere',
        text: 'You opened it on another device or in another window.',
      },
      removed: { title: 'Your participation has ended', text: 'The office has ended your participation.' },
      revoked: {
        title: 'The link is no longer valid',
        text: 'The appointment was cancelled or the invitation withdrawn. Check your e-mails.',
      },
    },
    resumeHere: 'Resume here',
    service: 'Service',
    office: 'Office',
    when: 'Date and time',
    phone: 'Phone of the office',
    yourTime: (time) => `(${time} by the clock of this device)`,
    notYet: 'You can enter 10 minutes before',
    opensIn: 'Entry opens in',
    opensHelp: 'You can leave this page open: it updates by itself.',
    nowOpen: 'The appointment is open: you can enter now.',
    tryDevices: 'Meanwhile, try camera and microphone',
    consent: 'Before you enter',
    consentHelp: 'Read the documents and accept them one by one.',
    version: (version) => `Version ${version}`,
    accept: (title) => `I have read and accept: ${title}`,
    acceptAll: 'To go on, all documents have to be accepted.',
    goOn: 'Continue',
    skip: 'Skip',
    loadFailed: 'The documents could not be loaded.',
    failed: 'That did not work. Try again.',
    devices: 'Camera, microphone and speaker',
    devicesHelp:
      'Nobody sees or hears you until the official admits you. You can also enter without a camera or a microphone.',
    startCamera: 'Try the camera',
    startMicrophone: 'Try the microphone',
    noPicture: 'The camera is off.',
    stopCamera: 'Turn off the camera',
    stopMicrophone: 'Turn off the microphone',
    noDevice: 'Neither camera nor microphone could be turned on: try again, or enter without them.',
    enterWith: 'Enter the waiting room',
    enterWithout: 'Enter without camera and microphone',
    network: 'Network check',
    networkHelp:
      'Sends sound and pictures to our service for a few seconds and receives them back. Nobody else sees them.',
    networkStart: 'Check the network',
    networkAgain: 'Check again',
    networkRunning: 'Checking…',
    networkPath: (protocol) => `${protocol.toUpperCase()} connection`,
    networkReached: (roundTrip, loss) => `round trip ${roundTrip} ms, loss ${loss} %`,
    networkNotReached: 'not reachable',
    verdicts: {
      good: { title: 'Good network', text: 'The video call will work well.' },
      fair: { title: 'Sufficient network', text: 'The video call will work; quality may drop at times.' },
      audio: {
        title: 'Sound only',
        text: 'The network is weak: we suggest “Sound only” during the meeting, or moving closer to the Wi-Fi.',
      },
      none: {
        title: 'Not reachable',
        text: 'Sound and video do not get through this network. Try another one (that of your phone, for example). The chat works all the same.',
      },
    },
    report: 'Download the report',
    waiting: 'Waiting room',
    expected: (office, time) => `${office} expects you at ${time}.`,
    messages: {
      none: '',
      'not-open-yet': '',
      'enter-now': 'The appointment is open.',
      'official-expected': 'The official will call you at the set time.',
      'courtesy-wait': 'We apologise for the delay and kindly ask you to wait',
      'courtesy-callback':
        'We apologise for the delay and inform you that you will be called back at the phone number you gave when booking',
      'official-is-here': 'The official is here and is about to admit you.',
      'in-call': 'The video call is in progress.',
      'official-disconnected': 'The official was disconnected and is coming back. Please wait.',
      'callback-expected': 'You will be called back at the phone number you gave when booking.',
      'no-longer-usable':
        'The appointment can no longer be used: the office was present, and you did not connect within 5 minutes of the set time. By the rules of the service it counts as carried out all the same.',
      'no-longer-usable-rebook':
        'The appointment can no longer be used: within 5 minutes of the set time neither you nor the office had connected. As the office was absent too, it does not count as carried out and you can book another one.',
      'cancelled-by-taxpayer': 'You cancelled the appointment.',
      'cancelled-by-office': 'The office cancelled the appointment.',
      'resolved-early': 'The office settled your request before the appointment.',
      transferred: 'The appointment was transferred to another office. You will receive an e-mail.',
      ended: 'The appointment has ended.',
    },
    callbackAt: (time, phone) => `Number ${phone}, by ${time}.`,
    phoneOnly: (phone) => `Number ${phone}.`,
    place: (place) => (place === 1 ? 'You are next.' : `You are number ${place} in line.`),
    estimate: (minutes) => `Estimated wait: about ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`,
    reasons: {
      'official-told': 'The official was told that you are here.',
      'official-in-call': 'The official is finishing the previous conversation.',
      'official-late': 'The official is late.',
      'before-start': 'There is still some time until the set hour.',
    },
    chatTitle: 'Chat with the office',
    keepOpen: 'You can use other windows: a sound tells you when you are admitted. Keep this page open.',
    oneMinute: 'One minute to the appointment.',
    started: 'It is time for the appointment.',
    admitted: 'You were admitted: the video call has begun.',
    admittedTitle: 'It is your turn',
    guestWaits: 'The official was told and will admit you.',
    checkAgain: 'Check the devices again',
    ended: 'End of the appointment',
    outcomes: {
      served: 'Your request was dealt with.',
      'served-with-next-steps': 'Your request was dealt with; some steps remain.',
      'to-be-continued': 'It will be continued at another time.',
      'not-served': 'Your request could not be dealt with.',
      'taxpayer-did-not-return': 'The connection was lost and the appointment was closed.',
      interrupted: 'The appointment was interrupted.',
      ended: 'The appointment has ended.',
    },
    mailFollows: 'You will receive an e-mail with the summary: outcome, any protocol numbers and steps to take.',
    nextSteps: 'What to do now',
    steps: {
      'send-documents': 'Send the documents that were asked for.',
      'book-another-appointment': 'Book another appointment.',
      'wait-for-written-answer': 'Wait for the written answer of the office.',
      'use-reserved-area': 'Go on in your reserved area.',
      'visit-office': 'Go to the office.',
      pay: 'Make the payment.',
    },
    rebook: 'Book again',
    survey: 'How easy was it to use this service?',
    surveyScale: (score) => `${score} out of 5${score === 1 ? ': very difficult' : score === 5 ? ': very easy' : ''}`,
    surveySend: 'Send the rating',
    surveyThanks: 'Thank you for your rating.',
    surveyMissing: 'Choose a value from 1 to 5.',
    left: { title: 'You have left the appointment', text: 'You can come back as long as the appointment is open.' },
    comeBack: 'Come back',
    name: 'First and last name',
    nameHelp: 'This is how the others will see you.',
    nameMissing: 'Write your first and last name.',
    enter: 'Enter',
    checkTitle: 'Device check',
    checkHelp: 'Try camera, microphone, speaker and network here, even days before. Nothing is recorded.',
  },
  de: {
    title: 'Ihr Termin',
    guestTitle: 'Teilnahme am Termin',
    connecting: 'Verbindung wird hergestellt …',
    unreachable: 'Der Dienst antwortet nicht. Wir versuchen es weiter: Sie können diese Seite offen lassen.',
    retry: 'Jetzt versuchen',
    refusals: {
      'link-unknown': {
        title: 'Dieser Link ist ungültig',
        text: 'Der Link ist vielleicht unvollständig. Öffnen Sie ihn noch einmal aus der E-Mail oder treten Sie über „Meine Termine“ ein.',
      },
      'link-revoked': {
        title: 'Dieser Link gilt nicht mehr',
        text: 'Der Termin wurde abgesagt oder verlegt, oder es gibt einen neueren Link. Sehen Sie in Ihren E-Mails nach oder buchen Sie neu.',
      },
      'appointment-unknown': {
        title: 'Termin nicht gefunden',
        text: 'Unter dieser Adresse gibt es keinen Termin von Ihnen. Sehen Sie unter „Meine Termine“ nach.',
      },
      'not-allowed': {
        title: 'Melden Sie sich an',
        text: 'Um den Termin von hier zu öffnen, müssen Sie sich anmelden. Mit dem Link aus der E-Mail treten Sie ohne Anmeldung ein.',
      },
      'invitation-unknown': {
        title: 'Diese Einladung ist ungültig',
        text: 'Sie ist abgelaufen oder wurde zurückgezogen. Bitten Sie das Amt oder die Person mit dem Termin um eine neue.',
      },
      'invitation-not-agreed': {
        title: 'Die Zustimmung steht noch aus',
        text: 'Die Person mit dem Termin hat Ihrer Teilnahme noch nicht zugestimmt. Versuchen Sie es in Kürze noch einmal.',
      },
      'not-open-yet': {
        title: 'Es ist noch zu früh',
        text: 'Der Termin ist noch nicht offen. Versuchen Sie es später.',
      },
      over: { title: 'Der Termin ist vorbei', text: 'Der Eintritt ist nicht mehr möglich.' },
      'link-missing': {
        title: 'Der Link ist unvollständig',
        text: 'Öffnen Sie den Link genau wie in der E-Mail oder treten Sie über „Meine Termine“ ein.',
      },
    },
    refused: {
      title: 'Der Eintritt war nicht möglich',
      text: 'Versuchen Sie es in einigen Minuten noch einmal oder wenden Sie sich an das Amt.',
    },
    book: 'Termin buchen',
    appointments: 'Meine Termine',
    home: 'Online-Schalter',
    signIn: 'Im persönlichen Bereich anmelden',
    elsewhere: {
      title: 'Möchten Sie hier weitermachen?',
      text: 'Der Termin ist auf einem anderen Gerät oder in einem anderen Fenster geöffnet. Wenn Sie hier weitermachen, wird er dort geschlossen.',
    },
    moveHere: 'Hier weitermachen',
    stayThere: 'Auf dem anderen Gerät bleiben',
    lost: {
      moved: {
        title: 'Der Termin läuft anderswo weiter',
        text: 'Sie haben ihn auf einem anderen Gerät oder in einem anderen Fenster geöffnet.',
      },
      removed: { title: 'Ihre Teilnahme ist beendet', text: 'Das Amt hat Ihre Teilnahme beendet.' },
      revoked: {
        title: 'Der Link gilt nicht mehr',
        text: 'Der Termin wurde abgesagt oder die Einladung zurückgezogen. Sehen Sie in Ihren E-Mails nach.',
      },
    },
    resumeHere: 'Hier fortsetzen',
    service: 'Dienst',
    office: 'Amt',
    when: 'Datum und Uhrzeit',
    phone: 'Telefon des Amtes',
    yourTime: (time) => `(${time} nach der Uhr dieses Geräts)`,
    notYet: 'Sie können 10 Minuten vorher eintreten',
    opensIn: 'Der Eintritt öffnet in',
    opensHelp: 'Sie können diese Seite offen lassen: Sie aktualisiert sich selbst.',
    nowOpen: 'Der Termin ist offen: Sie können jetzt eintreten.',
    tryDevices: 'Probieren Sie inzwischen Kamera und Mikrofon',
    consent: 'Vor dem Eintritt',
    consentHelp: 'Lesen Sie die Dokumente und nehmen Sie sie einzeln an.',
    version: (version) => `Fassung ${version}`,
    accept: (title) => `Ich habe gelesen und nehme an: ${title}`,
    acceptAll: 'Um fortzufahren, müssen alle Dokumente angenommen werden.',
    goOn: 'Weiter',
    skip: 'Überspringen',
    loadFailed: 'Die Dokumente konnten nicht geladen werden.',
    failed: 'Das hat nicht geklappt. Versuchen Sie es noch einmal.',
    devices: 'Kamera, Mikrofon und Lautsprecher',
    devicesHelp:
      'Niemand sieht oder hört Sie, bevor Sie eingelassen werden. Sie können auch ohne Kamera oder Mikrofon eintreten.',
    startCamera: 'Kamera ausprobieren',
    startMicrophone: 'Mikrofon ausprobieren',
    noPicture: 'Die Kamera ist aus.',
    stopCamera: 'Kamera ausschalten',
    stopMicrophone: 'Mikrofon ausschalten',
    noDevice:
      'Weder Kamera noch Mikrofon ließen sich einschalten: Versuchen Sie es noch einmal oder treten Sie ohne ein.',
    enterWith: 'In den Warteraum eintreten',
    enterWithout: 'Ohne Kamera und Mikrofon eintreten',
    network: 'Netzprüfung',
    networkHelp:
      'Sendet einige Sekunden lang Ton und Bild an unseren Dienst und empfängt sie zurück. Niemand sonst sieht sie.',
    networkStart: 'Netz prüfen',
    networkAgain: 'Noch einmal prüfen',
    networkRunning: 'Prüfung läuft …',
    networkPath: (protocol) => `${protocol.toUpperCase()}-Verbindung`,
    networkReached: (roundTrip, loss) => `Hin und zurück ${roundTrip} ms, Verlust ${loss} %`,
    networkNotReached: 'nicht erreichbar',
    verdicts: {
      good: { title: 'Gutes Netz', text: 'Das Videogespräch wird gut funktionieren.' },
      fair: {
        title: 'Ausreichendes Netz',
        text: 'Das Videogespräch wird funktionieren; die Qualität kann zeitweise sinken.',
      },
      audio: {
        title: 'Nur Ton',
        text: 'Das Netz ist schwach: Wir empfehlen „Nur Ton“ während des Termins, oder näher an das WLAN zu gehen.',
      },
      none: {
        title: 'Nicht erreichbar',
        text: 'Ton und Bild kommen nicht durch dieses Netz. Versuchen Sie ein anderes (zum Beispiel das des Telefons). Der Chat funktioniert trotzdem.',
      },
    },
    report: 'Bericht herunterladen',
    waiting: 'Warteraum',
    expected: (office, time) => `${office} erwartet Sie um ${time} Uhr.`,
    messages: {
      none: '',
      'not-open-yet': '',
      'enter-now': 'Der Termin ist offen.',
      'official-expected': 'Sie werden zur festgesetzten Zeit aufgerufen.',
      'courtesy-wait': 'Wir bitten um Entschuldigung für die Verspätung und ersuchen Sie zu warten',
      'courtesy-callback':
        'Wir bitten um Entschuldigung für die Verspätung und teilen Ihnen mit, dass Sie unter der bei der Buchung angegebenen Telefonnummer zurückgerufen werden',
      'official-is-here': 'Die Sachbearbeitung ist da und lässt Sie gleich ein.',
      'in-call': 'Das Videogespräch läuft.',
      'official-disconnected': 'Die Sachbearbeitung wurde getrennt und kommt zurück. Bitte warten Sie.',
      'callback-expected': 'Sie werden unter der bei der Buchung angegebenen Telefonnummer zurückgerufen.',
      'no-longer-usable':
        'Der Termin kann nicht mehr wahrgenommen werden: Das Amt war da, und Sie haben sich nicht innerhalb von 5 Minuten nach der festgesetzten Zeit verbunden. Nach den Regeln des Dienstes gilt er trotzdem als wahrgenommen.',
      'no-longer-usable-rebook':
        'Der Termin kann nicht mehr wahrgenommen werden: Innerhalb von 5 Minuten nach der festgesetzten Zeit waren weder Sie noch das Amt verbunden. Da auch das Amt fehlte, gilt er nicht als wahrgenommen, und Sie können neu buchen.',
      'cancelled-by-taxpayer': 'Sie haben den Termin abgesagt.',
      'cancelled-by-office': 'Das Amt hat den Termin abgesagt.',
      'resolved-early': 'Das Amt hat Ihr Anliegen vor dem Termin erledigt.',
      transferred: 'Der Termin wurde an ein anderes Amt übergeben. Sie erhalten eine E-Mail.',
      ended: 'Der Termin ist beendet.',
    },
    callbackAt: (time, phone) => `Nummer ${phone}, bis ${time} Uhr.`,
    phoneOnly: (phone) => `Nummer ${phone}.`,
    place: (place) => (place === 1 ? 'Sie sind als Nächstes dran.' : `Sie sind auf Platz ${place}.`),
    estimate: (minutes) => `Geschätzte Wartezeit: etwa ${minutes} ${minutes === 1 ? 'Minute' : 'Minuten'}.`,
    reasons: {
      'official-told': 'Die Sachbearbeitung weiß, dass Sie da sind.',
      'official-in-call': 'Das vorige Gespräch wird noch beendet.',
      'official-late': 'Die Sachbearbeitung hat Verspätung.',
      'before-start': 'Bis zur festgesetzten Zeit dauert es noch etwas.',
    },
    chatTitle: 'Chat mit dem Amt',
    keepOpen:
      'Sie können andere Fenster benutzen: Ein Ton meldet, wenn Sie eingelassen werden. Lassen Sie diese Seite offen.',
    oneMinute: 'Noch eine Minute bis zum Termin.',
    started: 'Es ist Zeit für den Termin.',
    admitted: 'Sie wurden eingelassen: Das Videogespräch hat begonnen.',
    admittedTitle: 'Sie sind dran',
    guestWaits: 'Die Sachbearbeitung weiß Bescheid und lässt Sie ein.',
    checkAgain: 'Geräte noch einmal prüfen',
    ended: 'Ende des Termins',
    outcomes: {
      served: 'Ihr Anliegen wurde behandelt.',
      'served-with-next-steps': 'Ihr Anliegen wurde behandelt; einige Schritte bleiben.',
      'to-be-continued': 'Die Behandlung wird zu einem anderen Zeitpunkt fortgesetzt.',
      'not-served': 'Ihr Anliegen konnte nicht behandelt werden.',
      'taxpayer-did-not-return': 'Die Verbindung brach ab und der Termin wurde geschlossen.',
      interrupted: 'Der Termin wurde unterbrochen.',
      ended: 'Der Termin ist beendet.',
    },
    mailFollows:
      'Sie erhalten eine E-Mail mit der Zusammenfassung: Ergebnis, etwaige Protokollnummern und nächste Schritte.',
    nextSteps: 'Was jetzt zu tun ist',
    steps: {
      'send-documents': 'Senden Sie die verlangten Unterlagen.',
      'book-another-appointment': 'Buchen Sie einen weiteren Termin.',
      'wait-for-written-answer': 'Warten Sie auf die schriftliche Antwort des Amtes.',
      'use-reserved-area': 'Machen Sie in Ihrem persönlichen Bereich weiter.',
      'visit-office': 'Gehen Sie ins Amt.',
      pay: 'Nehmen Sie die Zahlung vor.',
    },
    rebook: 'Neu buchen',
    survey: 'Wie einfach war dieser Dienst zu benutzen?',
    surveyScale: (score) => `${score} von 5${score === 1 ? ': sehr schwierig' : score === 5 ? ': sehr einfach' : ''}`,
    surveySend: 'Bewertung senden',
    surveyThanks: 'Danke für Ihre Bewertung.',
    surveyMissing: 'Wählen Sie einen Wert von 1 bis 5.',
    left: { title: 'Sie haben den Termin verlassen', text: 'Solange der Termin offen ist, können Sie zurückkommen.' },
    comeBack: 'Zurückkommen',
    name: 'Vor- und Nachname',
    nameHelp: 'So sehen Sie die anderen.',
    nameMissing: 'Geben Sie Ihren Vor- und Nachnamen ein.',
    enter: 'Eintreten',
    checkTitle: 'Geräteprüfung',
    checkHelp:
      'Probieren Sie hier Kamera, Mikrofon, Lautsprecher und Netz, auch Tage vorher. Nichts wird aufgezeichnet.',
  },
};
