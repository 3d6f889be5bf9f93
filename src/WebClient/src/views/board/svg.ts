import {
  colourValues,
  lineWidth,
  textBaseline,
  textLeading,
  textSize,
  type Colour,
  type MarkShape,
} from '../../board/marks';

const namespace = 'http://www.w3.org/2000/svg';

export function svg<Name extends keyof SVGElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string | number>> = {},
  ...children: readonly (Node | string)[]
): SVGElementTagNameMap[Name] {
  const element = document.createElementNS(namespace, name);
  for (const [key, value] of Object.entries(attributes)) {
    element.setAttribute(key, String(value));
  }
  element.append(...children);
  return element;
}

/** A mark as it is drawn; the drawing's units are points of the page. */
export function shapeElement(shape: MarkShape, colour: Colour): SVGElement {
  const stroke = {
    fill: 'none',
    stroke: colourValues[colour],
    'stroke-width': lineWidth,
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
  };
  switch (shape.kind) {
    case 'pen':
      return svg('path', { d: pathOf(shape.points), ...stroke });
    case 'line':
      return svg('line', { x1: shape.from.x, y1: shape.from.y, x2: shape.to.x, y2: shape.to.y, ...stroke });
    case 'rectangle': {
      const { from, to } = shape;
      const [x, y] = [Math.min(from.x, to.x), Math.min(from.y, to.y)];
      return svg('rect', { x, y, width: Math.abs(to.x - from.x), height: Math.abs(to.y - from.y), ...stroke });
    }
    case 'text':
      return svg(
        'text',
        { fill: colourValues[colour], 'font-size': textSize, class: 'board-text' },
        ...shape.text
          .split('\n')
          .map((line, index) =>
            svg(
              'tspan',
              { x: shape.at.x, y: shape.at.y + textBaseline + index * textLeading },
              line === '' ? ' ' : line,
            ),
          ),
      );
  }
}

function pathOf(points: readonly number[]): string {
  const parts: string[] = [];
  for (let index = 0; index + 1 < points.length; index += 2) {
    parts.push(`${index === 0 ? 'M' : 'L'}${points[index] ?? 0} ${points[index + 1] ?? 0}`);
  }
  // A line of no length shows a dot.
  return points.length === 2 ? `${parts.join('')}h0` : parts.join('');
}
