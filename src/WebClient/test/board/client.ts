import { BoardModel } from '../../src/board/model';
import type { StoredOutbox } from '../../src/board/outbox';
import { BoardSync } from '../../src/board/sync';
import type { BoardLine, BoardServer } from './boardServer';
import type { Random } from './random';

/** A page of somebody, with what the browser keeps for it over a reload. */
export class Client {
  model: BoardModel;
  sync: BoardSync;
  line: BoardLine;
  kept: StoredOutbox | undefined;
  private ids = 0;

  constructor(
    private readonly server: BoardServer,
    readonly seat: string,
    private readonly isOfficial: boolean,
    private readonly random: Random,
  ) {
    [this.model, this.sync, this.line] = this.open();
  }

  /** The page goes away, in an orderly way or not, and comes back. */
  reload(isOrderly: boolean): void {
    this.line.breakOff();
    this.server.disconnect(this.line);
    if (!isOrderly) {
      const { kept } = this;
      this.sync.stop();
      this.kept = kept;
    } else {
      this.sync.stop();
    }
    this.model.destroy();
    [this.model, this.sync, this.line] = this.open();
  }

  private open(): [BoardModel, BoardSync, BoardLine] {
    const model = new BoardModel(this.seat);
    // As random as the rest of the test: the same in every run.
    model.doc.clientID = this.random.below(2 ** 31);
    const line = this.server.connect(this.seat);
    const sync = new BoardSync(model, {
      port: line,
      snapshots: line.snapshots,
      keepsSnapshots: this.isOfficial,
      newId: () => `${this.seat}-${++this.ids}`,
      storage: {
        load: () => this.kept,
        save: (stored) => {
          this.kept = stored;
        },
      },
    });
    return [model, sync, line];
  }
}
