import { describe, expect, it } from 'vitest';
import type { NodeFigures, OperatedNode, Operations } from '../../src/http/operations';
import { hasAnotherRelay, linesOf, totalsOf } from '../../src/views/operations/figures';

const figures: NodeFigures = {
  startedAt: '2026-11-22T07:00:00Z',
  at: '2026-11-22T09:00:00Z',
  version: '0.1.0',
  memory: 200 * 1024 * 1024,
  processors: 0.25,
};

function node(id: string, changes: Partial<OperatedNode>): OperatedNode {
  return { id, roles: ['relay'], state: 'up', mayDrain: true, mayReturn: false, figures, ...changes };
}

describe('linesOf', () => {
  it('says what the node said, and nothing else', () => {
    const lines = linesOf(node('w1', { roles: ['web'], figures: { ...figures, seats: 3, calls: 1 } }), 'en');

    expect(lines.map(({ label }) => label)).toEqual([
      'Calls under way',
      'People connected to an appointment',
      'Memory',
      'Processors in use',
      'Started',
      'Version',
    ]);
    expect(lines[2]?.value).toBe('200 MiB');
  });

  it('says the participants of a node that has said nothing of itself', () => {
    const silent: OperatedNode = {
      id: 'r1',
      roles: ['relay'],
      state: 'silent',
      mayDrain: false,
      mayReturn: false,
      peers: 4,
    };

    expect(linesOf(silent, 'it')).toEqual([{ label: 'Partecipanti', value: '4' }]);
  });
});

describe('totalsOf', () => {
  const operations: Operations = {
    now: '2026-11-22T09:00:00Z',
    node: 'w1',
    isSingle: false,
    registryIsThere: true,
    nodes: [
      node('r1', { figures: { ...figures, rooms: 2 } }),
      node('r2', { state: 'down', figures: { ...figures, rooms: 7 } }),
      node('w1', { roles: ['web'], figures: { ...figures, seats: 5 } }),
    ],
    backlog: { deadlineLag: 0.2, outboxLag: 61.2, outboxWaiting: 3 },
  };

  it('leaves out nodes that are down', () => {
    expect(totalsOf(operations, 'en').map(({ value }) => value)).toEqual(['2', '5', 'none', '3, the oldest for 62 s']);
  });
});

describe('hasAnotherRelay', () => {
  it.each([
    [[node('r1', {}), node('r2', {})], true],
    [[node('r1', {}), node('r2', { state: 'draining' })], false],
    [[node('r1', {}), node('w1', { roles: ['web'] })], false],
  ] as const)('looks for one that takes calls (%#)', (nodes, expected) => {
    expect(hasAnotherRelay(nodes, 'r1')).toBe(expected);
  });
});
