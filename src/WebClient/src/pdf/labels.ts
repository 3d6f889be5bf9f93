import { PDFDict, PDFDocument, PDFHexString, PDFName, PDFString } from 'pdf-lib';

/**
 * Tooltips of fields whose places are written apart from them, as those of radio buttons are: the reader knows the places only. Empty
 * when the PDF cannot be read this way.
 */
export async function readLabels(bytes: Uint8Array): Promise<ReadonlyMap<string, string>> {
  try {
    const document = await PDFDocument.load(bytes, { ignoreEncryption: true, updateMetadata: false });
    const labels = new Map<string, string>();
    for (const field of document.getForm().getFields()) {
      const label = labelIn(field.acroField.dict);
      if (label !== '') {
        labels.set(field.getName(), label);
      }
    }
    return labels;
  } catch {
    return new Map();
  }
}

/** Its own, or that of what it is a part of. */
function labelIn(dictionary: PDFDict): string {
  let found: PDFDict | undefined = dictionary;
  for (let depth = 0; found !== undefined && depth < 8; depth++) {
    const text = found.lookup(PDFName.of('TU'));
    if (text instanceof PDFString || text instanceof PDFHexString) {
      return text.decodeText();
    }
    found = found.lookupMaybe(PDFName.of('Parent'), PDFDict);
  }
  return '';
}
