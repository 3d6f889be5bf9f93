import type { CallTexts } from '../../i18n/call';
import { h } from '../h';
import { Tile } from './tile';
import type { Picture } from './tiles';

export interface StageActions {
  choose: (key: string) => void;
  soundBlocked: () => void;
}

/** The picture: large what matters now, the others in a strip. Tiles never move in the document, which would stop their video. */
export class Stage {
  readonly root = h('div', { class: 'call-stage' });

  private readonly tiles = new Map<string, Tile>();

  /** The loudspeaker that was chosen; empty: the system's. */
  private speaker = '';

  constructor(
    private readonly text: CallTexts,
    private readonly actions: StageActions,
  ) {}

  update({ tiles, front }: Picture): void {
    const keys = new Set(tiles.map(({ key }) => key));
    for (const [key, tile] of this.tiles) {
      if (!keys.has(key)) {
        this.tiles.delete(key);
        tile.destroy();
      }
    }
    for (const model of tiles) {
      let tile = this.tiles.get(model.key);
      if (tile === undefined) {
        tile = new Tile(model, this.text, this.actions);
        tile.setSpeaker(this.speaker);
        this.tiles.set(model.key, tile);
        this.root.append(tile.root);
      }
      tile.update(model, front.includes(model.key) ? 'front' : 'strip');
    }
    this.root.dataset['front'] = String(front.length);
    this.root.dataset['strip'] = String(tiles.length - front.length);
    this.root.style.setProperty('--strip-rows', String(Math.max(1, tiles.length - front.length)));
  }

  setSpeaker(deviceId: string): void {
    this.speaker = deviceId;
    this.tiles.forEach((tile) => {
      tile.setSpeaker(deviceId);
    });
  }

  /** After the user has touched the page: everything that was held back. */
  playAll(): void {
    this.tiles.forEach((tile) => {
      tile.play();
    });
  }

  destroy(): void {
    this.tiles.forEach((tile) => {
      tile.destroy();
    });
    this.tiles.clear();
  }
}
