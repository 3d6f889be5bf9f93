import { h } from '../h';

/** A document that can be drawn page by page. */
export interface Pages {
  readonly count: number;
  /** Draws a page, from 1, so wide in CSS pixels. */
  readonly draw: (page: number, width: number) => Promise<HTMLCanvasElement>;
  /** What a page says, for who does not see it; empty where nobody knows. */
  readonly text: (page: number) => Promise<string>;
  readonly close: () => void;
}

/** Opens a document for drawing. Rejects what is none; `PdfProblem` says what is wrong with a PDF. */
export async function openPages(content: Blob): Promise<Pages> {
  return content.type === 'application/pdf' ? pdfPages(content) : imagePages(await createImageBitmap(content));
}

function imagePages(image: ImageBitmap): Pages {
  return {
    count: 1,
    draw: (_, width) => {
      const scale = Math.min(1, (Math.max(width, 320) * devicePixelRatio) / image.width);
      const canvas = h('canvas', {
        width: Math.round(image.width * scale),
        height: Math.round(image.height * scale),
      });
      canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
      return Promise.resolve(canvas);
    },
    text: () => Promise.resolve(''),
    close: () => {
      image.close();
    },
  };
}

async function pdfPages(content: Blob): Promise<Pages> {
  const [{ PdfFile }, { resources }] = await Promise.all([import('../../pdf/reader'), import('../../pdf/resources')]);
  const file = await PdfFile.open(new Uint8Array(await content.arrayBuffer()), resources);
  const going = new AbortController();
  return {
    count: file.pages.length,
    draw: async (page, width) => {
      const canvas = h('canvas', {});
      const points = file.pages[page - 1]?.width ?? 595;
      const scale = (Math.max(width, 320) * devicePixelRatio) / points;
      await file.render(page, canvas, scale, going.signal, 'drawn');
      return canvas;
    },
    text: async (page) => (await file.text(page)).map(({ text }) => text).join(' '),
    close: () => {
      going.abort();
      void file.close();
    },
  };
}
