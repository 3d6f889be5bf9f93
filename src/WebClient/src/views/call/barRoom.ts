/**
 * Keeps `--call-bar` at the height of the controls, whose buttons take one row or several: they stay at the lower edge of the window, and
 * what gets the focus or is written in is scrolled to above them.
 * @returns stops it.
 */
export function keepRoomFor(bar: HTMLElement): () => void {
  const { style } = document.documentElement;
  const observer = new ResizeObserver(() => {
    style.setProperty('--call-bar', `${bar.offsetHeight}px`);
  });
  observer.observe(bar);
  return () => {
    observer.disconnect();
    style.removeProperty('--call-bar');
  };
}
