import '../../style/board.css';
import type { Announcer } from '../../a11y/announcer';
import { BoardModel } from '../../board/model';
import type { BoardPage } from '../../board/pages';
import { BoardPresence } from '../../board/presence';
import { BoardSync } from '../../board/sync';
import { seedsOf } from '../../board/values';
import { Passes } from '../../documents/passes';
import { boardTexts } from '../../i18n/board';
import type { DocumentItem, Language } from '../../session/contract';
import { randomKey } from '../../session/device';
import type { Session } from '../../session/session';
import { roomOf, type Room } from '../../session/state';
import { areShortcutsOn } from '../call/shortcuts';
import { h, replaceChildren } from '../h';
import { outboxStorage } from './boardStore';
import type { BoardContext } from './context';
import { CreateDialog } from './createDialog';
import { BoardDocuments } from './documents';
import { undoByKey } from './fieldInput';
import { FormList } from './formList';
import { OpenDialog } from './openDialog';
import { Outcomes } from './outcomes';
import { PageBar } from './pageBar';
import { Sheet } from './sheet';
import { snapshotsOf } from './snapshotHttp';
import { StatusLine } from './statusLine';
import { setAvailable, Toolbar, tools } from './toolbar';

export interface BoardOptions {
  readonly language: Language;
  readonly announcer: Announcer;
  readonly close: () => void;
}

/** The board of an appointment, with everything that belongs to it. Lives from when it is opened first until the call ends. */
export class BoardView {
  readonly root: HTMLElement;

  private readonly board: BoardContext;
  private readonly sync: BoardSync;
  private readonly sheet: Sheet;
  private readonly toolbar: Toolbar | undefined;
  private readonly pageBar: PageBar;
  private readonly list: FormList;
  private readonly outcomes: Outcomes;
  private readonly status: StatusLine;
  private readonly openDialog: OpenDialog;
  private readonly createDialog: CreateDialog | undefined;
  private readonly empty: HTMLElement;
  private readonly faults = h('div', { class: 'board-faults', hidden: true });
  private readonly note = h('p', { class: 'board-note', role: 'status' });
  private readonly listButton: HTMLButtonElement;

  /** The page that is shown. */
  private current: string | undefined;

  private isList = false;

  private isDue = false;
  private isClosed = false;

  private shownFaults = '';

  private readonly stops: readonly (() => void)[];

  constructor(
    private readonly session: Session,
    private readonly options: BoardOptions,
  ) {
    const room = roomOf(session.state);
    const seat = room?.seat ?? '';
    const role = room?.view.you?.role;
    const passes = role === 'guest' ? undefined : new Passes(session);
    const refresh = (): void => {
      this.refresh();
    };
    this.board = this.makeContext(seat, passes, refresh);
    const { model, presence, text, documents, mayWrite } = this.board;
    this.sync = new BoardSync(model, {
      port: session,
      snapshots: snapshotsOf(passes),
      keepsSnapshots: role === 'official',
      storage: outboxStorage(room?.view.appointment.id ?? '', seat),
      newId: randomKey,
    });
    this.sheet = new Sheet(this.board);
    this.toolbar = mayWrite ? new Toolbar(this.board, this.sheet.drawing, refresh) : undefined;
    this.pageBar = this.makePageBar();
    this.list = new FormList(this.board);
    this.outcomes = new Outcomes(this.board, session);
    this.status = new StatusLine(text, () => {
      this.sync.resume();
    });
    this.openDialog = new OpenDialog(
      this.board,
      () => this.items(),
      (id) => void this.open(id),
    );
    this.createDialog =
      role === 'official'
        ? new CreateDialog(this.board, session, (name) => {
            this.say(text.offered(name));
          })
        : undefined;
    this.empty = this.makeEmpty();
    this.listButton = h('button', { type: 'button', class: 'btn btn-outline-primary btn-sm' });
    this.root = this.makeRoot();
    this.listenToKeys();
    const save = (): void => {
      this.sync.save();
    };
    window.addEventListener('pagehide', save);
    this.stops = [
      model.onChange(refresh),
      this.sync.onStatus(refresh),
      session.subscribe(refresh),
      () => {
        window.removeEventListener('pagehide', save);
        documents.close();
        presence.stop();
      },
    ];
    this.update();
  }

  /** Opens a PDF of the appointment: its pages come behind what is there, and the first is shown. */
  async open(id: string): Promise<void> {
    const { documents, model, text } = this.board;
    this.say(text.opening);
    const document = await documents.wait(id);
    if (this.isClosed) {
      return;
    }
    if (document.kind === 'failed') {
      documents.retry(id);
      this.say(text.documentProblems[document.fault]);
      return;
    }
    model.addDocument(id, document.file.pages, seedsOf(document.file.fields));
    this.say('');
    const first = model.pages.find((page) => page.kind === 'pdf' && page.document === id);
    if (first !== undefined) {
      this.go(first);
    }
  }

  focus(): void {
    this.root.querySelector<HTMLElement>('h2')?.focus();
  }

  /** Out of sight: the others are not shown a pointer that is not there. */
  hide(): void {
    this.board.presence.set({ page: undefined, pointer: undefined, field: undefined, draft: undefined });
  }

  show(): void {
    this.board.presence.set({ page: this.current });
    this.refresh();
  }

  destroy(): void {
    this.isClosed = true;
    this.stops.forEach((stop) => {
      stop();
    });
    this.sync.stop();
    this.sheet.destroy();
    this.list.destroy();
    this.status.destroy();
    this.board.model.destroy();
    this.root.remove();
  }

  private makeContext(seat: string, passes: Passes | undefined, refresh: () => void): BoardContext {
    const { language, announcer } = this.options;
    const text = boardTexts[language];
    const mayWrite = passes !== undefined;
    return {
      model: new BoardModel(seat),
      presence: new BoardPresence(this.session, mayWrite, refresh),
      documents: new BoardDocuments(passes, refresh),
      text,
      language,
      announcer,
      mayWrite,
      nameOf: (other) =>
        other === seat ? text.us : (this.room()?.view.seats.find((one) => one.seat === other)?.name ?? '…'),
      documentName: (id) => this.items().find((item) => item.id === id)?.name ?? 'PDF',
    };
  }

  private makePageBar(): PageBar {
    return new PageBar(this.board, this.sheet.zoom, {
      go: (page) => {
        this.go(page);
      },
      addBlank: () => {
        this.addBlank();
      },
      openDocument: () => {
        this.openDialog.show();
      },
      remove: () => {
        const page = this.page();
        if (page !== undefined) {
          this.board.model.removePage(page);
          this.say(this.board.text.removed);
        }
      },
    });
  }

  private makeEmpty(): HTMLElement {
    const { text, mayWrite } = this.board;
    return h(
      'div',
      { class: 'board-empty' },
      h('h3', { class: 'h5' }, text.empty),
      h('p', {}, mayWrite ? text.emptyHelp : text.lookOn),
    );
  }

  private makeRoot(): HTMLElement {
    const { text, mayWrite } = this.board;
    const { close } = this.options;
    this.listButton.addEventListener('click', () => {
      this.isList = !this.isList;
      this.update();
      if (this.isList) {
        this.list.focus();
      } else {
        this.sheet.focus();
      }
    });
    const create =
      this.createDialog === undefined
        ? undefined
        : h(
            'button',
            {
              type: 'button',
              class: 'btn btn-primary btn-sm board-create',
              onclick: () => {
                const page = this.page();
                this.createDialog?.show(page?.kind === 'pdf' ? page.document : undefined);
              },
            },
            text.create,
          );
    return h(
      'section',
      { class: 'board', 'aria-label': text.title },
      h(
        'div',
        { class: 'board-head' },
        h('h2', { class: 'h5', tabindex: -1 }, text.title),
        this.status.root,
        this.listButton,
        create,
        h('button', { type: 'button', class: 'btn btn-outline-primary btn-sm', onclick: close }, text.close),
      ),
      this.outcomes.root,
      !mayWrite && h('p', { class: 'board-note' }, text.lookOn),
      this.pageBar.root,
      this.toolbar?.root,
      this.note,
      this.empty,
      this.sheet.root,
      this.list.root,
      this.faults,
      this.openDialog.dialog.root,
      this.createDialog?.dialog.root,
    );
  }

  /** Keys of the board while the focus is in it and nothing is being written. */
  private listenToKeys(): void {
    this.root.addEventListener('keydown', (event) => {
      const isWriting =
        event.target instanceof Element &&
        event.target.matches('input:not([type=checkbox], [type=radio]), textarea, select');
      if (isWriting || event.defaultPrevented || this.root.querySelector('dialog[open]') !== null) {
        return;
      }
      if (undoByKey(this.board, event) || event.ctrlKey || event.altKey || event.metaKey) {
        return;
      }
      if (event.key === 'PageDown' || event.key === 'PageUp') {
        event.preventDefault();
        this.pageBar.step(event.key === 'PageDown' ? 1 : -1);
        return;
      }
      const tool = areShortcutsOn() ? tools[Number(event.key) - 1] : undefined;
      if (tool !== undefined && this.toolbar !== undefined && !event.repeat) {
        event.preventDefault();
        this.toolbar.choose(tool);
        this.options.announcer.say(this.board.text.tool[tool]);
      }
    });
  }

  private room(): Room | undefined {
    return roomOf(this.session.state);
  }

  private items(): readonly DocumentItem[] {
    return this.room()?.view.documents?.items ?? [];
  }

  private page(): BoardPage | undefined {
    return this.board.model.pages.find(({ id }) => id === this.current);
  }

  private go(page: BoardPage): void {
    this.current = page.id;
    this.update();
    this.options.announcer.say(this.pageBar.titleOf(page));
  }

  private addBlank(): void {
    const id = this.board.model.addBlankPage();
    const page = this.board.model.pages.find((one) => one.id === id);
    if (page !== undefined) {
      this.isList = false;
      this.go(page);
    }
  }

  private say(words: string): void {
    this.note.textContent = words;
  }

  /** Many things change in one turn. */
  private refresh(): void {
    if (!this.isDue) {
      this.isDue = true;
      queueMicrotask(() => {
        this.isDue = false;
        this.update();
      });
    }
  }

  private update(): void {
    const room = this.room();
    if (this.isClosed || room === undefined) {
      return;
    }
    const { model, presence, text } = this.board;
    for (const seat of presence.all.keys()) {
      if (room.view.seats.find((one) => one.seat === seat)?.connected === false) {
        presence.forget(seat);
      }
    }
    const pages = model.pages;
    const page = pages.find(({ id }) => id === this.current) ?? this.nearest(pages);
    this.current = page?.id;
    this.status.update(this.sync.status);
    this.outcomes.update(room);
    this.pageBar.update(pages, page, !this.isList);
    this.toolbar?.update();
    this.showParts(page);
    if (this.createDialog !== undefined) {
      const create = this.root.querySelector<HTMLButtonElement>('.board-create');
      if (create !== null) {
        setAvailable(create, page !== undefined);
        create.hidden = page === undefined;
      }
    }
    this.listButton.textContent = this.isList ? text.asSheet : text.asList;
    this.listButton.hidden = page?.kind !== 'pdf';
  }

  /** The page that took the place of one that is gone. */
  private nearest(pages: readonly BoardPage[]): BoardPage | undefined {
    return this.current === undefined ? pages[0] : pages.at(-1);
  }

  private showParts(page: BoardPage | undefined): void {
    const { isLoaded } = this.sync.status;
    const isListed = this.isList && page?.kind === 'pdf';
    this.empty.hidden = page !== undefined || !isLoaded;
    this.sheet.root.hidden = page === undefined || isListed;
    this.list.root.hidden = !isListed;
    if (this.toolbar !== undefined) {
      this.toolbar.root.hidden = page === undefined || isListed;
    }
    if (page === undefined) {
      this.faults.hidden = true;
      return;
    }
    if (isListed) {
      this.list.update(page.document);
    } else {
      this.sheet.update(page, this.pageBar.titleOf(page));
    }
    this.showFaults(isListed);
  }

  private showFaults(isListed: boolean): void {
    const faults = isListed ? [] : this.sheet.controls.faults;
    const content = JSON.stringify(faults);
    if (content === this.shownFaults) {
      return;
    }
    this.shownFaults = content;
    this.faults.hidden = faults.length === 0;
    replaceChildren(
      this.faults,
      h('h3', { class: 'h6' }, this.board.text.faults),
      h(
        'ul',
        {},
        ...faults.map(({ label, words, focus }) =>
          h(
            'li',
            {},
            h('button', { type: 'button', class: 'btn btn-link btn-sm', onclick: focus }, label),
            ` ${words}`,
          ),
        ),
      ),
    );
  }
}
