/** As many bytes at a time as a call takes arguments without trouble. */
const stride = 0x2000;

export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let start = 0; start < bytes.length; start += stride) {
    text += String.fromCharCode(...bytes.subarray(start, start + stride));
  }
  return btoa(text);
}

/** Throws when the text is no base64. */
export function fromBase64(text: string): Uint8Array {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < binary.length; index++) {
    bytes[index] = binary.charCodeAt(index);
  }
  return bytes;
}
