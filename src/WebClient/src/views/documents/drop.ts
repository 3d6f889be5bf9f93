/** Takes files that are dropped on an element, which has the class `is-drop` while they are over it. */
export function takeDrops(
  root: HTMLElement,
  drop: (files: readonly File[], target: Element) => void,
  signal: AbortSignal,
): void {
  let depth = 0;

  /** Elements inside the root are entered before the one around them is left: it is over once all are left. */
  function pass(steps: 1 | -1): (event: DragEvent) => void {
    return (event) => {
      if (hasFiles(event)) {
        depth += steps;
        root.classList.toggle('is-drop', depth > 0);
      }
    };
  }

  root.addEventListener('dragenter', pass(1), { signal });
  root.addEventListener('dragleave', pass(-1), { signal });
  root.addEventListener(
    'drop',
    (event) => {
      depth = 0;
      root.classList.remove('is-drop');
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length > 0 && event.target instanceof Element) {
        drop(files, event.target);
      }
    },
    { signal },
  );
  keepFromOpening(signal);
}

/** A file that misses the panel would be opened by the browser in place of the call. */
function keepFromOpening(signal: AbortSignal): void {
  for (const name of ['dragover', 'drop'] as const) {
    addEventListener(
      name,
      (event) => {
        if (hasFiles(event)) {
          event.preventDefault();
        }
      },
      { signal },
    );
  }
}

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}
