import type { HttpStack } from 'tus-js-client';
import type { Keeping } from '../storage';
import { UploadAddresses } from './addresses';
import { OneUpload, type Upload } from './oneUpload';
import { Passes, type PassHolder } from './passes';

export type { Upload, UploadState } from './oneUpload';

/** The part of a session that uploads need. */
export interface UploadSession extends PassHolder {
  onConnection(listener: (isInside: boolean) => void): () => void;
}

export interface UploadsOptions {
  readonly session: UploadSession;
  /** Whose uploads these are: appointment and role. After a reload the same files go on where they were. */
  readonly owner: string;
  /** The address of the server. */
  readonly origin: string;
  readonly storage: Pick<Keeping, 'getItem' | 'setItem'>;
  /** How many files are sent at the same time. */
  readonly atOnce?: number;
  /** How requests are sent, in place of the browser's way. */
  readonly http?: HttpStack;
}

export interface Choice {
  readonly file: File;
  /** The request that it answers; the official's files answer none. */
  readonly request?: string | undefined;
  /** Of a photographed document. */
  readonly pages?: number | undefined;
}

/** The files of this page on their way to the server: one or two at a time, the others wait for their turn. */
export class Uploads {
  private readonly uploads: OneUpload[] = [];

  private readonly listeners = new Set<() => void>();

  private readonly passes: Passes;

  private readonly addresses: UploadAddresses;

  private readonly stopListening: () => void;

  private made = 0;

  constructor(private readonly options: UploadsOptions) {
    this.passes = new Passes(options.session);
    this.addresses = new UploadAddresses(options.storage);
    this.stopListening = options.session.onConnection((isInside) => {
      if (isInside) {
        this.uploads.forEach((upload) => {
          upload.connected();
        });
      }
    });
  }

  /** In the order in which they were chosen; those that were sent or given up are not among them. */
  get all(): readonly Upload[] {
    return this.uploads.map(({ seen }) => seen);
  }

  /** Whether this browser was sending this document before the page was loaded again: choosing the same file goes on. */
  wasBegunHere(document: string): boolean {
    return this.addresses.has(document);
  }

  /** For other requests of the same seat. */
  get pass(): Passes {
    return this.passes;
  }

  /** Called whenever an upload changes; returns how to stop it. */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }

  /** Puts a file into the queue; the value is the upload's id in this page. */
  add(choice: Choice): string {
    const { owner, origin, http } = this.options;
    const id = `upload-${++this.made}`;
    const upload = new OneUpload(
      id,
      choice,
      { owner, endpoint: `${origin}/api/documents`, http, passes: this.passes, addresses: this.addresses },
      () => {
        this.changed();
      },
    );
    this.uploads.push(upload);
    this.changed();
    return id;
  }

  pause(id: string): void {
    this.find(id)?.pause();
  }

  /** Goes on after a pause, or tries again what was refused. */
  resume(id: string): void {
    this.find(id)?.resume();
  }

  /** Gives it up, and lets the server forget what it has. */
  cancel(id: string): void {
    const upload = this.find(id);
    if (upload !== undefined) {
      this.remove(upload);
      upload.cancel();
    }
  }

  /** Stops everything without giving anything up: the page goes away. */
  close(): void {
    this.stopListening();
    this.listeners.clear();
    this.uploads.splice(0).forEach((upload) => {
      upload.pause();
    });
  }

  private find(id: string): OneUpload | undefined {
    return this.uploads.find((upload) => upload.seen.id === id);
  }

  private remove(upload: OneUpload): void {
    this.uploads.splice(this.uploads.indexOf(upload), 1);
    this.changed();
  }

  private changed(): void {
    const { atOnce = 2 } = this.options;
    const running = this.uploads.filter(
      ({ seen }) => seen.state.kind === 'sending' || seen.state.kind === 'interrupted',
    );
    this.uploads
      .filter(({ seen }) => seen.state.kind === 'waiting')
      .slice(0, Math.max(0, atOnce - running.length))
      .forEach((upload) => {
        upload.start();
      });
    const sent = this.uploads.find(({ seen }) => seen.state.kind === 'sent');
    if (sent !== undefined) {
      this.remove(sent);
      return;
    }
    this.listeners.forEach((listener) => {
      listener();
    });
  }
}
