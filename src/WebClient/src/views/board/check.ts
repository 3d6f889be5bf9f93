import { marksOf, valuesOf } from '../../board/values';
import type { Difference } from '../../pdf/compare';
import { labelOf, type FormField } from '../../pdf/fields';
import { sha256 } from '../../pdf/hash';
import type { DocumentItem } from '../../session/contract';
import type { BoardContext } from './context';

/** What came of holding a made PDF against one's own board. */
export type Check =
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'wrong-hash' }
  | { readonly kind: 'not-comparable' }
  | {
      readonly kind: 'compared';
      readonly hash: string | undefined;
      readonly fields: number;
      readonly differences: readonly LabelledDifference[];
      /** What is confirmed. */
      readonly values: ReadonlyMap<string, string>;
    };

export interface LabelledDifference extends Difference {
  readonly label: string;
}

/** Fetches the PDF that was made of the board and compares it with what is on this side's board now. */
export async function checkOutcome(board: BoardContext, item: DocumentItem): Promise<Check> {
  const { documents, model } = board;
  const made = await documents.wait(item.id);
  if (made.kind !== 'open') {
    return { kind: 'unreadable' };
  }
  const hash = await sha256(new Uint8Array(made.bytes));
  if (hash !== undefined && item.sha256 !== undefined && hash !== item.sha256.toLowerCase()) {
    return { kind: 'wrong-hash' };
  }
  const outcome = model.outcome(item.id);
  if (outcome === undefined) {
    return { kind: 'not-comparable' };
  }
  if (outcome.source === undefined) {
    return { kind: 'compared', hash, fields: 0, differences: [], values: new Map() };
  }
  const original = await documents.wait(outcome.source);
  if (original.kind !== 'open') {
    return { kind: 'not-comparable' };
  }
  const { fields } = original.file;
  const values = valuesOf(model, outcome.source, fields);
  const { compareForm, compareText } = await import('../../pdf/compare');
  const differences =
    item.form?.flattened === true
      ? await compareText(made.file, original.file, values, [...marksOf(model, outcome.source).values()].flat())
      : compareForm(made.file, fields, values);
  return {
    kind: 'compared',
    hash,
    fields: original.file.shownFields.length,
    values,
    differences: labelled(differences, fields),
  };
}

function labelled(differences: readonly Difference[], fields: readonly FormField[]): LabelledDifference[] {
  return differences.map((difference) => {
    const field = fields.find(({ name }) => name === difference.field);
    return { ...difference, label: field === undefined ? difference.field : labelOf(field) };
  });
}
