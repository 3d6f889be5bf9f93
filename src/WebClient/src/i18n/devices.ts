import type { InEveryLanguage } from './language';

export type Browser = 'chromium' | 'edge' | 'firefox' | 'safari' | 'ios' | 'android' | 'other';

export type DeviceWord = 'microphone' | 'camera' | 'screen';

export interface DevicesTexts {
  microphone: string;
  camera: string;
  speaker: string;
  systemDefault: string;
  numbered: (word: string, number: number) => string;
  level: string;
  levelHint: string;
  levelGood: string;
  playSound: string;
  heardQuestion: string;
  heard: string;
  notHeard: string;
  heardResult: string;
  notHeardResult: string;
  problems: Readonly<
    Record<
      'denied' | 'denied-by-system' | 'missing' | 'busy' | 'unavailable' | 'unplugged',
      Readonly<Record<DeviceWord, string>>
    >
  >;
  /** How to allow again what the browser was told to refuse. */
  allowAgain: Readonly<Record<Browser, string>>;
  allowInSystem: Readonly<Record<'windows' | 'mac' | 'ios' | 'android' | 'other', string>>;
  busyHelp: string;
  missingHelp: string;
  unavailableHelp: string;
  unpluggedHelp: string;
  tryAgain: string;
  dismiss: string;
}

export const devicesTexts: InEveryLanguage<DevicesTexts> = {
  it: {
    microphone: 'Microfono',
    camera: 'Videocamera',
    speaker: 'Altoparlante',
    systemDefault: 'Predefinito del sistema',
    numbered: (word, number) => `${word} ${number}`,
    level: 'Livello del microfono',
    levelHint: 'Parli: la barra si muove se il microfono La sente.',
    levelGood: 'Il microfono La sente.',
    playSound: 'Riproduci un suono',
    heardQuestion: 'Ha sentito il suono?',
    heard: 'Ho sentito il suono',
    notHeard: 'Non ho sentito',
    heardResult: "L'altoparlante funziona.",
    notHeardResult:
      'Alzi il volume, verifichi che le cuffie siano collegate o scelga un altro altoparlante, poi riprovi. Durante l’incontro è disponibile anche la chat.',
    problems: {
      denied: {
        microphone: 'Il browser non permette di usare il microfono.',
        camera: 'Il browser non permette di usare la videocamera.',
        screen: 'La condivisione non è stata permessa.',
      },
      'denied-by-system': {
        microphone: 'Il sistema del dispositivo non permette al browser di usare il microfono.',
        camera: 'Il sistema del dispositivo non permette al browser di usare la videocamera.',
        screen: 'Il sistema del dispositivo non permette al browser di condividere lo schermo.',
      },
      missing: {
        microphone: 'Nessun microfono trovato.',
        camera: 'Nessuna videocamera trovata.',
        screen: 'Non c’è nulla da condividere.',
      },
      busy: {
        microphone: 'Il microfono è usato da un altro programma.',
        camera: 'La videocamera è usata da un altro programma.',
        screen: 'La condivisione non è partita.',
      },
      unavailable: {
        microphone: 'Questo browser non può usare il microfono qui.',
        camera: 'Questo browser non può usare la videocamera qui.',
        screen: 'Questo browser non può condividere lo schermo.',
      },
      unplugged: {
        microphone: 'Il microfono è stato scollegato.',
        camera: 'La videocamera è stata scollegata.',
        screen: 'La ripresa del documento si è interrotta.',
      },
    },
    allowAgain: {
      chromium: "Faccia clic sull'icona accanto all'indirizzo della pagina, scelga «Consenti» e riprovi.",
      edge: "Faccia clic sul lucchetto accanto all'indirizzo, apra «Autorizzazioni per questo sito», scelga «Consenti» e riprovi.",
      firefox: "Faccia clic sull'icona barrata accanto all'indirizzo, elimini il blocco con la «×» e riprovi.",
      safari: 'Apra il menu «Safari», «Impostazioni per questo sito web…», scelga «Consenti» e riprovi.',
      ios: 'Tocchi «aA» nella barra dell’indirizzo, «Impostazioni sito web», scelga «Consenti» e riprovi.',
      android: "Tocchi l'icona accanto all'indirizzo, «Autorizzazioni», scelga «Consenti» e riprovi.",
      other: 'Permetta a questo sito l’uso del dispositivo nelle impostazioni del browser e riprovi.',
    },
    allowInSystem: {
      windows: 'Apra «Impostazioni», «Privacy e sicurezza», consenta l’accesso al browser e riprovi.',
      mac: 'Apra «Impostazioni di Sistema», «Privacy e sicurezza», consenta l’accesso al browser, riavvii il browser e rientri con lo stesso link.',
      ios: 'Apra «Impostazioni», scelga il browser, consenta l’accesso e riprovi.',
      android: 'Apra «Impostazioni», «App», scelga il browser, «Autorizzazioni», consenta l’accesso e riprovi.',
      other: 'Consenta l’accesso al browser nelle impostazioni del sistema e riprovi.',
    },
    busyHelp: 'Chiuda gli altri programmi di videochiamata e riprovi.',
    missingHelp: 'Lo colleghi e riprovi, oppure entri senza.',
    unavailableHelp: 'Apra il link in un browser aggiornato (Chrome, Edge, Firefox o Safari), oppure entri senza.',
    unpluggedHelp: 'Lo ricolleghi o ne scelga un altro nelle impostazioni, poi riprovi.',
    tryAgain: 'Riprova',
    dismiss: 'Continua senza',
  },
  en: {
    microphone: 'Microphone',
    camera: 'Camera',
    speaker: 'Speaker',
    systemDefault: 'System default',
    numbered: (word, number) => `${word} ${number}`,
    level: 'Microphone level',
    levelHint: 'Speak: the bar moves if the microphone hears you.',
    levelGood: 'The microphone hears you.',
    playSound: 'Play a sound',
    heardQuestion: 'Did you hear the sound?',
    heard: 'I heard the sound',
    notHeard: 'I did not hear it',
    heardResult: 'The speaker works.',
    notHeardResult:
      'Turn up the volume, check that headphones are connected or choose another speaker, then try again. During the meeting there is also the chat.',
    problems: {
      denied: {
        microphone: 'The browser does not allow the microphone.',
        camera: 'The browser does not allow the camera.',
        screen: 'Sharing was not allowed.',
      },
      'denied-by-system': {
        microphone: 'The system of this device does not let the browser use the microphone.',
        camera: 'The system of this device does not let the browser use the camera.',
        screen: 'The system of this device does not let the browser share the screen.',
      },
      missing: {
        microphone: 'No microphone found.',
        camera: 'No camera found.',
        screen: 'There is nothing to share.',
      },
      busy: {
        microphone: 'Another program is using the microphone.',
        camera: 'Another program is using the camera.',
        screen: 'Sharing did not start.',
      },
      unavailable: {
        microphone: 'This browser cannot use the microphone here.',
        camera: 'This browser cannot use the camera here.',
        screen: 'This browser cannot share the screen.',
      },
      unplugged: {
        microphone: 'The microphone was unplugged.',
        camera: 'The camera was unplugged.',
        screen: 'Showing the document was interrupted.',
      },
    },
    allowAgain: {
      chromium: 'Click the icon beside the address of the page, choose “Allow” and try again.',
      edge: 'Click the padlock beside the address, open “Permissions for this site”, choose “Allow” and try again.',
      firefox: 'Click the crossed-out icon beside the address, remove the block with “×” and try again.',
      safari: 'Open the “Safari” menu, “Settings for this website…”, choose “Allow” and try again.',
      ios: 'Tap “aA” in the address bar, “Website settings”, choose “Allow” and try again.',
      android: 'Tap the icon beside the address, “Permissions”, choose “Allow” and try again.',
      other: 'Allow this site to use the device in the settings of the browser and try again.',
    },
    allowInSystem: {
      windows: 'Open “Settings”, “Privacy & security”, allow access for the browser and try again.',
      mac: 'Open “System Settings”, “Privacy & Security”, allow access for the browser, restart the browser and come back with the same link.',
      ios: 'Open “Settings”, choose the browser, allow access and try again.',
      android: 'Open “Settings”, “Apps”, choose the browser, “Permissions”, allow access and try again.',
      other: 'Allow access for the browser in the settings of the system and try again.',
    },
    busyHelp: 'Close other video call programs and try again.',
    missingHelp: 'Connect one and try again, or enter without.',
    unavailableHelp: 'Open the link in an up-to-date browser (Chrome, Edge, Firefox or Safari), or enter without.',
    unpluggedHelp: 'Plug it in again or choose another one in the settings, then try again.',
    tryAgain: 'Try again',
    dismiss: 'Go on without',
  },
  de: {
    microphone: 'Mikrofon',
    camera: 'Kamera',
    speaker: 'Lautsprecher',
    systemDefault: 'Systemstandard',
    numbered: (word, number) => `${word} ${number}`,
    level: 'Mikrofonpegel',
    levelHint: 'Sprechen Sie: Der Balken bewegt sich, wenn das Mikrofon Sie hört.',
    levelGood: 'Das Mikrofon hört Sie.',
    playSound: 'Ton abspielen',
    heardQuestion: 'Haben Sie den Ton gehört?',
    heard: 'Ich habe den Ton gehört',
    notHeard: 'Nicht gehört',
    heardResult: 'Der Lautsprecher funktioniert.',
    notHeardResult:
      'Stellen Sie lauter, prüfen Sie die Kopfhörer oder wählen Sie einen anderen Lautsprecher, dann versuchen Sie es noch einmal. Während des Termins gibt es auch den Chat.',
    problems: {
      denied: {
        microphone: 'Der Browser erlaubt das Mikrofon nicht.',
        camera: 'Der Browser erlaubt die Kamera nicht.',
        screen: 'Die Freigabe wurde nicht erlaubt.',
      },
      'denied-by-system': {
        microphone: 'Das System dieses Geräts lässt den Browser nicht an das Mikrofon.',
        camera: 'Das System dieses Geräts lässt den Browser nicht an die Kamera.',
        screen: 'Das System dieses Geräts lässt den Browser den Bildschirm nicht teilen.',
      },
      missing: {
        microphone: 'Kein Mikrofon gefunden.',
        camera: 'Keine Kamera gefunden.',
        screen: 'Es gibt nichts zu teilen.',
      },
      busy: {
        microphone: 'Ein anderes Programm verwendet das Mikrofon.',
        camera: 'Ein anderes Programm verwendet die Kamera.',
        screen: 'Die Freigabe hat nicht begonnen.',
      },
      unavailable: {
        microphone: 'Dieser Browser kann das Mikrofon hier nicht verwenden.',
        camera: 'Dieser Browser kann die Kamera hier nicht verwenden.',
        screen: 'Dieser Browser kann den Bildschirm nicht teilen.',
      },
      unplugged: {
        microphone: 'Das Mikrofon wurde getrennt.',
        camera: 'Die Kamera wurde getrennt.',
        screen: 'Das Zeigen des Dokuments wurde unterbrochen.',
      },
    },
    allowAgain: {
      chromium: 'Klicken Sie auf das Symbol neben der Adresse, wählen Sie „Zulassen“ und versuchen Sie es noch einmal.',
      edge: 'Klicken Sie auf das Schloss neben der Adresse, öffnen Sie „Berechtigungen für diese Website“, wählen Sie „Zulassen“ und versuchen Sie es noch einmal.',
      firefox:
        'Klicken Sie auf das durchgestrichene Symbol neben der Adresse, entfernen Sie die Sperre mit „×“ und versuchen Sie es noch einmal.',
      safari:
        'Öffnen Sie im Menü „Safari“ die „Einstellungen für diese Website …“, wählen Sie „Erlauben“ und versuchen Sie es noch einmal.',
      ios: 'Tippen Sie in der Adressleiste auf „aA“, dann auf „Website-Einstellungen“, wählen Sie „Erlauben“ und versuchen Sie es noch einmal.',
      android:
        'Tippen Sie auf das Symbol neben der Adresse, dann auf „Berechtigungen“, wählen Sie „Zulassen“ und versuchen Sie es noch einmal.',
      other:
        'Erlauben Sie dieser Website das Gerät in den Einstellungen des Browsers und versuchen Sie es noch einmal.',
    },
    allowInSystem: {
      windows:
        'Öffnen Sie „Einstellungen“, „Datenschutz und Sicherheit“, erlauben Sie dem Browser den Zugriff und versuchen Sie es noch einmal.',
      mac: 'Öffnen Sie „Systemeinstellungen“, „Datenschutz & Sicherheit“, erlauben Sie dem Browser den Zugriff, starten Sie ihn neu und kommen Sie mit demselben Link zurück.',
      ios: 'Öffnen Sie „Einstellungen“, wählen Sie den Browser, erlauben Sie den Zugriff und versuchen Sie es noch einmal.',
      android:
        'Öffnen Sie „Einstellungen“, „Apps“, wählen Sie den Browser, „Berechtigungen“, erlauben Sie den Zugriff und versuchen Sie es noch einmal.',
      other: 'Erlauben Sie dem Browser den Zugriff in den Systemeinstellungen und versuchen Sie es noch einmal.',
    },
    busyHelp: 'Schließen Sie andere Programme für Videogespräche und versuchen Sie es noch einmal.',
    missingHelp: 'Schließen Sie eines an und versuchen Sie es noch einmal, oder treten Sie ohne bei.',
    unavailableHelp:
      'Öffnen Sie den Link in einem aktuellen Browser (Chrome, Edge, Firefox oder Safari), oder treten Sie ohne bei.',
    unpluggedHelp:
      'Schließen Sie das Gerät wieder an oder wählen Sie in den Einstellungen ein anderes, dann versuchen Sie es noch einmal.',
    tryAgain: 'Erneut versuchen',
    dismiss: 'Ohne fortfahren',
  },
};
