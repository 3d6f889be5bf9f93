import { describe, expect, it } from 'vitest';
import { keepText } from '../../src/board/keepText';
import type { Mark } from '../../src/board/marks';
import { BoardModel } from '../../src/board/model';

const at = { x: 100, y: 200 };

function textsOf(model: BoardModel, page: string): (Mark & { kind: 'text' })[] {
  return model.marksOf(page).filter((mark): mark is Mark & { kind: 'text' } => mark.kind === 'text');
}

describe('a text written on a page', () => {
  it('stays, and undo takes it back', () => {
    const model = new BoardModel('one');
    const page = model.addBlankPage();

    expect(keepText(model, { page, at, colour: 'blue' }, 'Firmare qui')).toBe(true);
    expect(textsOf(model, page).map(({ text }) => text)).toEqual(['Firmare qui']);
    model.undo();
    expect(textsOf(model, page)).toEqual([]);
    expect(model.pages).toHaveLength(1);
  });

  it('that was there is changed, and undo brings back how it was', () => {
    const model = new BoardModel('one');
    const page = model.addBlankPage();
    keepText(model, { page, at, colour: 'blue' }, 'Firmare');
    const [old] = textsOf(model, page);

    expect(keepText(model, { page, at, colour: 'red', old }, 'Firmare qui')).toBe(true);
    expect(textsOf(model, page)).toMatchObject([{ text: 'Firmare qui', colour: 'blue' }]);
    model.undo();
    expect(textsOf(model, page)).toMatchObject([{ text: 'Firmare' }]);
  });

  it('of nothing is no mark, and one left as it was is no step to undo', () => {
    const model = new BoardModel('one');
    const page = model.addBlankPage();
    expect(keepText(model, { page, at, colour: 'blue' }, ' \n')).toBe(false);
    keepText(model, { page, at, colour: 'blue' }, 'Firmare');
    const [old] = textsOf(model, page);

    expect(keepText(model, { page, at, colour: 'blue', old }, 'Firmare')).toBe(false);
    model.undo();
    expect(textsOf(model, page)).toEqual([]);
  });
});
