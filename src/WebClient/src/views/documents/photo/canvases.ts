import { luminanceOf, type Luminance, type Picture, type Quadrilateral } from '../../../documents/photo/picture';
import { outlineOf } from '../../../documents/photo/outline';
import { warningsOf, type PhotoWarning } from '../../../documents/photo/quality';
import { sizeOf, straighten } from '../../../documents/photo/straighten';
import { h } from '../../h';

/** Pixels of the longest side of a page: about 170 to the inch on A4, which is legible and small. */
const longest = 2_000;

/** Of the JPEG, 0 to 1. */
const jpegQuality = 0.8;

/** Pixels of the width at which outlines and sharpness are looked for. */
const outlineWidth = 320;
const sharpnessWidth = 640;

/** What a camera or a file gives. */
type Source = HTMLVideoElement | HTMLCanvasElement | ImageBitmap;

/** A canvas with the picture, no larger than a width or, left out, than a page needs. */
export function drawn(source: Source, width?: number): HTMLCanvasElement {
  const [fullWidth, fullHeight] =
    source instanceof HTMLVideoElement ? [source.videoWidth, source.videoHeight] : [source.width, source.height];
  const bound = width === undefined ? (longest * 1.3) / Math.max(fullWidth, fullHeight) : width / fullWidth;
  const scale = Math.min(1, bound);
  const canvas = h('canvas', {
    width: Math.max(1, Math.round(fullWidth * scale)),
    height: Math.max(1, Math.round(fullHeight * scale)),
  });
  canvas.getContext('2d', { willReadFrequently: true })?.drawImage(source, 0, 0, canvas.width, canvas.height);
  return canvas;
}

export interface Look {
  /** The corners of the document in shares of the picture's width and height; undefined when none is seen. */
  readonly outline: Quadrilateral | undefined;
  readonly warnings: readonly PhotoWarning[];
}

/** What is seen in a picture. */
export function look(source: Source): Look {
  const small = brightness(drawn(source, outlineWidth));
  const found = outlineOf(small);
  const outline = found && scaled(found, 1 / small.width, 1 / small.height);
  const sharp = brightness(drawn(source, sharpnessWidth));
  return { outline, warnings: warningsOf(sharp, outline && scaled(outline, sharp.width, sharp.height)) };
}

/** The page: the document cut out and straight where its outline is given, else the whole picture. */
export function pageOf(photo: HTMLCanvasElement, outline: Quadrilateral | undefined): HTMLCanvasElement {
  if (outline === undefined) {
    return drawn(photo);
  }
  const corners = scaled(withinEdge(outline), photo.width, photo.height);
  const { width, height, data } = straighten(pictureOf(photo), corners, sizeOf(corners, longest));
  const canvas = h('canvas', { width, height });
  canvas.getContext('2d')?.putImageData(new ImageData(new Uint8ClampedArray(data), width, height), 0, 0);
  return canvas;
}

export async function jpegOf(canvas: HTMLCanvasElement): Promise<Uint8Array> {
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, 'image/jpeg', jpegQuality);
  });
  if (blob === null) {
    throw new Error('no JPEG');
  }
  return new Uint8Array(await blob.arrayBuffer());
}

function brightness(canvas: HTMLCanvasElement): Luminance {
  return luminanceOf(pictureOf(canvas));
}

function pictureOf(canvas: HTMLCanvasElement): Picture {
  const { width, height } = canvas;
  const data = canvas.getContext('2d', { willReadFrequently: true })?.getImageData(0, 0, width, height).data;
  return { width, height, data: data ?? new Uint8ClampedArray(width * height * 4) };
}

/** A little smaller around its middle: no rim of the table is left. */
function withinEdge(corners: Quadrilateral): Quadrilateral {
  const middle = {
    x: corners.reduce((sum, { x }) => sum + x, 0) / 4,
    y: corners.reduce((sum, { y }) => sum + y, 0) / 4,
  };
  return corners.map(({ x, y }) => ({
    x: middle.x + (x - middle.x) * 0.992,
    y: middle.y + (y - middle.y) * 0.992,
  })) as unknown as Quadrilateral;
}

function scaled(corners: Quadrilateral, across: number, down: number): Quadrilateral {
  return corners.map(({ x, y }) => ({ x: x * across, y: y * down })) as unknown as Quadrilateral;
}
