/** Values of digits and letters in odd places of a code (DM 23/12/1976); in even places they count as they come. */
const odd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

/** A person's: with the letters that stand for digits where two people would have the same (omocodia). */
const person = /^[A-Z]{6}[\dLMNPQRSTUV]{2}[ABCDEHLMPRST][\dLMNPQRSTUV]{2}[A-Z][\dLMNPQRSTUV]{3}[A-Z]$/;

export type CodeFault = 'shape' | 'check-character';

/** What is wrong with a codice fiscale as it was written, of a person or of a company; nothing when its form is right. */
export function codeFault(text: string): CodeFault | undefined {
  const code = text.replaceAll(/\s/g, '').toUpperCase();
  if (/^\d{11}$/.test(code)) {
    return isCompanyRight(code) ? undefined : 'check-character';
  }
  if (!person.test(code)) {
    return 'shape';
  }
  return code.at(-1) === checkLetter(code.slice(0, -1)) ? undefined : 'check-character';
}

function checkLetter(code: string): string {
  const sum = Array.from(code).reduce((total, letter, index) => {
    // A digit counts as the letter of its place in the alphabet.
    const value = /\d/.test(letter) ? Number(letter) : letter.charCodeAt(0) - 65;
    return total + (index % 2 === 0 ? (odd[value] ?? 0) : value);
  }, 0);
  return String.fromCharCode(65 + (sum % 26));
}

function isCompanyRight(code: string): boolean {
  const sum = Array.from(code, Number).reduce((total, digit, index) => {
    const doubled = digit * 2;
    return total + (index % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}
