import { describe, expect, it } from 'vitest';
import { codeFault } from '../../src/board/codiceFiscale';
import { fieldFault, formatOf, stopsPdf } from '../../src/board/validation';
import type { FormField } from '../../src/pdf/fields';
import { lettersNamed } from '../../src/views/board/faults';

function field(changes: Partial<FormField>): FormField {
  return {
    name: 'field',
    label: '',
    kind: 'text',
    isRequired: false,
    isReadOnly: false,
    isHidden: false,
    isCombed: false,
    isMultiple: false,
    isEditable: false,
    options: [],
    format: '',
    value: '',
    widgets: [],
    ...changes,
  };
}

describe('a codice fiscale', () => {
  it.each([
    'RSSMRA80A01H501U',
    'MRTMTT91D08F205J',
    'VRDGPP85T45F205G',
    'BNCGNN00B29Z404U',
    'RSSMRA80A01H50MM',
    'RSSMRA80A01H5LMX',
    'RSSMRAULALMHRLMD',
    'rssmra80a01 h501u',
    '06363391001',
  ])('%s is right', (code) => {
    expect(codeFault(code)).toBeUndefined();
  });

  it.each([
    ['RSSMRA80A01H501X', 'check-character'],
    ['RSSMRA80F01H501U', 'shape'],
    ['RSSMRA80A01H50', 'shape'],
    ['06363391002', 'check-character'],
  ])('%s is wrong (%s)', (code, fault) => {
    expect(codeFault(code)).toBe(fault);
  });
});

describe('the format of a field', () => {
  it.each([
    ['codice_fiscale', 'code'],
    ['form1[0].codiceFiscale[0]', 'code'],
    ['CF', 'code'],
    ['data_nascita', 'date'],
    ['importoRimborso', 'amount'],
    ['dati', undefined],
    ['cognome', undefined],
    ['conferma', undefined],
  ])('of "%s" is %s', (name, format) => {
    expect(formatOf(field({ name }))).toBe(format);
  });

  it('is what the form itself says, though its name says nothing', () => {
    expect(formatOf(field({ name: 'campo1', format: 'AFDate_FormatEx("dd/mm/yyyy");' }))).toBe('date');
    expect(formatOf(field({ label: 'Codice fiscale (prima lettera)', maxLength: 1 }))).toBeUndefined();
  });
});

describe('a value', () => {
  it.each([
    ['data', '29/02/2024', undefined],
    ['data', '29.2.2023', 'date'],
    ['data', '2024-02-29', 'date'],
    ['importo', '1.234,56', undefined],
    ['importo', '€ 12', undefined],
    ['importo', '1,234.56', 'amount'],
    ['importo', 'dodici', 'amount'],
    ['cognome', 'dodici', undefined],
    ['codice fiscale', 'RSSMRA80A01H501X', 'code-check'],
  ])('of %s: %s (%s)', (name, value, kind) => {
    expect(fieldFault(field({ name }), value)?.kind).toBe(kind);
  });

  it('may be missing until the end, and may not be too long', () => {
    expect(fieldFault(field({ isRequired: true }), '')).toBeUndefined();
    expect(fieldFault(field({ isRequired: true }), '', true)).toEqual({ kind: 'missing' });
    expect(fieldFault(field({ maxLength: 3 }), 'abcd')).toEqual({ kind: 'too-long', length: 4, limit: 3 });
  });

  it('may not have letters that the PDF cannot show, which are named, each once', () => {
    expect(fieldFault(field({}), 'Łódź, Αθήνα, Москва, 12 €')).toBeUndefined();
    expect(fieldFault(field({}), 'Rossi 漢字漢')).toEqual({ kind: 'letters', letters: ['漢', '字'] });
    expect(fieldFault(field({ name: 'data' }), '漢')?.kind).toBe('letters');
    // A space that nobody sees is no empty field: the PDF would be refused for it.
    expect(fieldFault(field({ isRequired: true }), '\u2003', true)?.kind).toBe('letters');
  });

  it('is said with the letters: those that nobody sees by their code, and no endless list', () => {
    expect(lettersNamed(['漢', '\u200B', '\u0301', '🙂'])).toBe('漢, U+200B, U+0301, 🙂');
    expect(lettersNamed(Array.from('一二三四五六七八九十'))).toBe('一, 二, 三, 四, 五, 六, 七, 八, …');
  });

  it('stops the PDF when the file cannot hold it, and by nothing else', () => {
    expect(stopsPdf({ kind: 'too-long', length: 4, limit: 3 })).toBe(true);
    expect(stopsPdf({ kind: 'letters', letters: ['漢'] })).toBe(true);
    const others = (['missing', 'code-shape', 'code-check', 'date', 'amount'] as const).map((kind) =>
      stopsPdf({ kind }),
    );
    expect(others).not.toContain(true);
  });
});
