/** Tells that something in the office's day has changed and is to be fetched again. */
export interface DeskChanges {
  start(changed: () => void): void;
  stop(): void;
}
