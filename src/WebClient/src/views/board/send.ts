import { Uploads } from '../../documents/upload';
import type { Session } from '../../session/session';
import { roomOf, type Room } from '../../session/state';

/** Why a file did not arrive; the code is the server's. */
export class SendFailure extends Error {
  constructor(readonly code: string) {
    super(code);
    this.name = 'SendFailure';
  }
}

/** Milliseconds that the server may take to look at a file. */
const longestCheck = 120_000;

export interface Sending {
  /** Per cent. */
  readonly progress: (share: number) => void;
  readonly arrived: () => void;
}

/** Sends a file as the official's and waits until it may be seen; the value is its id. Throws a `SendFailure`. */
export async function sendFile(session: Session, file: File, sending: Sending): Promise<string> {
  const id = await upload(session, file, sending);
  sending.arrived();
  await waitUntilReady(session, id);
  return id;
}

function upload(session: Session, file: File, { progress }: Sending): Promise<string> {
  const uploads = new Uploads({ session, owner: 'board', origin: location.origin, storage: noStorage });
  return new Promise<string>((resolve, reject) => {
    let document: string | undefined;
    const id = uploads.add({ file });
    const look = (): void => {
      const upload = uploads.all.find((one) => one.id === id);
      if (upload === undefined) {
        // It leaves the list when its last byte has arrived.
        if (document === undefined) {
          reject(new SendFailure('unexpected'));
        } else {
          resolve(document);
        }
        return;
      }
      document = upload.document ?? document;
      progress(Math.floor((upload.sent / Math.max(1, upload.bytes)) * 100));
      if (upload.state.kind === 'refused') {
        reject(new SendFailure(upload.state.code));
      }
    };
    uploads.subscribe(look);
    look();
  }).finally(() => {
    uploads.close();
  });
}

/** It is made anew where it does not arrive: there is nothing to go on with after a reload. */
const noStorage = { getItem: () => null, setItem: () => undefined };

function waitUntilReady(session: Session, id: string): Promise<void> {
  return new Promise<void>((resolve, reject) => {
    const finish = (act: () => void): void => {
      clearTimeout(timer);
      stop();
      act();
    };
    const look = (room: Room | undefined): void => {
      const item = room?.view.documents?.items.find((one) => one.id === id);
      if (item?.state === 'ready') {
        finish(resolve);
      } else if (item?.state === 'refused' || item?.state === 'withdrawn') {
        finish(() => {
          reject(new SendFailure(item.code ?? 'unexpected'));
        });
      }
    };
    const stop = session.subscribe((state) => {
      look(roomOf(state));
    });
    const timer = setTimeout(() => {
      finish(() => {
        reject(new SendFailure('scanner-away'));
      });
    }, longestCheck);
    look(roomOf(session.state));
  });
}
