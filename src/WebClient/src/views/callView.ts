import type { Participant } from '../media/roster';
import type { CallSnapshot } from '../media/callSnapshot';
import type { TrackStatistics } from '../media/statistics';
import type { Announcer } from '../a11y/announcer';
import { element } from './dom';
import { callState, texts } from './texts';
import { Tile, type TileModel } from './tile';

/** What the user can ask for in the call. */
export interface CallActions {
  toggle: (source: 'microphone' | 'camera' | 'screen') => void;
  leave: () => void;
  retryNow: () => void;
  chooseLayer: (peerId: string, source: 'camera' | 'screen', layer: number) => void;
}

/** The grid of people and screens, and the commands below it. */
export class CallView {
  private readonly root = element('call', HTMLElement);
  private readonly title = element('call-title', HTMLElement);
  private readonly state = element('call-state', HTMLElement);
  private readonly retry = element('retry-now', HTMLButtonElement);
  private readonly startAudio = element('start-audio', HTMLButtonElement);
  private readonly problem = element('call-problem', HTMLElement);
  private readonly problemText = element('call-problem-text', HTMLElement);
  private readonly grid = element('tiles', HTMLElement);
  private readonly template = element('tile-template', HTMLTemplateElement);

  private readonly toggles = {
    microphone: element('toggle-microphone', HTMLButtonElement),
    camera: element('toggle-camera', HTMLButtonElement),
    screen: element('toggle-screen', HTMLButtonElement),
  };

  private readonly tiles = new Map<string, Tile>();

  /** Who was there at the last update, to announce who comes and goes; undefined before the first one. */
  private people: Map<string, Participant> | undefined;

  constructor(
    private readonly actions: CallActions,
    private readonly announcer: Announcer,
  ) {
    for (const source of ['microphone', 'camera', 'screen'] as const) {
      this.toggles[source].addEventListener('click', () => {
        actions.toggle(source);
      });
    }
    element('leave', HTMLButtonElement).addEventListener('click', actions.leave);
    element('close-problem', HTMLButtonElement).addEventListener('click', () => {
      this.showProblem('');
    });
    this.retry.addEventListener('click', actions.retryNow);
    this.startAudio.addEventListener('click', () => {
      this.startAudio.hidden = true;
      this.tiles.forEach((tile) => {
        tile.playAudio();
      });
    });
  }

  show(room: string): void {
    this.title.textContent = texts.room(room);
    this.root.hidden = false;
    this.title.focus();
  }

  /** Takes everything away; the next call starts with an empty grid. */
  hide(): void {
    this.root.hidden = true;
    this.people = undefined;
    this.showProblem('');
    this.updateTiles([]);
  }

  update(snapshot: CallSnapshot, ownName: string): void {
    const stateText = callState(snapshot.state);
    if (this.state.textContent !== stateText) {
      this.state.textContent = stateText;
      this.announcer.say(stateText);
    }
    this.root.dataset['phase'] = snapshot.state.phase;
    this.showRetry(snapshot.state.phase === 'waiting');
    this.updateToggles(snapshot);
    this.announcePeople(snapshot);
    this.updateTiles([ownTile(snapshot, ownName), ...snapshot.participants.flatMap((who) => tilesOf(who, snapshot))]);
  }

  showProblem(text: string): void {
    this.problem.hidden = text === '';
    this.problemText.textContent = text;
  }

  showStatistics(lines: ReadonlyMap<string, string>): void {
    for (const [key, tile] of this.tiles) {
      tile.setStatistics(lines.get(key) ?? '');
    }
  }

  /** Whoever pressed the button does not lose his place in the page when it goes. */
  private showRetry(visible: boolean): void {
    if (!visible && document.activeElement === this.retry) {
      this.title.focus();
    }
    this.retry.hidden = !visible;
  }

  private updateToggles({ local }: CallSnapshot): void {
    press(this.toggles.microphone, local.microphone !== undefined && !local.microphone.paused);
    press(this.toggles.camera, local.camera !== undefined);
    press(this.toggles.screen, local.screen !== undefined);
  }

  private updateTiles(models: TileModel[]): void {
    const keys = new Set(models.map(({ key }) => key));
    for (const [key, tile] of this.tiles) {
      if (!keys.has(key)) {
        this.tiles.delete(key);
        tile.destroy();
      }
    }
    for (const model of models) {
      this.tileFor(model).update(model);
    }
  }

  private tileFor({ key }: TileModel): Tile {
    const existing = this.tiles.get(key);
    if (existing !== undefined) {
      return existing;
    }
    const [peerId = '', source] = key.split('/');
    const tile = new Tile(this.template, {
      chooseLayer: (layer) => {
        this.actions.chooseLayer(peerId, source === 'screen' ? 'screen' : 'camera', layer);
      },
      audioBlocked: () => {
        this.startAudio.hidden = false;
      },
    });
    this.tiles.set(key, tile);
    this.grid.append(tile.root);
    return tile;
  }

  private announcePeople(snapshot: CallSnapshot): void {
    const now = new Map(snapshot.participants.map((who) => [who.peerId, who]));
    const before = this.people;
    this.people = now;
    if (before === undefined) {
      return;
    }
    for (const [peerId, { name, producers }] of now) {
      if (!before.has(peerId)) {
        this.announcer.say(texts.joined(name));
      }
      if (producers.screen !== undefined && before.get(peerId)?.producers.screen === undefined) {
        this.announcer.say(texts.sharing(name));
      }
    }
    for (const [peerId, { name }] of before) {
      if (!now.has(peerId)) {
        this.announcer.say(texts.left(name));
      }
    }
  }
}

/** The tile's key of a received track. */
export function tileKey({ peerId, source }: Pick<TrackStatistics, 'peerId' | 'source'>): string {
  return source === 'screen' ? `${peerId}/screen` : peerId;
}

function ownTile({ local, speaker, selfId }: CallSnapshot, name: string): TileModel {
  const muted = local.microphone === undefined || local.microphone.paused;
  return {
    key: 'self',
    name,
    own: true,
    video: local.camera?.track,
    audio: undefined,
    muted,
    sharing: local.screen !== undefined,
    speaking: !muted && selfId !== undefined && speaker === selfId,
    layers: 1,
    requestedAt: undefined,
  };
}

function tilesOf({ peerId, name, producers }: Participant, { remote, speaker }: CallSnapshot): TileModel[] {
  const find = (source: string) => remote.find((track) => track.peerId === peerId && track.source === source);
  const camera = find('camera');
  const muted = producers.microphone?.paused ?? true;
  const person: TileModel = {
    key: peerId,
    name,
    own: false,
    video: camera?.track,
    audio: find('microphone')?.track,
    muted,
    sharing: false,
    speaking: !muted && speaker === peerId,
    layers: camera?.spatialLayers ?? 1,
    requestedAt: camera?.requestedAt,
  };
  if (producers.screen === undefined) {
    return [person];
  }
  const screen = find('screen');
  return [
    person,
    {
      key: `${peerId}/screen`,
      name: texts.screenOf(name),
      own: false,
      video: screen?.track,
      audio: undefined,
      muted: false,
      sharing: false,
      speaking: false,
      layers: screen?.spatialLayers ?? 1,
      requestedAt: screen?.requestedAt,
    },
  ];
}

function press(button: HTMLButtonElement, pressed: boolean): void {
  button.setAttribute('aria-pressed', String(pressed));
}
