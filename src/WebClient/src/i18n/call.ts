import type { GuestKind } from '../session/contract';
import type { InEveryLanguage } from './language';

export interface CallTexts {
  title: string;
  controls: string;
  microphone: string;
  camera: string;
  screen: string;
  document: string;
  chat: string;
  people: string;
  settings: string;
  help: string;
  leave: string;
  close: string;
  cancel: string;
  send: string;
  you: string;
  off: string;
  noCamera: string;
  soundOnly: string;
  notYetHere: string;
  /** On one's own picture, while nobody else is in the call. */
  preview: string;
  screenOf: (name: string) => string;
  ownScreen: string;
  ownDocument: string;
  speaking: string;
  pinned: string;
  pinHere: (name: string) => string;
  unpinHere: (name: string) => string;
  joined: (name: string) => string;
  left: (name: string) => string;
  sharing: (name: string) => string;
  disconnectedAt: (name: string, time: string) => string;
  waitsOutside: (name: string) => string;
  noPermissionYet: string;
  /** After the seat came here from another device. */
  devicesOff: string;
  devicesOffHelp: string;
  turnDevicesOn: string;
  stayOff: string;
  interrupted: string;
  interruptedHelp: string;
  mediaInterrupted: string;
  mediaUnsupported: string;
  back: string;
  retry: string;
  startSound: string;
  mutedByOffice: string;
  unmute: string;
  silentMicrophone: string;
  silentMicrophoneHelp: string;
  microphoneMuted: string;
  microphoneOn: string;
  cameraOn: string;
  cameraOff: string;
  screenOn: string;
  screenOff: string;
  qualities: Readonly<Record<'good' | 'fair' | 'poor', string>>;
  qualityHint: string;
  leaveTitle: string;
  leaveHelp: string;
  leaveConfirm: string;
  stay: string;
  roles: Readonly<Record<'taxpayer' | 'official' | 'guest', string>>;
  guestKinds: Readonly<Record<GuestKind, string>>;
  connectedBy: Readonly<Record<'computer' | 'phone' | 'tablet', string>>;
  askGuest: string;
  askGuestHelp: string;
  guestKind: string;
  guestName: string;
  guestNameMissing: string;
  guestAsked: string;
  inviteTitle: string;
  inviteQuestion: (kind: string, name: string) => string;
  inviteHelp: string;
  agree: string;
  refuse: string;
  inviteWaiting: (name: string) => string;
  answer: string;
  invitationStates: Readonly<Record<'asked' | 'given' | 'refused', string>>;
  failed: string;
  refusals: Readonly<Record<string, string>>;
  settingsTitle: string;
  audioOnly: string;
  audioOnlyHelp: string;
  shortcuts: string;
  shortcutsHelp: string;
  realTimeText: string;
  realTimeTextHelp: string;
  helpTitle: string;
  helpShortcutsOff: string;
  keys: Readonly<Record<'m' | 'v' | 's' | 'c' | 'p' | 'h', string>>;
  keyHelp: string;
}

export const callTexts: InEveryLanguage<CallTexts> = {
  it: {
    title: 'Videochiamata',
    controls: 'Controlli della chiamata',
    microphone: 'Microfono',
    camera: 'Videocamera',
    screen: 'Condividi schermo',
    document: 'Mostra documento',
    chat: 'Chat',
    people: 'Partecipanti',
    settings: 'Impostazioni',
    help: 'Aiuto',
    leave: 'Esci',
    close: 'Chiudi',
    cancel: 'Annulla',
    send: 'Invia',
    you: 'Lei',
    off: 'microfono spento',
    noCamera: 'videocamera spenta',
    soundOnly: 'solo audio',
    notYetHere: 'non ancora in linea',
    preview: 'anteprima, nessuno La vede',
    screenOf: (name) => `Schermo di ${name}`,
    ownScreen: 'Sta condividendo il Suo schermo',
    ownDocument: 'Sta mostrando un documento',
    speaking: 'sta parlando',
    pinned: 'fissato',
    pinHere: (name) => `Tieni ${name} in primo piano`,
    unpinHere: (name) => `Non tenere più ${name} in primo piano`,
    joined: (name) => `${name} ora partecipa alla chiamata`,
    left: (name) => `${name} ha lasciato la chiamata`,
    sharing: (name) => `${name} sta condividendo lo schermo`,
    disconnectedAt: (name, time) => `${name} non è in linea dalle ${time}`,
    waitsOutside: (name) => `${name} attende l'ammissione`,
    noPermissionYet: 'La conversazione inizia quando il funzionario La ammette.',
    devicesOff: 'Su questo dispositivo microfono e videocamera sono spenti.',
    devicesOffHelp: 'Gli altri non La sentono e non La vedono.',
    turnDevicesOn: 'Accendi microfono e videocamera',
    stayOff: 'Lascia spenti',
    interrupted: 'Connessione interrotta. Stiamo ricollegando la pagina…',
    interruptedHelp: 'Il Suo posto e la chat sono al sicuro: non serve ricaricare.',
    mediaInterrupted: 'Audio e video interrotti. Li stiamo ripristinando…',
    mediaUnsupported: 'Questo browser non può fare videochiamate. La chat resta disponibile.',
    back: 'Connessione ripristinata',
    retry: 'Riprova ora',
    startSound: "Attiva l'audio",
    mutedByOffice: "L'ufficio ha chiesto di spegnere il Suo microfono, che ora è spento.",
    unmute: 'Riaccendi il microfono',
    silentMicrophone: 'Dal Suo microfono non arriva alcun suono.',
    silentMicrophoneHelp: 'Verifichi che non sia spento sul dispositivo o sulle cuffie, oppure ne scelga un altro.',
    microphoneMuted: 'Microfono spento',
    microphoneOn: 'Microfono acceso',
    cameraOn: 'Videocamera accesa',
    cameraOff: 'Videocamera spenta',
    screenOn: 'Condivisione avviata',
    screenOff: 'Condivisione terminata',
    qualities: { good: 'Rete buona', fair: 'Rete debole', poor: 'Rete molto debole' },
    qualityHint: 'La rete è molto debole. Con «Solo audio» la voce resta chiara.',
    leaveTitle: "Vuole uscire dall'appuntamento?",
    leaveHelp: "Può rientrare finché l'appuntamento è aperto.",
    leaveConfirm: "Esci dall'appuntamento",
    stay: 'Rimani',
    roles: { taxpayer: 'Contribuente', official: 'Funzionario', guest: 'Ospite' },
    guestKinds: {
      interpreter: 'Interprete',
      professional: 'Professionista',
      colleague: "Collega dell'ufficio",
      helper: 'Persona di fiducia',
    },
    connectedBy: { computer: 'da computer', phone: 'da telefono', tablet: 'da tablet' },
    askGuest: 'Chiedi di far partecipare una persona',
    askGuestHelp: 'La richiesta arriva al funzionario, che invia l’invito.',
    guestKind: 'Chi è',
    guestName: 'Nome e cognome',
    guestNameMissing: 'Scriva il nome della persona.',
    guestAsked: 'Richiesta inviata al funzionario.',
    inviteTitle: 'È d’accordo?',
    inviteQuestion: (kind, name) => `L'ufficio propone di far partecipare: ${name} (${kind.toLowerCase()}).`,
    inviteHelp: 'Questa persona vedrà e sentirà la conversazione solo con il Suo consenso, da quando viene ammessa.',
    agree: "Sì, sono d'accordo",
    refuse: 'No',
    inviteWaiting: (name) => `Si attende la Sua risposta sulla partecipazione di ${name}.`,
    answer: 'Rispondi',
    invitationStates: {
      asked: 'in attesa del consenso',
      given: 'consenso dato, ancora fuori dalla chiamata',
      refused: 'consenso negato',
    },
    failed: 'Non è riuscito. Riprovi tra poco.',
    refusals: {
      offline: 'La pagina non è collegata. Riprovi appena la connessione torna.',
      'text-too-long': 'Il messaggio è troppo lungo.',
      'text-missing': 'Scriva un messaggio.',
      'too-many-requests': 'Troppi messaggi in poco tempo. Attenda qualche secondo e riprovi.',
      'not-admitted': 'Potrà farlo quando il funzionario La avrà ammessa.',
      'try-again': 'Il servizio non ha risposto. Nulla è andato perso: riprovi.',
    },
    settingsTitle: 'Impostazioni',
    audioOnly: 'Solo audio',
    audioOnlyHelp: 'Nessun video in entrata o in uscita: basta una rete molto debole.',
    shortcuts: 'Scorciatoie da tastiera a un tasto',
    shortcutsHelp: "L'elenco è nella finestra «Aiuto».",
    realTimeText: 'Testo in tempo reale',
    realTimeTextHelp: 'Gli altri leggono mentre scrive, lettera per lettera.',
    helpTitle: 'Aiuto e scorciatoie',
    helpShortcutsOff: 'Le scorciatoie a un tasto sono disattivate: si riattivano nelle impostazioni.',
    keys: {
      m: 'accende o spegne il microfono',
      v: 'accende o spegne la videocamera',
      s: 'condivide lo schermo o smette',
      c: 'apre o chiude la chat',
      p: 'apre o chiude i partecipanti',
      h: 'apre questo aiuto',
    },
    keyHelp: 'Con il tasto Tab si raggiunge ogni comando; Esc chiude le finestre.',
  },
  en: {
    title: 'Video call',
    controls: 'Call controls',
    microphone: 'Microphone',
    camera: 'Camera',
    screen: 'Share screen',
    document: 'Show document',
    chat: 'Chat',
    people: 'Participants',
    settings: 'Settings',
    help: 'Help',
    leave: 'Leave',
    close: 'Close',
    cancel: 'Cancel',
    send: 'Send',
    you: 'you',
    off: 'microphone off',
    noCamera: 'camera off',
    soundOnly: 'sound only',
    notYetHere: 'not here yet',
    preview: 'preview, nobody sees you',
    screenOf: (name) => `Screen of ${name}`,
    ownScreen: 'You are sharing your screen',
    ownDocument: 'You are showing a document',
    speaking: 'speaking',
    pinned: 'pinned',
    pinHere: (name) => `Keep ${name} in front`,
    unpinHere: (name) => `Stop keeping ${name} in front`,
    joined: (name) => `${name} joined the call`,
    left: (name) => `${name} left the call`,
    sharing: (name) => `${name} is sharing the screen`,
    disconnectedAt: (name, time) => `${name} was disconnected at ${time}`,
    waitsOutside: (name) => `${name} is waiting to be admitted`,
    noPermissionYet: 'The conversation begins when the official admits you.',
    devicesOff: 'Microphone and camera are off on this device.',
    devicesOffHelp: 'The others neither hear nor see you.',
    turnDevicesOn: 'Turn on microphone and camera',
    stayOff: 'Leave them off',
    interrupted: 'Connection lost. Reconnecting the page…',
    interruptedHelp: 'Your place and the chat are safe: there is no need to reload.',
    mediaInterrupted: 'Sound and video interrupted. Restoring them…',
    mediaUnsupported: 'This browser cannot make video calls. The chat stays available.',
    back: 'Connection restored',
    retry: 'Try now',
    startSound: 'Turn on sound',
    mutedByOffice: 'The office asked to turn your microphone off. It is off now.',
    unmute: 'Turn the microphone on again',
    silentMicrophone: 'No sound comes from your microphone.',
    silentMicrophoneHelp: 'Check that it is not muted on the device or headset, or choose another one.',
    microphoneMuted: 'Microphone off',
    microphoneOn: 'Microphone on',
    cameraOn: 'Camera on',
    cameraOff: 'Camera off',
    screenOn: 'Sharing started',
    screenOff: 'Sharing ended',
    qualities: { good: 'Good network', fair: 'Weak network', poor: 'Very weak network' },
    qualityHint: 'The network is very weak. With “Sound only” voices stay clear.',
    leaveTitle: 'Do you want to leave the appointment?',
    leaveHelp: 'You can come back as long as the appointment is open.',
    leaveConfirm: 'Leave the appointment',
    stay: 'Stay',
    roles: { taxpayer: 'Taxpayer', official: 'Official', guest: 'Guest' },
    guestKinds: {
      interpreter: 'Interpreter',
      professional: 'Professional',
      colleague: 'Colleague of the office',
      helper: 'Trusted person',
    },
    connectedBy: { computer: 'on a computer', phone: 'on a phone', tablet: 'on a tablet' },
    askGuest: 'Ask to let someone take part',
    askGuestHelp: 'The request goes to the official, who sends the invitation.',
    guestKind: 'Who it is',
    guestName: 'First and last name',
    guestNameMissing: 'Write the name of the person.',
    guestAsked: 'Request sent to the official.',
    inviteTitle: 'Do you agree?',
    inviteQuestion: (kind, name) => `The office proposes to let take part: ${name} (${kind.toLowerCase()}).`,
    inviteHelp: 'This person will see and hear the conversation only with your consent, from admission on.',
    agree: 'Yes, I agree',
    refuse: 'No',
    inviteWaiting: (name) => `Your answer about ${name} taking part is awaited.`,
    answer: 'Answer',
    invitationStates: { asked: 'waiting for consent', given: 'consented, not here yet', refused: 'consent refused' },
    failed: 'That did not work. Try again shortly.',
    refusals: {
      offline: 'The page is not connected. Try again as soon as the connection is back.',
      'text-too-long': 'The message is too long.',
      'text-missing': 'Write a message.',
      'too-many-requests': 'Too many messages in a short time. Wait a few seconds and try again.',
      'not-admitted': 'You can do this once the official has admitted you.',
      'try-again': 'The service did not answer. Nothing is lost: try again.',
    },
    settingsTitle: 'Settings',
    audioOnly: 'Sound only',
    audioOnlyHelp: 'No video in or out: a very weak network is enough.',
    shortcuts: 'Single-key shortcuts',
    shortcutsHelp: 'The list is in the “Help” window.',
    realTimeText: 'Real-time text',
    realTimeTextHelp: 'The others read while you type, letter by letter.',
    helpTitle: 'Help and shortcuts',
    helpShortcutsOff: 'Single-key shortcuts are turned off: the settings turn them on again.',
    keys: {
      m: 'turns the microphone on or off',
      v: 'turns the camera on or off',
      s: 'shares the screen or stops',
      c: 'opens or closes the chat',
      p: 'opens or closes the participants',
      h: 'opens this help',
    },
    keyHelp: 'The Tab key reaches every control; Esc closes windows.',
  },
  de: {
    title: 'Videogespräch',
    controls: 'Steuerung des Gesprächs',
    microphone: 'Mikrofon',
    camera: 'Kamera',
    screen: 'Bildschirm teilen',
    document: 'Dokument zeigen',
    chat: 'Chat',
    people: 'Teilnehmende',
    settings: 'Einstellungen',
    help: 'Hilfe',
    leave: 'Verlassen',
    close: 'Schließen',
    cancel: 'Abbrechen',
    send: 'Senden',
    you: 'Sie',
    off: 'Mikrofon aus',
    noCamera: 'Kamera aus',
    soundOnly: 'nur Ton',
    notYetHere: 'noch nicht da',
    preview: 'Vorschau, niemand sieht Sie',
    screenOf: (name) => `Bildschirm von ${name}`,
    ownScreen: 'Sie teilen Ihren Bildschirm',
    ownDocument: 'Sie zeigen ein Dokument',
    speaking: 'spricht',
    pinned: 'angeheftet',
    pinHere: (name) => `${name} im Vordergrund halten`,
    unpinHere: (name) => `${name} nicht mehr im Vordergrund halten`,
    joined: (name) => `${name} ist dem Gespräch beigetreten`,
    left: (name) => `${name} hat das Gespräch verlassen`,
    sharing: (name) => `${name} teilt den Bildschirm`,
    disconnectedAt: (name, time) => `${name} wurde um ${time} Uhr getrennt`,
    waitsOutside: (name) => `${name} wartet auf den Einlass`,
    noPermissionYet: 'Das Gespräch beginnt, sobald Sie eingelassen werden.',
    devicesOff: 'Mikrofon und Kamera sind auf diesem Gerät aus.',
    devicesOffHelp: 'Die anderen hören und sehen Sie nicht.',
    turnDevicesOn: 'Mikrofon und Kamera einschalten',
    stayOff: 'Ausgeschaltet lassen',
    interrupted: 'Verbindung unterbrochen. Die Seite wird wieder verbunden …',
    interruptedHelp: 'Ihr Platz und der Chat sind sicher: Sie müssen nicht neu laden.',
    mediaInterrupted: 'Ton und Bild sind unterbrochen. Sie werden wiederhergestellt …',
    mediaUnsupported: 'Dieser Browser kann keine Videogespräche führen. Der Chat bleibt verfügbar.',
    back: 'Verbindung wiederhergestellt',
    retry: 'Jetzt versuchen',
    startSound: 'Ton einschalten',
    mutedByOffice: 'Das Amt hat gebeten, Ihr Mikrofon auszuschalten. Es ist jetzt aus.',
    unmute: 'Mikrofon wieder einschalten',
    silentMicrophone: 'Von Ihrem Mikrofon kommt kein Ton.',
    silentMicrophoneHelp:
      'Prüfen Sie, ob es am Gerät oder am Headset ausgeschaltet ist, oder wählen Sie ein anderes aus.',
    microphoneMuted: 'Mikrofon aus',
    microphoneOn: 'Mikrofon an',
    cameraOn: 'Kamera an',
    cameraOff: 'Kamera aus',
    screenOn: 'Freigabe begonnen',
    screenOff: 'Freigabe beendet',
    qualities: { good: 'Gute Verbindung', fair: 'Schwache Verbindung', poor: 'Sehr schwache Verbindung' },
    qualityHint: 'Die Verbindung ist sehr schwach. Mit „Nur Ton“ bleibt die Stimme klar.',
    leaveTitle: 'Möchten Sie den Termin verlassen?',
    leaveHelp: 'Sie können zurückkommen, solange der Termin offen ist.',
    leaveConfirm: 'Termin verlassen',
    stay: 'Bleiben',
    roles: { taxpayer: 'Steuerpflichtige Person', official: 'Sachbearbeitung', guest: 'Gast' },
    guestKinds: {
      interpreter: 'Dolmetscher/in',
      professional: 'Steuerberater/in',
      colleague: 'Kollege/Kollegin des Amtes',
      helper: 'Vertrauensperson',
    },
    connectedBy: { computer: 'am Computer', phone: 'am Telefon', tablet: 'am Tablet' },
    askGuest: 'Um die Teilnahme einer Person bitten',
    askGuestHelp: 'Die Bitte geht an die Sachbearbeitung, die die Einladung verschickt.',
    guestKind: 'Wer ist es',
    guestName: 'Vor- und Nachname',
    guestNameMissing: 'Geben Sie den Namen der Person ein.',
    guestAsked: 'Die Bitte wurde an die Sachbearbeitung geschickt.',
    inviteTitle: 'Sind Sie einverstanden?',
    inviteQuestion: (kind, name) => `Das Amt schlägt vor, dass ${name} (${kind}) teilnimmt.`,
    inviteHelp: 'Diese Person sieht und hört das Gespräch nur mit Ihrer Zustimmung und erst nach dem Einlass.',
    agree: 'Ja, ich bin einverstanden',
    refuse: 'Nein',
    inviteWaiting: (name) => `Ihre Antwort zur Teilnahme von ${name} steht noch aus.`,
    answer: 'Antworten',
    invitationStates: {
      asked: 'Zustimmung steht aus',
      given: 'zugestimmt, noch nicht da',
      refused: 'Zustimmung verweigert',
    },
    failed: 'Das hat nicht geklappt. Versuchen Sie es gleich noch einmal.',
    refusals: {
      offline: 'Die Seite ist nicht verbunden. Versuchen Sie es, sobald die Verbindung zurück ist.',
      'text-too-long': 'Die Nachricht ist zu lang.',
      'text-missing': 'Schreiben Sie eine Nachricht.',
      'too-many-requests': 'Zu viele Nachrichten in kurzer Zeit. Warten Sie einige Sekunden.',
      'not-admitted': 'Das ist möglich, sobald Sie eingelassen wurden.',
      'try-again': 'Der Dienst hat nicht geantwortet. Nichts ist verloren: Versuchen Sie es noch einmal.',
    },
    settingsTitle: 'Einstellungen',
    audioOnly: 'Nur Ton',
    audioOnlyHelp: 'Kein Bild in beide Richtungen: Auch eine sehr schwache Verbindung genügt.',
    shortcuts: 'Tastenkürzel mit einer Taste',
    shortcutsHelp: 'Die Liste steht im Fenster „Hilfe“.',
    realTimeText: 'Echtzeittext',
    realTimeTextHelp: 'Die anderen lesen beim Tippen mit, Zeichen für Zeichen.',
    helpTitle: 'Hilfe und Tastenkürzel',
    helpShortcutsOff: 'Die Tastenkürzel sind ausgeschaltet: In den Einstellungen schalten Sie sie wieder ein.',
    keys: {
      m: 'schaltet das Mikrofon ein oder aus',
      v: 'schaltet die Kamera ein oder aus',
      s: 'teilt den Bildschirm oder beendet die Freigabe',
      c: 'öffnet oder schließt den Chat',
      p: 'öffnet oder schließt die Liste der Teilnehmenden',
      h: 'öffnet diese Hilfe',
    },
    keyHelp: 'Mit der Tabulatortaste erreichen Sie jede Schaltfläche; Esc schließt Fenster.',
  },
};
