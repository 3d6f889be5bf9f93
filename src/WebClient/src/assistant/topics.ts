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
  /** Words that say nothing of what is asked, without accents. */
  readonly smallWords: readonly string[];
  /** The keywords of the first one are what the service is about, without asking for any of the others. */
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

/** What was found for a text. */
export interface Found {
  /** The likeliest first. */
  readonly ids: readonly string[];
  /** More than half of what the text says is known here: it is hardly about something else. */
  readonly isSure: boolean;
}

/**
 * The topics that a text asks for. A keyword counts where a word of the text begins with it, or is it when it ends with a blank; one of
 * several words counts where they follow each other. A longer keyword says more than a short one. A text of which no more than half of the
 * telling words are known is about something else, whatever single word of it is known: who asks what a kilo of apples costs is not asking
 * for the price of this service. Small words tell nothing, and are not counted.
 */
export function topicsFor(tree: TopicTree, text: string): Found {
  const words = wordsOf(text);
  const known = new Set<number>();
  const scores = Object.entries(tree.topics)
    .map(([id, { keywords }]) => ({ id, score: scoreOf(keywords, words, known) }))
    .filter(({ id, score }) => id !== tree.start && score > 0)
    .sort((one, other) => other.score - one.score);
  const best = scores[0]?.score ?? 0;
  // What is said by half as much was hardly meant.
  const ids = scores
    .filter(({ score }) => score * 2 > best)
    .slice(0, mostProposals)
    .map(({ id }) => id);
  const telling = words.map((_, index) => index).filter((index) => !tree.smallWords.includes(words[index] ?? ''));
  const understood = telling.filter((index) => known.has(index)).length;
  return { ids, isSure: understood * 2 > telling.length || telling.length === 0 };
}

/** How much of a text asks for a topic; notes the places of the words that do. */
function scoreOf(keywords: readonly string[], words: readonly string[], known: Set<number>): number {
  let score = 0;
  for (const keyword of keywords) {
    const parts = keyword.trim().split(' ');
    const isWhole = keyword.endsWith(' ');
    const places = words.map((_, index) => index).filter((index) => isAt(parts, isWhole, words, index));
    score += places.length > 0 ? keyword.length : 0;
    places.forEach((place) => {
      parts.forEach((_, offset) => known.add(place + offset));
    });
  }
  return score;
}

function isAt(parts: readonly string[], isWhole: boolean, words: readonly string[], place: number): boolean {
  return parts.every((part, offset) => {
    const word = words[place + offset] ?? '';
    return offset < parts.length - 1 || isWhole ? word === part : word.startsWith(part);
  });
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
