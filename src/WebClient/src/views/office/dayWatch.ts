import { ApiError } from '../../http/api';
import type { DeskApi, DeskAppointment } from '../../http/desk';
import { reduceAgenda, type AgendaAction, type AgendaState } from './agendaState';

export interface DayListener {
  /** The day that is shown has changed. */
  shown: (state: AgendaState) => void;
  /** Today's rows are here, whatever day is shown: who waits, and what comes next. */
  today: (rows: readonly DeskAppointment[]) => void;
}

/** Keeps the shown day and today's rows as the server has them. */
export class DayWatch {
  state: AgendaState = { kind: 'loading', date: undefined };

  /** Counts requests: an answer that a later one has overtaken is dropped. */
  private request = 0;

  private isReading = false;

  /** Something changed while an answer was on its way. */
  private isWantedAgain = false;

  constructor(
    private readonly api: DeskApi,
    private readonly listener: DayListener,
  ) {}

  /** Shows another day; undefined is today. */
  show(date: string | undefined): void {
    this.dispatch({ type: 'day-chosen', date });
    this.request++;
    this.isReading = false;
    void this.read();
  }

  /** Fetches again; a wish that comes meanwhile is served once, afterwards. */
  async read(): Promise<void> {
    if (this.isReading) {
      this.isWantedAgain = true;
      return;
    }
    this.isReading = true;
    const request = ++this.request;
    const { date } = this.state;
    try {
      const today = await this.api.agenda();
      const rows = date === undefined ? today : await this.api.agenda(date);
      if (request === this.request) {
        this.listener.today(today);
        this.dispatch({ type: 'read', date, rows });
      }
    } catch (error) {
      if (request === this.request) {
        this.dispatch({ type: 'not-read', date, code: error instanceof ApiError ? error.code : 'unexpected' });
      }
    }
    if (request === this.request) {
      this.isReading = false;
      if (this.isWantedAgain) {
        this.isWantedAgain = false;
        void this.read();
      }
    }
  }

  /** A command has changed one row. */
  changed(row: DeskAppointment): void {
    this.dispatch({ type: 'row-changed', row });
    void this.read();
  }

  private dispatch(action: AgendaAction): void {
    this.state = reduceAgenda(this.state, action);
    this.listener.shown(this.state);
  }
}
