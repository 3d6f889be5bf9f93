import {
  drawObject,
  PDFCheckBox,
  PDFDict,
  PDFName,
  PDFOptionList,
  PDFRadioGroup,
  PDFRef,
  PDFStream,
  popGraphicsState,
  pushGraphicsState,
  translate,
  type PDFDocument,
  type PDFField,
  type PDFFont,
  type PDFPage,
} from 'pdf-lib';
import { off } from './fields';

type Place = ReturnType<PDFField['acroField']['getWidgets']>[number];

/** What a ticked box is: a letter, so that it is found again in the page's text. */
export const tick = 'X';

/** Makes what is written in the fields a part of the pages, and takes the form away. */
export function flatten(document: PDFDocument, fontFor: (text: string) => PDFFont): void {
  const pages = placesOf(document);
  for (const field of document.getForm().getFields()) {
    for (const place of field.acroField.getWidgets()) {
      const page = pages.get(place.dict);
      if (page !== undefined) {
        draw(field, place, page, fontFor);
      }
    }
  }
  for (const page of document.getPages()) {
    takeWidgetsAway(document, page);
  }
  document.catalog.delete(PDFName.of('AcroForm'));
}

function draw(field: PDFField, place: Place, page: PDFPage, fontFor: (text: string) => PDFFont): void {
  if (field instanceof PDFCheckBox || field instanceof PDFRadioGroup) {
    drawTick(place, page, fontFor);
  } else if (field instanceof PDFOptionList) {
    drawLines(field.getSelected(), place, page, fontFor);
  } else {
    drawAppearance(field, place, page);
  }
}

function drawTick(place: Place, page: PDFPage, fontFor: (text: string) => PDFFont): void {
  const state = place.getAppearanceState()?.decodeText() ?? off;
  if (state !== off) {
    const { x, y, width, height } = place.getRectangle();
    const font = fontFor(tick);
    const size = Math.min(height, width) * 0.9;
    page.drawText(tick, {
      font,
      size,
      x: x + (width - font.widthOfTextAtSize(tick, size)) / 2,
      y: y + (height - font.heightAtSize(size, { descender: false })) / 2,
    });
  }
}

function drawLines(lines: readonly string[], place: Place, page: PDFPage, fontFor: (text: string) => PDFFont): void {
  const { x, y, width, height } = place.getRectangle();
  const size = Math.max(4, Math.min(11, (height - 4) / Math.max(1, lines.length) / 1.2));
  lines.forEach((line, index) => {
    const font = fontFor(line);
    const fitting = Math.min(size, (size * (width - 4)) / Math.max(1, font.widthOfTextAtSize(line, size)));
    page.drawText(line, { font, size: fitting, x: x + 2, y: y + height - 2 - (index + 1) * size * 1.1 });
  });
}

/** Text fields and dropdowns are drawn as pdf-lib has laid them out. */
function drawAppearance(field: PDFField, place: Place, page: PDFPage): void {
  const normal = place.getAppearances()?.normal;
  const reference = place.AP()?.get(PDFName.of('N'));
  if (!(normal instanceof PDFStream) || !(reference instanceof PDFRef)) {
    return;
  }
  const { x, y } = place.getRectangle();
  const key = page.node.newXObject(field.getName().replaceAll(/\W/g, '').slice(0, 20) || 'Field', reference);
  page.pushOperators(pushGraphicsState(), translate(x, y), drawObject(key), popGraphicsState());
}

/** On which page each widget stands: by the pages' own lists, since a widget need not say it. */
function placesOf(document: PDFDocument): ReadonlyMap<PDFDict, PDFPage> {
  const places = new Map<PDFDict, PDFPage>();
  for (const page of document.getPages()) {
    for (const annotation of page.node.Annots()?.asArray() ?? []) {
      const found = document.context.lookup(annotation);
      if (found instanceof PDFDict) {
        places.set(found, page);
      }
    }
  }
  return places;
}

function takeWidgetsAway(document: PDFDocument, page: PDFPage): void {
  const annotations = page.node.Annots();
  for (let index = (annotations?.size() ?? 0) - 1; index >= 0; index--) {
    const found = document.context.lookup(annotations?.get(index));
    if (found instanceof PDFDict && found.get(PDFName.of('Subtype')) === PDFName.of('Widget')) {
      annotations?.remove(index);
    }
  }
}
