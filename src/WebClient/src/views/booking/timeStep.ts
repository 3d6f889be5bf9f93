import { findTime, firstFree, freeDays, withHeld } from '../../booking/slots';
import type { HeldSlot } from '../../booking/draft';
import { ApiError } from '../../http/api';
import { loadSlots, type Day, type FreeTime, type Hold } from '../../http/booking';
import { faultsOf } from '../../http/faults';
import { longDateOf } from '../../i18n/time';
import { field, group, select } from '../form';
import { h, replaceChildren } from '../h';
import { mountNoSlots, mountWaitingDetails } from './noSlots';
import { slotList } from './slotList';
import type { MountStep, StepContext } from './stepContext';

const everyDate = '';

/** 2 Data e orario: the service, the date, and one radio button per free time (ADER-07, ADER-08). The chosen one is held. */
export const mountTimeStep: MountStep = (context) => {
  const { text, catalogue, draft, dispatch, showFaults } = context;
  const chosen = draft().service ?? (catalogue.services.length === 1 ? catalogue.services[0]?.id : undefined);
  const service = select(
    'service',
    [
      ...(chosen === undefined ? [{ value: '', label: text.chooseService }] : []),
      ...catalogue.services.map(({ id, name }) => ({ value: id, label: name })),
    ],
    chosen ?? '',
  );
  const serviceField = field(service, { label: text.service, isRequired: true });
  const slots = h('div', {});
  const slotField = group('slot', { label: text.available, isRequired: true, hint: text.slotHolds }, slots);
  const calendar = new Calendar(context, slots, slotField.element);
  service.addEventListener('change', () => {
    dispatch({ kind: 'service-chosen', service: service.value });
    context.clearFaults();
    void calendar.load();
  });
  if (chosen !== undefined && draft().service === undefined) {
    dispatch({ kind: 'service-chosen', service: chosen });
  }
  void calendar.load();
  return {
    element: h('div', {}, serviceField.element, calendar.dateField, slotField.element, calendar.ways),
    fields: new Map([
      ['service', serviceField],
      ['slot', slotField],
    ]),
    async submit() {
      const wanted = calendar.chosen;
      if (draft().service === undefined) {
        showFaults([{ code: 'service-missing', field: 'service', title: text.serviceMissing }]);
        return false;
      }
      if (wanted === undefined) {
        showFaults([{ code: 'slot-missing', field: 'slot', title: text.slotMissing }]);
        return false;
      }
      return hold(context, wanted, () => calendar.load());
    },
  };
};

/** The free times of the office and service, one date at a time or all. */
class Calendar {
  readonly dateField: HTMLElement;

  /** The waiting list and other offices. */
  readonly ways = h('div', {});

  private readonly date = select('date', [], '');

  private days: readonly Day[] = [];

  private start: string | undefined;

  /** Counts the loads: an answer that comes after a later question is dropped. */
  private load_ = 0;

  constructor(
    private readonly context: StepContext,
    private readonly list: HTMLElement,
    private readonly listField: HTMLElement,
  ) {
    this.dateField = field(this.date, { label: context.text.date, hint: context.text.romeTime }).element;
    this.date.addEventListener('change', () => {
      this.showTimes();
    });
    this.start = context.draft().held?.start;
    this.show(false);
  }

  get chosen(): FreeTime | undefined {
    return this.start === undefined ? undefined : findTime(this.days, this.start);
  }

  async load(): Promise<void> {
    const { api, text, draft, announcer, showFaults } = this.context;
    const { office, service, held } = draft();
    if (office === undefined || service === undefined) {
      return;
    }
    const mine = ++this.load_;
    replaceChildren(this.ways, h('p', { role: 'status' }, text.searching));
    try {
      const days = withHeld(await loadSlots(api, office, service), held);
      if (mine !== this.load_) {
        return;
      }
      this.days = days;
      this.showDays();
      announcer.say(freeDays(days).length === 0 ? text.noSlots : text.freeOn(days.flatMap((day) => day.times).length));
    } catch (error) {
      replaceChildren(this.ways);
      showFaults(faultsOf(error, text));
    }
  }

  private show(hasTimes: boolean): void {
    this.dateField.hidden = !hasTimes;
    this.listField.hidden = !hasTimes;
  }

  private showDays(): void {
    const { language, text } = this.context;
    const free = freeDays(this.days);
    this.show(free.length > 0);
    if (free.length === 0) {
      mountNoSlots(this.ways, this.context);
      return;
    }
    if (this.chosen === undefined) {
      this.start = undefined;
    }
    const shown = (this.chosen ?? firstFree(free))?.start.slice(0, 10);
    replaceChildren(
      this.date,
      ...free.map(({ date, times }) => {
        const label = `${longDateOf(language, date)} (${text.freeOn(times.length)})`;
        return h('option', { value: date, selected: date === shown }, label);
      }),
      h('option', { value: everyDate }, text.allDates),
    );
    this.showTimes();
    mountWaitingDetails(this.ways, this.context);
  }

  private showTimes(): void {
    const days = freeDays(this.days).filter((day) => this.date.value === everyDate || day.date === this.date.value);
    replaceChildren(
      this.list,
      ...slotList(days, this.start, this.context, (start) => {
        this.start = start;
      }),
    );
  }
}

/** Keeps the time for this form: the first of its desks that is still free. Where none is, the times are asked again. */
async function hold(context: StepContext, wanted: FreeTime, reload: () => Promise<void>): Promise<boolean> {
  const { api, text, draft, dispatch, showFaults } = context;
  const { held, office, service } = draft();
  if (held?.start === wanted.start && Date.parse(held.expiresAt) > api.now()) {
    return true;
  }
  let last: unknown;
  for (const slot of wanted.slots) {
    try {
      const kept = await api.post<Hold>('/api/holds', { slot, service });
      dispatch({ kind: 'slot-held', held: heldSlot(kept, wanted, { office: office ?? '', service: service ?? '' }) });
      return true;
    } catch (error) {
      last = error;
      if (!(error instanceof ApiError) || error.code !== 'slot-taken') {
        break;
      }
    }
  }
  await reload();
  showFaults(
    faultsOf(last, text).map((fault) =>
      fault.code === 'offline' ? fault : { ...fault, field: fault.field ?? 'slot' },
    ),
  );
  return false;
}

function heldSlot(kept: Hold, time: FreeTime, agenda: { office: string; service: string }): HeldSlot {
  const { start, startsAt, endsAt } = time;
  return { ...kept, ...agenda, start, startsAt, endsAt };
}
