import './withResolvers';
import {
  AnnotationMode,
  getDocument,
  GlobalWorkerOptions,
  PasswordException,
  VerbosityLevel,
  type PDFDocumentProxy,
  type PDFPageProxy,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Box, FormField } from './fields';
import { boxOf, readFields } from './readFields';
import { PdfProblem } from './problem';

/** Where pdf.js finds its own files; all of them are served by the desk itself. */
export interface PdfResources {
  /** Missing in tests, where pdf.js works without a worker. */
  readonly worker?: string;
  /** A folder, with a slash at its end: `cmaps`, `standard_fonts` and `wasm` are in it. */
  readonly folder: string;
}

export interface PdfPage {
  /** From 1. */
  readonly number: number;
  /** Points, as it is shown. */
  readonly width: number;
  readonly height: number;
}

/** A piece of a page's text and where it stands. */
export interface TextPiece {
  readonly text: string;
  readonly box: Box;
}

/** Pixels of a canvas: what browsers on phones still draw. */
const mostPixels = 12_000_000;

/** A PDF that is open for reading. Its scripts are never run: nothing here could run them. */
export class PdfFile {
  private constructor(
    private readonly proxy: PDFDocumentProxy,
    private readonly proxies: readonly PDFPageProxy[],
    readonly fields: readonly FormField[],
  ) {}

  /** Takes the bytes over: the caller's array is empty afterwards. Throws a `PdfProblem`. */
  static async open(bytes: Uint8Array, { worker, folder }: PdfResources): Promise<PdfFile> {
    if (worker !== undefined) {
      GlobalWorkerOptions.workerSrc = worker;
    }
    // pdf.js takes the bytes over, and whether labels are missing is known later.
    const copy = bytes.slice();
    try {
      const proxy = await getDocument({
        data: bytes,
        cMapUrl: `${folder}cmaps/`,
        standardFontDataUrl: `${folder}standard_fonts/`,
        wasmUrl: `${folder}wasm/`,
        // The content security policy lets no WebAssembly be compiled.
        useWasm: false,
        // Both sides see the same letters, whatever is installed.
        useSystemFonts: false,
        enableXfa: false,
        stopAtErrors: false,
        verbosity: VerbosityLevel.ERRORS,
      }).promise;
      const pages = await Promise.all(Array.from({ length: proxy.numPages }, (_, index) => proxy.getPage(index + 1)));
      return new PdfFile(proxy, pages, await withLabels(await readFields(pages), copy));
    } catch (error) {
      throw new PdfProblem(error instanceof PasswordException ? 'encrypted' : 'damaged', undefined, error);
    }
  }

  /** Those that people see. */
  get shownFields(): readonly FormField[] {
    return this.fields.filter(({ isHidden }) => !isHidden);
  }

  get pages(): readonly PdfPage[] {
    return this.proxies.map((page) => {
      const { width, height } = page.getViewport({ scale: 1 });
      return { number: page.pageNumber, width, height };
    });
  }

  /**
   * Draws a page so that a point is `scale` pixels. Fields are left out, as inputs stand over them, or drawn with what the file holds.
   * Nothing happens when it was aborted.
   */
  async render(
    number: number,
    canvas: HTMLCanvasElement,
    scale: number,
    signal: AbortSignal,
    fields: 'left-out' | 'drawn' = 'left-out',
  ): Promise<void> {
    const page = this.page(number);
    const whole = page.getViewport({ scale: 1 });
    const bound = Math.sqrt(mostPixels / (whole.width * whole.height));
    const viewport = page.getViewport({ scale: Math.min(scale, bound) });
    canvas.width = Math.floor(viewport.width);
    canvas.height = Math.floor(viewport.height);
    const annotationMode = fields === 'drawn' ? AnnotationMode.ENABLE : AnnotationMode.ENABLE_FORMS;
    const task = page.render({ canvas, viewport, annotationMode });
    const stop = (): void => {
      task.cancel();
    };
    signal.addEventListener('abort', stop);
    try {
      await task.promise;
    } catch (error) {
      if (!signal.aborted) {
        throw error;
      }
    } finally {
      signal.removeEventListener('abort', stop);
    }
  }

  /** The text of a page, in its own order. */
  async text(number: number): Promise<TextPiece[]> {
    const page = this.page(number);
    const viewport = page.getViewport({ scale: 1 });
    const { items } = await page.getTextContent();
    return items.flatMap((item) => {
      if (!('str' in item) || item.str === '') {
        return [];
      }
      const [a = 1, b = 0, c = 0, d = 1, x = 0, y = 0] = item.transform as number[];
      const across =
        Math.hypot(c, d) === 0 ? [0, 0] : [(c / Math.hypot(c, d)) * item.height, (d / Math.hypot(c, d)) * item.height];
      const along =
        Math.hypot(a, b) === 0 ? [0, 0] : [(a / Math.hypot(a, b)) * item.width, (b / Math.hypot(a, b)) * item.width];
      const far = [x + (across[0] ?? 0) + (along[0] ?? 0), y + (across[1] ?? 0) + (along[1] ?? 0)];
      return [{ text: item.str, box: boxOf([x, y, far[0] ?? x, far[1] ?? y], viewport) }];
    });
  }

  async close(): Promise<void> {
    await this.proxy.loadingTask.destroy();
  }

  private page(number: number): PDFPageProxy {
    const page = this.proxies[number - 1];
    if (page === undefined) {
      throw new PdfProblem('damaged');
    }
    return page;
  }
}

/** The labels that the reader does not find are read in another way, which is loaded only where it is needed. */
async function withLabels(fields: readonly FormField[], bytes: Uint8Array): Promise<readonly FormField[]> {
  if (fields.every(({ label }) => label !== '')) {
    return fields;
  }
  const { readLabels } = await import('./labels');
  const labels = await readLabels(bytes);
  return fields.map((field) => (field.label === '' ? { ...field, label: labels.get(field.name) ?? '' } : field));
}
