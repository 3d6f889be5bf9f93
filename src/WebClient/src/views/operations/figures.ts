import type { NodeFigures, OperatedNode, Operations } from '../../http/operations';
import { operationsTexts } from '../../i18n/operations';
import type { Language } from '../../session/contract';

export interface Line {
  readonly label: string;
  readonly value: string;
}

const megabyte = 1024 * 1024;

/** What a node says of itself, in words; nothing that it did not say. */
export function linesOf(node: OperatedNode, language: Language): Line[] {
  const text = operationsTexts[language];
  const { figures, peers } = node;
  if (figures === undefined) {
    return peers === undefined ? [] : [{ label: text.peers, value: String(peers) }];
  }
  const numbers = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  const fractions = new Intl.NumberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const started = new Intl.DateTimeFormat(language, {
    dateStyle: 'short',
    timeStyle: 'short',
    timeZone: 'Europe/Rome',
  });
  const count = (label: string, value: number | undefined): Line[] =>
    value === undefined || node.state === 'down' ? [] : [{ label, value: numbers.format(value) }];
  return [
    ...count(text.calls, figures.calls),
    ...count(text.seats, figures.seats),
    ...count(text.connections, figures.connections),
    ...count(text.rooms, figures.rooms),
    ...count(text.peers, peers),
    ...(node.state === 'down' ? [] : packets(figures, text, numbers)),
    { label: text.memory, value: `${numbers.format(figures.memory / megabyte)} MiB` },
    { label: text.processors, value: fractions.format(figures.processors) },
    { label: text.since, value: started.format(new Date(figures.startedAt)) },
    { label: text.version, value: figures.version },
  ];
}

function packets(
  { packetsReceived, packetsSent }: NodeFigures,
  text: (typeof operationsTexts)[Language],
  numbers: Intl.NumberFormat,
): Line[] {
  return packetsReceived === undefined || packetsSent === undefined
    ? []
    : [{ label: text.packets, value: text.packetsOf(numbers.format(packetsReceived), numbers.format(packetsSent)) }];
}

/** What is true of the whole service. */
export function totalsOf({ nodes, backlog }: Operations, language: Language): Line[] {
  const text = operationsTexts[language];
  const numbers = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  const sum = (of: (figures: NodeFigures) => number | undefined) =>
    numbers.format(
      nodes.reduce((total, { state, figures }) => total + (state === 'down' || !figures ? 0 : (of(figures) ?? 0)), 0),
    );
  const seconds = (count: number) => text.seconds(numbers.format(Math.ceil(count)));
  return [
    // A call over two web nodes is counted on both; the rooms of the relays say how many there are.
    { label: text.rooms, value: sum(({ rooms }) => rooms) },
    { label: text.seats, value: sum(({ seats }) => seats) },
    { label: text.deadlineLag, value: backlog.deadlineLag > 1 ? seconds(backlog.deadlineLag) : text.nothingLate },
    { label: text.outbox, value: text.outboxOf(backlog.outboxWaiting, seconds(backlog.outboxLag)) },
  ];
}

/** Whether calls that leave a node find another one. */
export function hasAnotherRelay(nodes: readonly OperatedNode[], but: string): boolean {
  return nodes.some(({ id, roles, state }) => id !== but && roles.includes('relay') && state === 'up');
}
