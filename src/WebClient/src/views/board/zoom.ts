import type { PageSize } from '../../board/pages';

export type Fit = 'width' | 'page';

/** Pixels of a point at 100 %, as print has it. */
const natural = 96 / 72;

const steps = [0.25, 0.33, 0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 3, 4];

/** Pixels around the paper. */
const margin = 16;

/** How large a page is shown: fitted to its place, or by steps. */
export class Zoom {
  /** A share of the natural size, or what it is fitted to. */
  private mode: Fit | number = 'width';

  private readonly observer: ResizeObserver;

  constructor(
    private readonly place: HTMLElement,
    private readonly changed: () => void,
  ) {
    this.observer = new ResizeObserver(() => {
      if (typeof this.mode !== 'number') {
        changed();
      }
    });
    this.observer.observe(place);
  }

  get fit(): Fit | undefined {
    return typeof this.mode === 'number' ? undefined : this.mode;
  }

  /** Pixels of a point of this page. */
  pointOf({ width, height }: PageSize): number {
    const { mode, place } = this;
    if (typeof mode === 'number') {
      return natural * mode;
    }
    const fitting = Math.max(0.1, (place.clientWidth - margin) / width);
    return mode === 'width' ? fitting : Math.min(fitting, Math.max(0.1, (place.clientHeight - margin) / height));
  }

  /** Per cent of the natural size. */
  percent(page: PageSize): number {
    return Math.round((this.pointOf(page) / natural) * 100);
  }

  step(direction: 1 | -1, page: PageSize): void {
    const now = this.pointOf(page) / natural;
    const next = direction === 1 ? steps.find((one) => one > now + 0.01) : steps.findLast((one) => one < now - 0.01);
    if (next !== undefined) {
      this.set(next);
    }
  }

  set(mode: Fit | number): void {
    this.mode = mode;
    this.changed();
  }

  destroy(): void {
    this.observer.disconnect();
  }
}
