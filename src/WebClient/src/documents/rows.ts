import type { DocumentItem, Documents, ProtocolEntry, Role } from '../session/contract';
import type { Upload } from './upload';

/** Where a document stands, for whoever looks at it. */
export type RowStatus =
  | { readonly kind: 'queued' }
  | { readonly kind: 'sending' | 'interrupted' | 'paused'; readonly sent: number }
  | { readonly kind: 'not-sent'; readonly code: string }
  /** Begun here before the page was loaded again: choosing the same file goes on. */
  | { readonly kind: 'left-off'; readonly sent: number }
  /** On its way from another device of the same seat, or from the other side. */
  | { readonly kind: 'arriving'; readonly sent: number }
  | { readonly kind: 'checking' }
  | { readonly kind: 'ready' }
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'withdrawn' }
  | { readonly kind: 'declined'; readonly reason: string }
  | { readonly kind: 'accepted'; readonly protocol: ProtocolEntry | undefined };

export type RowAction =
  | 'pause'
  | 'resume'
  | 'retry'
  | 'cancel'
  | 'choose-again'
  | 'accept'
  | 'decline'
  | 'preview'
  | 'download'
  | 'print'
  | 'receipt'
  | 'withdraw';

/** One line of the list of documents: what the server knows and what this page is doing, together. */
export interface Row {
  readonly key: string;
  readonly name: string;
  readonly bytes: number;
  readonly own: boolean;
  readonly status: RowStatus;
  readonly actions: readonly RowAction[];
  readonly item: DocumentItem | undefined;
  readonly upload: Upload | undefined;
}

export interface RowsInput {
  readonly documents: Documents;
  readonly uploads: readonly Upload[];
  readonly role: Role;
  /** Whether this browser was sending a document before the page was loaded again. */
  readonly wasBegunHere: (document: string) => boolean;
}

/** The documents, those under way first and then the youngest first. */
export function rowsOf({ documents, uploads, role, wasBegunHere }: RowsInput): Row[] {
  const sending = uploads.map((upload) => {
    const item = documents.items.find(({ id }) => id === upload.document);
    return rowOfUpload(upload, item);
  });
  const underway = new Set(sending.map(({ item }) => item?.id));
  const others = documents.items
    .filter(({ id }) => !underway.has(id))
    .filter(({ own, state }) => own || state !== 'withdrawn')
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at))
    .map((item) => rowOfItem(item, role, wasBegunHere));
  return [...sending, ...others];
}

function rowOfUpload(upload: Upload, item: DocumentItem | undefined): Row {
  const { id, name, bytes } = upload;
  return {
    key: id,
    name,
    bytes,
    own: true,
    status: statusOfUpload(upload),
    actions: actionsOfUpload(upload),
    item,
    upload,
  };
}

function statusOfUpload({ state, sent }: Upload): RowStatus {
  switch (state.kind) {
    case 'waiting':
      return { kind: 'queued' };
    case 'sending':
    case 'interrupted':
    case 'paused':
      return { kind: state.kind, sent };
    case 'refused':
      return { kind: 'not-sent', code: state.code };
    case 'sent':
      return { kind: 'checking' };
  }
}

/** Refusals that the same file meets again. */
const ofTheFile: ReadonlySet<string> = new Set(['name-unusable', 'file-empty', 'file-too-large']);

function actionsOfUpload({ state }: Upload): RowAction[] {
  switch (state.kind) {
    case 'waiting':
    case 'sending':
    case 'interrupted':
      return ['pause', 'cancel'];
    case 'paused':
      return ['resume', 'cancel'];
    case 'refused':
      return ofTheFile.has(state.code) ? ['cancel'] : ['retry', 'cancel'];
    case 'sent':
      return [];
  }
}

function rowOfItem(item: DocumentItem, role: Role, wasBegunHere: (document: string) => boolean): Row {
  const { id, name, bytes, own } = item;
  const status = statusOfItem(item, own && wasBegunHere(id));
  return { key: id, name, bytes, own, status, actions: actionsOfItem(item, role, status), item, upload: undefined };
}

function statusOfItem({ state, received = 0, code, reason, protocol }: DocumentItem, isOurs: boolean): RowStatus {
  switch (state) {
    case 'uploading':
      return { kind: isOurs ? 'left-off' : 'arriving', sent: received };
    case 'checking':
    case 'ready':
    case 'withdrawn':
      return { kind: state };
    case 'refused':
      return { kind: 'refused', code: code ?? 'unexpected' };
    case 'declined':
      return { kind: 'declined', reason: reason ?? '' };
    case 'accepted':
      return { kind: 'accepted', protocol };
  }
}

function actionsOfItem({ own, from, kind, state, protocol }: DocumentItem, role: Role, status: RowStatus): RowAction[] {
  if (status.kind === 'left-off') {
    return ['choose-again', 'withdraw'];
  }
  if (state !== 'ready' && state !== 'accepted') {
    // What is refused is gone already; what was declined can still be looked at by nobody.
    return own && (state === 'uploading' || state === 'checking') ? ['withdraw'] : [];
  }
  const isOfficial = role === 'official';
  const decides = isOfficial && state === 'ready';
  const actions: readonly (RowAction | false)[] = [
    decides && 'accept',
    decides && !own && from === 'taxpayer' && 'decline',
    protocol !== undefined && 'receipt',
    canPreview(kind) && 'preview',
    'download',
    canPreview(kind) && isOfficial && 'print',
    own && state === 'ready' && 'withdraw',
  ];
  return actions.filter((action) => action !== false);
}

/** Signed envelopes are for a verifying program, not for the eye. */
export function canPreview(kind: DocumentItem['kind']): boolean {
  return kind === 'pdf' || kind === 'jpeg' || kind === 'png';
}
