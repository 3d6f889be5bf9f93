import type { Language } from '../session/contract';
import { thisBrowser } from '../storage';

export const languages: readonly Language[] = ['it', 'en', 'de'];

/** The same words in every language; a missing one does not compile. */
export type InEveryLanguage<Texts> = Readonly<Record<Language, Texts>>;

const key = 'videodesk-language';

/** What the address says, else what was chosen before, else what the browser prefers, else Italian. */
export function chosenLanguage(search: string, stored: string | null, preferred: readonly string[]): Language {
  const wanted = [new URLSearchParams(search).get('lang'), stored, ...preferred.map((tag) => tag.slice(0, 2))];
  return wanted.find(isLanguage) ?? 'it';
}

export function currentLanguage(): Language {
  return chosenLanguage(location.search, thisBrowser.getItem(key), navigator.languages);
}

export function rememberLanguage(language: Language): void {
  thisBrowser.setItem(key, language);
}

function isLanguage(text: string | null): text is Language {
  return languages.some((language) => language === text);
}
