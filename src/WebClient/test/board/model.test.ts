import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { readMark, touches } from '../../src/board/marks';
import { BoardModel } from '../../src/board/model';
import { editBetween, movedBy, rebased } from '../../src/board/textEdit';
import { Random } from './random';

const size = { width: 595, height: 842 };

/** Everything of each goes to the other. */
function exchange(...models: readonly BoardModel[]): void {
  const updates = models.map(({ doc }) => Y.encodeStateAsUpdate(doc));
  for (const { doc } of models) {
    updates.forEach((update) => {
      Y.applyUpdate(doc, update);
    });
  }
}

describe('the board', () => {
  it('has the pages and values of a document once, though two people open it at the same time', () => {
    const [one, other] = [new BoardModel('one'), new BoardModel('other')];
    const seeds = [
      { field: 'name', kind: 'text', value: 'Maria' },
      { field: 'box', kind: 'choice', value: 'Yes' },
    ] as const;
    one.addDocument('d', [size, size], seeds);
    other.addDocument('d', [size, size], seeds);
    exchange(one, other);

    expect(one.pages.map(({ id }) => id)).toEqual(['d/1', 'd/2']);
    expect(one.text('d', 'name').toJSON()).toBe('Maria');
    expect(one.choice('d', 'box')).toBe('Yes');
    expect(one.toJSON()).toEqual(other.toJSON());
  });

  it('leaves what was filled in as it is when the document is opened again', () => {
    const model = new BoardModel('one');
    const seeds = [{ field: 'name', kind: 'text', value: 'Maria' }] as const;
    model.addDocument('d', [size], seeds);
    model.edit('d', 'name', { index: 0, removed: 5, inserted: 'Ada' });
    model.addDocument('d', [size], seeds);

    expect(model.text('d', 'name').toJSON()).toBe('Ada');
    expect(model.pages).toHaveLength(1);
  });

  it('keeps every letter of two people who begin in the same field', () => {
    const [one, other] = [new BoardModel('one'), new BoardModel('other')];
    one.edit('d', 'name', { index: 0, removed: 0, inserted: 'Maria' });
    other.edit('d', 'name', { index: 0, removed: 0, inserted: 'Rossi' });
    exchange(one, other);

    const text = one.text('d', 'name').toJSON();
    expect(['MariaRossi', 'RossiMaria']).toContain(text);
    expect(other.text('d', 'name').toJSON()).toBe(text);
  });

  it('takes back what this person did, and nothing of the other', () => {
    const [one, other] = [new BoardModel('one'), new BoardModel('other')];
    const page = one.addBlankPage();
    exchange(one, other);
    const line = { kind: 'line', from: { x: 0, y: 0 }, to: { x: 9, y: 9 } } as const;
    const mine = one.addMark(page, 'blue', line);
    exchange(one, other);
    const theirs = other.addMark(page, 'red', line);
    exchange(one, other);

    one.undo();
    expect(one.marksOf(page).map(({ id }) => id)).toEqual([theirs]);
    expect(one.canRedo).toBe(true);
    one.redo();
    expect(one.marksOf(page).map(({ id }) => id)).toContain(mine);
    exchange(one, other);
    expect(other.toJSON()).toEqual(one.toJSON());
  });

  it('takes a word back that was typed into a field', () => {
    const model = new BoardModel('one');
    model.choose('d', 'box', 'Yes');
    for (const [index, inserted] of ['M', 'a', 'r', 'i', 'a'].entries()) {
      model.edit('d', 'name', { index, removed: 0, inserted });
    }
    model.undo();
    expect(model.text('d', 'name').toJSON()).toBe('');
    expect(model.choice('d', 'box')).toBe('Yes');
    model.undo();
    expect(model.choice('d', 'box')).toBeUndefined();
  });

  it('brings a page that was taken away back with what was drawn on it', () => {
    const model = new BoardModel('one');
    const page = model.addBlankPage();
    model.addMark(page, 'black', { kind: 'text', at: { x: 1, y: 1 }, text: 'Nota' });
    const [entry] = model.pages;
    if (entry !== undefined) {
      model.removePage(entry);
    }
    expect(model.pages).toEqual([]);
    model.undo();
    expect(model.pages).toHaveLength(1);
    expect(model.marksOf(page)).toHaveLength(1);
  });

  it('shows nothing of what makes no sense', () => {
    expect(
      readMark('m', { kind: 'pen', points: [1, Number.NaN], page: 'p', by: 's', order: 1, colour: 'red' }),
    ).toBeUndefined();
    expect(readMark('m', { kind: 'line', page: 'p', by: 's', order: 1, colour: 'url(x)' })).toBeUndefined();
    const model = new BoardModel('one');
    model.doc.getArray('pages').push([{ id: 'x', kind: 'blank', width: 1e9, height: 3 }, 'page', null]);
    expect(model.pages).toEqual([]);
  });

  it('finds the mark under the eraser', () => {
    const square = { kind: 'rectangle', from: { x: 10, y: 10 }, to: { x: 50, y: 50 } } as const;
    expect(touches(square, { x: 12, y: 30 }, 4)).toBe(true);
    expect(touches(square, { x: 30, y: 30 }, 4)).toBe(false);
    expect(touches({ kind: 'pen', points: [0, 0, 10, 10] }, { x: 6, y: 5 }, 2)).toBe(true);
  });
});

describe('an edit of a text', () => {
  it.each([
    ['', 'a', 1, { index: 0, removed: 0, inserted: 'a' }],
    ['aa', 'aaa', 1, { index: 0, removed: 0, inserted: 'a' }],
    ['aa', 'aaa', 3, { index: 2, removed: 0, inserted: 'a' }],
    ['abc', 'ac', 1, { index: 1, removed: 1, inserted: '' }],
    ['one two', 'one 2', 5, { index: 4, removed: 3, inserted: '2' }],
    ['x𝄞y', 'x𝄢y', 3, { index: 1, removed: 2, inserted: '𝄢' }],
  ])('makes "%s" to "%s"', (before, after, caret, expected) => {
    expect(editBetween(before, after, caret)).toEqual(expected);
  });

  it('is what was done, whatever is done', () => {
    const random = new Random(11);
    const letters = ['a', 'b', '𝄞', 'è'];
    const text = () => Array.from({ length: random.below(8) }, () => random.of(letters)).join('');
    for (let round = 0; round < 2_000; round++) {
      const [before, after] = [text(), text()];
      const edit = editBetween(before, after, random.below(after.length + 1));
      const made =
        edit === undefined
          ? before
          : before.slice(0, edit.index) + edit.inserted + before.slice(edit.index + edit.removed);
      expect(made).toBe(after);
    }
  });

  it('finds its place after others have written', () => {
    expect(movedBy(3, [{ insert: 'xy' }])).toBe(5);
    expect(movedBy(3, [{ retain: 3 }, { insert: 'xy' }])).toBe(3);
    expect(movedBy(3, [{ retain: 1 }, { delete: 4 }])).toBe(1);
    expect(rebased({ index: 2, removed: 2, inserted: 'Z' }, [[{ insert: 'xx' }]])).toEqual({
      index: 4,
      removed: 2,
      inserted: 'Z',
    });
    expect(rebased({ index: 2, removed: 0, inserted: 'Z' }, [[{ delete: 5 }], [{ insert: 'q' }]])).toEqual({
      index: 0,
      removed: 0,
      inserted: 'Z',
    });
  });
});
