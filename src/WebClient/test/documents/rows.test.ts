import { describe, expect, it } from 'vitest';
import { newsOf } from '../../src/documents/news';
import { rowsOf, type RowsInput } from '../../src/documents/rows';
import type { Upload } from '../../src/documents/upload';
import { byteWords, hashGroups, suggestedSubject } from '../../src/documents/words';
import type { DocumentItem, Documents } from '../../src/session/contract';

describe('the list of documents', () => {
  it('shows a file that this page is sending once, though the server knows it already', () => {
    const [row, ...others] = rows({
      documents: documents([item({ id: 'd1', state: 'uploading', received: 10 })]),
      uploads: [upload({ document: 'd1', sent: 40 })],
    });

    expect(row?.status).toEqual({ kind: 'sending', sent: 40 });
    expect(row?.item?.id).toBe('d1');
    expect(others).toEqual([]);
  });

  it('tells what was begun here before a reload from what another device is sending', () => {
    const list = documents([
      item({ id: 'here', state: 'uploading', received: 5, at: '2026-11-23T09:00:00Z' }),
      item({ id: 'phone', state: 'uploading', received: 7, at: '2026-11-23T08:00:00Z' }),
    ]);

    expect(rows({ documents: list, wasBegunHere: (id) => id === 'here' }).map(({ status }) => status)).toEqual([
      { kind: 'left-off', sent: 5 },
      { kind: 'arriving', sent: 7 },
    ]);
  });

  it('has what is under way first, then the youngest', () => {
    const list = documents([
      item({ id: 'old', at: '2026-11-23T08:00:00Z' }),
      item({ id: 'young', at: '2026-11-23T09:00:00Z' }),
    ]);

    expect(rows({ documents: list, uploads: [upload({})] }).map(({ key }) => key)).toEqual(['u1', 'young', 'old']);
  });

  it('does not show what the other side withdrew', () => {
    const list = documents([item({ state: 'withdrawn' }), item({ id: 'd2', own: false, state: 'withdrawn' })]);

    expect(rows({ documents: list }).map(({ key }) => key)).toEqual(['d1']);
  });

  it('lets the official decide what the taxpayer sent, and nobody decide twice', () => {
    const ready = item({ own: false, from: 'taxpayer', kind: 'pdf' });
    const protocol = { number: '0000001/2026', at: '2026-11-23T09:00:00Z', subject: 'Delega' };

    expect(rows({ role: 'official', documents: documents([ready]) })[0]?.actions).toEqual([
      'accept',
      'decline',
      'preview',
      'download',
      'print',
    ]);
    const accepted = documents([{ ...ready, state: 'accepted', protocol }]);
    expect(rows({ role: 'official', documents: accepted })[0]?.actions).toEqual([
      'receipt',
      'preview',
      'download',
      'print',
    ]);
    expect(rows({ documents: documents([item({ state: 'accepted', kind: 'p7m', protocol })]) })[0]?.actions).toEqual([
      'receipt',
      'download',
    ]);
  });

  it('lets whoever sent it withdraw it until it is accepted', () => {
    const actions = (['checking', 'ready', 'accepted', 'declined', 'refused'] as const).map((state) =>
      rows({ documents: documents([item({ state })]) })[0]?.actions.includes('withdraw'),
    );

    expect(actions).toEqual([true, true, false, false, false]);
  });

  it.each([
    ['waiting', ['pause', 'cancel']],
    ['sending', ['pause', 'cancel']],
    ['interrupted', ['pause', 'cancel']],
    ['paused', ['resume', 'cancel']],
  ] as const)('offers what can be done with a file that is %s', (kind, actions) => {
    expect(rows({ uploads: [upload({ state: { kind } })] })[0]?.actions).toEqual(actions);
  });

  it('says why a file was not sent, which can be tried again', () => {
    expect(rows({ uploads: [upload({ state: { kind: 'refused', code: 'storage-full' } })] })[0]).toMatchObject({
      status: { kind: 'not-sent', code: 'storage-full' },
      actions: ['retry', 'cancel'],
    });
  });
});

describe('news', () => {
  const list: Documents = {
    ...documents([
      item({ id: 'mine', state: 'accepted', protocol: { number: '0000007/2026', at: '', subject: '' } }),
      item({ id: 'bad', state: 'refused', code: 'file-infected' }),
      item({ id: 'theirs', own: false, state: 'ready' }),
      item({ id: 'coming', own: false, state: 'checking' }),
    ]),
    requests: [
      { id: 'r1', what: 'Delega', askedAt: '', open: true },
      { id: 'r2', what: 'Visura', askedAt: '', open: false },
    ],
  };

  it('are for the taxpayer what is asked for, what came and what became of the files sent', () => {
    expect(newsOf(list, 'taxpayer').map(({ key, detail }) => [key, detail])).toEqual([
      ['asked r1', ''],
      ['accepted mine', '0000007/2026'],
      ['refused bad', 'file-infected'],
      ['arrived theirs', ''],
    ]);
  });

  it('are for the official not the own requests', () => {
    expect(newsOf(list, 'official').map(({ key }) => key)).not.toContain('asked r1');
  });
});

describe('words', () => {
  it.each([
    [0, '0 kB'],
    [10, '0,1 kB'],
    [3_355_443, '3,2 MB'],
    [52_428_800, '50 MB'],
  ])('says %i bytes as %s', (bytes, words) => {
    expect(byteWords('it', bytes)).toBe(words);
  });

  it('groups a hash', () => {
    expect(hashGroups('0123456789abcdef'.repeat(4))).toHaveLength(8);
  });

  it('suggests what was asked for, else the name of the file', () => {
    expect(suggestedSubject('IMG_1.jpg', "Documento d'identità")).toBe("Documento d'identità");
    expect(suggestedSubject('Istanza di rimborso.pdf.p7m', undefined)).toBe('Istanza di rimborso');
  });
});

function rows(changes: Partial<RowsInput>) {
  return rowsOf({ documents: documents([]), uploads: [], role: 'taxpayer', wasBegunHere: () => false, ...changes });
}

function documents(items: DocumentItem[]): Documents {
  return {
    requests: [],
    mayUpload: true,
    limits: { fileBytes: 100, files: 3, totalBytes: 200, kinds: ['pdf'] },
    usedBytes: 0,
    usedFiles: 0,
    scanned: true,
    arriving: 0,
    items,
  };
}

function item(changes: Partial<DocumentItem>): DocumentItem {
  return {
    id: 'd1',
    name: 'delega.pdf',
    bytes: 100,
    from: 'taxpayer',
    own: true,
    at: '2026-11-23T08:00:00Z',
    state: 'ready',
    warnings: [],
    ...changes,
  };
}

function upload(changes: Partial<Upload>): Upload {
  return {
    id: 'u1',
    name: 'delega.pdf',
    bytes: 100,
    sent: 0,
    request: 'r1',
    state: { kind: 'sending' },
    document: undefined,
    ...changes,
  };
}
