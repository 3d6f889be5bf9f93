import type { Language } from '../session/contract';
import type { InEveryLanguage } from './language';

/** What happened and what can be done, for every code of `docs/documents.md`. */
export const fileCodes: InEveryLanguage<Readonly<Record<string, string>>> = {
  it: {
    'pass-invalid': 'La pagina non è più collegata a questo appuntamento. La ricarichi; se non basta, riapra il link.',
    'upload-not-enabled':
      "In questo momento l'invio non è abilitato. Chieda al funzionario di richiedere il documento, poi riprovi.",
    'request-closed':
      'La richiesta è stata chiusa nel frattempo. Se il documento serve ancora, chieda al funzionario di richiederlo di nuovo.',
    'document-unknown': 'Il documento non c’è più. Se serve, lo invii di nuovo.',
    'file-too-large': 'Il file è troppo grande. Lo divida, lo riduca o lo fotografi con «Scatta una foto».',
    'files-too-many':
      'Il numero massimo di file è raggiunto. Ne ritiri uno che non serve, o unisca più pagine in un PDF.',
    'files-too-much':
      'Lo spazio per questo appuntamento è esaurito. Ritiri un file che non serve o ne invii uno più piccolo.',
    'file-empty': 'Il file è vuoto. Lo apra per verificarlo, poi ne scelga un altro.',
    'kind-not-allowed':
      'Questo formato non è ammesso. Invii un PDF, una foto (JPEG o PNG) o un file firmato P7M; può anche fotografare il documento.',
    'kind-disguised':
      'Il contenuto non corrisponde al nome del file. Lo salvi di nuovo nel suo vero formato, oppure fotografi il documento.',
    'name-unusable': 'Il nome del file non si può usare. Lo rinomini con lettere e numeri, poi lo invii di nuovo.',
    'file-infected':
      "L'antivirus ha trovato un programma dannoso: il file è stato eliminato. Controlli il Suo dispositivo e invii un'altra copia o una foto.",
    'file-not-scannable':
      "L'antivirus non riesce a esaminare il file, per esempio perché è protetto. Ne invii una copia senza protezione o una foto.",
    'pdf-too-complex':
      'Il PDF è troppo complesso per essere controllato. Lo stampi in un nuovo PDF, oppure fotografi il documento.',
    'file-check-failed':
      'Non è stato possibile controllare il file. Lo invii di nuovo; se non basta, lo salvi in un nuovo PDF o fotografi il documento.',
    'upload-mismatch': "L'invio si è confuso. Lo annulli e scelga di nuovo il file.",
    'storage-full':
      "Lo spazio dell'ufficio è esaurito. Ciò che è già arrivato è al sicuro; riprovi fra qualche minuto.",
    'scanner-away':
      "L'antivirus non risponde, perciò ora non si accettano file. Ciò che è già arrivato è al sicuro; riprovi fra qualche minuto.",
    'document-not-ready': 'Il documento è ancora in arrivo o in controllo. Attenda qualche istante.',
    'document-settled': 'Sul documento è già stato deciso, oppure è stato ritirato. L’elenco mostra come sta.',
    'subject-missing': "Manca l'oggetto: lo scriva, con almeno 3 e al massimo 200 caratteri.",
    'form-differs':
      'Un campo del modulo non corrisponde a ciò che è stato compilato insieme. Lo si controlli e lo si crei di nuovo.',
    'form-unreadable': 'I campi del modulo non si leggono. Lo si crei di nuovo dalla lavagna.',
    'text-missing': 'Manca il testo: lo scriva e riprovi.',
    'text-too-long': 'Il testo è troppo lungo: lo accorci e riprovi.',
    'reason-missing': 'Manca il motivo: lo scriva e riprovi.',
    'not-allowed': 'Con questo ruolo non è possibile.',
    'not-entered': 'La pagina si sta ricollegando. Riprovi fra qualche istante.',
    'too-many-requests': 'Troppe richieste in poco tempo. Riprovi fra qualche istante.',
    'try-again': 'Il sistema è occupato. Riprovi fra qualche istante.',
    offline: 'Manca la connessione. Riprovi appena torna.',
    over: "L'appuntamento è terminato.",
    unexpected: 'Non è riuscito. Riprovi; se non basta, lo dica nella chat.',
  },
  en: {
    'pass-invalid': 'The page is no longer connected to this appointment. Load it again; else open your link again.',
    'upload-not-enabled':
      'Sending is not enabled at the moment. Ask the official to request the document, then try again.',
    'request-closed':
      'The request was closed in the meantime. If the document is still needed, have the official ask for it again.',
    'document-unknown': 'The document is no longer there. If it is needed, send it again.',
    'file-too-large': 'The file is too large. Split it, make it smaller or photograph it with “Take a photo”.',
    'files-too-many':
      'The greatest number of files is reached. Withdraw one that is not needed, or put several pages into one PDF.',
    'files-too-much':
      'The space for this appointment is used up. Withdraw a file that is not needed or send a smaller one.',
    'file-empty': 'The file is empty. Open it to make sure, then choose another one.',
    'kind-not-allowed':
      'This format is not accepted. Send a PDF, a photo (JPEG or PNG) or a signed P7M file; you can also photograph the document.',
    'kind-disguised':
      'The content is not what the name says. Save the file in its true format, or photograph the document.',
    'name-unusable': 'The name of the file cannot be used. Rename it with letters and digits, then send it again.',
    'file-infected':
      'The antivirus found a harmful program: the file was deleted. Check your device and send another copy or a photo.',
    'file-not-scannable':
      'The antivirus cannot look into the file, for example because it is protected. Send a copy without protection or a photo.',
    'pdf-too-complex': 'The PDF is too complex to be checked. Print it into a new PDF, or photograph the document.',
    'file-check-failed':
      'The file could not be checked. Send it again; if that is not enough, save it as a new PDF or photograph the document.',
    'upload-mismatch': 'The sending got mixed up. Cancel it and choose the file again.',
    'storage-full': "The office's storage is full. What has arrived is safe; try again in a few minutes.",
    'scanner-away':
      'The antivirus does not answer, so no files are taken now. What has arrived is safe; try again in a few minutes.',
    'document-not-ready': 'The document is still arriving or being checked. Wait a moment.',
    'document-settled': 'The document has been decided on already, or was withdrawn. The list shows how it stands.',
    'subject-missing': 'The subject is missing: write it, in 3 to 200 characters.',
    'form-differs': 'A field of the form differs from what was filled in together. Look at it and have it made again.',
    'form-unreadable': 'The fields of the form cannot be read. Have it made again from the board.',
    'text-missing': 'The text is missing: write it and try again.',
    'text-too-long': 'The text is too long: shorten it and try again.',
    'reason-missing': 'The reason is missing: write it and try again.',
    'not-allowed': 'This is not possible in your role.',
    'not-entered': 'The page is connecting again. Try again in a moment.',
    'too-many-requests': 'Too many requests in a short time. Try again in a moment.',
    'try-again': 'The system is busy. Try again in a moment.',
    offline: 'There is no connection. Try again when it is back.',
    over: 'The appointment is over.',
    unexpected: 'It did not work. Try again; if that does not help, say so in the chat.',
  },
  de: {
    'pass-invalid':
      'Die Seite ist nicht mehr mit diesem Termin verbunden. Laden Sie sie neu; sonst öffnen Sie Ihren Link noch einmal.',
    'upload-not-enabled':
      'Das Senden ist zurzeit nicht erlaubt. Bitten Sie den Beamten, das Dokument anzufragen, und versuchen Sie es erneut.',
    'request-closed':
      'Die Anfrage wurde inzwischen geschlossen. Wird das Dokument noch gebraucht, bitten Sie den Beamten um eine neue.',
    'document-unknown': 'Das Dokument ist nicht mehr da. Senden Sie es noch einmal, wenn es gebraucht wird.',
    'file-too-large':
      'Die Datei ist zu groß. Teilen oder verkleinern Sie sie, oder fotografieren Sie das Dokument mit „Foto aufnehmen“.',
    'files-too-many':
      'Die Höchstzahl der Dateien ist erreicht. Ziehen Sie eine zurück, oder fassen Sie mehrere Seiten in einem PDF zusammen.',
    'files-too-much':
      'Der Platz für diesen Termin ist aufgebraucht. Ziehen Sie eine Datei zurück oder senden Sie eine kleinere.',
    'file-empty': 'Die Datei ist leer. Öffnen Sie sie zur Kontrolle und wählen Sie dann eine andere.',
    'kind-not-allowed':
      'Dieses Format wird nicht angenommen. Senden Sie ein PDF, ein Foto (JPEG oder PNG) oder eine signierte P7M-Datei; Sie können das Dokument auch fotografieren.',
    'kind-disguised':
      'Der Inhalt entspricht nicht dem Namen der Datei. Speichern Sie sie im richtigen Format, oder fotografieren Sie das Dokument.',
    'name-unusable':
      'Der Name der Datei ist nicht verwendbar. Benennen Sie sie mit Buchstaben und Ziffern um und senden Sie sie erneut.',
    'file-infected':
      'Der Virenschutz hat ein schädliches Programm gefunden: Die Datei wurde gelöscht. Prüfen Sie Ihr Gerät und senden Sie eine andere Kopie oder ein Foto.',
    'file-not-scannable':
      'Der Virenschutz kann die Datei nicht untersuchen, etwa weil sie geschützt ist. Senden Sie eine Kopie ohne Schutz oder ein Foto.',
    'pdf-too-complex':
      'Das PDF ist zu verwickelt für die Prüfung. Drucken Sie es in ein neues PDF, oder fotografieren Sie das Dokument.',
    'file-check-failed':
      'Die Datei konnte nicht geprüft werden. Senden Sie sie noch einmal; hilft das nicht, speichern Sie sie als neues PDF oder fotografieren Sie das Dokument.',
    'upload-mismatch':
      'Beim Senden ist etwas durcheinandergeraten. Brechen Sie ab und wählen Sie die Datei noch einmal.',
    'storage-full':
      'Der Speicher des Amtes ist voll. Was angekommen ist, ist sicher; versuchen Sie es in einigen Minuten erneut.',
    'scanner-away':
      'Der Virenschutz antwortet nicht, daher werden jetzt keine Dateien angenommen. Was angekommen ist, ist sicher; versuchen Sie es in einigen Minuten erneut.',
    'document-not-ready': 'Das Dokument kommt noch an oder wird geprüft. Warten Sie einen Augenblick.',
    'document-settled':
      'Über das Dokument ist schon entschieden, oder es wurde zurückgezogen. Die Liste zeigt den Stand.',
    'subject-missing': 'Der Betreff fehlt: Schreiben Sie ihn mit 3 bis 200 Zeichen.',
    'form-differs':
      'Ein Feld des Formulars weicht von dem ab, was gemeinsam ausgefüllt wurde. Prüfen Sie es und lassen Sie es neu erstellen.',
    'form-unreadable': 'Die Felder des Formulars sind nicht lesbar. Lassen Sie es von der Tafel neu erstellen.',
    'text-missing': 'Der Text fehlt: Schreiben Sie ihn und versuchen Sie es erneut.',
    'text-too-long': 'Der Text ist zu lang: Kürzen Sie ihn und versuchen Sie es erneut.',
    'reason-missing': 'Der Grund fehlt: Schreiben Sie ihn und versuchen Sie es erneut.',
    'not-allowed': 'Das ist in dieser Rolle nicht möglich.',
    'not-entered': 'Die Seite verbindet sich neu. Versuchen Sie es gleich noch einmal.',
    'too-many-requests': 'Zu viele Anfragen in kurzer Zeit. Versuchen Sie es gleich noch einmal.',
    'try-again': 'Das System ist beschäftigt. Versuchen Sie es gleich noch einmal.',
    offline: 'Es besteht keine Verbindung. Versuchen Sie es erneut, sobald sie zurück ist.',
    over: 'Der Termin ist beendet.',
    unexpected: 'Es hat nicht geklappt. Versuchen Sie es erneut; hilft das nicht, schreiben Sie es im Chat.',
  },
};

/** The sentence for a code; one without a sentence is told as something unexpected. */
export function explainFileCode(code: string, language: Language): string {
  const codes = fileCodes[language];
  return codes[code] ?? codes['unexpected'] ?? code;
}
