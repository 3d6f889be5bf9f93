import { contentOf } from '../../documents/content';
import type { Passes } from '../../documents/passes';
import { Refusal } from '../../documents/refusal';
import { PdfProblem } from '../../pdf/problem';
import type { PdfFile } from '../../pdf/reader';

export type DocumentFault = 'encrypted' | 'damaged' | 'unseen' | 'offline';

export type OpenDocument =
  | { readonly kind: 'loading' }
  | { readonly kind: 'open'; readonly file: PdfFile; readonly bytes: Uint8Array }
  | { readonly kind: 'failed'; readonly fault: DocumentFault };

/** The PDFs of the board, each fetched and opened once. What reads them is loaded with the first. */
export class BoardDocuments {
  private readonly documents = new Map<string, OpenDocument>();

  private readonly closing = new AbortController();

  /** @param passes nothing for a guest, who has no pass and sees no document. */
  constructor(
    private readonly passes: Passes | undefined,
    private readonly changed: () => void,
  ) {}

  /** What is known of a document; begins to fetch it when nothing is. */
  get(id: string): OpenDocument {
    const known = this.documents.get(id);
    if (known !== undefined) {
      return known;
    }
    void this.fetch(id);
    return { kind: 'loading' };
  }

  /** The same, once it is open or has failed. */
  async wait(id: string): Promise<Exclude<OpenDocument, { kind: 'loading' }>> {
    const known = this.documents.get(id);
    return known === undefined || known.kind === 'loading' ? this.fetch(id) : known;
  }

  retry(id: string): void {
    this.documents.delete(id);
    this.changed();
  }

  close(): void {
    this.closing.abort();
    this.documents.forEach((document) => {
      if (document.kind === 'open') {
        void document.file.close();
      }
    });
    this.documents.clear();
  }

  private readonly fetching = new Map<string, Promise<Exclude<OpenDocument, { kind: 'loading' }>>>();

  private fetch(id: string): Promise<Exclude<OpenDocument, { kind: 'loading' }>> {
    const known = this.fetching.get(id);
    if (known !== undefined) {
      return known;
    }
    this.documents.set(id, { kind: 'loading' });
    const fetching = this.load(id).then((document) => {
      this.fetching.delete(id);
      this.documents.set(id, document);
      this.changed();
      return document;
    });
    this.fetching.set(id, fetching);
    return fetching;
  }

  private async load(id: string): Promise<Exclude<OpenDocument, { kind: 'loading' }>> {
    if (this.passes === undefined) {
      return { kind: 'failed', fault: 'unseen' };
    }
    try {
      const content = await contentOf(this.passes, { id, kind: 'pdf' }, this.closing.signal);
      const bytes = new Uint8Array(await content.arrayBuffer());
      const { PdfFile, resources } = await import('../../pdf/open');
      return { kind: 'open', bytes, file: await PdfFile.open(bytes.slice(), resources) };
    } catch (error) {
      return { kind: 'failed', fault: faultOf(error) };
    }
  }
}

function faultOf(error: unknown): DocumentFault {
  if (error instanceof PdfProblem) {
    return error.code === 'encrypted' ? 'encrypted' : 'damaged';
  }
  return error instanceof Refusal && error.code === 'document-unknown' ? 'unseen' : 'offline';
}
