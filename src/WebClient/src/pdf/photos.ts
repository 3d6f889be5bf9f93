import { PDFDocument } from 'pdf-lib';

/** A4 in points. */
const a4 = { long: 841.89, short: 595.28 } as const;

/** Points of white around a photo. */
const margin = 18;

/** A photographed page: a JPEG. */
export type PhotoPage = Uint8Array;

/** One A4 page for each photo, upright or lying as the photo is, with nothing of the camera's metadata. */
export async function pdfOfPhotos(pages: readonly PhotoPage[]): Promise<Uint8Array<ArrayBuffer>> {
  const document = await PDFDocument.create();
  for (const jpeg of pages) {
    const image = await document.embedJpg(jpeg);
    const isLying = image.width > image.height;
    const [width, height] = isLying ? [a4.long, a4.short] : [a4.short, a4.long];
    const scale = Math.min((width - 2 * margin) / image.width, (height - 2 * margin) / image.height);
    const page = document.addPage([width, height]);
    page.drawImage(image, {
      x: (width - image.width * scale) / 2,
      y: (height - image.height * scale) / 2,
      width: image.width * scale,
      height: image.height * scale,
    });
  }
  return new Uint8Array(await document.save());
}
