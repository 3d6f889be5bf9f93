import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LineSender, pauseBeforeLines } from '../src/session/lineSender';
import type { OutgoingLine } from '../src/session/state';

describe('lines that are sent again', () => {
  const lines = new Map<string, OutgoingLine>();

  beforeEach(() => {
    vi.useFakeTimers();
    lines.clear();
    for (const id of ['1', '2', '3']) {
      lines.set(id, { id, text: id, refusal: undefined });
    }
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  it('arrive in the end, though sending them again was too much for the server', async () => {
    let answers = 0;
    const sender = new LineSender({
      ...outbox(),
      say: (id) => {
        answers++;
        if (answers > 15) {
          lines.delete(id);
          return Promise.resolve(undefined);
        }
        return Promise.resolve(answers > 10 ? 'too-many-requests' : 'try-again');
      },
    });
    sender.sendAll();

    await vi.advanceTimersByTimeAsync(10 * pauseBeforeLines);

    expect([...lines]).toEqual([]);
    expect(answers).toBe(18);
  });

  it('are refused for good when somebody simply writes too much', async () => {
    const sender = new LineSender({ ...outbox(), say: () => Promise.resolve('too-many-requests') });
    sender.sendAll();

    await vi.advanceTimersByTimeAsync(10 * pauseBeforeLines);

    expect([...lines.values()].map(({ refusal }) => refusal)).toEqual(Array(3).fill('too-many-requests'));
  });

  it('wait for the answer to the one before', async () => {
    const said: string[] = [];
    const sender = new LineSender({
      ...outbox(),
      say: (id) => {
        said.push(id);
        return new Promise<string | undefined>(() => undefined);
      },
    });
    sender.sendAll();
    sender.sendAll();

    await vi.advanceTimersByTimeAsync(10 * pauseBeforeLines);

    expect(said).toEqual(['1', '2', '3']);
  });

  function outbox() {
    return {
      outbox: () => [...lines.values()],
      refused: (id: string, code: string) => {
        lines.set(id, { id, text: id, refusal: code });
      },
    };
  }
});
