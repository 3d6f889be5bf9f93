import type { UploadState } from '../../documents/upload';
import type { DocumentsContext } from './context';

/** Tells what becomes of uploads between two updates, and keeps the page from going away while one is under way. */
export class UploadWatch {
  private before = new Map<string, { name: string; kind: UploadState['kind'] }>();

  private readonly givenUp = new Set<string>();

  private readonly listening = new AbortController();

  constructor(private readonly context: DocumentsContext) {
    addEventListener(
      'beforeunload',
      (event) => {
        const isUnderway = context.uploads.all.some(({ state }) => state.kind !== 'refused');
        if (isUnderway) {
          event.preventDefault();
        }
      },
      { signal: this.listening.signal },
    );
  }

  /** The user gave it up: that it is gone is no news. */
  cancelled(upload: string): void {
    this.givenUp.add(upload);
  }

  update(): void {
    const { uploads, announcer, text } = this.context;
    const now = new Map(uploads.all.map(({ id, name, state }) => [id, { name, kind: state.kind }]));
    for (const [id, { name }] of this.before) {
      if (!now.has(id) && !this.givenUp.has(id)) {
        announcer.say(text.announce.sent(name));
      }
    }
    for (const [id, { name, kind }] of now) {
      if (kind === 'interrupted' && this.before.get(id)?.kind === 'sending') {
        announcer.say(text.announce.interrupted(name));
      }
    }
    this.before = now;
  }

  destroy(): void {
    this.listening.abort();
  }
}
