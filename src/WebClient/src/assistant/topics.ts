import type { Language } from '../session/contract';

/** One answer of the assistant, and where it leads. */
export interface Topic {
  /** On the button that leads here. */
  readonly label: string;
  /** Paragraph by paragraph. */
  readonly text: readonly string[];
  /** Ids of the topics that are offered next. */
  readonly choices: readonly string[];
  /** Beginnings of words that ask for it, without accents. */
  readonly keywords: readonly string[];
  readonly links?: readonly { readonly href: string; readonly label: string }[];
  /** Leads to the live chat, if one is open. */
  readonly leadsToChat?: boolean;
}

/** Everything that the assistant knows, in one language. */
export interface TopicTree {
  readonly start: string;
  readonly topics: Readonly<Record<string, Topic>>;
}

/** The data file of a language, loaded when it is asked for. */
export async function loadTopics(language: Language): Promise<TopicTree> {
  switch (language) {
    case 'it':
      return (await import('./it.json')).default;
    case 'en':
      return (await import('./en.json')).default;
    case 'de':
      return (await import('./de.json')).default;
  }
}

/** At most so many topics are proposed for a text. */
const mostProposals = 3;

/**
 * The topics that a text asks for, the likeliest first. A keyword counts where a word of the text begins with it; one of several words
 * counts where they follow each other. A longer keyword says more than a short one.
 */
export function topicsFor({ topics, start }: TopicTree, text: string): string[] {
  const words = ` ${wordsOf(text).join(' ')} `;
  const scores = Object.entries(topics)
    .filter(([id]) => id !== start)
    .map(([id, { keywords }]) => ({
      id,
      score: keywords.reduce((sum, keyword) => sum + (words.includes(` ${keyword}`) ? keyword.length : 0), 0),
    }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score);
  const best = scores[0]?.score ?? 0;
  // What is said by half as much was hardly meant.
  return scores
    .filter(({ score }) => score * 2 > best)
    .slice(0, mostProposals)
    .map(({ id }) => id);
}

/** Small letters without accents, word by word. */
export function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
