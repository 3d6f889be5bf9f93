/** Everything that reads PDFs, loaded together when the first is opened. */
export { PdfFile } from './reader';
export { resources } from './resources';
