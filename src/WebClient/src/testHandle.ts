import type { RelayCall } from './media/relayCall';

/**
 * What browser tests hold on to, as `window.videoDeskCall`. It is there only when the address has `test=1`, and it can do nothing
 * that the page's own script could not do.
 */
export interface TestHandle {
  readonly call: RelayCall;
  /** Counters of everything that is received, and the selected paths. */
  getStats(): ReturnType<RelayCall['statistics']>;
}

declare global {
  interface Window {
    videoDeskCall?: TestHandle;
  }
}

export function exposeForTests(call: RelayCall): void {
  if (new URLSearchParams(location.search).get('test') === '1') {
    window.videoDeskCall = { call, getStats: () => call.statistics() };
  }
}
