import {
  PDFCheckBox,
  PDFDropdown,
  PDFOptionList,
  PDFRadioGroup,
  PDFTextField,
  type PDFField,
  type PDFFont,
  type PDFForm,
} from 'pdf-lib';
import { off } from './fields';
import { fitText } from './fitText';
import { nameStates } from './nameStates';
import { PdfProblem } from './problem';

/** Writes values into the fields of a form, with what they look like. A value that the form does not know is a `PdfProblem`. */
export function fillFields(
  form: PDFForm,
  values: ReadonlyMap<string, string>,
  fontFor: (text: string) => PDFFont,
): void {
  for (const field of form.getFields()) {
    const value = values.get(field.getName());
    if (value !== undefined) {
      fill(field, value, fontFor(value));
    }
  }
}

function fill(field: PDFField, value: string, font: PDFFont): void {
  try {
    if (field instanceof PDFTextField) {
      fillText(field, value);
      fitText(field, value, font);
      field.updateAppearances(font);
    } else if (field instanceof PDFDropdown) {
      fillDropdown(field, value);
      field.updateAppearances(font);
    } else if (field instanceof PDFOptionList) {
      field.clear();
      field.select(value.split('\n').filter((item) => item !== ''));
      field.updateAppearances(font);
    } else if (field instanceof PDFCheckBox) {
      nameStates(field);
      fillBox(field, value);
      field.updateAppearances();
    } else if (field instanceof PDFRadioGroup) {
      nameStates(field);
      if (isNone(value)) {
        field.clear();
      } else {
        field.select(value);
      }
      field.updateAppearances();
    }
  } catch (error) {
    throw error instanceof PdfProblem ? error : new PdfProblem('field-unknown', field.getName());
  }
}

function fillText(field: PDFTextField, value: string): void {
  const limit = field.getMaxLength();
  if (limit !== undefined && value.length > limit) {
    throw new PdfProblem('too-long', field.getName());
  }
  field.setText(value === '' ? undefined : value);
}

function fillDropdown(field: PDFDropdown, value: string): void {
  if (value === '') {
    field.clear();
  } else {
    // Words that are not in the list are taken by a list that lets them be written, and by no other.
    if (!field.getOptions().includes(value) && !field.isEditable()) {
      throw new PdfProblem('field-unknown', field.getName());
    }
    field.select(value);
  }
}

function fillBox(field: PDFCheckBox, value: string): void {
  if (isNone(value)) {
    field.uncheck();
  } else {
    field.check();
  }
}

function isNone(value: string): boolean {
  return value === '' || value === off;
}
