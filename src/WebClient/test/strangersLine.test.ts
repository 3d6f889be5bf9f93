import { describe, expect, it } from 'vitest';
import type { HubConnection, HubHandlers } from '../src/session/hubConnection';
import { openTestSocket } from '../src/session/hubSocket';
import { StrangersLine } from '../src/session/strangersLine';

function scene(invoke: (method: string, argument: unknown) => Promise<unknown>) {
  const opened: { handlers: HubHandlers; isClosed: boolean }[] = [];
  const open = (handlers: HubHandlers): HubConnection => {
    const entry = { handlers, isClosed: false };
    opened.push(entry);
    return {
      start: () => Promise.resolve(),
      invoke: invoke as HubConnection['invoke'],
      close: () => {
        entry.isClosed = true;
      },
    };
  };
  return { open, opened };
}

describe('a line that has entered nothing', () => {
  it('carries requests and notifications of a test, and closes afterwards', async () => {
    const asked: unknown[] = [];
    const { open, opened } = scene((...call) => {
      asked.push(call);
      return Promise.resolve({ value: { codecs: [] } });
    });
    const heard = await StrangersLine.use(open, async (line) => {
      const told: unknown[] = [];
      const socket = openTestSocket(line, true);
      socket.onmessage = ({ data }) => told.push(JSON.parse(String(data)));
      socket.send(JSON.stringify({ id: 1, method: 'capabilities', data: {} }));
      await Promise.resolve();
      opened[0]?.handlers.message({ name: 'testMedia', content: { event: 'welcome', data: {} } });
      opened[0]?.handlers.message({ name: 'muted', content: undefined });
      await new Promise((resolve) => setTimeout(resolve));
      return told;
    });
    expect(asked).toEqual([['TestMedia', { method: 'capabilities', data: {}, tcp: true }]]);
    expect(heard).toHaveLength(2);
    expect(heard).toContainEqual({ id: 1, ok: true, data: { codecs: [] } });
    expect(heard).toContainEqual({ event: 'welcome', data: {} });
    expect(opened.map(({ isClosed }) => isClosed)).toEqual([true]);
  });

  it('answers a call with a refusal when the connection is lost, and tells the socket', async () => {
    const { open, opened } = scene(() => Promise.reject(new Error('lost')));
    await StrangersLine.use(open, async (line) => {
      const closed: number[] = [];
      openTestSocket(line, false).onclose = ({ code }) => closed.push(code);
      expect(await line.call('TestMedia', { method: 'capabilities', data: {} })).toEqual({
        error: { code: 'offline' },
      });
      opened[0]?.handlers.closed();
      expect(closed).toEqual([1006]);
    });
  });
});
