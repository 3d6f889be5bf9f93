/** SHA-256 in hexadecimal; nothing where the browser gives no cryptography (a page without https). */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string | undefined> {
  const { subtle } = crypto as { subtle?: SubtleCrypto };
  if (subtle === undefined) {
    return undefined;
  }
  const digest = new Uint8Array(await subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Groups of four, which two people can read to each other. */
export function inGroups(hash: string): string[] {
  return hash.match(/.{1,4}/g) ?? [];
}
