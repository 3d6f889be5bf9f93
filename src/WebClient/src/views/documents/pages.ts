import { h } from '../h';

/** A document that can be drawn page by page. */
export interface Pages {
  readonly count: number;
  /** Draws a page, from 1, so wide in CSS pixels. */
  readonly draw: (page: number, width: number) => Promise<HTMLCanvasElement>;
}

/** Opens a document for drawing. Rejects what is no picture. */
export async function openPages(content: Blob): Promise<Pages> {
  return imagePages(await createImageBitmap(content));
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
  };
}
