import { topicsFor, type TopicTree } from './topics';

/** What the assistant says. */
export type Reply =
  | { readonly kind: 'topic'; readonly id: string }
  /** Several topics may be meant. */
  | { readonly kind: 'proposals'; readonly ids: readonly string[] }
  /** Not understood, or about something else: said so, and what can be asked. The topics that a single word speaks of come first. */
  | { readonly kind: 'not-understood'; readonly ids: readonly string[] };

/** Something asked, by a button or in words, and what was said to it. The first step was not asked for. */
export interface Step {
  readonly asked: string | undefined;
  readonly reply: Reply;
}

/** The steps so far; never empty. */
export type Conversation = readonly Step[];

export type Move =
  | { readonly type: 'chosen'; readonly id: string }
  | { readonly type: 'asked'; readonly text: string }
  | { readonly type: 'back' }
  | { readonly type: 'start-again' };

export function beginning({ start }: TopicTree): Conversation {
  return [{ asked: undefined, reply: { kind: 'topic', id: start } }];
}

/** What a conversation becomes by a move. Pure. */
export function continued(before: Conversation, move: Move, tree: TopicTree): Conversation {
  switch (move.type) {
    case 'chosen': {
      const topic = tree.topics[move.id];
      return topic === undefined ? before : [...before, { asked: topic.label, reply: { kind: 'topic', id: move.id } }];
    }
    case 'asked': {
      const asked = move.text.trim();
      return asked === '' ? before : [...before, { asked, reply: replyTo(asked, tree) }];
    }
    case 'back':
      return before.length > 1 ? before.slice(0, -1) : before;
    case 'start-again':
      return beginning(tree);
  }
}

/** The topics that are offered after a reply. */
export function choicesAfter(reply: Reply, tree: TopicTree): readonly string[] {
  switch (reply.kind) {
    case 'topic':
      return tree.topics[reply.id]?.choices ?? [];
    case 'proposals':
      return reply.ids;
    case 'not-understood':
      return [...new Set([...reply.ids, ...(tree.topics[tree.start]?.choices ?? [])])];
  }
}

function replyTo(text: string, tree: TopicTree): Reply {
  const { ids, isSure } = topicsFor(tree, text);
  const [only] = ids;
  if (only === undefined || !isSure) {
    return { kind: 'not-understood', ids };
  }
  return ids.length === 1 ? { kind: 'topic', id: only } : { kind: 'proposals', ids };
}
