/** What an attribute may be given: false and undefined leave it out, true writes it without a value. */
export type Attribute = string | number | boolean | undefined;

export type Child = Node | string | undefined | false;

/** Attributes by their HTML names; `on…` are listeners. There is no way to write markup as text, on purpose. */
export interface Attributes {
  readonly [name: string]: Attribute | ((event: Event) => void);
}

/** Makes an element: `h('button', { type: 'button', class: 'btn btn-primary', onclick: enter }, text.enter)`. */
export function h<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  return fill(document.createElement(name), attributes, children);
}

const svgNamespace = 'http://www.w3.org/2000/svg';

/** An icon of the sprite; decorative unless it is given a title. */
export function icon(sprite: string, name: string, classes = 'icon', title?: string): SVGElement {
  const use = document.createElementNS(svgNamespace, 'use');
  use.setAttribute('href', `${sprite}#${name}`);
  const svg = document.createElementNS(svgNamespace, 'svg');
  svg.setAttribute('class', classes);
  if (title === undefined) {
    svg.setAttribute('aria-hidden', 'true');
  } else {
    const label = document.createElementNS(svgNamespace, 'title');
    label.textContent = title;
    svg.setAttribute('role', 'img');
    svg.append(label);
  }
  svg.append(use);
  return svg;
}

/** Puts these children in place of whatever is there. */
export function replaceChildren(parent: Element, ...children: readonly Child[]): void {
  parent.replaceChildren(...children.filter(isShown));
}

function fill<T extends Element>(element: T, attributes: Attributes, children: readonly Child[]): T {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') {
      element.addEventListener(name.slice('on'.length), value);
    } else if (value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? '' : String(value));
    }
  }
  element.append(...children.filter(isShown));
  return element;
}

function isShown(child: Child): child is Node | string {
  return child !== undefined && child !== false && child !== '';
}
