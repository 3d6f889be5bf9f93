/** Looks like an address: the server, and in the end the mail, decide. */
export function isEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim());
}

/** A number with a country code, or an Italian mobile number without one: the rule of the server (ITU-T E.164). */
export function isMobile(text: string): boolean {
  const packed = text.replace(/[\s\-./()]/g, '').replace(/^00/, '+');
  return /^\+\d{8,15}$/.test(packed) || /^3\d{8,9}$/.test(packed);
}

/** The details are one line: what breaks it becomes a blank. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Characters as Unicode counts them, as the server does. */
export function lengthOf(text: string): number {
  return Array.from(text).length;
}

/** The text, cut where it is longer than that. */
export function cutAt(text: string, longest: number): string {
  return lengthOf(text) > longest ? Array.from(text).slice(0, longest).join('') : text;
}
