/**
 * Tells screen readers what happens. One message after the other, each cleared first: a reader that finds the same text again,
 * or two texts at once, says nothing.
 */
export class Announcer {
  private static readonly pause = 300;

  private readonly waiting: string[] = [];

  private isSpeaking = false;

  constructor(private readonly region: HTMLElement) {}

  say(text: string): void {
    this.waiting.push(text);
    if (!this.isSpeaking) {
      this.next();
    }
  }

  private next(): void {
    const text = this.waiting.shift();
    this.isSpeaking = text !== undefined;
    if (text !== undefined) {
      this.region.textContent = '';
      setTimeout(() => {
        this.region.textContent = text;
        setTimeout(() => {
          this.next();
        }, Announcer.pause);
      }, Announcer.pause);
    }
  }
}
