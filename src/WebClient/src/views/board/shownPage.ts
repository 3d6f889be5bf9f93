import type { BoardModel } from '../../board/model';
import type { BoardPage } from '../../board/pages';

/** Which page of the board is shown. */
export class ShownPage {
  /** Of the page; nothing: none was shown yet, or there is none. */
  id: string | undefined;

  constructor(private readonly model: BoardModel) {}

  get page(): BoardPage | undefined {
    return this.model.pages.find(({ id }) => id === this.id);
  }

  /** Goes to another page where the one that was shown is gone: to the one that took its place. */
  settle(pages: readonly BoardPage[]): BoardPage | undefined {
    const page = pages.find(({ id }) => id === this.id) ?? (this.id === undefined ? pages[0] : pages.at(-1));
    this.id = page?.id;
    return page;
  }
}
