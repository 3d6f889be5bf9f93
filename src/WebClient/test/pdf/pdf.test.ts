import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument, PDFName, PDFString } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import type { Mark, MarkShape } from '../../src/board/marks';
import { compareForm, compareText } from '../../src/pdf/compare';
import { labelOf } from '../../src/pdf/fields';
import { inGroups, sha256 } from '../../src/pdf/hash';
import { PdfProblem } from '../../src/pdf/problem';
import { PdfFile } from '../../src/pdf/reader';
import { writePdf, type Order } from '../../src/pdf/writer';
import { makeForm } from './fixture';

const folder = join(import.meta.dirname, '../../node_modules/pdfjs-dist/');

const font = (): Promise<Uint8Array> =>
  Promise.resolve(new Uint8Array(readFileSync(join(folder, 'standard_fonts/LiberationSans-Regular.ttf'))));

const open = (bytes: Uint8Array): Promise<PdfFile> => PdfFile.open(bytes.slice(), { folder });

const values = new Map([
  ['richiedente.cognome', 'Esempi Demetra'],
  ['codice_fiscale', 'RSSMRA80A01H501U'],
  ['note', 'Prima riga, piuttosto lunga, che va certamente a capo perché non entra nella casella\nseconda riga: à è ì'],
  ['consenso', 'Yes'],
  ['accredito', 'assegno'],
  ['anno', '2026'],
  ['imposte', 'IRPEF\nRegistro'],
]);

const mark = (shape: MarkShape): Mark => ({ id: 'm', page: 'p', colour: 'blue', by: 's', order: 1, ...shape });

async function order(changes: Partial<Order> = {}): Promise<Order> {
  return {
    source: await makeForm(),
    values,
    marks: new Map(),
    blankPages: [],
    isFlattened: false,
    unicodeFont: font,
    ...changes,
  };
}

// A bound against hanging; no figure of quality.
describe('a PDF', { timeout: 60_000 }, () => {
  it('is read: pages, fields, their places and what they hold', async () => {
    const file = await open(await makeForm());
    expect(file.pages).toEqual([
      { number: 1, width: 595, height: 842 },
      { number: 2, width: 842, height: 595 },
    ]);
    const [name] = file.fields;
    expect(name).toMatchObject({
      name: 'richiedente.cognome',
      label: 'Cognome e nome',
      kind: 'text',
      isRequired: true,
      value: 'Esempi',
    });
    const { box, page } = name?.widgets[0] ?? {};
    expect(page).toBe(1);
    expect(box?.x).toBeCloseTo(49.5, 0);
    expect(box?.y).toBeCloseTo(842 - 720.5, 0);
    expect(file.fields.map(({ kind }) => kind)).toEqual([
      'text',
      'text',
      'multiline',
      'checkbox',
      'radio',
      'dropdown',
      'list',
    ]);
    expect(file.fields[1]).toMatchObject({ maxLength: 16, isCombed: true });
    expect(file.fields[4]?.widgets.map(({ value }) => value)).toEqual(['conto', 'assegno']);
    expect(file.fields[6]).toMatchObject({ isMultiple: true, options: [{ value: 'IRPEF' }, { value: 'IVA' }, {}] });
    await file.close();
  });

  it('is filled in, and every value is read back', async () => {
    const original = await open(await makeForm());
    const file = await open(await writePdf(await order()));

    expect(compareForm(file, original.fields, values)).toEqual([]);
    expect(compareForm(file, original.fields, new Map([...values, ['note', 'other'], ['consenso', '']]))).toMatchObject(
      [
        { field: 'note', expected: 'other' },
        { field: 'consenso', expected: '', found: 'Yes' },
      ],
    );
  });

  it.each([0, 90, 180, 270])(
    'is flattened, turned by %i: every value stands in its place and no field is left',
    async (turn) => {
      const source = await makeForm(turn);
      const original = await open(source);
      const text = mark({ kind: 'text', at: { x: 60, y: 125 }, text: 'Visto' });
      const made = await writePdf(await order({ source, isFlattened: true, marks: new Map([[1, [text]]]) }));
      const file = await open(made);

      expect(file.fields).toEqual([]);
      expect(await compareText(file, original, values, [text])).toEqual([]);
      expect(
        await compareText(file, original, new Map([...values, ['anno', '2025'], ['accredito', 'conto']]), [text]),
      ).toMatchObject([{ field: 'accredito' }, { field: 'anno', expected: '2025', found: '2026' }]);
      expect(await compareText(file, original, new Map([...values, ['consenso', '']]), [text])).toMatchObject([
        { field: 'consenso', found: 'X' },
      ]);
    },
  );

  it.each([0, 90, 180, 270])(
    'carries marks where they were drawn on a page turned by %i, and blank pages behind',
    async (turn) => {
      const source = await makeForm(turn);
      const text = mark({ kind: 'text', at: { x: 100, y: 200 }, text: 'Nota a margine\nseconda riga' });
      const pen = mark({ kind: 'pen', points: [10, 10, 20, 25, 40, 12] });
      const made = await writePdf(
        await order({
          source,
          marks: new Map([[1, [text, pen]]]),
          blankPages: [{ width: 595, height: 842, marks: [text, mark({ kind: 'pen', points: [5, 5] })] }],
        }),
      );
      const file = await open(made);

      expect(file.pages).toHaveLength(3);
      for (const page of [1, 3]) {
        const found = (await file.text(page)).find((piece) => piece.text === 'Nota a margine');
        expect(found?.box.x).toBeCloseTo(100, 0);
        expect((found?.box.y ?? 0) + (found?.box.height ?? 0)).toBeCloseTo(211, 0);
      }
    },
  );

  it.each([false, true])('holds names of every European alphabet (flattened: %s)', async (isFlattened) => {
    const names = new Map([...values, ['richiedente.cognome', 'Łukasz Žižek Ștefan Ωμέγα Жуков']]);
    const source = await makeForm();
    const original = await open(source);
    const file = await open(await writePdf(await order({ source, values: names, isFlattened })));

    expect(
      isFlattened ? await compareText(file, original, names, []) : compareForm(file, original.fields, names),
    ).toEqual([]);
  });

  it('is refused with the field that is in the way', async () => {
    const failing = async (field: string, value: string): Promise<unknown> =>
      writePdf(await order({ values: new Map([...values, [field, value]]), isFlattened: true })).catch(
        (error: unknown) => error,
      );

    expect(await failing('codice_fiscale', 'RSSMRA80A01H501UX')).toEqual(new PdfProblem('too-long', 'codice_fiscale'));
    expect(await failing('note', '漢字')).toEqual(new PdfProblem('letters-missing', 'note'));
    expect(await failing('anno', '1999')).toEqual(new PdfProblem('field-unknown', 'anno'));
    expect(await failing('accredito', 'contanti')).toEqual(new PdfProblem('field-unknown', 'accredito'));
  });

  it('calls the states of its buttons by what they stand for', async () => {
    const made = await PDFDocument.load(await writePdf(await order()));
    const way = made.getForm().getRadioGroup('accredito').acroField;

    expect(way.getValue()).toBe(PDFName.of('assegno'));
    expect(way.dict.has(PDFName.of('Opt'))).toBe(false);
    expect(way.getOnValues()).toEqual([PDFName.of('conto'), PDFName.of('assegno')]);
  });

  it('keeps what is in fields that nobody sees', async () => {
    const document = await PDFDocument.load(await makeForm());
    const secret = document.getForm().createTextField('versione');
    secret.addToPage(document.getPage(0), { hidden: true });
    secret.setText('7');
    const source = await document.save();
    const original = await open(source);
    expect(original.fields.find(({ name }) => name === 'versione')).toMatchObject({ isHidden: true, value: '7' });
    expect(original.shownFields).toHaveLength(7);
    const all = new Map([...values, ['versione', '7']]);
    const file = await open(await writePdf(await order({ source, values: all })));
    expect(compareForm(file, original.fields, all)).toEqual([]);
  });

  it('loses the scripts of its original', async () => {
    const document = await PDFDocument.load(await makeForm());
    document.catalog.set(
      PDFName.of('OpenAction'),
      document.context.obj({ S: 'JavaScript', JS: PDFString.of('app.alert(1)') }),
    );
    const source = await document.save({ useObjectStreams: false });
    expect(Buffer.from(source).includes('JavaScript')).toBe(true);
    const made = await PDFDocument.load(await writePdf(await order({ source })));
    expect(Buffer.from(await made.save({ useObjectStreams: false })).includes('JavaScript')).toBe(false);
  });

  it('that is none is refused', async () => {
    await expect(open(new TextEncoder().encode('no PDF at all'))).rejects.toEqual(new PdfProblem('damaged'));
    await expect(writePdf(await order({ source: new Uint8Array(9) }))).rejects.toEqual(new PdfProblem('damaged'));
  });

  it('has a hash that can be read aloud', async () => {
    const bytes = new TextEncoder().encode('Sportello');
    const hash = await sha256(bytes);
    expect(hash).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(inGroups(hash ?? '')).toHaveLength(16);
  });

  it('has words for fields without a tooltip', () => {
    expect(labelOf({ label: '', name: 'form1[0].page[0].codiceFiscale[0]' })).toBe('Codice Fiscale');
    expect(labelOf({ label: ' Cognome ', name: 'x' })).toBe('Cognome');
  });
});
