import type { InEveryLanguage } from './language';

export interface AssistanceTexts {
  title: string;
  lead: string;
  sections: readonly { readonly title: string; readonly lines: readonly string[] }[];
  assistant: string;
  assistantHelp: string;
  assistantSays: string;
  youAsked: (words: string) => string;
  choices: string;
  links: string;
  back: string;
  startAgain: string;
  question: string;
  questionHelp: string;
  ask: string;
  questionMissing: string;
  proposals: string;
  notUnderstood: string;
  toChat: string;
  toOwnChat: (what: string) => string;
  noChat: string;
  signInForChats: string;
  loadFailed: string;
}

/** The information page and its assistant; what the assistant says stands in the data files of `assistant/`. */
export const assistanceTexts: InEveryLanguage<AssistanceTexts> = {
  it: {
    title: 'Informazioni e assistente',
    lead: "Come funzionano l'appuntamento in videochiamata e la live chat. In fondo un assistente automatico risponde alle domande più frequenti.",
    sections: [
      {
        title: "L'appuntamento in videochiamata",
        lines: [
          'Un colloquio con un funzionario, in video, dal Suo dispositivo: si prenota nell’area riservata e si entra da 10 minuti prima.',
          'Durante il colloquio può parlare, condividere lo schermo, scambiare documenti e compilare un modulo insieme al funzionario.',
        ],
      },
      {
        title: 'La live chat',
        lines: [
          'Una conversazione scritta con scambio di documenti, prima, durante e dopo l’appuntamento, anche senza videochiamata.',
          'La apre il funzionario quando servono documenti: Lei riceve una e-mail con il collegamento e accetta condizioni apposite.',
        ],
      },
      {
        title: 'Che cosa serve',
        lines: [
          'Un computer, un tablet o un telefono con un browser aggiornato. Non si installa nulla.',
          'Per la videochiamata webcam e microfono; per la live chat nessuno dei due.',
        ],
      },
      {
        title: 'Nulla viene registrato',
        lines: [
          'Audio e video non vengono mai registrati. I funzionari si impegnano a non acquisire immagini e Le chiedono lo stesso impegno.',
        ],
      },
      {
        title: 'Accessibilità',
        lines: [
          'Ogni comando si usa con la tastiera e con i lettori di schermo; nella chat c’è il testo in tempo reale.',
          'Può partecipare un interprete, anche della lingua dei segni, con il Suo consenso.',
        ],
      },
    ],
    assistant: 'Assistente automatico',
    assistantHelp:
      'Risponde con testi già scritti: non è una persona. Quello che scrive qui resta in questa pagina e non viene inviato.',
    assistantSays: 'Assistente automatico:',
    youAsked: (words) => `Ha chiesto: ${words}`,
    choices: 'Argomenti',
    links: 'Pagine utili',
    back: 'Indietro',
    startAgain: 'Ricomincia',
    question: 'Scriva una domanda',
    questionHelp: 'Non scriva dati personali: per rispondere non servono.',
    ask: 'Chiedi',
    questionMissing: 'Scriva una domanda, oppure scelga un argomento.',
    proposals: 'Forse la Sua domanda riguarda uno di questi argomenti:',
    notUnderstood: 'Non ho trovato una risposta a questa domanda. Provi con altre parole, oppure scelga un argomento.',
    toChat: 'Torna alla live chat aperta in questa scheda',
    toOwnChat: (what) => `Apri la live chat: ${what}`,
    noChat:
      'Al momento non risulta una live chat aperta in questa scheda. Se ha ricevuto la e-mail, apra il collegamento che contiene; se Le servono documenti o chiarimenti, il funzionario la apre durante o dopo l’appuntamento.',
    signInForChats: 'Accedi per vedere le Sue live chat',
    loadFailed: "L'assistente non si è caricato. Le informazioni di questa pagina restano disponibili.",
  },
  en: {
    title: 'Information and assistant',
    lead: 'How the video appointment and the live chat work. Below, an automatic assistant answers the usual questions.',
    sections: [
      {
        title: 'The video appointment',
        lines: [
          'A talk with an official, by video, on your own device: booked in the reserved area, entered from 10 minutes before.',
          'In it you can talk, share your screen, exchange documents and fill in a form together with the official.',
        ],
      },
      {
        title: 'The live chat',
        lines: [
          'A written conversation in which documents are exchanged, before, during and after the appointment, and without a video call too.',
          'The official opens it when documents are needed: you get an e-mail with the link and accept its own conditions.',
        ],
      },
      {
        title: 'What is needed',
        lines: [
          'A computer, tablet or phone with a current browser. Nothing is installed.',
          'Camera and microphone for the video call; neither for the live chat.',
        ],
      },
      {
        title: 'Nothing is recorded',
        lines: [
          'Sound and video are never recorded. The officials undertake to capture no images and ask you for the same.',
        ],
      },
      {
        title: 'Accessibility',
        lines: [
          'Every control works by keyboard and with screen readers; the chat has real-time text.',
          'An interpreter can take part, of sign language too, with your consent.',
        ],
      },
    ],
    assistant: 'Automatic assistant',
    assistantHelp:
      'It answers with prepared texts: it is no person. What you write here stays in this page and is not sent.',
    assistantSays: 'Automatic assistant:',
    youAsked: (words) => `You asked: ${words}`,
    choices: 'Topics',
    links: 'Useful pages',
    back: 'Back',
    startAgain: 'Start again',
    question: 'Write a question',
    questionHelp: 'Write no personal data: none is needed for an answer.',
    ask: 'Ask',
    questionMissing: 'Write a question, or choose a topic.',
    proposals: 'Your question may be about one of these topics:',
    notUnderstood: 'I found no answer to this question. Try other words, or choose a topic.',
    toChat: 'Back to the live chat that is open in this tab',
    toOwnChat: (what) => `Open the live chat: ${what}`,
    noChat:
      'No live chat is open in this tab. If you got the e-mail, open the link in it; where documents or explanations are needed, the official opens one during or after the appointment.',
    signInForChats: 'Sign in to see your live chats',
    loadFailed: 'The assistant could not be loaded. The information of this page is still there.',
  },
  de: {
    title: 'Informationen und Assistent',
    lead: 'Wie der Videotermin und der Live-Chat funktionieren. Unten beantwortet ein automatischer Assistent die häufigsten Fragen.',
    sections: [
      {
        title: 'Der Videotermin',
        lines: [
          'Ein Gespräch mit dem Amt per Video, auf Ihrem eigenen Gerät: gebucht im persönlichen Bereich, Eintritt ab 10 Minuten vorher.',
          'Sie können sprechen, den Bildschirm teilen, Unterlagen austauschen und gemeinsam ein Formular ausfüllen.',
        ],
      },
      {
        title: 'Der Live-Chat',
        lines: [
          'Ein schriftliches Gespräch mit Austausch von Unterlagen, vor, während und nach dem Termin, auch ohne Videogespräch.',
          'Das Amt öffnet ihn, wenn Unterlagen gebraucht werden: Sie erhalten eine E-Mail mit dem Link und nehmen eigene Bedingungen an.',
        ],
      },
      {
        title: 'Was Sie brauchen',
        lines: [
          'Einen Computer, ein Tablet oder Telefon mit aktuellem Browser. Installiert wird nichts.',
          'Kamera und Mikrofon für das Videogespräch; für den Live-Chat keines von beiden.',
        ],
      },
      {
        title: 'Nichts wird aufgezeichnet',
        lines: [
          'Ton und Bild werden nie aufgezeichnet. Die Bediensteten verpflichten sich, keine Bilder zu erfassen, und bitten Sie um dasselbe.',
        ],
      },
      {
        title: 'Barrierefreiheit',
        lines: [
          'Alles lässt sich mit der Tastatur und mit Bildschirmleseprogrammen bedienen; im Chat gibt es Echtzeittext.',
          'Dolmetschende, auch für Gebärdensprache, können mit Ihrer Zustimmung teilnehmen.',
        ],
      },
    ],
    assistant: 'Automatischer Assistent',
    assistantHelp:
      'Er antwortet mit vorbereiteten Texten und ist kein Mensch. Was Sie hier schreiben, bleibt auf dieser Seite und wird nicht gesendet.',
    assistantSays: 'Automatischer Assistent:',
    youAsked: (words) => `Sie haben gefragt: ${words}`,
    choices: 'Themen',
    links: 'Nützliche Seiten',
    back: 'Zurück',
    startAgain: 'Von vorn beginnen',
    question: 'Schreiben Sie eine Frage',
    questionHelp: 'Schreiben Sie keine persönlichen Daten: Für eine Antwort werden keine gebraucht.',
    ask: 'Fragen',
    questionMissing: 'Schreiben Sie eine Frage oder wählen Sie ein Thema.',
    proposals: 'Vielleicht geht es um eines dieser Themen:',
    notUnderstood:
      'Auf diese Frage habe ich keine Antwort gefunden. Versuchen Sie es mit anderen Worten oder wählen Sie ein Thema.',
    toChat: 'Zurück zum Live-Chat, der in diesem Tab offen ist',
    toOwnChat: (what) => `Live-Chat öffnen: ${what}`,
    noChat:
      'In diesem Tab ist kein Live-Chat offen. Haben Sie die E-Mail erhalten, öffnen Sie deren Link; werden Unterlagen oder Auskünfte gebraucht, öffnet ihn das Amt während des Termins oder danach.',
    signInForChats: 'Melden Sie sich an, um Ihre Live-Chats zu sehen',
    loadFailed: 'Der Assistent konnte nicht geladen werden. Die Informationen dieser Seite bleiben verfügbar.',
  },
};
