import type { Language } from '../session/contract';

const units = ['kilobyte', 'megabyte', 'gigabyte'] as const;

/** "3,2 MB", by steps of 1 024 as the limits are set. */
export function byteWords(language: Language, bytes: number): string {
  let size = bytes / 1_024;
  let unit = 0;
  while (size >= 1_024 && unit < units.length - 1) {
    size /= 1_024;
    unit++;
  }
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: units[unit] ?? 'kilobyte',
    maximumFractionDigits: size < 10 ? 1 : 0,
  }).format(bytes > 0 ? Math.max(size, 0.1) : 0);
}

/** A SHA-256 in groups that can be compared by eye and ear: eight of eight characters. */
export function hashGroups(sha256: string): string[] {
  return sha256.match(/.{1,8}/g) ?? [];
}

/** The subject that is offered for the protocol: what was asked for, else the name of the file without its end. */
export function suggestedSubject(name: string, what: string | undefined): string {
  return (what ?? name.replace(/(\.[a-z\d]{1,5})+$/i, '')).trim().slice(0, 200);
}
