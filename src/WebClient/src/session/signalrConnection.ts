import { HttpTransportType, HubConnectionBuilder, LogLevel } from '@microsoft/signalr';
import type { Answer, Methods } from './contract';
import { messageNames, type HubConnection, type HubHandlers, type HubMessage } from './hubConnection';

/** Milliseconds without a word from the server, its pings included, until the connection counts as lost. */
const silence = 12_000;

const pingPeriod = 5_000;

/** Where the hub is, seen from a page. */
export function hubAddress(page: { href: string; protocol: string }): string {
  const hub = new URL('/hubs/desk', page.href);
  hub.protocol = page.protocol === 'https:' ? 'wss:' : 'ws:';
  return hub.href;
}

/** The hub over a WebSocket. Coming back is the session's business, not SignalR's. */
export function openSignalr(url: string): (handlers: HubHandlers) => HubConnection {
  return (handlers) => {
    const hub = new HubConnectionBuilder()
      .withUrl(url, { transport: HttpTransportType.WebSockets, skipNegotiation: true })
      .configureLogging(LogLevel.None)
      .build();
    hub.serverTimeoutInMilliseconds = silence;
    hub.keepAliveIntervalInMilliseconds = pingPeriod;
    let isWanted = true;
    for (const name of messageNames) {
      hub.on(name, (content: unknown) => {
        handlers.message({ name, content } as HubMessage);
      });
    }
    hub.onclose(() => {
      if (isWanted) {
        isWanted = false;
        handlers.closed();
      }
    });
    return {
      start: () => hub.start(),
      invoke: <Name extends keyof Methods>(method: Name, argument: Methods[Name][0]) =>
        hub.invoke<Answer<Methods[Name][1]>>(method, ...(argument === undefined ? [] : [argument])),
      close() {
        isWanted = false;
        // It may never have been open, and nobody waits for its end.
        hub.stop().catch(() => undefined);
      },
    };
  };
}
