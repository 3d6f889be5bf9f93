import type { InEveryLanguage } from './language';

interface HomeTexts {
  title: string;
  lead: string;
  bookTitle: string;
  bookText: string;
  book: string;
  mineTitle: string;
  mineText: string;
  mine: string;
  checkTitle: string;
  checkText: string;
  check: string;
  assistanceText: string;
  assistance: string;
  linkTitle: string;
  linkText: string;
  howTitle: string;
  how: readonly string[];
  needTitle: string;
  needs: readonly string[];
  neverTitle: string;
  never: string;
}

/** The first page. */
export const homeTexts: InEveryLanguage<HomeTexts> = {
  it: {
    title: 'Sportello online',
    lead: 'Lo sportello online offre gli stessi servizi dello sportello territoriale: riceve assistenza in videochiamata da un funzionario, senza doversi spostare.',
    bookTitle: 'Prenota appuntamento',
    bookText:
      'Per sé o per i soggetti per i quali è abilitato a operare: per oggi o per i 9 giorni lavorativi successivi.',
    book: 'Prenota appuntamento',
    mineTitle: 'I miei appuntamenti',
    mineText: 'Per entrare nell’appuntamento, da 10 minuti prima dell’orario, oppure per disdirlo.',
    mine: 'Consulta la tua agenda appuntamenti',
    checkTitle: 'Verifica il dispositivo',
    checkText: 'Provi prima telecamera, microfono, altoparlante e connessione.',
    check: 'Verifica il dispositivo',
    assistanceText: 'Come funzionano la videochiamata e la live chat, e le risposte alle domande più frequenti.',
    assistance: 'Leggi e chiedi',
    linkTitle: 'Ha ricevuto un link per e-mail?',
    linkText:
      'Lo apra con qualsiasi computer, smartphone o tablet: entra direttamente, senza accedere e senza installare nulla.',
    howTitle: 'Come funziona',
    how: [
      'Accede all’area riservata e prenota: sceglie ufficio, servizio, giorno e ora, e indica e-mail e cellulare.',
      'Riceve il promemoria per e-mail, con il file per il calendario, e un ulteriore promemoria 10 minuti prima.',
      'Da 10 minuti prima entra nella sala d’attesa e verifica telecamera e microfono: il funzionario La ammette al colloquio.',
      'Al termine riceve per e-mail l’esito e i passi successivi.',
    ],
    needTitle: 'Cosa serve',
    needs: [
      'Un computer, uno smartphone o un tablet con un browser aggiornato. Non occorre installare nulla.',
      'Telecamera e microfono; può partecipare anche senza telecamera.',
      'Un documento di identità e i documenti che riguardano la richiesta.',
    ],
    neverTitle: 'Il colloquio non viene mai registrato',
    never:
      'Né l’audio né il video vengono registrati, e non vengono acquisite immagini. Anche a Lei è chiesto di non farlo.',
  },
  en: {
    title: 'Online desk',
    lead: 'The online desk offers the same services as the counter: an official helps you by video call, without you having to travel.',
    bookTitle: 'Book an appointment',
    bookText: 'For yourself or for those you are enabled to act for: for today or the 9 following working days.',
    book: 'Book an appointment',
    mineTitle: 'My appointments',
    mineText: 'To enter the appointment, from 10 minutes before the time, or to cancel it.',
    mine: 'See your appointments',
    checkTitle: 'Check your device',
    checkText: 'Try camera, microphone, speaker and connection beforehand.',
    check: 'Check your device',
    assistanceText: 'How the video call and the live chat work, and answers to the usual questions.',
    assistance: 'Read and ask',
    linkTitle: 'Did you receive a link by e-mail?',
    linkText:
      'Open it on any computer, smartphone or tablet: you enter directly, without signing in and without installing anything.',
    howTitle: 'How it works',
    how: [
      'Sign in and book: choose office, service, day and time, and give your e-mail and mobile number.',
      'You get a reminder by e-mail, with a calendar file, and a further one 10 minutes before.',
      'From 10 minutes before you enter the waiting room and check camera and microphone: the official admits you to the call.',
      'Afterwards you get the outcome and the next steps by e-mail.',
    ],
    needTitle: 'What you need',
    needs: [
      'A computer, smartphone or tablet with an up-to-date browser. Nothing needs to be installed.',
      'Camera and microphone; you can take part without a camera, too.',
      'An identity document and the documents your request is about.',
    ],
    neverTitle: 'The call is never recorded',
    never: 'Neither sound nor picture is recorded, and no images are captured. You are asked not to do so either.',
  },
  de: {
    title: 'Online-Schalter',
    lead: 'Der Online-Schalter bietet dieselben Dienste wie der Schalter vor Ort: Sie werden per Videoanruf beraten, ohne Anfahrt.',
    bookTitle: 'Termin buchen',
    bookText: 'Für sich selbst oder für jene, für die Sie handeln dürfen: für heute oder die 9 folgenden Arbeitstage.',
    book: 'Termin buchen',
    mineTitle: 'Meine Termine',
    mineText: 'Um ab 10 Minuten vor der Uhrzeit zum Termin einzutreten oder ihn abzusagen.',
    mine: 'Ihre Termine ansehen',
    checkTitle: 'Gerät prüfen',
    checkText: 'Probieren Sie Kamera, Mikrofon, Lautsprecher und Verbindung vorher aus.',
    check: 'Gerät prüfen',
    assistanceText: 'Wie Videogespräch und Live-Chat funktionieren, und Antworten auf die häufigsten Fragen.',
    assistance: 'Lesen und fragen',
    linkTitle: 'Haben Sie einen Link per E-Mail erhalten?',
    linkText:
      'Öffnen Sie ihn auf einem beliebigen Computer, Smartphone oder Tablet: Sie treten direkt ein, ohne Anmeldung und ohne Installation.',
    howTitle: 'So funktioniert es',
    how: [
      'Sie melden sich an und buchen: Amt, Dienst, Tag und Uhrzeit, dazu E-Mail und Mobilnummer.',
      'Sie erhalten eine Erinnerung per E-Mail mit Kalenderdatei und eine weitere 10 Minuten vorher.',
      'Ab 10 Minuten vorher betreten Sie das Wartezimmer und prüfen Kamera und Mikrofon: Das Amt lässt Sie zum Gespräch ein.',
      'Danach erhalten Sie Ergebnis und nächste Schritte per E-Mail.',
    ],
    needTitle: 'Was Sie brauchen',
    needs: [
      'Einen Computer, ein Smartphone oder Tablet mit aktuellem Browser. Es muss nichts installiert werden.',
      'Kamera und Mikrofon; Sie können auch ohne Kamera teilnehmen.',
      'Ein Ausweisdokument und die Unterlagen zu Ihrem Anliegen.',
    ],
    neverTitle: 'Das Gespräch wird nie aufgezeichnet',
    never:
      'Weder Ton noch Bild werden aufgezeichnet, und es werden keine Bilder erfasst. Auch Sie werden gebeten, dies nicht zu tun.',
  },
};
