import type { DocumentKind, Documents } from '../session/contract';

/** What is known of a file before it is sent. */
export interface Candidate {
  readonly name: string;
  readonly size: number;
}

/** Files that are on their way already: the server's figures do not have them yet, or not whole. */
export interface Underway {
  readonly files: number;
  readonly bytes: number;
}

const extensions: Readonly<Record<string, DocumentKind>> = {
  pdf: 'pdf',
  jpg: 'jpeg',
  jpeg: 'jpeg',
  png: 'png',
  p7m: 'p7m',
};

/** What file pickers offer; phones change their own formats of photos into these. */
export const accepted: Readonly<Record<DocumentKind, string>> = {
  pdf: '.pdf,application/pdf',
  jpeg: '.jpg,.jpeg,image/jpeg',
  png: '.png,image/png',
  p7m: '.p7m,application/pkcs7-mime',
};

/** The code with which the server would refuse this file; undefined when there is nothing against sending it. */
export function whyNot(
  { name, size }: Candidate,
  documents: Documents,
  underway: Underway,
  request?: string,
): string | undefined {
  const { limits, usedBytes, usedFiles, requests, mayUpload } = documents;
  if (!mayUpload) {
    return 'upload-not-enabled';
  }
  if (request !== undefined && !requests.some(({ id, open }) => id === request && open)) {
    return 'request-closed';
  }
  if (size === 0) {
    return 'file-empty';
  }
  const kind = kindOf(name);
  if (kind === undefined || !limits.kinds.includes(kind)) {
    return 'kind-not-allowed';
  }
  if (size > limits.fileBytes) {
    return 'file-too-large';
  }
  if (usedFiles + underway.files + 1 > limits.files) {
    return 'files-too-many';
  }
  return usedBytes + underway.bytes + size > limits.totalBytes ? 'files-too-much' : undefined;
}

/** By the name's end; the server looks at the first bytes. */
export function kindOf(name: string): DocumentKind | undefined {
  const dot = name.lastIndexOf('.');
  return dot < 0 ? undefined : extensions[name.slice(dot + 1).toLowerCase()];
}
