import type { Colour } from '../board/marks';
import type { InEveryLanguage } from './language';

/** Tools of the board, in the order of the toolbar. */
export type ToolName = 'pointer' | 'pen' | 'line' | 'rectangle' | 'text' | 'eraser';

export interface BoardTexts {
  title: string;
  close: string;
  open: string;
  loading: string;
  loadFailed: string;
  retry: string;
  othersDraw: (name: string) => string;
  formWaits: string;
  lookOn: string;
  notAdmitted: string;

  saved: string;
  saving: string;
  offline: string;
  problems: Readonly<Record<string, string>>;
  problemOther: string;
  lostLarge: string;
  understood: string;

  tools: string;
  tool: Readonly<Record<ToolName, string>>;
  colour: string;
  colours: Readonly<Record<Colour, string>>;
  undo: string;
  redo: string;
  drawHelp: string;

  empty: string;
  emptyHelp: string;
  pages: string;
  blankPage: string;
  addBlank: string;
  openDocument: string;
  noDocuments: string;
  opening: string;
  removePage: string;
  removeDocument: string;
  removed: string;
  previous: string;
  next: string;
  pageOf: (number: number, count: number) => string;
  pdfPage: (name: string, number: number, count: number) => string;
  isHere: (names: string) => string;
  goTo: (name: string) => string;

  zoom: string;
  zoomIn: string;
  zoomOut: string;
  fitWidth: string;
  fitPage: string;

  sheet: (page: string) => string;
  sheetKeys: string;
  cursorBegins: string;
  cursorEnds: string;
  textsOnPage: string;
  wrote: (name: string, text: string) => string;
  writeText: string;
  writeTextHelp: string;
  textKept: string;
  done: string;

  pageLoading: string;
  documentProblems: Readonly<Record<'encrypted' | 'damaged' | 'unseen' | 'offline', string>>;

  asSheet: string;
  asList: string;
  listTitle: (document: string) => string;
  noFields: string;
  required: string;
  option: (field: string, option: string) => string;
  choose: string;
  writesHere: (name: string) => string;
  lastBy: (name: string, time: string) => string;
  faults: string;
  faultMissing: string;
  faultCodeShape: string;
  faultCodeCheck: string;
  faultDate: string;
  faultAmount: string;
  faultTooLong: (length: number, limit: number) => string;
  faultLetters: (letters: string) => string;
  hintCode: string;
  hintDate: string;
  hintAmount: string;

  create: string;
  createTitle: string;
  createFrom: string;
  blankOnly: (count: number) => string;
  withBlank: (count: number) => string;
  createAs: string;
  fillable: string;
  fillableHelp: string;
  flattened: string;
  flattenedHelp: string;
  checkFirst: string;
  /** What becomes of faults when the PDF is made: beside the button of the board, and where they are listed. */
  createHelp: string;
  faultsStay: string;
  faultsStop: string;
  createNow: string;
  cancel: string;
  making: string;
  sending: (share: number) => string;
  checking: string;
  offered: (name: string) => string;
  createProblems: Readonly<Record<'encrypted' | 'damaged' | 'too-long' | 'letters-missing' | 'field-unknown', string>>;
  createFailed: string;
  inField: (label: string) => string;
  fileName: (source: string) => string;
  blankFileName: string;

  outcome: string;
  outcomeReady: (name: string) => string;
  /** The taxpayer has confirmed it. */
  outcomeConfirmed: (name: string) => string;
  compare: string;
  comparing: string;
  same: (count: number) => string;
  sameBlank: string;
  different: string;
  differentHelp: string;
  field: string;
  mine: string;
  theirs: string;
  emptyValue: string;
  notComparable: string;
  confirm: string;
  confirmHelp: string;
  confirmed: string;
  confirmedBy: Readonly<Record<'taxpayer' | 'official' | 'guest', (time: string) => string>>;
  waitsForTaxpayer: string;
  /** The same, said to the taxpayer. */
  waitsForYou: string;
  /** Above confirmations and fingerprint, which can be folded away. */
  outcomeDetails: string;
  checkedByServer: string;
  notCheckedByServer: string;
  hash: string;
  hashHelp: string;
  noHash: string;
  hashWrong: string;
  download: string;
  refusals: Readonly<Record<string, string>>;
  refused: string;
  us: string;
}

export const boardTexts: InEveryLanguage<BoardTexts> = {
  it: {
    title: 'Lavagna',
    close: 'Chiudi la lavagna',
    open: 'Apri la lavagna',
    loading: 'La lavagna si sta caricando…',
    loadFailed: 'La lavagna non si è caricata.',
    retry: 'Riprova',
    othersDraw: (name) => `${name} sta usando la lavagna.`,
    formWaits: 'Il modulo compilato è pronto: lo controlli sulla lavagna.',
    lookOn: 'Può guardare la lavagna, non scriverci.',
    notAdmitted: 'Potrà usare la lavagna appena l’ufficio La ammette.',

    saved: 'Tutto salvato.',
    saving: 'Salvataggio in corso…',
    offline: 'Senza connessione: può continuare, ciò che scrive parte appena torna.',
    problems: {
      'board-full':
        'La lavagna è piena: le ultime modifiche non sono salvate. Crei il PDF e continui con un altro documento.',
      'not-admitted': 'Le modifiche partono appena l’ufficio La ammette.',
      over: 'L’appuntamento è finito: le ultime modifiche non sono salvate.',
    },
    problemOther: 'Le ultime modifiche non sono ancora salvate.',
    lostLarge: 'L’ultima modifica era troppo grande ed è stata tolta. Il resto è salvato: può continuare.',
    understood: 'Ho capito',

    tools: 'Strumenti',
    tool: {
      pointer: 'Compila e indica',
      pen: 'Penna',
      line: 'Linea',
      rectangle: 'Rettangolo',
      text: 'Testo',
      eraser: 'Gomma',
    },
    colour: 'Colore',
    colours: { black: 'Nero', blue: 'Blu', red: 'Rosso', green: 'Verde' },
    undo: 'Annulla',
    redo: 'Ripeti',
    drawHelp: 'Faccia clic sull’inizio e sulla fine, oppure trascini.',

    empty: 'La lavagna è vuota',
    emptyHelp:
      'Apra un documento PDF dell’appuntamento o cominci con una pagina bianca. L’altra persona vede ciò che fa.',
    pages: 'Pagine',
    blankPage: 'Pagina bianca',
    addBlank: 'Pagina bianca',
    openDocument: 'Apri un documento',
    noDocuments: 'Non c’è ancora alcun PDF pronto. I documenti PDF inviati in questo appuntamento si aprono qui.',
    opening: 'Apertura in corso…',
    removePage: 'Togli la pagina',
    removeDocument: 'Togli il documento',
    removed: 'Tolta dalla lavagna. Con «Annulla» torna com’era.',
    previous: 'Pagina precedente',
    next: 'Pagina successiva',
    pageOf: (number, count) => `Pagina ${number} di ${count}`,
    pdfPage: (name, number, count) => (count === 1 ? name : `${name}, pagina ${number} di ${count}`),
    isHere: (names) => `Qui c’è ${names}`,
    goTo: (name) => `Vai dov’è ${name}`,

    zoom: 'Ingrandimento',
    zoomIn: 'Ingrandisci',
    zoomOut: 'Riduci',
    fitWidth: 'Adatta alla larghezza',
    fitPage: 'Pagina intera',

    sheet: (page) => `Foglio: ${page}`,
    sheetKeys:
      'Strumenti: tasti da 1 a 6. Con uno strumento le frecce muovono il cursore (con Maiusc di poco), Invio comincia e finisce il segno, Esc lo lascia.',
    cursorBegins: 'Segno cominciato. Invio lo finisce.',
    cursorEnds: 'Segno finito.',
    textsOnPage: 'Testi sulla pagina',
    wrote: (name, text) => `${name} ha scritto: ${text}`,
    writeText: 'Testo sulla pagina',
    writeTextHelp: 'Esc o Ctrl e Invio per finire: ciò che ha scritto resta',
    textKept: 'Il testo è sulla pagina. «Annulla» lo toglie.',
    done: 'Fatto',

    pageLoading: 'La pagina si sta caricando…',
    documentProblems: {
      encrypted:
        'Il documento è protetto da una password e non si può aprire qui. Ne serve una copia senza protezione.',
      damaged: 'Il documento è danneggiato e non si può mostrare.',
      unseen: 'Il documento non è visibile a Lei, ma ne vede i segni.',
      offline: 'Il documento non si è caricato.',
    },

    asSheet: 'Vedi il foglio',
    asList: 'Modulo come elenco',
    listTitle: (document) => `Campi di ${document}`,
    noFields: 'Questo documento non ha campi da compilare.',
    required: 'obbligatorio',
    option: (field, option) => `${field}: ${option}`,
    choose: 'Scelga',
    writesHere: (name) => `${name} sta scrivendo qui`,
    lastBy: (name, time) => `Ultima modifica: ${name}, ${time}`,
    faults: 'Da controllare in questa pagina',
    faultMissing: 'Manca: è obbligatorio.',
    faultCodeShape: 'Non ha la forma di un codice fiscale (16 caratteri, oppure 11 cifre).',
    faultCodeCheck: 'Il carattere di controllo non torna: confronti il codice fiscale con il tesserino.',
    faultDate: 'Non è una data: scriva giorno/mese/anno, per esempio 31/12/2026.',
    faultAmount: 'Non è un importo: scriva per esempio 1.234,56.',
    faultTooLong: (length, limit) => `${length} caratteri: il massimo è ${limit}.`,
    faultLetters: (letters) => `Alcuni caratteri non si possono stampare nel PDF (${letters}): li cambi.`,
    hintCode: '16 caratteri, oppure 11 cifre',
    hintDate: 'giorno/mese/anno',
    hintAmount: 'in euro, per esempio 1.234,56',

    create: 'Crea il PDF',
    createTitle: 'Crea il PDF',
    createFrom: 'Di che cosa',
    blankOnly: (count) => (count === 1 ? 'Solo la pagina bianca' : `Solo le ${count} pagine bianche`),
    withBlank: (count) =>
      count === 1 ? 'Aggiungi in fondo la pagina bianca' : `Aggiungi in fondo le ${count} pagine bianche`,
    createAs: 'Come',
    fillable: 'Compilabile',
    fillableHelp: 'I campi restano campi: l’ufficio controlla i valori anche sul server.',
    flattened: 'Definitivo',
    flattenedHelp: 'I valori diventano parte delle pagine e non si possono più cambiare.',
    checkFirst: 'Da controllare prima',
    createHelp:
      'I campi da controllare compaiono in elenco prima della creazione. Di regola il PDF si può creare lo stesso, salvo testi troppo lunghi o con caratteri che non si possono stampare.',
    faultsStay:
      'Di regola può creare il PDF lo stesso, salvo testi troppo lunghi o con caratteri che non si possono stampare: nel file va ciò che c’è scritto nei campi, e ciò che manca resta vuoto.',
    faultsStop:
      'Così il PDF non si può creare: accorci prima il testo troppo lungo o cambi i caratteri che non si possono stampare.',
    createNow: 'Crea e proponi al contribuente',
    cancel: 'Chiudi',
    making: 'Preparo il PDF…',
    sending: (share) => `Invio… ${share} %`,
    checking: 'Il server controlla il file…',
    offered: (name) => `${name} è stato proposto al contribuente: la sua conferma comparirà qui.`,
    createProblems: {
      encrypted: 'Il documento è protetto da una password: non se ne può fare un PDF.',
      damaged: 'Il documento è danneggiato: non se ne può fare un PDF.',
      'too-long': 'Il testo è più lungo di quanto il campo ammette.',
      'letters-missing': 'Il testo ha caratteri che nel PDF definitivo non si possono stampare: li cambi.',
      'field-unknown': 'Il valore non è fra quelli che il campo ammette.',
    },
    createFailed: 'Il PDF non è stato proposto. Può riprovare: sulla lavagna non si perde nulla.',
    inField: (label) => `Campo: ${label}`,
    fileName: (source) => `${source}-compilato.pdf`,
    blankFileName: 'lavagna.pdf',

    outcome: 'Modulo compilato',
    outcomeReady: (name) => `${name} è pronto.`,
    outcomeConfirmed: (name) => `${name} è confermato.`,
    compare: 'Confronta con la lavagna',
    comparing: 'Confronto in corso…',
    same: (count) =>
      `Corrisponde: ${count === 1 ? 'l’unico campo è uguale' : `tutti i ${count} campi sono uguali`} alla lavagna.`,
    sameBlank: 'Il PDF è composto di pagine bianche con i segni della lavagna: lo apra e lo guardi.',
    different: 'Non corrisponde alla lavagna',
    differentHelp: 'Ne parli con l’ufficio, che può creare di nuovo il PDF. Finché è diverso non si può confermare.',
    field: 'Campo',
    mine: 'Sulla lavagna',
    theirs: 'Nel PDF',
    emptyValue: '(vuoto)',
    notComparable: 'Il documento da cui viene non è più disponibile: il confronto non è possibile.',
    confirm: 'Confermo il modulo',
    confirmHelp: 'Con la conferma il file e la sua impronta restano così come sono.',
    confirmed: 'Confermato.',
    confirmedBy: {
      taxpayer: (time) => `Confermato dal contribuente alle ${time}`,
      official: (time) => `Confermato dall’ufficio alle ${time}`,
      guest: (time) => `Confermato alle ${time}`,
    },
    waitsForTaxpayer: 'Si attende la conferma del contribuente.',
    waitsForYou: 'Lo confronti con la lavagna e lo confermi: l’ufficio attende la Sua conferma.',
    outcomeDetails: 'Conferme e impronta',
    checkedByServer: 'Il server ha controllato i valori dei campi.',
    notCheckedByServer: 'Il server non ha controllato i valori dei campi.',
    hash: 'Impronta SHA-256',
    hashHelp: 'È uguale dalle due parti? Potete leggerla ad alta voce, a gruppi.',
    noHash: 'Questo browser non calcola impronte senza https.',
    hashWrong: 'Il file ricevuto non ha l’impronta che il server dichiara. Non lo confermi e lo dica all’ufficio.',
    download: 'Scarica il PDF',
    refusals: {
      'form-differs': 'Il server ha trovato nel file un valore diverso.',
      'form-unreadable': 'Il server non riesce a leggere i campi del file.',
      'document-not-ready': 'Il file non è ancora pronto: riprovi fra un momento.',
      'document-settled': 'Il documento è già stato accettato o ritirato.',
      'document-unknown': 'Il documento non c’è più.',
      offline: 'Senza connessione non si può: riprovi appena torna.',
      'file-too-large': 'Il PDF è troppo grande.',
      'files-too-many': 'Non si possono aggiungere altri file a questo appuntamento.',
      'files-too-much': 'I file di questo appuntamento occupano già tutto lo spazio.',
      'storage-full': 'Il server non ha più spazio: avvisi chi lo gestisce.',
      'scanner-away': 'L’antivirus non risponde: riprovi più tardi.',
    },
    refused: 'Il server non lo ha accettato.',
    us: 'Lei',
  },
  en: {
    title: 'Board',
    close: 'Close the board',
    open: 'Open the board',
    loading: 'The board is loading…',
    loadFailed: 'The board did not load.',
    retry: 'Try again',
    othersDraw: (name) => `${name} is using the board.`,
    formWaits: 'The filled form is ready: check it on the board.',
    lookOn: 'You can look at the board, not write on it.',
    notAdmitted: 'You can use the board as soon as the office admits you.',

    saved: 'Everything is saved.',
    saving: 'Saving…',
    offline: 'No connection: you can go on, what you write is sent when it is back.',
    problems: {
      'board-full':
        'The board is full: the last changes are not saved. Create the PDF and go on with another document.',
      'not-admitted': 'Changes are sent as soon as the office admits you.',
      over: 'The appointment is over: the last changes are not saved.',
    },
    problemOther: 'The last changes are not saved yet.',
    lostLarge: 'The last change was too large and was taken back. Everything else is saved: you can go on.',
    understood: 'Understood',

    tools: 'Tools',
    tool: {
      pointer: 'Fill in and point',
      pen: 'Pen',
      line: 'Line',
      rectangle: 'Rectangle',
      text: 'Text',
      eraser: 'Eraser',
    },
    colour: 'Colour',
    colours: { black: 'Black', blue: 'Blue', red: 'Red', green: 'Green' },
    undo: 'Undo',
    redo: 'Redo',
    drawHelp: 'Click where it begins and where it ends, or drag.',

    empty: 'The board is empty',
    emptyHelp: 'Open a PDF document of the appointment or begin with a blank page. The other person sees what you do.',
    pages: 'Pages',
    blankPage: 'Blank page',
    addBlank: 'Blank page',
    openDocument: 'Open a document',
    noDocuments: 'No PDF is ready yet. PDF documents sent in this appointment can be opened here.',
    opening: 'Opening…',
    removePage: 'Remove the page',
    removeDocument: 'Remove the document',
    removed: 'Removed from the board. “Undo” brings it back as it was.',
    previous: 'Previous page',
    next: 'Next page',
    pageOf: (number, count) => `Page ${number} of ${count}`,
    pdfPage: (name, number, count) => (count === 1 ? name : `${name}, page ${number} of ${count}`),
    isHere: (names) => `${names} is here`,
    goTo: (name) => `Go to where ${name} is`,

    zoom: 'Zoom',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    fitWidth: 'Fit the width',
    fitPage: 'Whole page',

    sheet: (page) => `Sheet: ${page}`,
    sheetKeys:
      'Tools: keys 1 to 6. With a tool the arrows move the cursor (with Shift a little), Enter begins and ends the mark, Esc drops it.',
    cursorBegins: 'Mark begun. Enter ends it.',
    cursorEnds: 'Mark ended.',
    textsOnPage: 'Texts on the page',
    wrote: (name, text) => `${name} wrote: ${text}`,
    writeText: 'Text on the page',
    writeTextHelp: 'Esc or Ctrl and Enter to finish: what you wrote stays',
    textKept: 'The text is on the page. “Undo” takes it back.',
    done: 'Done',

    pageLoading: 'The page is loading…',
    documentProblems: {
      encrypted:
        'The document is protected by a password and cannot be opened here. A copy without protection is needed.',
      damaged: 'The document is damaged and cannot be shown.',
      unseen: 'You cannot see the document, but you see the marks on it.',
      offline: 'The document did not load.',
    },

    asSheet: 'Show the sheet',
    asList: 'Form as a list',
    listTitle: (document) => `Fields of ${document}`,
    noFields: 'This document has no fields to fill in.',
    required: 'required',
    option: (field, option) => `${field}: ${option}`,
    choose: 'Choose',
    writesHere: (name) => `${name} is writing here`,
    lastBy: (name, time) => `Last change: ${name}, ${time}`,
    faults: 'To be checked on this page',
    faultMissing: 'Missing: it is required.',
    faultCodeShape: 'Not in the form of a codice fiscale (16 characters, or 11 digits).',
    faultCodeCheck: 'The check character does not match: compare the codice fiscale with the card.',
    faultDate: 'Not a date: write day/month/year, for example 31/12/2026.',
    faultAmount: 'Not an amount: write for example 1.234,56.',
    faultTooLong: (length, limit) => `${length} characters: the limit is ${limit}.`,
    faultLetters: (letters) => `Some characters cannot be printed in the PDF (${letters}): change them.`,
    hintCode: '16 characters, or 11 digits',
    hintDate: 'day/month/year',
    hintAmount: 'in euros, for example 1.234,56',

    create: 'Create the PDF',
    createTitle: 'Create the PDF',
    createFrom: 'Of what',
    blankOnly: (count) => (count === 1 ? 'The blank page only' : `The ${count} blank pages only`),
    withBlank: (count) => (count === 1 ? 'Add the blank page at the end' : `Add the ${count} blank pages at the end`),
    createAs: 'How',
    fillable: 'Fillable',
    fillableHelp: 'Fields remain fields: the values are checked by the server too.',
    flattened: 'Final',
    flattenedHelp: 'The values become a part of the pages and can be changed no more.',
    checkFirst: 'To be checked first',
    createHelp:
      'Fields to be checked are listed before the PDF is created. In general it can be created all the same, except with text that is too long or has characters that cannot be printed.',
    faultsStay:
      'In general you can create the PDF all the same, except with text that is too long or has characters that cannot be printed: the file gets what the fields hold, and what is missing stays empty.',
    faultsStop:
      'The PDF cannot be created like this: first shorten the text that is too long or change the characters that cannot be printed.',
    createNow: 'Create and offer to the taxpayer',
    cancel: 'Close',
    making: 'Making the PDF…',
    sending: (share) => `Sending… ${share} %`,
    checking: 'The server is checking the file…',
    offered: (name) => `${name} was offered to the taxpayer: the confirmation will appear here.`,
    createProblems: {
      encrypted: 'The document is protected by a password: no PDF can be made of it.',
      damaged: 'The document is damaged: no PDF can be made of it.',
      'too-long': 'The text is longer than the field allows.',
      'letters-missing': 'The text has characters that cannot be printed in the final PDF: change them.',
      'field-unknown': 'The value is not one of those that the field allows.',
    },
    createFailed: 'The PDF was not offered. You can try again: nothing on the board is lost.',
    inField: (label) => `Field: ${label}`,
    fileName: (source) => `${source}-filled.pdf`,
    blankFileName: 'board.pdf',

    outcome: 'Filled form',
    outcomeReady: (name) => `${name} is ready.`,
    outcomeConfirmed: (name) => `${name} is confirmed.`,
    compare: 'Compare with the board',
    comparing: 'Comparing…',
    same: (count) => `It matches: ${count === 1 ? 'the only field equals' : `all ${count} fields equal`} the board.`,
    sameBlank: 'The PDF consists of blank pages with the marks of the board: open it and look at it.',
    different: 'It does not match the board',
    differentHelp: 'Tell the office, which can create the PDF again. As long as it differs it cannot be confirmed.',
    field: 'Field',
    mine: 'On the board',
    theirs: 'In the PDF',
    emptyValue: '(empty)',
    notComparable: 'The document that it comes from is no longer available: it cannot be compared.',
    confirm: 'I confirm the form',
    confirmHelp: 'With the confirmation the file and its fingerprint stay as they are.',
    confirmed: 'Confirmed.',
    confirmedBy: {
      taxpayer: (time) => `Confirmed by the taxpayer at ${time}`,
      official: (time) => `Confirmed by the office at ${time}`,
      guest: (time) => `Confirmed at ${time}`,
    },
    waitsForTaxpayer: 'Waiting for the taxpayer’s confirmation.',
    waitsForYou: 'Please compare it with the board and confirm it: the office is waiting for your confirmation.',
    outcomeDetails: 'Confirmations and fingerprint',
    checkedByServer: 'The server has checked the values of the fields.',
    notCheckedByServer: 'The server has not checked the values of the fields.',
    hash: 'SHA-256 fingerprint',
    hashHelp: 'Is it the same on both sides? You can read it aloud, group by group.',
    noHash: 'This browser computes no fingerprints without https.',
    hashWrong:
      'The file received does not have the fingerprint that the server states. Do not confirm it, and tell the office.',
    download: 'Download the PDF',
    refusals: {
      'form-differs': 'The server found a different value in the file.',
      'form-unreadable': 'The server cannot read the fields of the file.',
      'document-not-ready': 'The file is not ready yet: try again in a moment.',
      'document-settled': 'The document has already been accepted or withdrawn.',
      'document-unknown': 'The document is no longer there.',
      offline: 'Not possible without a connection: try again when it is back.',
      'file-too-large': 'The PDF is too large.',
      'files-too-many': 'No more files can be added to this appointment.',
      'files-too-much': 'The files of this appointment already take all the space.',
      'storage-full': 'The server has no space left: tell who runs it.',
      'scanner-away': 'The antivirus does not answer: try again later.',
    },
    refused: 'The server did not accept it.',
    us: 'You',
  },
  de: {
    title: 'Tafel',
    close: 'Tafel schließen',
    open: 'Tafel öffnen',
    loading: 'Die Tafel wird geladen …',
    loadFailed: 'Die Tafel wurde nicht geladen.',
    retry: 'Erneut versuchen',
    othersDraw: (name) => `${name} benutzt die Tafel.`,
    formWaits: 'Das ausgefüllte Formular ist fertig: Prüfen Sie es auf der Tafel.',
    lookOn: 'Sie können die Tafel ansehen, aber nicht darauf schreiben.',
    notAdmitted: 'Sie können die Tafel benutzen, sobald das Amt Sie einlässt.',

    saved: 'Alles gespeichert.',
    saving: 'Wird gespeichert …',
    offline: 'Keine Verbindung: Sie können weitermachen, das Geschriebene geht hinaus, sobald sie zurück ist.',
    problems: {
      'board-full':
        'Die Tafel ist voll: Die letzten Änderungen sind nicht gespeichert. Erstellen Sie das PDF und fahren Sie mit einem anderen Dokument fort.',
      'not-admitted': 'Die Änderungen gehen hinaus, sobald das Amt Sie einlässt.',
      over: 'Der Termin ist zu Ende: Die letzten Änderungen sind nicht gespeichert.',
    },
    problemOther: 'Die letzten Änderungen sind noch nicht gespeichert.',
    lostLarge:
      'Die letzte Änderung war zu groß und wurde zurückgenommen. Alles andere ist gespeichert: Sie können weitermachen.',
    understood: 'Verstanden',

    tools: 'Werkzeuge',
    tool: {
      pointer: 'Ausfüllen und zeigen',
      pen: 'Stift',
      line: 'Linie',
      rectangle: 'Rechteck',
      text: 'Text',
      eraser: 'Radierer',
    },
    colour: 'Farbe',
    colours: { black: 'Schwarz', blue: 'Blau', red: 'Rot', green: 'Grün' },
    undo: 'Rückgängig',
    redo: 'Wiederholen',
    drawHelp: 'Klicken Sie auf Anfang und Ende, oder ziehen Sie.',

    empty: 'Die Tafel ist leer',
    emptyHelp:
      'Öffnen Sie ein PDF-Dokument des Termins oder beginnen Sie mit einer leeren Seite. Die andere Person sieht, was Sie tun.',
    pages: 'Seiten',
    blankPage: 'Leere Seite',
    addBlank: 'Leere Seite',
    openDocument: 'Dokument öffnen',
    noDocuments:
      'Noch ist kein PDF bereit. PDF-Dokumente, die in diesem Termin gesendet werden, lassen sich hier öffnen.',
    opening: 'Wird geöffnet …',
    removePage: 'Seite entfernen',
    removeDocument: 'Dokument entfernen',
    removed: 'Von der Tafel entfernt. „Rückgängig“ bringt alles zurück, wie es war.',
    previous: 'Vorige Seite',
    next: 'Nächste Seite',
    pageOf: (number, count) => `Seite ${number} von ${count}`,
    pdfPage: (name, number, count) => (count === 1 ? name : `${name}, Seite ${number} von ${count}`),
    isHere: (names) => `Hier ist ${names}`,
    goTo: (name) => `Zu ${name} gehen`,

    zoom: 'Vergrößerung',
    zoomIn: 'Vergrößern',
    zoomOut: 'Verkleinern',
    fitWidth: 'An die Breite anpassen',
    fitPage: 'Ganze Seite',

    sheet: (page) => `Blatt: ${page}`,
    sheetKeys:
      'Werkzeuge: Tasten 1 bis 6. Mit einem Werkzeug bewegen die Pfeiltasten den Zeiger (mit Umschalt nur wenig), Eingabe beginnt und beendet das Zeichen, Esc verwirft es.',
    cursorBegins: 'Zeichen begonnen. Eingabe beendet es.',
    cursorEnds: 'Zeichen beendet.',
    textsOnPage: 'Texte auf der Seite',
    wrote: (name, text) => `${name} hat geschrieben: ${text}`,
    writeText: 'Text auf der Seite',
    writeTextHelp: 'Esc oder Strg und Eingabe beendet: Das Geschriebene bleibt',
    textKept: 'Der Text steht auf der Seite. „Rückgängig“ nimmt ihn zurück.',
    done: 'Fertig',

    pageLoading: 'Die Seite wird geladen …',
    documentProblems: {
      encrypted:
        'Das Dokument ist durch ein Passwort geschützt und lässt sich hier nicht öffnen. Nötig ist eine Kopie ohne Schutz.',
      damaged: 'Das Dokument ist beschädigt und lässt sich nicht anzeigen.',
      unseen: 'Das Dokument ist für Sie nicht sichtbar, die Zeichen darauf sehen Sie.',
      offline: 'Das Dokument wurde nicht geladen.',
    },

    asSheet: 'Blatt anzeigen',
    asList: 'Formular als Liste',
    listTitle: (document) => `Felder von ${document}`,
    noFields: 'Dieses Dokument hat keine Felder zum Ausfüllen.',
    required: 'erforderlich',
    option: (field, option) => `${field}: ${option}`,
    choose: 'Bitte wählen',
    writesHere: (name) => `${name} schreibt hier`,
    lastBy: (name, time) => `Letzte Änderung: ${name}, ${time}`,
    faults: 'Auf dieser Seite zu prüfen',
    faultMissing: 'Fehlt: Das Feld ist erforderlich.',
    faultCodeShape: 'Das hat nicht die Form einer italienischen Steuernummer (16 Zeichen oder 11 Ziffern).',
    faultCodeCheck: 'Das Prüfzeichen stimmt nicht: Vergleichen Sie die Steuernummer mit der Karte.',
    faultDate: 'Das ist kein Datum: Schreiben Sie Tag/Monat/Jahr, zum Beispiel 31/12/2026.',
    faultAmount: 'Das ist kein Betrag: Schreiben Sie zum Beispiel 1.234,56.',
    faultTooLong: (length, limit) => `${length} Zeichen: Die Grenze ist ${limit}.`,
    faultLetters: (letters) => `Einige Zeichen lassen sich im PDF nicht drucken (${letters}): Ändern Sie sie.`,
    hintCode: '16 Zeichen oder 11 Ziffern',
    hintDate: 'Tag/Monat/Jahr',
    hintAmount: 'in Euro, zum Beispiel 1.234,56',

    create: 'PDF erstellen',
    createTitle: 'PDF erstellen',
    createFrom: 'Wovon',
    blankOnly: (count) => (count === 1 ? 'Nur die leere Seite' : `Nur die ${count} leeren Seiten`),
    withBlank: (count) =>
      count === 1 ? 'Die leere Seite am Ende anfügen' : `Die ${count} leeren Seiten am Ende anfügen`,
    createAs: 'Wie',
    fillable: 'Ausfüllbar',
    fillableHelp: 'Felder bleiben Felder: Auch der Server prüft die Werte.',
    flattened: 'Endgültig',
    flattenedHelp: 'Die Werte werden Teil der Seiten und lassen sich nicht mehr ändern.',
    checkFirst: 'Vorher zu prüfen',
    createHelp:
      'Zu prüfende Felder werden vor dem Erstellen aufgelistet. In der Regel lässt sich das PDF trotzdem erstellen, außer mit Text, der zu lang ist oder Zeichen enthält, die sich nicht drucken lassen.',
    faultsStay:
      'In der Regel können Sie das PDF trotzdem erstellen, außer mit Text, der zu lang ist oder Zeichen enthält, die sich nicht drucken lassen: Die Datei erhält, was in den Feldern steht, und Fehlendes bleibt leer.',
    faultsStop:
      'So lässt sich das PDF nicht erstellen: Kürzen Sie zuerst den zu langen Text oder ändern Sie die Zeichen, die sich nicht drucken lassen.',
    createNow: 'Erstellen und der steuerpflichtigen Person vorlegen',
    cancel: 'Schließen',
    making: 'Das PDF wird erstellt …',
    sending: (share) => `Wird gesendet … ${share} %`,
    checking: 'Der Server prüft die Datei …',
    offered: (name) => `${name} liegt der steuerpflichtigen Person vor: Die Bestätigung erscheint hier.`,
    createProblems: {
      encrypted: 'Das Dokument ist durch ein Passwort geschützt: Es lässt sich kein PDF daraus machen.',
      damaged: 'Das Dokument ist beschädigt: Es lässt sich kein PDF daraus machen.',
      'too-long': 'Der Text ist länger, als das Feld erlaubt.',
      'letters-missing': 'Der Text enthält Zeichen, die sich im endgültigen PDF nicht drucken lassen: Ändern Sie sie.',
      'field-unknown': 'Der Wert gehört nicht zu denen, die das Feld erlaubt.',
    },
    createFailed: 'Das PDF wurde nicht vorgelegt. Sie können es erneut versuchen: Auf der Tafel geht nichts verloren.',
    inField: (label) => `Feld: ${label}`,
    fileName: (source) => `${source}-ausgefüllt.pdf`,
    blankFileName: 'tafel.pdf',

    outcome: 'Ausgefülltes Formular',
    outcomeReady: (name) => `${name} ist fertig.`,
    outcomeConfirmed: (name) => `${name} ist bestätigt.`,
    compare: 'Mit der Tafel vergleichen',
    comparing: 'Wird verglichen …',
    same: (count) =>
      `Es stimmt überein: ${count === 1 ? 'Das einzige Feld ist' : `Alle ${count} Felder sind`} wie auf der Tafel.`,
    sameBlank: 'Das PDF besteht aus leeren Seiten mit den Zeichen der Tafel: Öffnen Sie es und sehen Sie es an.',
    different: 'Es stimmt nicht mit der Tafel überein',
    differentHelp:
      'Sagen Sie es dem Amt, das das PDF neu erstellen kann. Solange es abweicht, lässt es sich nicht bestätigen.',
    field: 'Feld',
    mine: 'Auf der Tafel',
    theirs: 'Im PDF',
    emptyValue: '(leer)',
    notComparable: 'Das Dokument, aus dem es stammt, ist nicht mehr verfügbar: Ein Vergleich ist nicht möglich.',
    confirm: 'Ich bestätige das Formular',
    confirmHelp: 'Mit der Bestätigung bleiben Datei und Fingerabdruck, wie sie sind.',
    confirmed: 'Bestätigt.',
    confirmedBy: {
      taxpayer: (time) => `Von der steuerpflichtigen Person bestätigt um ${time}`,
      official: (time) => `Vom Amt bestätigt um ${time}`,
      guest: (time) => `Bestätigt um ${time}`,
    },
    waitsForTaxpayer: 'Die Bestätigung der steuerpflichtigen Person steht noch aus.',
    waitsForYou: 'Bitte vergleichen Sie es mit der Tafel und bestätigen Sie es: Das Amt wartet auf Ihre Bestätigung.',
    outcomeDetails: 'Bestätigungen und Fingerabdruck',
    checkedByServer: 'Der Server hat die Werte der Felder geprüft.',
    notCheckedByServer: 'Der Server hat die Werte der Felder nicht geprüft.',
    hash: 'Fingerabdruck SHA-256',
    hashHelp: 'Ist er auf beiden Seiten gleich? Sie können ihn einander in Gruppen vorlesen.',
    noHash: 'Dieser Browser berechnet ohne https keinen Fingerabdruck.',
    hashWrong:
      'Die empfangene Datei hat nicht den Fingerabdruck, den der Server angibt. Bestätigen Sie sie nicht und sagen Sie es dem Amt.',
    download: 'PDF herunterladen',
    refusals: {
      'form-differs': 'Der Server hat in der Datei einen anderen Wert gefunden.',
      'form-unreadable': 'Der Server kann die Felder der Datei nicht lesen.',
      'document-not-ready': 'Die Datei ist noch nicht bereit: Versuchen Sie es gleich noch einmal.',
      'document-settled': 'Das Dokument wurde bereits angenommen oder zurückgezogen.',
      'document-unknown': 'Das Dokument ist nicht mehr da.',
      offline: 'Ohne Verbindung geht das nicht: Versuchen Sie es, sobald sie zurück ist.',
      'file-too-large': 'Das PDF ist zu groß.',
      'files-too-many': 'Diesem Termin lassen sich keine weiteren Dateien hinzufügen.',
      'files-too-much': 'Die Dateien dieses Termins belegen bereits den ganzen Platz.',
      'storage-full': 'Der Server hat keinen Platz mehr: Sagen Sie es denen, die ihn betreiben.',
      'scanner-away': 'Der Virenscanner antwortet nicht: Versuchen Sie es später.',
    },
    refused: 'Der Server hat es nicht angenommen.',
    us: 'Sie',
  },
};
