import type { Api } from './api';

export type NodeState = 'up' | 'draining' | 'drained' | 'silent' | 'connecting' | 'refused' | 'down';

/** What a node says of itself every two seconds. */
export interface NodeFigures {
  startedAt: string;
  at: string;
  version: string;
  /** Bytes. */
  memory: number;
  /** 1: one processor, all of the time. */
  processors: number;
  /** Of web nodes. */
  connections?: number;
  seats?: number;
  calls?: number;
  /** Of relay nodes; packets per second. */
  rooms?: number;
  packetsReceived?: number;
  packetsSent?: number;
}

export interface OperatedNode {
  id: string;
  roles: ('web' | 'relay')[];
  state: NodeState;
  mayDrain: boolean;
  mayReturn: boolean;
  figures?: NodeFigures;
  /** Participants on a relay node. */
  peers?: number;
}

export interface Operations {
  now: string;
  /** Which web node answered. */
  node: string;
  isSingle: boolean;
  /** False while Redis is away. */
  registryIsThere: boolean;
  nodes: OperatedNode[];
  /** Seconds, and mails. */
  backlog: { deadlineLag: number; outboxLag: number; outboxWaiting: number };
}

/** What administrators see and do. */
export class OperationsApi {
  constructor(private readonly api: Api) {}

  read(): Promise<Operations> {
    return this.api.get('/api/operations');
  }

  /** The node takes no new calls and its calls are moved, or it takes part again. */
  drain(node: string, isOn: boolean): Promise<unknown> {
    const path = `/api/operations/relays/${encodeURIComponent(node)}/drain`;
    return isOn ? this.api.post(path) : this.api.delete(path);
  }
}
