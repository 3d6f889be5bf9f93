/** Lets a button show and hide a panel: Escape and a click elsewhere close it; the class is what the style knows as open. */
export function disclose(button: HTMLElement, panel: HTMLElement, openClass: string): void {
  const set = (isOpen: boolean): void => {
    button.setAttribute('aria-expanded', String(isOpen));
    panel.classList.toggle(openClass, isOpen);
  };
  const isOpen = (): boolean => panel.classList.contains(openClass);
  set(false);
  button.addEventListener('click', () => {
    set(!isOpen());
  });
  for (const element of [button, panel]) {
    element.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && isOpen()) {
        set(false);
        button.focus();
      }
    });
  }
  document.addEventListener('click', (event) => {
    if (isOpen() && event.target instanceof Node && !button.contains(event.target) && !panel.contains(event.target)) {
      set(false);
    }
  });
  panel.addEventListener('focusout', (event) => {
    const next = event.relatedTarget;
    if (next instanceof Node && next !== button && !panel.contains(next)) {
      set(false);
    }
  });
}
