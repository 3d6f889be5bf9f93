/** Tells that something in the office's day has changed and is to be fetched again. */
export interface DeskChanges {
  /** `changed` says whether the server's nodes are out of each other's reach; undefined when nothing is known. */
  start(changed: (isLimited?: boolean) => void): void;
  stop(): void;
}
