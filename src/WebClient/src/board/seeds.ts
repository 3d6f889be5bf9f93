import * as Y from 'yjs';
import { choiceKey, textName } from './names';

/** What a field holds in the PDF before anybody fills it in. */
export interface FieldSeed {
  readonly field: string;
  readonly kind: 'text' | 'choice';
  readonly value: string;
}

/** Characters of several values that are one piece: it fits into one update. A longer value is a piece of its own. */
const longestPiece = 6_000;

/**
 * The values of a PDF as updates that are the same wherever they are made: two people who open the same document at the same time
 * write them once. The writer's number in each comes from the content, so that another content is another writer.
 */
export function seedUpdates(document: string, seeds: readonly FieldSeed[]): Uint8Array[] {
  return piecesOf(seeds.filter(({ value }) => value !== '')).map((piece) => {
    const doc = new Y.Doc();
    doc.clientID = writerOf(JSON.stringify([document, piece]));
    doc.transact(() => {
      for (const { field, kind, value } of piece) {
        if (kind === 'text') {
          doc.getText(textName(document, field)).insert(0, value);
        } else {
          doc.getMap('choices').set(choiceKey(document, field), value);
        }
      }
    });
    const update = Y.encodeStateAsUpdate(doc);
    doc.destroy();
    return update;
  });
}

function piecesOf(seeds: readonly FieldSeed[]): FieldSeed[][] {
  const pieces: FieldSeed[][] = [];
  let room = 0;
  for (const seed of seeds) {
    const size = seed.value.length + seed.field.length;
    if (size > room) {
      pieces.push([]);
      room = longestPiece;
    }
    room -= size;
    pieces.at(-1)?.push(seed);
  }
  return pieces;
}

/** FNV-1a over the characters: 32 bits, as Yjs numbers its writers. */
function writerOf(content: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < content.length; index++) {
    hash = Math.imul(hash ^ content.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}
