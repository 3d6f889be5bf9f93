import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../src');

/** Lines of a file, as for the files of the server. */
const mostLines = 300;

/** Files that may be longer, each with its reason. */
const longFiles: readonly string[] = [
  // The hub's whole contract, read beside docs/signaling-protocol.md.
  'session/contract.ts',
  // Still to be split.
  'media/relayCall.ts',
];

const files = readdirSync(root, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map((entry) => relative(root, join(entry.parentPath, entry.name)))
  // Texts in three languages are as long as they are.
  .filter((path) => !path.startsWith('i18n'))
  .map((path) => ({ path, lines: readFileSync(join(root, path), 'utf8').trimEnd().split('\n').length }));

describe('a file of the client', () => {
  it('stays on few screens', () => {
    expect(files.length).toBeGreaterThan(200);
    expect(files.filter(({ path, lines }) => lines > mostLines && !longFiles.includes(path))).toEqual([]);
  });
});
