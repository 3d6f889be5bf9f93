import { describe, expect, it } from 'vitest';
import { acceptanceOf } from '../../src/documents/acceptance';
import { filesTexts } from '../../src/i18n/files';

describe('accepting a document', () => {
  it('keeps its request only when the box was cleared', () => {
    expect(acceptanceOf('d1', 'Delega', false)).toEqual({ id: 'd1', subject: 'Delega', keepRequest: true });
    expect(acceptanceOf('d1', 'Delega', true)).toEqual({ id: 'd1', subject: 'Delega' });
    expect(acceptanceOf('d1', 'Delega', undefined)).toEqual({ id: 'd1', subject: 'Delega' });
  });

  it('names the request in its words', () => {
    expect([filesTexts.it, filesTexts.en, filesTexts.de].map(({ accept }) => accept.closes('Delega'))).toEqual([
      'Chiudi anche la richiesta «Delega»',
      'Close the request “Delega” as well',
      'Anfrage „Delega“ ebenfalls schließen',
    ]);
  });
});
