import { PDFDocument, StandardFonts, type PDFFont } from 'pdf-lib';
import type { Mark } from '../board/marks';
import type { PageSize } from '../board/pages';
import { drawMarks } from './drawMarks';
import { fillFields } from './fillFields';
import { flatten } from './flatten';
import { isStandard, missingLetters } from './letters';
import { PdfProblem } from './problem';
import { takeScriptsAway } from './scripts';
import { trueType } from './trueType';

/** What is to become a PDF. */
export interface Order {
  /** The document with its form; none: blank pages alone. */
  readonly source: Uint8Array | undefined;
  /** By the names of the fields. */
  readonly values: ReadonlyMap<string, string>;
  /** Over the pages of the document, by their numbers from 1. */
  readonly marks: ReadonlyMap<number, readonly Mark[]>;
  /** Put behind the document. */
  readonly blankPages: readonly (PageSize & { readonly marks: readonly Mark[] })[];
  /** What is written becomes a part of the pages and can be changed no more. */
  readonly isFlattened: boolean;
  /** For letters that a PDF's standard fonts lack; asked for only then. */
  readonly unicodeFont: () => Promise<Uint8Array>;
}

/** Makes a PDF. Throws a `PdfProblem`. */
export async function writePdf(order: Order): Promise<Uint8Array<ArrayBuffer>> {
  const document = await load(order.source);
  const fontFor = await fontsFor(document, order);
  document.getPages().forEach((page, index) => {
    drawMarks(page, order.marks.get(index + 1) ?? [], fontFor);
  });
  for (const { width, height, marks } of order.blankPages) {
    drawMarks(document.addPage([width, height]), marks, fontFor);
  }
  if (order.source !== undefined) {
    const form = document.getForm();
    form.deleteXFA();
    fillFields(form, order.values, fontFor);
    if (order.isFlattened) {
      flatten(document, fontFor);
    }
  }
  takeScriptsAway(document);
  document.setProducer('VideoDesk');
  return new Uint8Array(await document.save({ updateFieldAppearances: false }));
}

async function load(source: Uint8Array | undefined): Promise<PDFDocument> {
  if (source === undefined) {
    return PDFDocument.create();
  }
  try {
    return await PDFDocument.load(source);
  } catch (error) {
    const isEncrypted = error instanceof Error && /encrypted/i.test(error.message);
    throw new PdfProblem(isEncrypted ? 'encrypted' : 'damaged');
  }
}

/** Helvetica, which every reader has, for every text whose letters it has; the font of many alphabets for the others. */
async function fontsFor(document: PDFDocument, order: Order): Promise<(text: string) => PDFFont> {
  const standard = await document.embedFont(StandardFonts.Helvetica);
  const texts = textsOf(order);
  if (texts.every(({ text }) => isStandard(text))) {
    return () => standard;
  }
  const missing = texts.find(({ text }) => missingLetters(text).length > 0);
  if (missing !== undefined) {
    throw new PdfProblem('letters-missing', missing.field);
  }
  document.registerFontkit(trueType);
  const unicode = await document.embedFont(await order.unicodeFont(), { subset: false });
  return (text) => (isStandard(text) ? standard : unicode);
}

function textsOf({ values, marks, blankPages }: Order): { text: string; field?: string }[] {
  const all = [...marks.values(), ...blankPages.map((page) => page.marks)].flat();
  return [
    ...Array.from(values, ([field, text]) => ({ text, field })),
    ...all.flatMap((mark) => (mark.kind === 'text' ? [{ text: mark.text }] : [])),
  ];
}
