import type { BoardModel } from '../../board/model';
import { marksOf } from '../../board/values';
import { unicodeFont } from '../../pdf/resources';
import { writePdf } from '../../pdf/writer';

export interface OutputOrder {
  /** The document's id; empty: blank pages alone. */
  readonly source: string;
  readonly bytes: Uint8Array | undefined;
  readonly values: ReadonlyMap<string, string>;
  readonly isFlattened: boolean;
  readonly hasBlank: boolean;
}

/** The PDF of what is on the board. Throws a `PdfProblem`. */
export function makeOutput(model: BoardModel, order: OutputOrder): Promise<Uint8Array<ArrayBuffer>> {
  const { source, bytes, values, isFlattened, hasBlank } = order;
  const blank = model.pages.filter(({ kind }) => kind === 'blank');
  return writePdf({
    source: bytes,
    values,
    isFlattened,
    marks: marksOf(model, source),
    blankPages: hasBlank ? blank.map((page) => ({ ...page, marks: model.marksOf(page.id) })) : [],
    unicodeFont,
  });
}
