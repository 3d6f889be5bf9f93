/** Tells that something in the office's day has changed and is to be fetched again. */
export interface DeskChanges {
  start(changed: () => void): void;
  stop(): void;
}

/** Asks again every few seconds, while the page can be seen or somebody may come to wait: in the background too. */
export class EveryFewSeconds implements DeskChanges {
  private timer: ReturnType<typeof setInterval> | undefined;

  constructor(private readonly milliseconds = 5000) {}

  start(changed: () => void): void {
    this.stop();
    this.timer = setInterval(changed, this.milliseconds);
  }

  stop(): void {
    clearInterval(this.timer);
  }
}
