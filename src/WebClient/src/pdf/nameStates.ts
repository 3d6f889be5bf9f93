import { PDFDict, PDFName, type PDFCheckBox, type PDFRadioGroup } from 'pdf-lib';

/** What can be the name of a state in every program that reads the file. */
const plain = /^[\x20-\x7e]+$/;

/**
 * Some forms call the states of their buttons 0, 1, 2 and write elsewhere what they stand for. Here each gets the name of what it stands
 * for, so that the field's value is the same for whoever reads it.
 */
export function nameStates(field: PDFCheckBox | PDFRadioGroup): void {
  const { acroField } = field;
  const names = acroField.getExportValues()?.map((value) => value.decodeText());
  const places = acroField.getWidgets();
  if (names === undefined || names.length !== places.length || !names.every((name) => plain.test(name))) {
    return;
  }
  places.forEach((place, index) => {
    const old = place.getOnValue();
    const name = PDFName.of(names[index] ?? '');
    if (old === undefined || old === name) {
      return;
    }
    const appearances = place.AP();
    for (const kind of ['N', 'D', 'R']) {
      rename(appearances?.lookup(PDFName.of(kind)), old, name);
    }
    if (place.getAppearanceState() === old) {
      place.setAppearanceState(name);
    }
  });
  acroField.dict.delete(PDFName.of('Opt'));
}

function rename(states: unknown, old: PDFName, name: PDFName): void {
  const state = states instanceof PDFDict ? states.get(old) : undefined;
  if (states instanceof PDFDict && state !== undefined) {
    states.delete(old);
    states.set(name, state);
  }
}
