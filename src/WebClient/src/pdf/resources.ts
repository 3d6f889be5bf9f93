import worker from './worker?worker&url';
import type { PdfResources } from './reader';

/** The build puts pdf.js' own files there, see `vite.config.ts`. */
export const resources: PdfResources = { worker, folder: new URL(__PDF_FILES__, location.href).href };

/** A font of many alphabets, for what a PDF's standard fonts lack. */
export async function unicodeFont(): Promise<Uint8Array> {
  const response = await fetch(`${resources.folder}standard_fonts/LiberationSans-Regular.ttf`);
  if (!response.ok) {
    throw new Error(`the font cannot be loaded: ${response.status}`);
  }
  return new Uint8Array(await response.arrayBuffer());
}
