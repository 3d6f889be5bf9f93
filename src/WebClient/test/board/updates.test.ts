import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { hollowed, splitUpdate, takenBack } from '../../src/board/updates';
import { Random } from './random';

const limit = 4_000;

/** A document with much in it, written by three people who saw each other's work now and then; all of it as one update. */
function written(random: Random): Uint8Array {
  const docs = [1, 2, 3].map((client) => {
    const doc = new Y.Doc();
    doc.clientID = client;
    return doc;
  });
  for (let step = 0; step < 60; step++) {
    const [doc, other] = [random.of(docs), random.of(docs)];
    const text = doc.getText('text');
    doc.transact(() => {
      const at = random.below(text.length + 1);
      text.delete(Math.min(at, text.length), random.below(Math.min(40, text.length - at + 1)));
      text.insert(Math.min(at, text.length), random.of(['a', 'bc', '𝄞𝄢', '€'.repeat(random.below(3_000))]));
      doc
        .getArray('pages')
        .push(Array.from({ length: random.below(5) }, () => ({ id: random.below(99), kind: 'blank' })));
      doc.getMap('marks').set(`m${random.below(20)}`, { points: Array.from({ length: random.below(300) }, () => 7) });
      doc.getMap('marks').delete(`m${random.below(20)}`);
    });
    if (random.chance(0.3)) {
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
    }
  }
  return Y.mergeUpdates(docs.map((doc) => Y.encodeStateAsUpdate(doc)));
}

function contentOf(...updates: readonly Uint8Array[]): object {
  const doc = new Y.Doc();
  updates.forEach((update) => {
    Y.applyUpdate(doc, update);
  });
  expect(doc.store.pendingStructs).toBeNull();
  expect(doc.store.pendingDs).toBeNull();
  return {
    text: doc.getText('text').toJSON(),
    pages: doc.getArray('pages').toJSON(),
    marks: doc.getMap('marks').toJSON(),
  };
}

describe('an update of the board', () => {
  it.each([1, 2, 3, 4, 5])('is the same in parts that each fit, in any order, with seed %i', (seed) => {
    const random = new Random(seed);
    const update = written(random);
    const parts = splitUpdate(update, limit);

    expect(parts.length).toBeGreaterThan(update.length / limit);
    expect(Math.max(...parts.map(({ length }) => length))).toBeLessThanOrEqual(limit);
    expect(contentOf(...parts)).toEqual(contentOf(update));
    const shuffled = parts.map((part) => ({ part, place: random.next() })).sort((a, b) => a.place - b.place);
    expect(contentOf(...shuffled.map(({ part }) => part))).toEqual(contentOf(update));
    expect(contentOf(Y.mergeUpdates(parts))).toEqual(contentOf(update));
  });

  it('is left as it is when it fits', () => {
    const update = written(new Random(6));
    expect(splitUpdate(update, update.length)).toEqual([update]);
  });

  it('keeps what cannot be cut alone, and the rest in parts that fit', () => {
    const doc = new Y.Doc();
    doc.transact(() => {
      doc.getMap('choices').set('small', 'a');
      doc.getMap('choices').set('large', 'b'.repeat(limit));
      doc.getText('text').insert(0, 'c'.repeat(limit));
    });
    const parts = splitUpdate(Y.encodeStateAsUpdate(doc), limit);

    expect(parts.filter(({ length }) => length > limit)).toHaveLength(1);
    const copy = new Y.Doc();
    parts.forEach((part) => {
      Y.applyUpdate(copy, part);
    });
    expect(copy.getMap('choices').toJSON()).toEqual(doc.getMap('choices').toJSON());
    expect(copy.getText('text').length).toBe(limit);
  });

  it('can be emptied, and what was built on it stands', () => {
    const doc = new Y.Doc();
    const updates: Uint8Array[] = [];
    doc.on('update', (update) => updates.push(update));
    doc.getText('text').insert(0, 'large');
    doc.getText('text').insert(5, ' and more');
    doc.getMap('marks').set('m', 1);
    const [large = new Uint8Array(), ...others] = updates;

    const expected = { text: ' and more', pages: [], marks: { m: 1 } };
    expect(contentOf(hollowed(large), ...others)).toEqual(expected);
    expect(contentOf(...updates, takenBack(large))).toEqual(expected);
  });
});
