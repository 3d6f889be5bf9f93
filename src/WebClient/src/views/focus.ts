/**
 * Remembers what has the focus. What it returns is called when that may be gone: then the closest surroundings that are still there get the
 * focus, so that the keyboard goes on from there and not from the top of the page.
 */
export function rememberFocus(): () => void {
  const around: Element[] = [];
  for (let one = document.activeElement; one !== null && one !== document.body; one = one.parentElement) {
    around.push(one);
  }
  return () => {
    const isKept = around[0]?.isConnected === true || (document.activeElement ?? document.body) !== document.body;
    const home = around.find((one) => one.isConnected)?.closest<HTMLElement>('li, section, main');
    if (!isKept && home != null) {
      focusOn(home);
    }
  };
}

/** Gives the focus to what is no control. */
export function focusOn(element: HTMLElement): void {
  if (!element.hasAttribute('tabindex')) {
    element.tabIndex = -1;
  }
  element.focus();
}
