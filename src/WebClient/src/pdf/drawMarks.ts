import {
  beginText,
  concatTransformationMatrix,
  endText,
  LineCapStyle,
  LineJoinStyle,
  lineTo,
  moveTo,
  popGraphicsState,
  pushGraphicsState,
  rectangle,
  setFillingRgbColor,
  setFontAndSize,
  setLineCap,
  setLineJoin,
  setLineWidth,
  setStrokingRgbColor,
  setTextMatrix,
  showText,
  stroke,
  type PDFFont,
  type PDFOperator,
  type PDFPage,
} from 'pdf-lib';
import {
  colourValues,
  lineWidth,
  textBaseline,
  textLeading,
  textSize,
  type Mark,
  type MarkShape,
} from '../board/marks';

/** Draws marks over a page: their places are those of the page as it is shown. */
export function drawMarks(page: PDFPage, marks: readonly Mark[], fontFor: (text: string) => PDFFont): void {
  for (const mark of marks) {
    const [red, green, blue] = partsOf(colourValues[mark.colour]);
    page.pushOperators(
      pushGraphicsState(),
      shownSpace(page),
      setStrokingRgbColor(red, green, blue),
      setFillingRgbColor(red, green, blue),
      setLineWidth(lineWidth),
      setLineCap(LineCapStyle.Round),
      setLineJoin(LineJoinStyle.Round),
      ...operatorsOf(mark, page, fontFor),
      popGraphicsState(),
    );
  }
}

/** From the page as it is shown, down from its upper left corner, to the PDF's own space. */
function shownSpace(page: PDFPage): PDFOperator {
  const { x, y, width, height } = page.getCropBox();
  switch (((page.getRotation().angle % 360) + 360) % 360) {
    case 90:
      return concatTransformationMatrix(0, 1, 1, 0, x, y);
    case 180:
      return concatTransformationMatrix(-1, 0, 0, 1, x + width, y);
    case 270:
      return concatTransformationMatrix(0, -1, -1, 0, x + width, y + height);
    default:
      return concatTransformationMatrix(1, 0, 0, -1, x, y + height);
  }
}

function operatorsOf(shape: MarkShape, page: PDFPage, fontFor: (text: string) => PDFFont): PDFOperator[] {
  switch (shape.kind) {
    case 'pen':
      return [...pathOf(shape.points), stroke()];
    case 'line':
      return [moveTo(shape.from.x, shape.from.y), lineTo(shape.to.x, shape.to.y), stroke()];
    case 'rectangle':
      return [rectangle(shape.from.x, shape.from.y, shape.to.x - shape.from.x, shape.to.y - shape.from.y), stroke()];
    case 'text': {
      const { at } = shape;
      const font = fontFor(shape.text);
      const key = page.node.newFontDictionary(font.name, font.ref);
      const lines = shape.text.split('\n');
      return [
        beginText(),
        setFontAndSize(key, textSize),
        ...lines.flatMap((line, index) => [
          // Upright again: the space itself goes downwards.
          setTextMatrix(1, 0, 0, -1, at.x, at.y + textBaseline + index * textLeading),
          showText(font.encodeText(line)),
        ]),
        endText(),
      ];
    }
  }
}

function pathOf(points: readonly number[]): PDFOperator[] {
  const operators: PDFOperator[] = [];
  for (let index = 0; index + 1 < points.length; index += 2) {
    const [x, y] = [points[index] ?? 0, points[index + 1] ?? 0];
    operators.push(index === 0 ? moveTo(x, y) : lineTo(x, y));
  }
  const [x, y] = points;
  // A dot is a line of no length.
  return points.length === 2 && x !== undefined && y !== undefined ? [...operators, lineTo(x, y)] : operators;
}

/** From `#rrggbb` to shares of one. */
function partsOf(colour: string): [number, number, number] {
  const part = (start: number): number => parseInt(colour.slice(start, start + 2), 16) / 255;
  return [part(1), part(3), part(5)];
}
