import type { PhotoWarning } from '../documents/photo/quality';
import type { InEveryLanguage } from './language';

/** Words for photographing documents, and for the phone as a scanner. */
export interface PhotoTexts {
  title: string;
  what: (what: string) => string;
  opening: string;
  hint: string;
  found: string;
  warnings: Readonly<Record<PhotoWarning, string>>;
  take: string;
  takeAnyway: string;
  taken: (page: number) => string;
  look: (warning: string) => string;
  retake: string;
  keep: string;
  keepAnyway: string;
  straight: string;
  addPage: string;
  pages: (count: number) => string;
  noPages: string;
  page: (page: number) => string;
  earlier: (page: number) => string;
  later: (page: number) => string;
  remove: (page: number) => string;
  send: (count: number) => string;
  making: string;
  tooMany: (limit: number) => string;
  failed: string;
  cameraProblem: string;
  useApp: string;
  chooseOther: string;
  cancel: string;
  viewfinder: string;
  fileName: (date: string) => string;
  scanner: {
    title: string;
    help: string;
    qr: string;
    orType: string;
    copy: string;
    copied: string;
    copyFailed: string;
    once: string;
    expired: string;
    again: string;
    loading: string;
    pageTitle: string;
    /** Above what this phone has sent. */
    sentFromHere: string;
    nothingYet: string;
    pageLead: (office: string) => string;
    privacy: string;
    nothing: string;
    waiting: string;
    connecting: string;
    interrupted: string;
    ended: string;
    endedHelp: string;
    refused: string;
    refusedHelp: string;
    missing: string;
  };
}

export const photoTexts: InEveryLanguage<PhotoTexts> = {
  it: {
    title: 'Fotografi il documento',
    what: (what) => `Per: ${what}`,
    opening: 'Sto aprendo la fotocamera…',
    hint: 'Metta il documento su un piano di colore diverso e lo inquadri per intero.',
    found: 'Documento riconosciuto: tenga fermo e scatti.',
    warnings: {
      blurred: "L'immagine sembra sfocata: tenga fermo il dispositivo e lo avvicini un poco.",
      glare: 'C’è un riflesso sul documento: inclini il foglio o si sposti dalla luce.',
      dark: "L'immagine è scura: accenda una luce.",
    },
    take: 'Scatta',
    takeAnyway: 'Scatta comunque',
    taken: (page) => `Pagina ${page} fotografata`,
    look: (warning) => `Controlli la foto. ${warning}`,
    retake: 'Rifai la foto',
    keep: 'Usa questa foto',
    keepAnyway: 'Usa comunque questa foto',
    straight: 'Ritaglia e raddrizza il documento',
    addPage: 'Aggiungi una pagina',
    pages: (count) => (count === 1 ? '1 pagina pronta' : `${count} pagine pronte`),
    noPages: 'Ancora nessuna pagina.',
    page: (page) => `Pagina ${page}`,
    earlier: (page) => `Sposta prima la pagina ${page}`,
    later: (page) => `Sposta dopo la pagina ${page}`,
    remove: (page) => `Elimina la pagina ${page}`,
    send: (count) => (count === 1 ? 'Invia 1 pagina in un PDF' : `Invia ${count} pagine in un PDF`),
    making: 'Sto preparando il PDF…',
    tooMany: (limit) => `Al massimo ${limit} pagine per documento: le invii, poi ne inizi un altro.`,
    failed: 'Il PDF non è riuscito. Elimini una pagina e riprovi.',
    cameraProblem: 'Può anche usare la fotocamera del dispositivo e scegliere la foto.',
    useApp: 'Usa la fotocamera del dispositivo',
    chooseOther: 'Cambia fotocamera',
    cancel: 'Annulla',
    viewfinder: 'Immagine della fotocamera',
    fileName: (date) => `documento-${date}.pdf`,
    scanner: {
      title: 'Usi il telefono come scanner',
      help: 'Inquadri il codice con la fotocamera del telefono e apra la pagina. Da lì può fotografare il documento: arriva in questo stesso appuntamento.',
      qr: "Codice QR con l'indirizzo della pagina per il telefono",
      orType: 'Oppure apra questo indirizzo sul telefono:',
      copy: "Copia l'indirizzo",
      copied: 'Indirizzo copiato',
      copyFailed: 'Il browser non permette di copiare: selezioni il testo.',
      once: 'Vale per un solo dispositivo e per 10 minuti. Non lo mostri ad altri.',
      expired: 'Il codice è scaduto.',
      again: 'Nuovo codice',
      loading: 'Sto preparando il codice…',
      pageTitle: 'Invii da questo telefono',
      sentFromHere: 'Inviati da questo telefono',
      nothingYet: 'Da questo telefono non è stato ancora inviato nulla.',
      pageLead: (office) => `I documenti arrivano al Suo appuntamento con ${office}. La chiamata resta sul computer.`,
      privacy: 'Le foto non vengono salvate su questo telefono.',
      nothing: "Al momento l'ufficio non chiede documenti. Tenga aperta la pagina: la richiesta compare da sola.",
      waiting: 'Sto collegando il telefono…',
      connecting: 'Connessione in corso…',
      interrupted: 'Connessione interrotta: la pagina si ricollega da sola.',
      ended: 'Ha finito: può chiudere questa pagina',
      endedHelp: 'Da questo telefono non si possono più inviare documenti. Prosegua sul computer.',
      refused: 'Questo codice non vale più',
      refusedHelp:
        'Vale per un solo telefono e per 10 minuti. Sul computer prema «Usa il telefono» e inquadri il nuovo codice.',
      missing: 'Apra questa pagina inquadrando il codice mostrato sul computer, con il pulsante «Usa il telefono».',
    },
  },
  en: {
    title: 'Photograph the document',
    what: (what) => `For: ${what}`,
    opening: 'Opening the camera…',
    hint: 'Put the document on a surface of another colour and get all of it into the picture.',
    found: 'Document recognised: hold still and take the photo.',
    warnings: {
      blurred: 'The picture looks blurred: hold the device still and move a little closer.',
      glare: 'There is a reflection on the document: tilt the sheet or move away from the light.',
      dark: 'The picture is dark: turn on a light.',
    },
    take: 'Take photo',
    takeAnyway: 'Take it anyway',
    taken: (page) => `Page ${page} photographed`,
    look: (warning) => `Look at the photo. ${warning}`,
    retake: 'Take it again',
    keep: 'Use this photo',
    keepAnyway: 'Use this photo anyway',
    straight: 'Cut out and straighten the document',
    addPage: 'Add a page',
    pages: (count) => (count === 1 ? '1 page ready' : `${count} pages ready`),
    noPages: 'No pages yet.',
    page: (page) => `Page ${page}`,
    earlier: (page) => `Move page ${page} earlier`,
    later: (page) => `Move page ${page} later`,
    remove: (page) => `Delete page ${page}`,
    send: (count) => (count === 1 ? 'Send 1 page in a PDF' : `Send ${count} pages in one PDF`),
    making: 'Preparing the PDF…',
    tooMany: (limit) => `At most ${limit} pages a document: send them, then begin another one.`,
    failed: 'The PDF could not be made. Delete a page and try again.',
    cameraProblem: "You can also use the device's own camera and choose the photo.",
    useApp: "Use the device's camera",
    chooseOther: 'Change camera',
    cancel: 'Cancel',
    viewfinder: 'Picture of the camera',
    fileName: (date) => `document-${date}.pdf`,
    scanner: {
      title: 'Use your phone as a scanner',
      help: 'Point the camera of your phone at the code and open the page. There you can photograph the document: it arrives in this same appointment.',
      qr: 'QR code with the address of the page for the phone',
      orType: 'Or open this address on the phone:',
      copy: 'Copy the address',
      copied: 'Address copied',
      copyFailed: 'The browser does not allow copying: please select the text.',
      once: 'Good for one device and for 10 minutes. Do not show it to others.',
      expired: 'The code has expired.',
      again: 'New code',
      loading: 'Preparing the code…',
      pageTitle: 'Send from this phone',
      sentFromHere: 'Sent from this phone',
      nothingYet: 'Nothing has been sent from this phone yet.',
      pageLead: (office) => `The documents go to your appointment with ${office}. The call stays on the computer.`,
      privacy: 'The photos are not stored on this phone.',
      nothing: 'The office asks for no documents at the moment. Keep this page open: a request appears by itself.',
      waiting: 'Connecting the phone…',
      connecting: 'Connecting…',
      interrupted: 'Connection lost: the page comes back by itself.',
      ended: 'You are done: you can close this page',
      endedHelp: 'No more documents can be sent from this phone. Go on at the computer.',
      refused: 'This code is no longer good',
      refusedHelp:
        'It is good for one phone and for 10 minutes. At the computer press “Use your phone” and point the camera at the new code.',
      missing: 'Open this page with the code that the computer shows after “Use your phone”.',
    },
  },
  de: {
    title: 'Dokument fotografieren',
    what: (what) => `Für: ${what}`,
    opening: 'Kamera wird geöffnet …',
    hint: 'Legen Sie das Dokument auf eine Fläche in anderer Farbe und nehmen Sie es ganz ins Bild.',
    found: 'Dokument erkannt: Stillhalten und aufnehmen.',
    warnings: {
      blurred: 'Das Bild wirkt unscharf: Halten Sie das Gerät still und gehen Sie etwas näher heran.',
      glare: 'Auf dem Dokument spiegelt sich Licht: Kippen Sie das Blatt oder gehen Sie aus dem Licht.',
      dark: 'Das Bild ist dunkel: Schalten Sie ein Licht ein.',
    },
    take: 'Aufnehmen',
    takeAnyway: 'Trotzdem aufnehmen',
    taken: (page) => `Seite ${page} fotografiert`,
    look: (warning) => `Sehen Sie das Foto an. ${warning}`,
    retake: 'Noch einmal aufnehmen',
    keep: 'Dieses Foto verwenden',
    keepAnyway: 'Dieses Foto trotzdem verwenden',
    straight: 'Dokument ausschneiden und gerade richten',
    addPage: 'Seite hinzufügen',
    pages: (count) => (count === 1 ? '1 Seite bereit' : `${count} Seiten bereit`),
    noPages: 'Noch keine Seite.',
    page: (page) => `Seite ${page}`,
    earlier: (page) => `Seite ${page} nach vorn`,
    later: (page) => `Seite ${page} nach hinten`,
    remove: (page) => `Seite ${page} löschen`,
    send: (count) => (count === 1 ? '1 Seite als PDF senden' : `${count} Seiten in einem PDF senden`),
    making: 'Das PDF wird vorbereitet …',
    tooMany: (limit) => `Höchstens ${limit} Seiten je Dokument: Senden Sie sie und beginnen Sie dann ein neues.`,
    failed: 'Das PDF ist nicht gelungen. Löschen Sie eine Seite und versuchen Sie es erneut.',
    cameraProblem: 'Sie können auch die Kamera des Geräts verwenden und das Foto auswählen.',
    useApp: 'Kamera des Geräts verwenden',
    chooseOther: 'Kamera wechseln',
    cancel: 'Abbrechen',
    viewfinder: 'Bild der Kamera',
    fileName: (date) => `dokument-${date}.pdf`,
    scanner: {
      title: 'Telefon als Scanner verwenden',
      help: 'Richten Sie die Kamera des Telefons auf den Code und öffnen Sie die Seite. Dort können Sie das Dokument fotografieren: Es kommt in diesem Termin an.',
      qr: 'QR-Code mit der Adresse der Seite für das Telefon',
      orType: 'Oder öffnen Sie diese Adresse auf dem Telefon:',
      copy: 'Adresse kopieren',
      copied: 'Adresse kopiert',
      copyFailed: 'Der Browser erlaubt das Kopieren nicht: Bitte markieren Sie den Text.',
      once: 'Gilt für ein Gerät und 10 Minuten lang. Zeigen Sie ihn niemandem.',
      expired: 'Der Code ist abgelaufen.',
      again: 'Neuer Code',
      loading: 'Der Code wird vorbereitet …',
      pageTitle: 'Von diesem Telefon senden',
      sentFromHere: 'Von diesem Telefon gesendet',
      nothingYet: 'Von diesem Telefon wurde noch nichts gesendet.',
      pageLead: (office) => `Die Dokumente gehen zu Ihrem Termin bei: ${office}. Das Gespräch bleibt auf dem Computer.`,
      privacy: 'Die Fotos werden nicht auf diesem Telefon gespeichert.',
      nothing:
        'Das Amt verlangt gerade keine Dokumente. Lassen Sie die Seite offen: Eine Anfrage erscheint von selbst.',
      waiting: 'Das Telefon wird verbunden …',
      connecting: 'Verbindung wird aufgebaut …',
      interrupted: 'Verbindung unterbrochen: Die Seite verbindet sich von selbst neu.',
      ended: 'Fertig: Sie können diese Seite schließen',
      endedHelp: 'Von diesem Telefon können keine Dokumente mehr gesendet werden. Machen Sie am Computer weiter.',
      refused: 'Dieser Code gilt nicht mehr',
      refusedHelp:
        'Er gilt für ein Telefon und 10 Minuten lang. Drücken Sie am Computer „Telefon verwenden“ und richten Sie die Kamera auf den neuen Code.',
      missing: 'Öffnen Sie diese Seite mit dem Code, den der Computer nach „Telefon verwenden“ zeigt.',
    },
  },
};
