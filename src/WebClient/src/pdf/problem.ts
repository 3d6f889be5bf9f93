/** Why a PDF cannot be read or made. `field` names the field that is in the way. */
export class PdfProblem extends Error {
  constructor(
    readonly code: 'encrypted' | 'damaged' | 'too-long' | 'letters-missing' | 'field-unknown',
    readonly field?: string,
    cause?: unknown,
  ) {
    super(field === undefined ? code : `${code}: ${field}`, { cause });
    this.name = 'PdfProblem';
  }
}
