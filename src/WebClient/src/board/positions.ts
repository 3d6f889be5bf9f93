/** Which of the updates 1, 2, 3… are here. They may come in any order. */
export class Positions {
  /** Every update up to this one is here. */
  private last = 0;

  /** Those that came before one that is missing. */
  private readonly ahead = new Set<number>();

  get upTo(): number {
    return this.last;
  }

  get hasGap(): boolean {
    return this.ahead.size > 0;
  }

  has(position: number): boolean {
    return position <= this.last || this.ahead.has(position);
  }

  add(position: number): void {
    if (position > this.last) {
      this.ahead.add(position);
      this.close();
    }
  }

  /** Everything up to this position is here, from a snapshot. */
  addUpTo(position: number): void {
    this.last = Math.max(this.last, position);
    this.ahead.forEach((other) => {
      if (other <= this.last) {
        this.ahead.delete(other);
      }
    });
    this.close();
  }

  private close(): void {
    while (this.ahead.delete(this.last + 1)) {
      this.last++;
    }
  }
}
