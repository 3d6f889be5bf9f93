import { degrees, PDFDocument, PDFName, PDFString, StandardFonts } from 'pdf-lib';

/** A form with every kind of field, as an office might have it. */
export async function makeForm(rotation = 0): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  const first = document.addPage([595, 842]);
  first.setRotation(degrees(rotation));
  first.drawText('Richiesta di rimborso', { x: 50, y: 780, size: 18, font });
  const form = document.getForm();

  const name = form.createTextField('richiedente.cognome');
  name.addToPage(first, { x: 50, y: 700, width: 250, height: 20, font });
  name.acroField.dict.set(PDFName.of('TU'), PDFString.of('Cognome e nome'));
  name.enableRequired();
  name.setText('Esempi');

  const code = form.createTextField('codice_fiscale');
  code.setMaxLength(16);
  code.enableCombing();
  code.addToPage(first, { x: 50, y: 660, width: 320, height: 20, font });

  const notes = form.createTextField('note');
  notes.enableMultiline();
  notes.addToPage(first, { x: 50, y: 560, width: 400, height: 80, font });

  const agrees = form.createCheckBox('consenso');
  agrees.addToPage(first, { x: 50, y: 520, width: 16, height: 16 });

  const way = form.createRadioGroup('accredito');
  way.addOptionToPage('conto', first, { x: 50, y: 480, width: 16, height: 16 });
  way.addOptionToPage('assegno', first, { x: 150, y: 480, width: 16, height: 16 });

  const second = document.addPage([842, 595]);
  const year = form.createDropdown('anno');
  year.addOptions(['2024', '2025', '2026']);
  year.addToPage(second, { x: 50, y: 500, width: 100, height: 20, font });
  const kinds = form.createOptionList('imposte');
  kinds.addOptions(['IRPEF', 'IVA', 'Registro']);
  kinds.enableMultiselect();
  kinds.addToPage(second, { x: 50, y: 400, width: 120, height: 60, font });
  return document.save();
}
