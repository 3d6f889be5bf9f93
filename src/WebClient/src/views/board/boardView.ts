import '../../style/board.css';
import type { BoardPage } from '../../board/pages';
import { BoardSync } from '../../board/sync';
import { Passes } from '../../documents/passes';
import { randomKey } from '../../session/device';
import type { Session } from '../../session/session';
import { roomOf, type Room } from '../../session/state';
import { h } from '../h';
import { outboxStorage } from './boardStore';
import { boardFrame } from './boardFrame';
import { listenToBoardKeys } from './boardKeys';
import { makeContext, type BoardOptions } from './makeContext';
import { CreateButton, emptyBoard, FaultList, headButton } from './boardParts';
import type { BoardContext } from './context';
import { CreateDialog } from './createDialog';
import { FormList } from './formList';
import { OpenDialog } from './openDialog';
import { openDocument } from './opening';
import { Outcomes } from './outcomes';
import { PageBar } from './pageBar';
import { Sheet } from './sheet';
import { ShownPage } from './shownPage';
import { snapshotsOf } from './snapshotHttp';
import { StatusLine } from './statusLine';
import { Toolbar } from './toolbar';

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
  private readonly faults: FaultList;
  private readonly note = h('p', { class: 'board-note', role: 'status' });
  private readonly listButton: HTMLButtonElement;
  private readonly createButton: CreateButton;

  private readonly shown: ShownPage;

  private isList = false;

  private isDue = false;
  private isClosed = false;

  private readonly stops: readonly (() => void)[];

  constructor(
    private readonly session: Session,
    private readonly options: BoardOptions,
  ) {
    const room = roomOf(session.state);
    const role = room?.view.you?.role;
    const passes = role === 'guest' ? undefined : new Passes(session);
    const refresh = (): void => {
      this.refresh();
    };
    this.board = makeContext(session, options, passes, refresh);
    const { model, presence, text, documents, mayWrite } = this.board;
    this.shown = new ShownPage(model);
    this.sync = new BoardSync(model, {
      port: session,
      snapshots: snapshotsOf(passes),
      keepsSnapshots: role === 'official',
      storage: outboxStorage(room?.view.appointment.id ?? '', room?.seat ?? ''),
      newId: randomKey,
    });
    this.sheet = new Sheet(this.board, refresh);
    this.toolbar = mayWrite ? new Toolbar(this.board, this.sheet.drawing, refresh) : undefined;
    this.pageBar = this.makePageBar();
    this.list = new FormList(this.board);
    this.faults = new FaultList(text);
    this.outcomes = new Outcomes(this.board, session);
    this.status = new StatusLine(text, this.sync);
    this.openDialog = new OpenDialog(
      this.board,
      () => this.room()?.view.documents?.items ?? [],
      (id) => void this.open(id),
    );
    this.createDialog =
      role === 'official'
        ? new CreateDialog(this.board, session, (name) => {
            this.say(text.offered(name));
          })
        : undefined;
    this.empty = emptyBoard(text, mayWrite);
    this.listButton = headButton('', () => {
      this.toggleList();
    });
    this.createButton = new CreateButton(text, () => {
      this.create();
    });
    this.root = this.makeRoot();
    listenToBoardKeys(this.root, this.board, this.toolbar, (by) => {
      this.pageBar.step(by);
    });
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
    const first = await openDocument(
      this.board,
      id,
      () => this.isClosed,
      (words) => {
        this.say(words);
      },
    );
    if (first !== undefined) {
      // A press on one of its fields is to fill it in, whatever was drawn with before.
      this.toolbar?.choose('pointer');
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
    this.board.presence.set({ page: this.shown.id });
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
        const { page } = this.shown;
        if (page !== undefined) {
          this.board.model.removePage(page);
          this.say(this.board.text.removed);
        }
      },
    });
  }

  private makeRoot(): HTMLElement {
    const { text, mayWrite } = this.board;
    return boardFrame({
      text,
      mayWrite,
      close: this.options.close,
      head: [this.status.root, this.listButton, ...this.createButton.parts],
      outcomes: this.outcomes.root,
      parts: [
        this.pageBar.root,
        this.toolbar?.root,
        this.note,
        this.empty,
        this.sheet.root,
        this.list.root,
        this.faults.root,
        this.openDialog.dialog.root,
        this.createDialog?.dialog.root,
      ],
    });
  }

  private toggleList(): void {
    this.isList = !this.isList;
    this.update();
    if (this.isList) {
      this.list.focus();
    } else {
      this.sheet.focus();
    }
  }

  private create(): void {
    const { page } = this.shown;
    this.createDialog?.show(page?.kind === 'pdf' ? page.document : undefined);
  }

  private room(): Room | undefined {
    return roomOf(this.session.state);
  }

  private go(page: BoardPage): void {
    this.shown.id = page.id;
    this.update();
    this.options.announcer.say(this.pageBar.titleOf(page));
  }

  private addBlank(): void {
    this.shown.id = this.board.model.addBlankPage();
    const { page } = this.shown;
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
    for (const { seat } of room.view.seats.filter(({ connected }) => !connected)) {
      presence.forget(seat);
    }
    const pages = model.pages;
    const page = this.shown.settle(pages);
    this.status.update(this.sync.status);
    this.outcomes.update(room);
    this.openDialog.update();
    this.pageBar.update(pages, page, !this.isList);
    this.toolbar?.update();
    this.showParts(page);
    this.createButton.update(this.createDialog !== undefined && page !== undefined, page?.kind === 'pdf');
    this.listButton.textContent = this.isList ? text.asSheet : text.asList;
    this.listButton.hidden = page?.kind !== 'pdf';
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
      this.faults.update([]);
      return;
    }
    if (isListed) {
      this.list.update(page.document);
    } else {
      this.sheet.update(page, this.pageBar.titleOf(page));
    }
    this.faults.update(isListed ? [] : this.sheet.controls.faults);
  }
}
