import type { NodeState, OperatedNode } from '../../http/operations';
import { operationsTexts } from '../../i18n/operations';
import type { Language } from '../../session/contract';
import { h, replaceChildren } from '../h';
import { linesOf, type Line } from './figures';

export interface NodeCard {
  readonly root: HTMLElement;
  update(node: OperatedNode): void;
}

const badges: Readonly<Record<NodeState, string>> = {
  up: 'bg-success',
  draining: 'bg-warning',
  drained: 'bg-secondary',
  silent: 'bg-danger',
  connecting: 'bg-secondary',
  refused: 'bg-danger',
  down: 'bg-danger',
};

/** One node: its state in words and colour, its figures, and the button that drains it or takes that back. */
export function mountNodeCard(
  id: string,
  language: Language,
  asked: (node: OperatedNode, drain: boolean) => void,
): NodeCard {
  const text = operationsTexts[language];
  const badge = h('span', { class: 'badge' });
  const roles = h('p', { class: 'operations-roles' });
  const figures = h('dl', { class: 'operations-figures' });
  const button = h('button', { type: 'button', class: 'btn btn-outline-primary btn-sm', hidden: true });
  const headingId = `node-${id}`;
  let shown: OperatedNode | undefined;
  button.addEventListener('click', () => {
    if (shown !== undefined) {
      asked(shown, shown.mayDrain);
    }
  });
  return {
    root: h(
      'li',
      { class: 'operations-node' },
      h(
        'section',
        { 'aria-labelledby': headingId },
        h('div', { class: 'operations-head' }, h('h3', { id: headingId, class: 'h5' }, id), badge),
        roles,
        figures,
        button,
      ),
    ),
    update(node) {
      shown = node;
      badge.className = `badge ${badges[node.state]}`;
      badge.textContent = text.states[node.state];
      roles.textContent = node.roles.map((role) => text.roles[role]).join(', ');
      showLines(figures, linesOf(node, language), text.notSaid);
      showAction(button, node, language);
    },
  };
}

/** The button keeps its place, and with it the focus, when what it does changes. */
function showAction(button: HTMLElement, { id, mayDrain, mayReturn }: OperatedNode, language: Language): void {
  const text = operationsTexts[language];
  button.hidden = !mayDrain && !mayReturn;
  button.textContent = mayReturn ? text.comeBack : text.drain;
  button.setAttribute('aria-label', mayReturn ? text.comeBackOf(id) : text.drainOf(id));
}

export function showLines(list: HTMLElement, lines: readonly Line[], nothing: string): void {
  replaceChildren(
    list,
    ...(lines.length === 0 ? [h('div', {}, h('dt', {}, nothing))] : []),
    ...lines.map(({ label, value }) => h('div', {}, h('dt', {}, label), h('dd', {}, value))),
  );
}
