import { describe, expect, it } from 'vitest';
import { beginning, choicesAfter, continued, type Conversation, type Move } from '../src/assistant/conversation';
import { loadTopics, topicsFor, wordsOf, type TopicTree } from '../src/assistant/topics';
import { languages } from '../src/i18n/language';
import { routes } from '../src/pages/routes';
import type { Language } from '../src/session/contract';

describe('the topics', () => {
  it.each(languages)(
    '%s: every choice exists, every topic can be reached and asked for, every link is a page',
    async (language) => {
      const { start, topics } = await loadTopics(language);
      const reached = new Set([start]);
      for (const id of reached) {
        topics[id]?.choices.forEach((choice) => reached.add(choice));
      }

      expect([...reached].sort()).toEqual(Object.keys(topics).sort());
      for (const [id, { label, text, keywords, links = [] }] of Object.entries(topics)) {
        expect([label, ...text].every((words) => words !== '')).toBe(true);
        expect(id === start || keywords.length > 0).toBe(true);
        expect(keywords.map((keyword) => wordsOf(keyword).join(' '))).toEqual(
          keywords.map((keyword) => keyword.trim()),
        );
        expect(links.filter(({ href }) => href !== '#footer' && routes[href] === undefined)).toEqual([]);
      }
    },
  );

  it('are the same in every language', async () => {
    const [it, en, de] = await Promise.all(languages.map(loadTopics));
    const shape = (tree: TopicTree | undefined) =>
      Object.entries(tree?.topics ?? {}).map(([id, { choices, links = [], leadsToChat }]) => [
        id,
        choices,
        links.map(({ href }) => href),
        leadsToChat ?? false,
      ]);

    expect(shape(en)).toEqual(shape(it));
    expect(shape(de)).toEqual(shape(it));
  });
});

describe('what is asked in words', () => {
  it.each<[Language, string, string]>([
    ['it', 'Come si PRENOTA?', 'book'],
    ['it', 'La videochiamata viene registrata?', 'privacy'],
    ['it', 'vorrei disdire', 'cancel'],
    ['it', 'sono in ritardo!', 'late'],
    ['it', 'posso avere un interprete?', 'accompany'],
    ['it', 'Come invio i documenti', 'documents'],
    ['it', 'che cosa serve?', 'need'],
    ['en', 'how can I book', 'book'],
    ['en', 'Is the call recorded?', 'privacy'],
    ['en', 'I am blind and use a screen reader', 'access'],
    ['en', 'how do I upload a file', 'documents'],
    ['de', 'Wie kann ich einen Termin absagen?', 'cancel'],
    ['de', 'Wird das Gespräch aufgezeichnet?', 'privacy'],
    ['de', 'Ich brauche eine Dolmetscherin', 'accompany'],
    ['de', 'Unterlagen hochladen', 'documents'],
  ])('%s: %s', async (language, text, expected) => {
    const { ids, isSure } = topicsFor(await loadTopics(language), text);
    expect(ids).toContain(expected);
    expect(isSure).toBe(true);
  });

  it.each<[Language, string]>([
    ['it', 'Che tempo fa domani a Roma?'],
    ['it', 'Quanto costa un chilo di mele?'],
    ['it', 'Mi aiuti con la ricetta della torta di mele'],
    ['it', 'Che cosa è la capitale della Francia?'],
    ['it', 'Qual è il numero di abitanti di Milano?'],
    ['it', 'Ho un problema con la lavatrice'],
    ['it', 'Mi prepari la lista della spesa'],
    ['it', 'Mio figlio ha la febbre'],
    ['it', 'Vorrei prenotare un tavolo al ristorante'],
    ['it', 'Quante tasse devo pagare sulla seconda casa?'],
    ['en', 'What is the capital of France?'],
    ['en', 'How much does a kilo of apples cost?'],
    ['en', 'Book me a table at a restaurant'],
    ['en', 'Who wrote the book The Leopard?'],
    ['en', 'My child has a fever'],
    ['en', 'How many people live in Rome?'],
    ['en', 'I need a recipe for pancakes'],
    ['en', 'How much tax do I have to pay for my second house?'],
    ['de', 'Was ist die Hauptstadt von Frankreich?'],
    ['de', 'Was kostet ein Kilo Äpfel?'],
    ['de', 'Mein Kind hat Fieber'],
    ['de', 'Wer hat das Buch Der Leopard geschrieben?'],
    ['de', 'Wie wird morgen das Wetter?'],
    ['de', 'Ich brauche ein Rezept für Pfannkuchen'],
    ['de', 'Hilf mir bei den Hausaufgaben in Mathematik'],
    ['de', 'Wie viel Steuer zahle ich für das zweite Haus?'],
    ['it', 'Quanto dura il film?'],
    ['it', 'Ho perso il treno'],
    ['it', 'Ho perso mio padre'],
    ['it', 'Devo portare mio figlio a scuola'],
    ['it', 'Posso usare il forno?'],
    ['en', 'How long does the flight last?'],
    ['en', 'How do I pay my taxes?'],
    ['en', 'I lost my keys'],
    ['en', 'What happens in Rome?'],
    ['de', 'Wie lange dauert der Flug?'],
    ['de', 'Ich habe meine Schlüssel verloren'],
    ['de', 'Was passiert in Rom?'],
  ])('%s: about something else, %s', async (language, text) => {
    const tree = await loadTopics(language);
    const [, step] = continued(beginning(tree), { type: 'asked', text }, tree);
    expect(step?.reply.kind).toBe('not-understood');
  });

  it.each<[Language, string, string]>([
    ['it', 'Quanto costa?', 'what'],
    ['it', "Che cos'è?", 'what'],
    ['it', 'Buongiorno, come posso prenotare un appuntamento per mia madre?', 'proxy'],
    ['it', 'Non funziona il microfono', 'problem'],
    ['it', 'Non ho ricevuto la mail', 'link'],
    ['it', 'Devo pagare il servizio?', 'what'],
    ['it', 'Quanto può essere grande un file?', 'formats'],
    ['it', 'Posso parlare con un operatore?', 'person'],
    ['it', 'Come entro nella sala d’attesa?', 'enter'],
    ['it', 'Arrivo con cinque minuti di ritardo', 'late'],
    ['en', 'How much does it cost?', 'what'],
    ['en', 'Can I book an appointment for my mother?', 'proxy'],
    ['en', 'My microphone does not work', 'problem'],
    ['en', 'I have not received the mail', 'link'],
    ['en', 'Can I talk to a person?', 'person'],
    ['en', 'How do I join the appointment?', 'enter'],
    ['en', 'Do I need to install an app?', 'need'],
    ['de', 'Was kostet das?', 'what'],
    ['de', 'Kann ich einen Termin für meine Mutter buchen?', 'proxy'],
    ['de', 'Mein Mikrofon funktioniert nicht', 'problem'],
    ['de', 'Ich habe die E-Mail nicht erhalten', 'link'],
    ['de', 'Ich möchte mit einem Menschen sprechen', 'person'],
    ['de', 'Wie groß darf eine Datei sein?', 'formats'],
    ['de', 'Ich komme fünf Minuten zu spät', 'late'],
    ['it', 'Che documenti devo portare?', 'need'],
    ['it', 'Posso usare il cellulare?', 'need'],
    ['it', 'Quanto dura la videochiamata?', 'what'],
    ['it', 'Devo pagare qualcosa?', 'what'],
    ['it', 'Cosa succede se arrivo in ritardo di dieci minuti?', 'late'],
    ['it', 'Ho perso il link', 'link'],
    ['en', 'I lost the link', 'link'],
    ['en', 'What happens if I am late?', 'late'],
    ['en', 'What happens if I am ten minutes late?', 'late'],
    ['en', 'Can I use my phone?', 'need'],
    ['en', 'How long does the call last?', 'what'],
    ['en', 'Do I have to pay anything?', 'what'],
    ['en', 'Which documents do I have to bring?', 'need'],
    ['de', 'Ich habe den Link verloren', 'link'],
    ['de', 'Was passiert, wenn ich zu spät komme?', 'late'],
    ['de', 'Was passiert, wenn ich zehn Minuten zu spät komme?', 'late'],
    ['de', 'Kann ich mein Handy benutzen?', 'need'],
    ['de', 'Wie lange dauert das Gespräch?', 'what'],
    ['de', 'Muss ich etwas bezahlen?', 'what'],
    ['de', 'Welche Unterlagen muss ich mitbringen?', 'need'],
  ])('%s: about the service, %s', async (language, text, expected) => {
    const tree = await loadTopics(language);
    const [, step] = continued(beginning(tree), { type: 'asked', text }, tree);
    const reply = step?.reply;
    expect(reply?.kind === 'topic' ? [reply.id] : reply?.kind === 'proposals' ? reply.ids : []).toContain(expected);
  });

  it('is not understood where no word is known', async () => {
    expect(topicsFor(await loadTopics('it'), 'xyzzy')).toEqual({ ids: [], isSure: false });
    expect(topicsFor(await loadTopics('it'), '').ids).toEqual([]);
  });

  it('that is about something else leads to the topics that a word of it speaks of first', async () => {
    const tree = await loadTopics('it');
    const [, step] = continued(beginning(tree), { type: 'asked', text: 'Ho un problema con la lavatrice' }, tree);
    expect(step?.reply).toEqual({ kind: 'not-understood', ids: ['problem'] });
    expect(step && choicesAfter(step.reply, tree).slice(0, 2)).toEqual(['problem', 'what']);
  });

  it('is read without accents, capitals and marks', () => {
    expect(wordsOf("Perché l'Università? Größe, über")).toEqual(['perche', 'l', 'universita', 'grosse', 'uber']);
  });
});

describe('a conversation', () => {
  it('goes on by choices and words, back, and from the start again', async () => {
    const tree = await loadTopics('it');
    const after = (...moves: Move[]): Conversation =>
      moves.reduce((before, move) => continued(before, move, tree), beginning(tree));
    const chosen = after({ type: 'chosen', id: 'book' });

    expect(chosen.at(-1)).toEqual({ asked: 'Prenotare un appuntamento', reply: { kind: 'topic', id: 'book' } });
    expect(after({ type: 'chosen', id: 'book' }, { type: 'back' })).toEqual(beginning(tree));
    expect(after({ type: 'back' })).toEqual(beginning(tree));
    expect(after({ type: 'chosen', id: 'unknown' })).toEqual(beginning(tree));
    expect(after({ type: 'asked', text: '  ' })).toEqual(beginning(tree));
    const lost = after({ type: 'asked', text: 'xyzzy' });
    expect(lost.at(-1)?.reply).toEqual({ kind: 'not-understood', ids: [] });
    expect(choicesAfter({ kind: 'not-understood', ids: [] }, tree)).toEqual(tree.topics[tree.start]?.choices);
    expect(continued(lost, { type: 'start-again' }, tree)).toEqual(beginning(tree));
  });
});
