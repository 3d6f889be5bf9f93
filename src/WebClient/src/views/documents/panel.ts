import { rowsOf, type Row } from '../../documents/rows';
import { explainFileCode } from '../../i18n/fileCodes';
import type { DocumentRequest, Documents, Role } from '../../session/contract';
import { roomOf, type Room } from '../../session/state';
import { isHandheld } from '../call/deviceHelp';
import { h, replaceChildren } from '../h';
import { actOn } from './actions';
import type { DocumentsContext } from './context';
import { takeDrops } from './drop';
import { DocumentList } from './list';
import { NewsTeller } from './newsTeller';
import { OfficialTop } from './officialTop';
import { Requests } from './requests';
import { Sender } from './sender';
import { UploadWatch } from './uploadWatch';

export interface PanelOptions {
  /** How much there is that was not looked at, whenever that changes. */
  readonly news?: ((count: number) => void) | undefined;
  /** Whether the phone can be offered as a scanner; not on the scanner's own page. */
  readonly offersPhone?: boolean;
  /** What stands above the list, and in its place while it is empty; the appointment's documents if nothing is said. */
  readonly list?: { readonly title: string; readonly empty: string };
}

/** The documents of an appointment, for the taxpayer's and the official's side and for their companions. */
export class DocumentsPanel {
  readonly root: HTMLElement;

  private readonly sender: Sender;

  private readonly top: Requests | OfficialTop;

  private readonly list: DocumentList;

  private readonly loading: HTMLElement;

  private readonly content: HTMLElement;

  private readonly problem = h('p', { role: 'alert', class: 'chat-problem' });

  /** Says that files of the other side are on their way; which, nobody sees before they have passed. */
  private readonly arriving = h('p', { class: 'doc-arriving', role: 'status' });

  /** Asks which request dropped files are for. */
  private readonly question = h('div', { class: 'doc-question', role: 'group' });

  private readonly watch: UploadWatch;

  private readonly listening = new AbortController();

  private readonly stop: () => void;

  private readonly role: Role;

  private readonly teller: NewsTeller;

  constructor(
    private readonly context: DocumentsContext,
    private readonly options: PanelOptions = {},
  ) {
    const { text, session, uploads } = context;
    this.role = roomOf(session.state)?.view.you?.role ?? 'taxpayer';
    this.teller = new NewsTeller(context, this.role, options.news);
    this.sender = new Sender(context);
    this.top = this.makeTop();
    this.watch = new UploadWatch(context);
    this.list = this.makeList();
    this.loading = h('p', { role: 'status' }, text.loading);
    this.content = h('div', { class: 'doc-content' }, ...this.parts());
    this.root = h('div', { class: 'documents' }, this.loading, this.content);
    takeDrops(
      this.root,
      (files, target) => {
        this.dropped(files, target);
      },
      this.listening.signal,
    );
    this.stop = uploads.subscribe(() => {
      const room = roomOf(session.state);
      if (room !== undefined) {
        this.update(room);
      }
    });
  }

  update(room: Room): void {
    const { documents } = room.view;
    this.loading.hidden = documents !== undefined;
    this.content.hidden = documents === undefined;
    if (documents === undefined) {
      return;
    }
    const { uploads } = this.context;
    this.top.update(documents);
    this.content.querySelector<HTMLElement>('.doc-drop-hint')?.toggleAttribute('hidden', !documents.mayUpload);
    this.list.update(
      rowsOf({
        documents,
        uploads: uploads.all,
        role: this.role,
        wasBegunHere: (id) => uploads.wasBegunHere(id),
      }),
    );
    this.arriving.textContent = documents.arriving === 0 ? '' : this.context.text.arriving(documents.arriving);
    this.watch.update();
    this.teller.update(documents);
  }

  /** Whether the panel is on screen: only then does news count as read. */
  setVisible(isVisible: boolean): void {
    this.teller.isVisible = isVisible;
    const documents = roomOf(this.context.session.state)?.view.documents;
    if (documents !== undefined) {
      this.teller.update(documents);
    }
  }

  destroy(): void {
    this.listening.abort();
    this.stop();
    this.watch.destroy();
    this.root.remove();
  }

  /** The taxpayer is asked for files and then sees them; the official looks at files, and asks for the next ones below. */
  private parts(): readonly HTMLElement[] {
    const { top, question, sender, problem, arriving, list } = this;
    if (top instanceof OfficialTop) {
      return [top.notice, sender.root, problem, arriving, list.root, top.root];
    }
    const hint = h('p', { class: 'doc-drop-hint' }, h('small', {}, this.context.text.dropHere));
    return [top.root, question, hint, sender.root, problem, arriving, list.root];
  }

  private makeTop(): Requests | OfficialTop {
    const { context, sender } = this;
    if (this.role === 'official') {
      return new OfficialTop(context, () => {
        sender.choose();
      });
    }
    const offersPhone = this.options.offersPhone !== false && !isHandheld();
    return new Requests(context, {
      choose: (request) => {
        sender.choose(request);
      },
      photo: (request) => void this.photograph(request),
      ...(offersPhone ? { phone: () => void this.showScanner() } : {}),
    });
  }

  private makeList(): DocumentList {
    const { context, sender, role } = this;
    const { text, language, session } = context;
    const requestOf = (request: string): DocumentRequest | undefined =>
      roomOf(session.state)?.view.documents?.requests.find(({ id }) => id === request);
    const title = this.options.list?.title ?? text.list;
    const empty = this.options.list?.empty ?? (role === 'official' ? text.emptyOfficial : text.empty);
    return new DocumentList(title, empty, {
      language,
      role,
      whatOf: (request) => requestOf(request)?.what,
      act: (action, row: Row, button) => {
        actOn(action, row, button, {
          context,
          sender,
          requestOf,
          complain: (sentence) => {
            this.problem.textContent = sentence;
          },
          cancelled: (upload) => {
            this.watch.cancelled(upload);
          },
        });
      },
    });
  }

  private async photograph(request: string): Promise<void> {
    const what = roomOf(this.context.session.state)?.view.documents?.requests.find(({ id }) => id === request)?.what;
    const part = await import('./photo/photoDialog').catch(() => undefined);
    if (part === undefined) {
      this.problem.textContent = explainFileCode('offline', this.context.language);
      return;
    }
    part.openPhoto(this.context, what ?? '', (file, pages) => {
      this.sender.send([file], request, pages);
    });
  }

  private async showScanner(): Promise<void> {
    const { openScanner } = await import('./scannerDialog');
    openScanner(this.context);
  }

  private dropped(files: readonly File[], target: Element): void {
    const open = roomOf(this.context.session.state)?.view.documents?.requests.filter((request) => request.open) ?? [];
    const over = target.closest<HTMLElement>('[data-request]')?.dataset['request'];
    const [only] = open;
    if (this.role === 'official') {
      this.sender.send(files);
    } else if (over !== undefined) {
      this.sender.send(files, over);
    } else if (open.length > 1) {
      this.askWhich(files, open);
    } else {
      this.sender.send(files, only?.id);
    }
  }

  private askWhich(files: readonly File[], open: Documents['requests']): void {
    const { text } = this.context;
    const button = (label: string, classes: string, act: () => void): HTMLElement =>
      h(
        'button',
        {
          type: 'button',
          class: `btn btn-sm ${classes}`,
          onclick: () => {
            replaceChildren(this.question);
            act();
          },
        },
        label,
      );
    const title = h('p', { tabindex: -1 }, h('strong', {}, text.whichRequest(files.length)));
    replaceChildren(
      this.question,
      title,
      ...open.map(({ id, what }) =>
        button(what, 'btn-primary', () => {
          this.sender.send(files, id);
        }),
      ),
      button(text.never, 'btn-outline-primary', () => undefined),
    );
    title.focus();
  }
}
