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
    expect(topicsFor(await loadTopics(language), text)).toContain(expected);
  });

  it('is not understood where no word is known', async () => {
    expect(topicsFor(await loadTopics('it'), 'xyzzy')).toEqual([]);
    expect(topicsFor(await loadTopics('it'), '')).toEqual([]);
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
    expect(lost.at(-1)?.reply).toEqual({ kind: 'not-understood' });
    expect(choicesAfter({ kind: 'not-understood' }, tree)).toEqual(tree.topics[tree.start]?.choices);
    expect(continued(lost, { type: 'start-again' }, tree)).toEqual(beginning(tree));
  });
});
