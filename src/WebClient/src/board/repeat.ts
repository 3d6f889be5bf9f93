/** Milliseconds before a call is repeated, by the code that it was answered with; a code that is not here is not repeated. */
export const pauses: Readonly<Record<string, number>> = {
  offline: 200,
  'try-again': 500,
  'too-many-requests': 1_000,
  'not-entered': 1_000,
  'not-admitted': 2_000,
};

/** Something that is to be done later, once. */
export class Later {
  private timer: ReturnType<typeof setTimeout> | undefined;

  get isDue(): boolean {
    return this.timer !== undefined;
  }

  /** In so many milliseconds from now, in place of what was due. */
  set(pause: number, act: () => void): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.timer = undefined;
      act();
    }, pause);
  }

  clear(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }
}
