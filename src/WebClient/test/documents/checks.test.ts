import { describe, expect, it } from 'vitest';
import { kindOf, whyNot } from '../../src/documents/checks';
import type { Documents } from '../../src/session/contract';

const nothing = { files: 0, bytes: 0 };

describe('what is known before sending', () => {
  it.each<[string, string, number, string | undefined]>([
    ['a PDF', 'modulo.pdf', 10, undefined],
    ['a signed file', 'Modulo.PDF.P7M', 10, undefined],
    ['an empty file', 'a.pdf', 0, 'file-empty'],
    ['a program', 'a.pdf.exe', 10, 'kind-not-allowed'],
    ['a name without an end', 'documento', 10, 'kind-not-allowed'],
    ['a kind that this office does not take', 'a.png', 10, 'kind-not-allowed'],
    ['the largest file', 'a.jpg', 100, undefined],
    ['a larger one', 'a.jpg', 101, 'file-too-large'],
  ])('%s', (_, name, size, code) => {
    expect(whyNot({ name, size }, documents(), nothing, 'r1')).toBe(code);
  });

  it('counts what is on its way', () => {
    const many = documents({ usedFiles: 1 });
    expect(whyNot({ name: 'a.pdf', size: 1 }, many, { files: 1, bytes: 0 })).toBeUndefined();
    expect(whyNot({ name: 'a.pdf', size: 1 }, many, { files: 2, bytes: 0 })).toBe('files-too-many');

    const much = documents({ usedBytes: 100 });
    expect(whyNot({ name: 'a.pdf', size: 50 }, much, { files: 1, bytes: 50 })).toBeUndefined();
    expect(whyNot({ name: 'a.pdf', size: 51 }, much, { files: 1, bytes: 50 })).toBe('files-too-much');
  });

  it('sends nothing where nothing is asked for', () => {
    expect(whyNot({ name: 'a.pdf', size: 1 }, documents({ mayUpload: false }), nothing)).toBe('upload-not-enabled');
    expect(whyNot({ name: 'a.pdf', size: 1 }, documents(), nothing, 'r2')).toBe('request-closed');
  });

  it('knows kinds by the end of the name', () => {
    expect(['a.JPEG', 'b.jpg', 'c.png', 'd.pdf', 'e.p7m', 'f', '.pdf/..'].map(kindOf)).toEqual([
      'jpeg',
      'jpeg',
      'png',
      'pdf',
      'p7m',
      undefined,
      undefined,
    ]);
  });
});

function documents(changes: Partial<Documents> = {}): Documents {
  return {
    requests: [
      { id: 'r1', what: 'Documento', askedAt: '2026-11-23T08:25:00.000Z', open: true },
      { id: 'r2', what: 'Delega', askedAt: '2026-11-23T08:25:00.000Z', open: false },
    ],
    mayUpload: true,
    limits: { fileBytes: 100, files: 3, totalBytes: 200, kinds: ['pdf', 'jpeg', 'p7m'] },
    usedBytes: 0,
    usedFiles: 0,
    scanned: true,
    arriving: 0,
    items: [],
    ...changes,
  };
}
