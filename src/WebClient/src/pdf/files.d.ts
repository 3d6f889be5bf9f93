/** The folder of pdf.js' own files, from `vite.config.ts`; with a slash at both ends. */
declare const __PDF_FILES__: string;
