import type { DeskAppointment } from '../../http/desk';
import { officeAppointmentTexts } from '../../i18n/officeAppointment';
import type { OpenHub } from '../../session/hubConnection';
import type { State } from '../../session/state';
import { h, replaceChildren } from '../h';
import type { DeskContext } from './deskContext';
import { mountSeat, type SeatView } from './seatView';
import { mountSheet, type SheetView } from './sheetView';

interface SeatPlaceOptions {
  readonly appointment: string;
  readonly open: OpenHub;
  /** The user is in the room, or no longer. */
  readonly seated: (isInside: boolean) => void;
  /** The appointment may be another on the server. */
  readonly changed: () => void;
  /** The seat was given up. */
  readonly left: () => void;
}

/** The official's seat in an appointment, and the preparation sheet: beside the picture, or on the page while there is none. */
export class SeatPlace {
  readonly seatHome = h('div');
  readonly sheetHome: HTMLElement;

  private readonly sheet: SheetView;

  /** While the official is in the room or on the way there. */
  private seat: SeatView | undefined;

  constructor(
    private readonly desk: DeskContext,
    private readonly options: SeatPlaceOptions,
  ) {
    const text = officeAppointmentTexts[desk.language];
    this.sheet = mountSheet(desk);
    this.sheetHome = h(
      'section',
      { class: 'office-sheet-home', 'aria-label': text.sheet },
      h('h2', { class: 'h4' }, text.sheet),
      this.sheet.root,
    );
  }

  get isTaken(): boolean {
    return this.seat !== undefined;
  }

  /** A call is under way in which leaving would leave people alone. */
  get isInCall(): boolean {
    return this.seat?.isInCall() ?? false;
  }

  update(row: DeskAppointment): void {
    this.sheet.update(row);
  }

  tick(): void {
    this.seat?.tick();
  }

  /** Goes into the room. */
  take(): void {
    const { appointment, open } = this.options;
    this.seat = mountSeat(this.desk, {
      appointment,
      open,
      sheet: this.sheet.root,
      left: () => {
        this.unseat();
      },
      changed: (state) => {
        this.seatChanged(state);
      },
    });
    replaceChildren(this.seatHome, this.seat.root);
  }

  async leave(): Promise<void> {
    await this.seat?.leave();
  }

  private seatChanged({ kind }: State): void {
    const { sheet, sheetHome } = this;
    this.options.seated(kind === 'inside');
    sheetHome.hidden = kind === 'inside';
    if (kind !== 'inside') {
      sheetHome.append(sheet.root);
    }
    if (kind === 'ended' || kind === 'inside') {
      this.options.changed();
    }
  }

  private unseat(): void {
    this.seat = undefined;
    replaceChildren(this.seatHome);
    this.sheetHome.append(this.sheet.root);
    this.sheetHome.hidden = false;
    this.options.seated(false);
    this.options.left();
  }
}
