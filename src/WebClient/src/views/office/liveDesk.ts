import type { HubConnection, OpenHub } from '../../session/hubConnection';
import type { DeskChanges } from './deskChanges';

/** Milliseconds between two attempts to come back, and between two looks while there is no connection. */
const pause = 5000;

/** Told by the hub that the office's day has changed; while the connection is gone, asks every few seconds. */
export class LiveDesk implements DeskChanges {
  private hub: HubConnection | undefined;

  private timer: ReturnType<typeof setTimeout> | undefined;

  private changed: (isLimited?: boolean) => void = () => undefined;

  /** The server has said that its nodes are out of each other's reach. */
  private isLimited = false;

  /** Stopped for good: whatever still comes is dropped. */
  private isStopped = false;

  constructor(private readonly open: OpenHub) {}

  start(changed: (isLimited?: boolean) => void): void {
    this.changed = changed;
    this.isStopped = false;
    void this.connect();
  }

  stop(): void {
    this.isStopped = true;
    clearTimeout(this.timer);
    this.hub?.close();
    this.hub = undefined;
  }

  private async connect(): Promise<void> {
    this.isLimited = false;
    const hub: HubConnection = this.open({
      message: ({ name, content }) => {
        if (this.hub === hub && name === 'deskChanged') {
          this.isLimited = content.limited === true;
          this.changed(this.isLimited);
        }
      },
      closed: () => {
        this.lost(hub);
      },
    });
    this.hub = hub;
    try {
      await hub.start();
      const { error } = await hub.invoke('WatchDesk', undefined);
      if (error !== undefined) {
        throw new Error(error.code);
      }
      // Whatever happened before the hub began to tell. That it is limited is told at once where it is so.
      this.changed(this.isLimited);
    } catch {
      this.lost(hub);
    }
  }

  private lost(hub: HubConnection): void {
    if (this.hub !== hub || this.isStopped) {
      return;
    }
    this.hub = undefined;
    hub.close();
    this.timer = setTimeout(() => {
      this.changed();
      void this.connect();
    }, pause);
  }
}
