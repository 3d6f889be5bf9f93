import type { Uploads } from '../../documents/upload';
import { photoTexts, type PhotoTexts } from '../../i18n/photo';
import { explainFileCode } from '../../i18n/fileCodes';
import { filesTexts } from '../../i18n/files';
import type { PageContext } from '../../pages/page';
import { deviceKey } from '../../session/device';
import { Session } from '../../session/session';
import { hubAddress, openSignalr } from '../../session/signalrConnection';
import type { Room, State } from '../../session/state';
import { thisBrowser } from '../../storage';
import { heading, message } from '../entry/parts';
import { h, replaceChildren } from '../h';
import { uploadsOf } from './callDocuments';
import { contextOf } from './context';
import { DocumentsPanel } from './panel';

/** The page on the phone: what is asked for, photo and files, and what became of them. */
export class ScannerPage {
  private readonly session: Session;

  private readonly text: PhotoTexts['scanner'];

  private readonly notice = h('p', { class: 'call-notice is-urgent', role: 'status' });

  private panel: DocumentsPanel | undefined;

  private uploads: Uploads | undefined;

  /** Which page is shown. */
  private shown = '';

  constructor(
    private readonly main: HTMLElement,
    private readonly context: PageContext,
    token: string,
  ) {
    this.text = photoTexts[context.language].scanner;
    this.session = new Session({
      open: openSignalr(hubAddress(location)),
      entrance: { method: 'EnterScanner', token },
      device: deviceKey(thisBrowser),
    });
  }

  start(): void {
    this.session.subscribe((state) => {
      this.show(state);
    });
    const wake = (): void => {
      if (document.visibilityState === 'visible') {
        this.session.wake();
      }
    };
    addEventListener('online', wake);
    addEventListener('pageshow', wake);
    document.addEventListener('visibilitychange', wake);
    this.show(this.session.state);
    this.session.start();
  }

  private show(state: State): void {
    const key = keyOf(state);
    if (key !== this.shown) {
      this.shown = key;
      this.change(state);
    }
    if (state.kind === 'chat' && state.isOpen) {
      this.notice.hidden = state.room.interruptedAt === undefined;
      this.panel?.update(state.room);
    }
  }

  private change(state: State): void {
    this.panel?.destroy();
    this.uploads?.close();
    this.panel = undefined;
    switch (state.kind) {
      case 'connecting':
        replaceChildren(this.main, heading(this.text.pageTitle), h('p', { role: 'status' }, this.text.connecting));
        return;
      case 'chat':
        if (state.isOpen) {
          this.mount(state.room);
        } else {
          this.end(this.text.ended, this.text.endedHelp);
        }
        return;
      case 'refused':
        this.end(this.text.refused, refusalWords(state.error.code, this.text, this.context));
        return;
      // Another phone has scanned it.
      case 'elsewhere':
        this.end(this.text.refused, this.text.refusedHelp);
        return;
      case 'ended':
      case 'seat-lost':
      case 'left':
      case 'not-yet':
      case 'inside':
        this.end(this.text.ended, this.text.endedHelp);
        return;
    }
  }

  private mount({ view }: Room): void {
    const { language, announcer } = this.context;
    this.uploads = uploadsOf(this.session);
    this.panel = new DocumentsPanel(
      contextOf({
        session: this.session,
        uploads: this.uploads,
        language,
        announcer,
        borrowCamera: () => Promise.resolve(() => undefined),
      }),
      { offersPhone: false, list: { title: this.text.sentFromHere, empty: this.text.nothingYet } },
    );
    this.panel.setVisible(true);
    this.notice.textContent = this.text.interrupted;
    replaceChildren(
      this.main,
      h(
        'div',
        { class: 'entry' },
        heading(this.text.pageTitle),
        this.notice,
        h('p', { class: 'lead' }, this.text.pageLead(view.appointment.office)),
        h('p', {}, this.text.privacy),
        h('h2', { class: 'h5' }, filesTexts[language].title),
        this.panel.root,
      ),
    );
  }

  private end(title: string, words: string): void {
    replaceChildren(this.main, message(title, words));
    this.main.querySelector<HTMLElement>('h1')?.focus();
  }
}

/** A code that was used, or is too old, is explained as such; anything else by its own sentence. */
function refusalWords(code: string, text: PhotoTexts['scanner'], { language }: PageContext): string {
  return code.startsWith('scanner-') || code.startsWith('link-') ? text.refusedHelp : explainFileCode(code, language);
}

function keyOf(state: State): string {
  switch (state.kind) {
    case 'chat':
      return state.isOpen ? 'open' : 'closed';
    case 'refused':
      return `refused ${state.error.code}`;
    case 'connecting':
    case 'elsewhere':
    case 'not-yet':
    case 'inside':
    case 'ended':
    case 'seat-lost':
    case 'left':
      return state.kind;
  }
}
