import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fileCodes } from '../../src/i18n/fileCodes';
import { languages } from '../../src/i18n/language';

/** Codes of the chapter of documents, as the contract lists them. */
const contract = readFileSync(join(import.meta.dirname, '../../../../docs/documents.md'), 'utf8');
const chapter = contract.slice(contract.indexOf('## Documents'), contract.indexOf('## Protocol'));
const listed = /^Codes: (.*?)\n\n/ms.exec(chapter)?.[1] ?? '';
const codes = [...listed.replaceAll(/\([^)]*\)/g, '').matchAll(/`([a-z-]+)`/g)].map(([, code]) => code ?? '');

describe('the codes of documents', () => {
  it('are read from the contract', () => {
    expect(codes.length).toBeGreaterThanOrEqual(21);
  });

  it.each(languages)('have each a sentence in %s', (language) => {
    expect(codes.filter((code) => fileCodes[language][code] === undefined)).toEqual([]);
  });

  it.each(languages)('have the same sentences in %s as in Italian', (language) => {
    expect(Object.keys(fileCodes[language]).sort()).toEqual(Object.keys(fileCodes.it).sort());
  });
});
