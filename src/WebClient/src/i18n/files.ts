import type { RowAction } from '../documents/rows';
import type { DocumentKind, DocumentWarning } from '../session/contract';
import type { InEveryLanguage } from './language';

/** Words of the documents in the call, for both sides. Sizes and times come as text. */
export interface FilesTexts {
  title: string;
  news: (count: number) => string;
  loading: string;
  /** Taxpayer: nothing is asked for. */
  nothingAsked: string;
  nothingAskedHelp: string;
  asked: string;
  askedAt: (time: string) => string;
  closedRequest: string;
  /** The button of a request. */
  sendFile: (what: string) => string;
  takePhoto: string;
  usePhone: string;
  limits: (kinds: string, file: string, files: number, total: string) => string;
  used: (files: number, size: string) => string;
  full: string;
  dropHere: string;
  dropOn: (what: string) => string;
  whichRequest: (files: number) => string;
  never: string;
  kinds: Readonly<Record<DocumentKind, string>>;
  notSent: (name: string, why: string) => string;
  dismiss: string;
  list: string;
  empty: string;
  emptyOfficial: string;
  from: Readonly<Record<'own' | 'taxpayer' | 'official', string>>;
  /** Files of the other side on their way. */
  arriving: (count: number) => string;
  pages: (count: number) => string;
  forRequest: (what: string) => string;
  states: {
    queued: string;
    sending: (sent: string, whole: string) => string;
    sentWhole: string;
    interrupted: string;
    paused: (sent: string, whole: string) => string;
    leftOff: (sent: string, whole: string) => string;
    arriving: (sent: string, whole: string) => string;
    arrivingFromThem: string;
    checking: string;
    readyOwn: string;
    readyOwnOfficial: string;
    readyFromOffice: string;
    toDecide: string;
    refused: (why: string) => string;
    withdrawn: string;
    declined: (reason: string) => string;
    accepted: (number: string) => string;
    annulled: (reason: string) => string;
  };
  progress: (name: string) => string;
  actions: Readonly<Record<RowAction, string>>;
  /** The button's name for screen readers. */
  actionOn: (action: string, name: string) => string;
  withdrawTitle: string;
  withdrawQuestion: (name: string) => string;
  withdrawConfirm: string;
  cancelUploadQuestion: (name: string) => string;
  cancelUploadConfirm: string;
  back: string;
  close: string;
  announce: {
    asked: (what: string) => string;
    arrived: (name: string) => string;
    refused: (name: string, why: string) => string;
    declined: (name: string, reason: string) => string;
    accepted: (name: string, number: string) => string;
    started: (name: string) => string;
    sent: (name: string) => string;
    interrupted: (name: string) => string;
  };
  openPanel: string;
  /** Official. */
  ask: string;
  askLabel: string;
  askHelp: string;
  askCanned: string;
  askOwnWords: string;
  askSubmit: string;
  askTooShort: string;
  askedNow: (what: string) => string;
  openRequests: string;
  closeRequest: string;
  closeRequestOf: (what: string) => string;
  requestClosed: (what: string) => string;
  noRequests: string;
  sendOwn: string;
  sendOwnHelp: string;
  notScannedAtAll: string;
  warnings: Readonly<Record<DocumentWarning, string>>;
  accept: {
    title: string;
    help: string;
    subject: string;
    subjectHelp: string;
    subjectMissing: string;
    confirm: string;
    /** Beside the box that closes the request that the document answers. */
    closes: (what: string) => string;
    closesHelp: string;
    done: (number: string) => string;
  };
  decline: {
    title: string;
    help: string;
    reason: string;
    reasonMissing: string;
    confirm: string;
    canned: readonly string[];
  };
  preview: {
    title: (name: string) => string;
    loading: string;
    failed: string;
    encrypted: string;
    tooLongToPrint: (pages: number) => string;
    text: string;
    page: (page: number, pages: number) => string;
    previous: string;
    next: string;
    image: (name: string) => string;
  };
  receipt: {
    title: string;
    number: string;
    at: string;
    subject: string;
    office: string;
    service: string;
    file: string;
    size: string;
    pages: string;
    hash: string;
    hashHelp: string;
    copy: string;
    copied: string;
    copyFailed: string;
    print: string;
    download: string;
    fileName: (number: string) => string;
    mailed: string;
  };
  leaveWarning: string;
}

const cannedIt = [
  'Il documento non è leggibile: La prego di inviarlo di nuovo.',
  'Mancano una o più pagine: La prego di inviarlo completo.',
  'Non è il documento richiesto.',
  'Il documento è scaduto.',
  'Manca la firma.',
] as const;

export const filesTexts: InEveryLanguage<FilesTexts> = {
  it: {
    title: 'Documenti',
    news: (count) => (count === 1 ? '1 novità' : `${count} novità`),
    loading: 'Sto leggendo i documenti…',
    nothingAsked: "L'ufficio non Le ha chiesto documenti.",
    nothingAskedHelp:
      "Può inviare un file solo quando il funzionario lo richiede: qui comparirà un pulsante con ciò che serve. I documenti che l'ufficio Le invia si trovano più sotto.",
    asked: "L'ufficio Le chiede",
    askedAt: (time) => `chiesto alle ${time}`,
    closedRequest: 'Richiesta chiusa',
    sendFile: (what) => `Invia: ${what}`,
    takePhoto: 'Scatta una foto',
    usePhone: 'Usa il telefono',
    limits: (kinds, file, files, total) =>
      `Formati: ${kinds}. Al massimo ${file} per file, ${files} file e ${total} in tutto.`,
    used: (files, size) =>
      files === 1 ? `Inviato finora: 1 file, ${size}.` : `Inviati finora: ${files} file, ${size}.`,
    full: 'È stato raggiunto il limite: ritiri un file che non serve, oppure lo dica al funzionario.',
    dropHere: 'Può anche trascinare qui i file.',
    dropOn: (what) => `Rilasci per inviare: ${what}`,
    whichRequest: (files) =>
      files === 1 ? 'A quale richiesta risponde il file?' : `A quale richiesta rispondono i ${files} file?`,
    never: 'Nessuna: non inviare',
    kinds: { pdf: 'PDF', jpeg: 'JPEG', png: 'PNG', p7m: 'P7M (firmati)' },
    notSent: (name, why) => `${name} non è stato inviato. ${why}`,
    dismiss: 'Ho letto',
    list: 'Documenti di questo appuntamento',
    empty: 'Ancora nessun documento.',
    emptyOfficial: 'Ancora nessun documento. Ne chieda uno al contribuente, oppure ne invii uno.',
    from: { own: 'da Lei', taxpayer: 'dal contribuente', official: "dall'ufficio" },
    arriving: (count) =>
      count === 1 ? 'Un file è in arrivo o in controllo.' : `${count} file sono in arrivo o in controllo.`,
    pages: (count) => (count === 1 ? '1 pagina' : `${count} pagine`),
    forRequest: (what) => `per: ${what}`,
    states: {
      queued: 'in attesa del suo turno',
      sending: (sent, whole) => `invio in corso: ${sent} di ${whole}`,
      sentWhole: 'inviato, l’ufficio lo sta ricevendo…',
      interrupted: "connessione interrotta: l'invio riprende da solo, senza ricominciare",
      paused: (sent, whole) => `in pausa: ${sent} di ${whole}`,
      leftOff: (sent, whole) => `invio interrotto a ${sent} di ${whole}: scelga di nuovo lo stesso file per continuare`,
      arriving: (sent, whole) => `in arrivo da un altro Suo dispositivo: ${sent} di ${whole}`,
      arrivingFromThem: 'in arrivo',
      checking: 'controllo in corso',
      readyOwn: "ricevuto: l'ufficio lo sta esaminando",
      readyOwnOfficial: 'inviato al contribuente',
      readyFromOffice: 'pronto',
      toDecide: 'da esaminare',
      refused: (why) => `non accettato. ${why}`,
      withdrawn: 'ritirato',
      declined: (reason) => `non accettato dall'ufficio: ${reason}`,
      accepted: (number) => `accettato, protocollo n. ${number}`,
      annulled: (reason) => `registrazione annullata: ${reason}`,
    },
    progress: (name) => `Invio di ${name}`,
    actions: {
      pause: 'Pausa',
      resume: 'Riprendi',
      retry: 'Riprova',
      cancel: 'Annulla',
      'choose-again': 'Scegli di nuovo il file',
      accept: 'Accetta e protocolla',
      decline: 'Non accettare',
      preview: 'Anteprima',
      download: 'Scarica',
      print: 'Stampa',
      receipt: 'Ricevuta',
      withdraw: 'Ritira',
    },
    actionOn: (action, name) => `${action}: ${name}`,
    withdrawTitle: 'Vuole ritirare il documento?',
    withdrawQuestion: (name) => `${name} non sarà più visibile a nessuno e viene cancellato.`,
    withdrawConfirm: 'Ritira il documento',
    cancelUploadQuestion: (name) => `Annullare l'invio di ${name}? Ciò che è già arrivato viene cancellato.`,
    cancelUploadConfirm: "Annulla l'invio",
    back: 'Indietro',
    close: 'Chiudi',
    announce: {
      asked: (what) => `L'ufficio Le chiede un documento: ${what}`,
      arrived: (name) => `Nuovo documento: ${name}`,
      refused: (name, why) => `${name} non è stato accettato. ${why}`,
      declined: (name, reason) => `L'ufficio non ha accettato ${name}: ${reason}`,
      accepted: (name, number) => `${name} accettato con il protocollo ${number}`,
      started: (name) => `Invio di ${name} iniziato`,
      sent: (name) => `${name} inviato, controllo in corso`,
      interrupted: (name) => `Invio di ${name} interrotto: riprende da solo`,
    },
    openPanel: 'Apri i documenti',
    ask: 'Chieda un documento',
    askLabel: 'Che cosa serve',
    askHelp:
      'Il testo compare sul pulsante del contribuente, che da quel momento può inviare file. Da 3 a 120 caratteri.',
    askCanned: 'Richieste frequenti',
    askOwnWords: 'Altro (scriva sotto)',
    askSubmit: 'Chiedi e abilita l’invio',
    askTooShort: 'Scriva che cosa serve, con almeno 3 e al massimo 120 caratteri.',
    askedNow: (what) => `Richiesto: ${what}`,
    openRequests: 'Richieste aperte',
    closeRequest: 'Chiudi la richiesta',
    closeRequestOf: (what) => `Chiudi la richiesta: ${what}`,
    requestClosed: (what) => `Richiesta chiusa: ${what}`,
    noRequests: 'Nessuna: il contribuente non può inviare file.',
    sendOwn: 'Invia un file al contribuente',
    sendOwnHelp: 'Può anche trascinarlo qui.',
    notScannedAtAll: 'Su questo sistema nessun antivirus controlla i file: li apra con prudenza.',
    warnings: {
      'not-scanned': "Non controllato dall'antivirus.",
      'not-inspected': 'Il contenuto del PDF non è stato esaminato.',
      'pdf-encrypted': 'PDF protetto da password o cifrato: potrebbe non aprirsi.',
      'pdf-damaged': 'PDF danneggiato: potrebbe non aprirsi per intero.',
      'pdf-script': 'Il PDF contiene programmi (script): l’anteprima non li esegue, un altro programma potrebbe farlo.',
      'pdf-attachment': 'Il PDF contiene altri file allegati, che l’anteprima non mostra.',
    },
    accept: {
      title: 'Accetta e protocolla',
      help: 'Il documento riceve un numero di protocollo e il contribuente la ricevuta, sullo schermo e per e-mail. La registrazione non si cancella: può solo essere annullata da un responsabile.',
      subject: 'Oggetto della registrazione',
      subjectHelp: 'Da 3 a 200 caratteri.',
      subjectMissing: "Scriva l'oggetto, con almeno 3 e al massimo 200 caratteri.",
      confirm: 'Accetta e protocolla',
      closes: (what) => `Chiudi anche la richiesta «${what}»`,
      closesHelp: 'Resta comunque aperta finché un altro file inviato per essa è in arrivo o da esaminare.',
      done: (number) => `Accettato con il protocollo ${number}`,
    },
    decline: {
      title: 'Non accettare il documento',
      help: 'Il contribuente legge il motivo e può inviare un altro file finché la richiesta è aperta.',
      reason: 'Motivo, per il contribuente',
      reasonMissing: 'Scriva il motivo.',
      confirm: 'Non accettare',
      canned: cannedIt,
    },
    preview: {
      title: (name) => `Anteprima di ${name}`,
      loading: 'Sto aprendo il documento…',
      failed: 'L’anteprima non è riuscita. Può scaricare il file.',
      encrypted: 'Il PDF è protetto da una password: lo può scaricare e aprire con quella.',
      tooLongToPrint: (pages) => `Ha più di ${pages} pagine: lo scarichi e lo stampi da lì.`,
      text: 'Testo della pagina',
      page: (page, pages) => `Pagina ${page} di ${pages}`,
      previous: 'Pagina precedente',
      next: 'Pagina successiva',
      image: (name) => `Immagine del documento ${name}`,
    },
    receipt: {
      title: 'Ricevuta di protocollo',
      number: 'Numero di protocollo',
      at: 'Registrato il',
      subject: 'Oggetto',
      office: 'Ufficio',
      service: 'Servizio',
      file: 'File',
      size: 'Dimensione',
      pages: 'Pagine',
      hash: 'Impronta SHA-256',
      hashHelp: 'L’impronta prova che il file registrato è proprio quello che Lei ha inviato o ricevuto.',
      copy: 'Copia',
      copied: 'Copiato',
      copyFailed: 'Il browser non permette di copiare: selezioni il testo.',
      print: 'Stampa',
      download: 'Scarica',
      fileName: (number) => `ricevuta-${number}.txt`,
      mailed: 'La stessa ricevuta arriva anche per e-mail.',
    },
    leaveWarning: 'Un documento è ancora in viaggio.',
  },
  en: {
    title: 'Documents',
    news: (count) => (count === 1 ? '1 piece of news' : `${count} pieces of news`),
    loading: 'Reading the documents…',
    nothingAsked: 'The office has not asked you for documents.',
    nothingAskedHelp:
      'You can send a file only when the official asks for it: a button with what is needed will appear here. Documents that the office sends you are below.',
    asked: 'The office asks you for',
    askedAt: (time) => `asked at ${time}`,
    closedRequest: 'Request closed',
    sendFile: (what) => `Send: ${what}`,
    takePhoto: 'Take a photo',
    usePhone: 'Use your phone',
    limits: (kinds, file, files, total) =>
      `Formats: ${kinds}. At most ${file} for each file, ${files} files and ${total} altogether.`,
    used: (files, size) => (files === 1 ? `Sent so far: 1 file, ${size}.` : `Sent so far: ${files} files, ${size}.`),
    full: 'The limit has been reached: withdraw a file that is not needed, or tell the official.',
    dropHere: 'You can also drag files here.',
    dropOn: (what) => `Drop to send: ${what}`,
    whichRequest: (files) =>
      files === 1 ? 'Which request does the file answer?' : `Which request do the ${files} files answer?`,
    never: 'None: do not send',
    kinds: { pdf: 'PDF', jpeg: 'JPEG', png: 'PNG', p7m: 'P7M (signed)' },
    notSent: (name, why) => `${name} was not sent. ${why}`,
    dismiss: 'I have read this',
    list: 'Documents of this appointment',
    empty: 'No documents yet.',
    emptyOfficial: 'No documents yet. Ask the taxpayer for one, or send one.',
    from: { own: 'from you', taxpayer: 'from the taxpayer', official: 'from the office' },
    arriving: (count) =>
      count === 1 ? 'One file is arriving or being checked.' : `${count} files are arriving or being checked.`,
    pages: (count) => (count === 1 ? '1 page' : `${count} pages`),
    forRequest: (what) => `for: ${what}`,
    states: {
      queued: 'waiting for its turn',
      sending: (sent, whole) => `sending: ${sent} of ${whole}`,
      sentWhole: 'sent, the office is receiving it…',
      interrupted: 'connection lost: sending goes on by itself, from where it was',
      paused: (sent, whole) => `paused: ${sent} of ${whole}`,
      leftOff: (sent, whole) => `interrupted at ${sent} of ${whole}: choose the same file again to go on`,
      arriving: (sent, whole) => `arriving from another of your devices: ${sent} of ${whole}`,
      arrivingFromThem: 'arriving',
      checking: 'being checked',
      readyOwn: 'received: the office is looking at it',
      readyOwnOfficial: 'sent to the taxpayer',
      readyFromOffice: 'ready',
      toDecide: 'to be examined',
      refused: (why) => `not accepted. ${why}`,
      withdrawn: 'withdrawn',
      declined: (reason) => `not accepted by the office: ${reason}`,
      accepted: (number) => `accepted, protocol no. ${number}`,
      annulled: (reason) => `entry annulled: ${reason}`,
    },
    progress: (name) => `Sending ${name}`,
    actions: {
      pause: 'Pause',
      resume: 'Resume',
      retry: 'Try again',
      cancel: 'Cancel',
      'choose-again': 'Choose the file again',
      accept: 'Accept and register',
      decline: 'Do not accept',
      preview: 'Preview',
      download: 'Download',
      print: 'Print',
      receipt: 'Receipt',
      withdraw: 'Withdraw',
    },
    actionOn: (action, name) => `${action}: ${name}`,
    withdrawTitle: 'Withdraw the document?',
    withdrawQuestion: (name) => `${name} will no longer be visible to anybody and is deleted.`,
    withdrawConfirm: 'Withdraw the document',
    cancelUploadQuestion: (name) => `Stop sending ${name}? What has arrived already is deleted.`,
    cancelUploadConfirm: 'Stop sending',
    back: 'Back',
    close: 'Close',
    announce: {
      asked: (what) => `The office asks you for a document: ${what}`,
      arrived: (name) => `New document: ${name}`,
      refused: (name, why) => `${name} was not accepted. ${why}`,
      declined: (name, reason) => `The office did not accept ${name}: ${reason}`,
      accepted: (name, number) => `${name} accepted with protocol number ${number}`,
      started: (name) => `Sending of ${name} has begun`,
      sent: (name) => `${name} sent, being checked`,
      interrupted: (name) => `Sending of ${name} interrupted: it goes on by itself`,
    },
    openPanel: 'Open documents',
    ask: 'Ask for a document',
    askLabel: 'What is needed',
    askHelp: "The text stands on the taxpayer's button; from then on files can be sent. 3 to 120 characters.",
    askCanned: 'Frequent requests',
    askOwnWords: 'Something else (write below)',
    askSubmit: 'Ask and enable sending',
    askTooShort: 'Write what is needed, in 3 to 120 characters.',
    askedNow: (what) => `Asked for: ${what}`,
    openRequests: 'Open requests',
    closeRequest: 'Close the request',
    closeRequestOf: (what) => `Close the request: ${what}`,
    requestClosed: (what) => `Request closed: ${what}`,
    noRequests: 'None: the taxpayer cannot send files.',
    sendOwn: 'Send the taxpayer a file',
    sendOwnHelp: 'You can also drag it here.',
    notScannedAtAll: 'On this system no antivirus looks at files: open them with care.',
    warnings: {
      'not-scanned': 'Not checked by the antivirus.',
      'not-inspected': 'The inside of the PDF was not looked at.',
      'pdf-encrypted': 'PDF protected by a password or encrypted: it may not open.',
      'pdf-damaged': 'Damaged PDF: it may not open completely.',
      'pdf-script': 'The PDF contains programs (scripts): the preview does not run them, another program might.',
      'pdf-attachment': 'The PDF contains other files, which the preview does not show.',
    },
    accept: {
      title: 'Accept and register',
      help: 'The document gets a protocol number and the taxpayer a receipt, on screen and by e-mail. The entry is never deleted: it can only be annulled by a manager.',
      subject: 'Subject of the entry',
      subjectHelp: '3 to 200 characters.',
      subjectMissing: 'Write the subject, in 3 to 200 characters.',
      confirm: 'Accept and register',
      closes: (what) => `Close the request “${what}” as well`,
      closesHelp: 'It stays open all the same while another file sent for it is on its way or to be looked at.',
      done: (number) => `Accepted with protocol number ${number}`,
    },
    decline: {
      title: 'Do not accept the document',
      help: 'The taxpayer reads the reason and can send another file while the request is open.',
      reason: 'Reason, for the taxpayer',
      reasonMissing: 'Write the reason.',
      confirm: 'Do not accept',
      canned: [
        'The document cannot be read: please send it again.',
        'One or more pages are missing: please send all of it.',
        'It is not the document that was asked for.',
        'The document has expired.',
        'The signature is missing.',
      ],
    },
    preview: {
      title: (name) => `Preview of ${name}`,
      loading: 'Opening the document…',
      failed: 'There is no preview of this file. You can download it.',
      encrypted: 'The PDF is protected by a password: you can download it and open it with that.',
      tooLongToPrint: (pages) => `It has more than ${pages} pages: download it and print it from there.`,
      text: 'Text of the page',
      page: (page, pages) => `Page ${page} of ${pages}`,
      previous: 'Previous page',
      next: 'Next page',
      image: (name) => `Picture of the document ${name}`,
    },
    receipt: {
      title: 'Protocol receipt',
      number: 'Protocol number',
      at: 'Registered on',
      subject: 'Subject',
      office: 'Office',
      service: 'Service',
      file: 'File',
      size: 'Size',
      pages: 'Pages',
      hash: 'SHA-256 fingerprint',
      hashHelp: 'The fingerprint proves that the registered file is the very one that you sent or received.',
      copy: 'Copy',
      copied: 'Copied',
      copyFailed: 'The browser does not allow copying: please select the text.',
      print: 'Print',
      download: 'Download',
      fileName: (number) => `receipt-${number}.txt`,
      mailed: 'The same receipt also comes by e-mail.',
    },
    leaveWarning: 'A document is still on its way.',
  },
  de: {
    title: 'Dokumente',
    news: (count) => (count === 1 ? '1 Neuigkeit' : `${count} Neuigkeiten`),
    loading: 'Dokumente werden gelesen …',
    nothingAsked: 'Das Amt hat keine Dokumente von Ihnen verlangt.',
    nothingAskedHelp:
      'Sie können eine Datei nur senden, wenn der Beamte darum bittet: Dann erscheint hier eine Schaltfläche mit dem, was gebraucht wird. Dokumente, die das Amt Ihnen schickt, stehen weiter unten.',
    asked: 'Das Amt bittet Sie um',
    askedAt: (time) => `angefragt um ${time}`,
    closedRequest: 'Anfrage geschlossen',
    sendFile: (what) => `Senden: ${what}`,
    takePhoto: 'Foto aufnehmen',
    usePhone: 'Telefon verwenden',
    limits: (kinds, file, files, total) =>
      `Formate: ${kinds}. Höchstens ${file} je Datei, ${files} Dateien und ${total} insgesamt.`,
    used: (files, size) =>
      files === 1 ? `Bisher gesendet: 1 Datei, ${size}.` : `Bisher gesendet: ${files} Dateien, ${size}.`,
    full: 'Die Grenze ist erreicht: Ziehen Sie eine Datei zurück, die nicht gebraucht wird, oder sagen Sie es dem Beamten.',
    dropHere: 'Sie können Dateien auch hierher ziehen.',
    dropOn: (what) => `Loslassen zum Senden: ${what}`,
    whichRequest: (files) =>
      files === 1 ? 'Zu welcher Anfrage gehört die Datei?' : `Zu welcher Anfrage gehören die ${files} Dateien?`,
    never: 'Zu keiner: nicht senden',
    kinds: { pdf: 'PDF', jpeg: 'JPEG', png: 'PNG', p7m: 'P7M (signiert)' },
    notSent: (name, why) => `${name} wurde nicht gesendet. ${why}`,
    dismiss: 'Gelesen',
    list: 'Dokumente dieses Termins',
    empty: 'Noch keine Dokumente.',
    emptyOfficial: 'Noch keine Dokumente. Bitten Sie den Steuerpflichtigen um eines, oder senden Sie eines.',
    from: { own: 'von Ihnen', taxpayer: 'vom Steuerpflichtigen', official: 'vom Amt' },
    arriving: (count) =>
      count === 1 ? 'Eine Datei kommt an oder wird geprüft.' : `${count} Dateien kommen an oder werden geprüft.`,
    pages: (count) => (count === 1 ? '1 Seite' : `${count} Seiten`),
    forRequest: (what) => `für: ${what}`,
    states: {
      queued: 'wartet, bis die Reihe daran ist',
      sending: (sent, whole) => `wird gesendet: ${sent} von ${whole}`,
      sentWhole: 'gesendet, das Amt empfängt es …',
      interrupted: 'Verbindung unterbrochen: Das Senden geht von selbst dort weiter, wo es war',
      paused: (sent, whole) => `angehalten: ${sent} von ${whole}`,
      leftOff: (sent, whole) =>
        `unterbrochen bei ${sent} von ${whole}: Wählen Sie dieselbe Datei noch einmal, um fortzufahren`,
      arriving: (sent, whole) => `kommt von einem anderen Ihrer Geräte: ${sent} von ${whole}`,
      arrivingFromThem: 'kommt an',
      checking: 'wird geprüft',
      readyOwn: 'empfangen: Das Amt sieht es an',
      readyOwnOfficial: 'an den Steuerpflichtigen gesendet',
      readyFromOffice: 'bereit',
      toDecide: 'zu prüfen',
      refused: (why) => `nicht angenommen. ${why}`,
      withdrawn: 'zurückgezogen',
      declined: (reason) => `vom Amt nicht angenommen: ${reason}`,
      accepted: (number) => `angenommen, Protokoll Nr. ${number}`,
      annulled: (reason) => `Eintrag für ungültig erklärt: ${reason}`,
    },
    progress: (name) => `Senden von ${name}`,
    actions: {
      pause: 'Anhalten',
      resume: 'Fortfahren',
      retry: 'Erneut versuchen',
      cancel: 'Abbrechen',
      'choose-again': 'Datei noch einmal wählen',
      accept: 'Annehmen und eintragen',
      decline: 'Nicht annehmen',
      preview: 'Vorschau',
      download: 'Herunterladen',
      print: 'Drucken',
      receipt: 'Empfangsbestätigung',
      withdraw: 'Zurückziehen',
    },
    actionOn: (action, name) => `${action}: ${name}`,
    withdrawTitle: 'Dokument zurückziehen?',
    withdrawQuestion: (name) => `${name} ist dann für niemanden mehr sichtbar und wird gelöscht.`,
    withdrawConfirm: 'Dokument zurückziehen',
    cancelUploadQuestion: (name) => `Senden von ${name} abbrechen? Was schon angekommen ist, wird gelöscht.`,
    cancelUploadConfirm: 'Senden abbrechen',
    back: 'Zurück',
    close: 'Schließen',
    announce: {
      asked: (what) => `Das Amt bittet Sie um ein Dokument: ${what}`,
      arrived: (name) => `Neues Dokument: ${name}`,
      refused: (name, why) => `${name} wurde nicht angenommen. ${why}`,
      declined: (name, reason) => `Das Amt hat ${name} nicht angenommen: ${reason}`,
      accepted: (name, number) => `${name} angenommen mit der Protokollnummer ${number}`,
      started: (name) => `Das Senden von ${name} hat begonnen`,
      sent: (name) => `${name} gesendet, wird geprüft`,
      interrupted: (name) => `Senden von ${name} unterbrochen: Es geht von selbst weiter`,
    },
    openPanel: 'Dokumente öffnen',
    ask: 'Um ein Dokument bitten',
    askLabel: 'Was gebraucht wird',
    askHelp:
      'Der Text steht auf der Schaltfläche des Steuerpflichtigen, der von da an Dateien senden kann. 3 bis 120 Zeichen.',
    askCanned: 'Häufige Anfragen',
    askOwnWords: 'Anderes (unten schreiben)',
    askSubmit: 'Anfragen und Senden erlauben',
    askTooShort: 'Schreiben Sie mit 3 bis 120 Zeichen, was gebraucht wird.',
    askedNow: (what) => `Angefragt: ${what}`,
    openRequests: 'Offene Anfragen',
    closeRequest: 'Anfrage schließen',
    closeRequestOf: (what) => `Anfrage schließen: ${what}`,
    requestClosed: (what) => `Anfrage geschlossen: ${what}`,
    noRequests: 'Keine: Der Steuerpflichtige kann keine Dateien senden.',
    sendOwn: 'Dem Steuerpflichtigen eine Datei senden',
    sendOwnHelp: 'Sie können sie auch hierher ziehen.',
    notScannedAtAll: 'Auf diesem System prüft kein Virenschutz die Dateien: Öffnen Sie sie mit Vorsicht.',
    warnings: {
      'not-scanned': 'Nicht vom Virenschutz geprüft.',
      'not-inspected': 'Das Innere des PDF wurde nicht untersucht.',
      'pdf-encrypted': 'PDF mit Kennwort oder verschlüsselt: Es öffnet sich vielleicht nicht.',
      'pdf-damaged': 'Beschädigtes PDF: Es öffnet sich vielleicht nicht ganz.',
      'pdf-script':
        'Das PDF enthält Programme (Skripte): Die Vorschau führt sie nicht aus, ein anderes Programm vielleicht.',
      'pdf-attachment': 'Das PDF enthält weitere Dateien, die die Vorschau nicht zeigt.',
    },
    accept: {
      title: 'Annehmen und eintragen',
      help: 'Das Dokument erhält eine Protokollnummer und der Steuerpflichtige eine Empfangsbestätigung, auf dem Bildschirm und per E-Mail. Der Eintrag wird nie gelöscht: Nur Verantwortliche können ihn für ungültig erklären.',
      subject: 'Betreff des Eintrags',
      subjectHelp: '3 bis 200 Zeichen.',
      subjectMissing: 'Schreiben Sie den Betreff mit 3 bis 200 Zeichen.',
      confirm: 'Annehmen und eintragen',
      closes: (what) => `Anfrage „${what}“ ebenfalls schließen`,
      closesHelp: 'Sie bleibt dennoch offen, solange eine weitere Datei dazu unterwegs oder zu prüfen ist.',
      done: (number) => `Angenommen mit der Protokollnummer ${number}`,
    },
    decline: {
      title: 'Dokument nicht annehmen',
      help: 'Der Steuerpflichtige liest den Grund und kann eine andere Datei senden, solange die Anfrage offen ist.',
      reason: 'Grund, für den Steuerpflichtigen',
      reasonMissing: 'Schreiben Sie den Grund.',
      confirm: 'Nicht annehmen',
      canned: [
        'Das Dokument ist nicht lesbar: Bitte senden Sie es noch einmal.',
        'Es fehlen eine oder mehrere Seiten: Bitte senden Sie es vollständig.',
        'Es ist nicht das Dokument, um das gebeten wurde.',
        'Das Dokument ist abgelaufen.',
        'Die Unterschrift fehlt.',
      ],
    },
    preview: {
      title: (name) => `Vorschau von ${name}`,
      loading: 'Das Dokument wird geöffnet …',
      failed: 'Von dieser Datei gibt es keine Vorschau. Sie können sie herunterladen.',
      encrypted: 'Das PDF ist mit einem Kennwort geschützt: Sie können es herunterladen und damit öffnen.',
      tooLongToPrint: (pages) => `Es hat mehr als ${pages} Seiten: Laden Sie es herunter und drucken Sie es von dort.`,
      text: 'Text der Seite',
      page: (page, pages) => `Seite ${page} von ${pages}`,
      previous: 'Vorherige Seite',
      next: 'Nächste Seite',
      image: (name) => `Bild des Dokuments ${name}`,
    },
    receipt: {
      title: 'Empfangsbestätigung des Protokolls',
      number: 'Protokollnummer',
      at: 'Eingetragen am',
      subject: 'Betreff',
      office: 'Amt',
      service: 'Dienst',
      file: 'Datei',
      size: 'Größe',
      pages: 'Seiten',
      hash: 'SHA-256-Prüfsumme',
      hashHelp:
        'Die Prüfsumme beweist, dass die eingetragene Datei genau die ist, die Sie gesendet oder erhalten haben.',
      copy: 'Kopieren',
      copied: 'Kopiert',
      copyFailed: 'Der Browser erlaubt das Kopieren nicht: Bitte markieren Sie den Text.',
      print: 'Drucken',
      download: 'Herunterladen',
      fileName: (number) => `empfangsbestaetigung-${number}.txt`,
      mailed: 'Dieselbe Bestätigung kommt auch per E-Mail.',
    },
    leaveWarning: 'Ein Dokument ist noch unterwegs.',
  },
};
