import { thisBrowser } from '../../storage';

export type Shortcut = 'm' | 'v' | 's' | 'c' | 'p' | 'h';

export const shortcuts: readonly Shortcut[] = ['m', 'v', 's', 'c', 'p', 'h'];

/** The part of a keyboard event that counts. */
export interface Press {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly repeat: boolean;
}

/** The shortcut that a press means; none while text is written, in a dialog, or with another key held. */
export function shortcutOf(press: Press, isWriting: boolean): Shortcut | undefined {
  if (isWriting || press.ctrlKey || press.altKey || press.metaKey || press.repeat) {
    return undefined;
  }
  const key = press.key === '?' ? 'h' : press.key.toLowerCase();
  return shortcuts.find((shortcut) => shortcut === key);
}

const setting = 'videodesk-shortcuts';

/** WCAG 2.1.4: shortcuts of a single character can be turned off. */
export function areShortcutsOn(): boolean {
  return thisBrowser.getItem(setting) !== 'off';
}

export function setShortcuts(areOn: boolean): void {
  thisBrowser.setItem(setting, areOn ? 'on' : 'off');
}

/** Carries shortcuts out until `signal` ends it. */
export function listenToKeys(actions: Readonly<Record<Shortcut, () => void>>, signal: AbortSignal): void {
  document.addEventListener(
    'keydown',
    (event) => {
      const shortcut = areShortcutsOn() ? shortcutOf(event, isWriting(event.target)) : undefined;
      if (shortcut !== undefined) {
        event.preventDefault();
        actions[shortcut]();
      }
    },
    { signal },
  );
}

/** In a field, or while a dialog is open, keys are letters. */
function isWriting(target: EventTarget | null): boolean {
  const isField =
    target instanceof Element && target.matches('input:not([type=checkbox]), textarea, select, [contenteditable]');
  return isField || document.querySelector('dialog[open]') !== null;
}
