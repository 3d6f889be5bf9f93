import type { DocumentKind } from '../session/contract';
import type { Passes } from './passes';
import { askWithPass } from './request';

/** Media types by kind. The server sends every file as an attachment of no particular type. */
export const mediaTypes: Readonly<Record<DocumentKind, string>> = {
  pdf: 'application/pdf',
  jpeg: 'image/jpeg',
  png: 'image/png',
  p7m: 'application/pkcs7-mime',
};

/** The file of a document. Throws a `Refusal` (`document-not-ready`, `document-unknown`, `offline`…). */
export async function contentOf(
  passes: Passes,
  { id, kind }: { readonly id: string; readonly kind?: DocumentKind },
  signal?: AbortSignal,
): Promise<Blob> {
  const response = await askWithPass(passes, contentAddress(id), signal === undefined ? {} : { signal });
  const bytes = await response.arrayBuffer();
  return new Blob([bytes], { type: kind === undefined ? 'application/octet-stream' : mediaTypes[kind] });
}

export function contentAddress(id: string): string {
  return `/api/documents/${encodeURIComponent(id)}/content`;
}
