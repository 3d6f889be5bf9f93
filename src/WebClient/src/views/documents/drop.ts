/** Takes files that are dropped on an element, which has the class `is-drop` while they are over it. */
export function takeDrops(
  root: HTMLElement,
  drop: (files: readonly File[], target: Element) => void,
  signal: AbortSignal,
): void {
  let depth = 0;
  const show = (isOver: boolean): void => void root.classList.toggle('is-drop', isOver);
  root.addEventListener(
    'dragenter',
    (event) => {
      if (hasFiles(event)) {
        depth++;
        show(true);
      }
    },
    { signal },
  );
  root.addEventListener(
    'dragleave',
    (event) => {
      if (hasFiles(event)) {
        depth--;
        show(depth > 0);
      }
    },
    { signal },
  );
  root.addEventListener(
    'drop',
    (event) => {
      depth = 0;
      show(false);
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
