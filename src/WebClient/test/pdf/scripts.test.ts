import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFString,
  type PDFContext,
  type PDFObject,
  type PDFRef,
} from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { writePdf } from '../../src/pdf/writer';
import { makeForm } from './fixture';

const name = (word: string): PDFName => PDFName.of(word);

type Literal = Record<string, PDFObject | string>;

/** A form to which something was added; no compression, so that the words in it can be found. */
async function formWith(add: (document: PDFDocument) => void): Promise<Uint8Array> {
  const document = await PDFDocument.load(await makeForm());
  add(document);
  return document.save({ useObjectStreams: false });
}

async function made(source: Uint8Array, isFlattened = false): Promise<PDFDocument> {
  const bytes = await writePdf({
    source,
    values: new Map([['codice_fiscale', 'RSSMRA80A01H501U']]),
    marks: new Map(),
    blankPages: [],
    isFlattened,
    unicodeFont: () => Promise.reject(new Error('not needed')),
  });
  return PDFDocument.load(bytes);
}

async function wordsOf(document: PDFDocument): Promise<string> {
  return Buffer.from(await document.save({ useObjectStreams: false })).toString('latin1');
}

function annotate(document: PDFDocument, annotation: Literal): PDFRef {
  const { context } = document;
  const ref = context.register(context.obj({ Type: 'Annot', Rect: [0, 0, 9, 9], ...annotation }));
  document.getPage(0).node.addAnnot(ref);
  return ref;
}

function action(context: PDFContext, kind: string, rest: Literal = {}): PDFDict {
  return context.obj({ S: kind, ...rest });
}

/** As word processors make them: what a tag looks like is an array, a stream, or a dictionary. */
function tag(document: PDFDocument): void {
  const { context, catalog } = document;
  const root = context.register(context.obj({ Type: 'StructTreeRoot' }));
  const layout = context.register(context.obj({ O: 'Layout', Placement: 'Block' }));
  const shapes: PDFObject[] = [
    context.obj([layout, context.obj({ O: 'Table', ColSpan: 2 })]),
    context.obj([context.obj({ O: 'Layout', Placement: 'Inline' }), 0]),
    context.register(context.stream('', { O: 'Layout' })),
    layout,
  ];
  const elements = shapes.map((shape) =>
    context.register(context.obj({ Type: 'StructElem', S: 'P', P: root, A: shape })),
  );
  (context.lookup(root) as PDFDict).set(name('K'), context.obj(elements));
  catalog.set(name('StructTreeRoot'), root);
  catalog.set(name('MarkInfo'), context.obj({ Marked: true }));
}

describe('a PDF that is made of another', () => {
  it.each([false, true])('may be tagged (flattened: %s): its tags stay as they are', async (isFlattened) => {
    const document = await made(await formWith(tag), isFlattened);
    const root = document.catalog.lookup(name('StructTreeRoot'), PDFDict);
    const elements = root.lookup(name('K'), PDFArray);

    expect(elements.size()).toBe(4);
    expect(elements.lookup(0, PDFDict).lookup(name('A'), PDFArray).size()).toBe(2);
    expect(elements.lookup(1, PDFDict).lookup(name('A'), PDFArray).size()).toBe(2);
    expect(elements.lookup(3, PDFDict).lookup(name('A'), PDFDict).get(name('O'))).toBe(name('Layout'));
  });

  it.each(['JavaScript', 'Launch', 'SubmitForm', 'ImportData', 'GoToE', 'Rendition', 'RichMediaExecute'])(
    'has no %s action, wherever the original had it',
    async (kind) => {
      const source = await formWith((document) => {
        const { context } = document;
        const bad = (): PDFDict => action(context, kind, { F: PDFString.of('x') });
        const link = (rest: Literal): PDFDict =>
          action(context, 'URI', { URI: PDFString.of('https://a.example'), ...rest });
        annotate(document, { Subtype: 'Link', A: bad() });
        annotate(document, { Subtype: 'Link', A: context.register(bad()) });
        annotate(document, { Subtype: 'Link', A: link({ Next: bad() }) });
        annotate(document, { Subtype: 'Link', A: link({ Next: context.obj([link({ Next: bad() }), bad()]) }) });
        annotate(document, { Subtype: 'Link', A: context.obj({ S: context.register(name(kind)) }) });
        annotate(document, { Subtype: 'Widget', AA: context.obj({ D: link({ Next: context.register(bad()) }) }) });
        document.getPage(1).node.set(name('AA'), context.obj({ O: bad() }));
        document.catalog.set(name('AA'), context.obj({ WC: bad() }));
        document.catalog.set(name('Outlines'), context.obj({ First: context.obj({ A: bad() }) }));
        const direct = document.getPage(1).node.Annots() ?? context.obj([]);
        direct.push(context.obj({ Type: 'Annot', Subtype: 'Link', A: bad() }));
        document.getPage(1).node.set(name('Annots'), direct);
      });
      expect(Buffer.from(source).includes(`/S /${kind}`)).toBe(true);

      const words = await wordsOf(await made(source));
      expect(words.includes(`/S /${kind}`)).toBe(false);
      expect(/\/S \d+ 0 R/.test(words)).toBe(false);
      expect(words.includes('/AA')).toBe(false);
      expect(words.match(/\/S \/URI/g)).toHaveLength(3);
    },
  );

  it('has no file within', async () => {
    const source = await formWith((document) => {
      const { context, catalog } = document;
      const file = (words: string, type: Literal): PDFDict =>
        context.obj({
          Type: 'Filespec',
          F: PDFString.of('x'),
          EF: context.obj({ F: context.register(context.stream(words, type)) }),
        });
      annotate(document, {
        Subtype: 'FileAttachment',
        FS: context.register(file('hidden one', { Type: 'EmbeddedFile' })),
      });
      annotate(document, { Subtype: 'RichMedia', Contents: PDFString.of('hidden two') });
      document.getPage(0).node.set(name('AF'), context.obj([file('hidden three', {})]));
      catalog.set(
        name('Names'),
        context.obj({ EmbeddedFiles: context.obj({ Names: [PDFString.of('x'), file('hidden four', {})] }) }),
      );
    });
    expect(
      Buffer.from(source)
        .toString('latin1')
        .match(/hidden/g),
    ).toHaveLength(4);

    expect((await wordsOf(await made(source))).includes('hidden')).toBe(false);
  });

  it('keeps fonts that are called as something forbidden', async () => {
    const source = await formWith((document) => {
      const { context } = document;
      const font = context.register(context.obj({ Type: 'Font', Subtype: 'Type1', BaseFont: 'Courier' }));
      document
        .getPage(0)
        .node.Resources()
        ?.set(name('Font'), context.obj({ AA: font, EF: font }));
    });
    const fonts = (await made(source)).getPage(0).node.Resources()?.lookup(name('Font'), PDFDict);

    expect(fonts?.lookup(name('AA'), PDFDict).get(name('BaseFont'))).toBe(name('Courier'));
    expect(fonts?.lookup(name('EF'), PDFDict).get(name('BaseFont'))).toBe(name('Courier'));
  });
});
