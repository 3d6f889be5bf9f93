import { contentOf } from '../../documents/content';
import { Refusal } from '../../documents/refusal';
import type { Row, RowAction } from '../../documents/rows';
import { explainFileCode } from '../../i18n/fileCodes';
import type { DocumentRequest } from '../../session/contract';
import { roomOf } from '../../session/state';
import { saveBlob } from '../saveFile';
import { once } from '../once';
import type { DocumentsContext } from './context';
import { askToAccept, askToCancel, askToDecline, askToWithdraw } from './decide';
import { openPreview, printDocument } from './preview';
import { openReceipt } from './receipt';
import type { Sender } from './sender';

export interface ActionPlace {
  readonly context: DocumentsContext;
  readonly sender: Sender;
  /** What was asked for, by its id. */
  readonly requestOf: (id: string) => DocumentRequest | undefined;
  /** Shows a problem, or none. */
  readonly complain: (sentence: string) => void;
  /** The user gave this upload up. */
  readonly cancelled: (upload: string) => void;
}

/** Does what a button of a document says. */
export function actOn(action: RowAction, row: Row, button: HTMLElement, place: ActionPlace): void {
  const { context, sender } = place;
  const { uploads } = context;
  const upload = row.upload?.id ?? '';
  place.complain('');
  switch (action) {
    case 'pause':
      uploads.pause(upload);
      break;
    case 'resume':
    case 'retry':
      uploads.resume(upload);
      break;
    case 'cancel':
      giveUp(row, place);
      break;
    case 'choose-again':
      sender.choose(row.item?.request);
      break;
    case 'accept':
      askToAccept(row, requestFor(row, place), context);
      break;
    case 'decline':
      askToDecline(row, context);
      break;
    case 'withdraw':
      askToWithdraw(row, context);
      break;
    case 'preview':
      openPreview(row, context);
      break;
    case 'download':
      void once(button, () => download(row, place));
      break;
    case 'print':
      void once(button, () => print(row, place));
      break;
    case 'receipt':
      showReceipt(row, context);
      break;
  }
}

/** What has not arrived at all is given up without a question. */
function giveUp(row: Row, { context, cancelled }: ActionPlace): void {
  const upload = row.upload?.id ?? '';
  const kind = row.upload?.state.kind;
  if (kind === 'waiting' || kind === 'refused') {
    cancelled(upload);
    context.uploads.cancel(upload);
  } else {
    askToCancel(row, context, () => {
      cancelled(upload);
    });
  }
}

function requestFor({ item }: Row, { requestOf }: ActionPlace): DocumentRequest | undefined {
  return item?.request === undefined ? undefined : requestOf(item.request);
}

function showReceipt(row: Row, context: DocumentsContext): void {
  const room = roomOf(context.session.state);
  if (room !== undefined) {
    openReceipt(row, room.view.appointment, context);
  }
}

async function print(row: Row, { context, complain }: ActionPlace): Promise<void> {
  complain(await printDocument(row, context));
}

async function download({ item, name }: Row, { context, complain }: ActionPlace): Promise<void> {
  if (item === undefined) {
    return;
  }
  try {
    saveBlob(name, await contentOf(context.uploads.pass, item));
  } catch (error) {
    complain(explainFileCode(error instanceof Refusal ? error.code : 'unexpected', context.language));
  }
}
