import { newsOf, type News } from '../../documents/news';
import { explainFileCode } from '../../i18n/fileCodes';
import type { Documents, Role } from '../../session/contract';
import type { DocumentsContext } from './context';

/** Says aloud what is new about documents, and counts what was not looked at. */
export class NewsTeller {
  /** Whether the documents are on screen: only then does news count as read. */
  isVisible = false;

  private readonly seen = new Set<string>();

  /** What was known at the last update; undefined before the first one, which tells nothing. */
  private told: ReadonlySet<string> | undefined;

  constructor(
    private readonly context: DocumentsContext,
    private readonly role: Role,
    private readonly count: (count: number) => void = () => undefined,
  ) {}

  update(documents: Documents): void {
    const all = newsOf(documents, this.role);
    const before = this.told;
    this.told = new Set(all.map(({ key }) => key));
    if (before !== undefined) {
      for (const news of all.filter(({ key }) => !before.has(key))) {
        this.context.announcer.say(this.words(news));
      }
    }
    if (this.isVisible && document.visibilityState === 'visible') {
      all.forEach(({ key }) => this.seen.add(key));
    }
    this.count(all.filter(({ key }) => !this.seen.has(key)).length);
  }

  private words({ kind, what, detail }: News): string {
    const { text, language } = this.context;
    const { announce } = text;
    switch (kind) {
      case 'asked':
        return announce.asked(what);
      case 'arrived':
        return announce.arrived(what);
      case 'refused':
        return announce.refused(what, explainFileCode(detail, language));
      case 'declined':
        return announce.declined(what, detail);
      case 'accepted':
        return announce.accepted(what, detail);
    }
  }
}
