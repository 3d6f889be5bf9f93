import {
  next,
  previous,
  reachable,
  reduce,
  type Action,
  type Booking,
  type Draft,
  type Step,
} from '../../booking/draft';
import type { StoredDraft } from '../../booking/storedDraft';
import type { Fault } from '../../http/api';
import type { PageContext } from '../../pages/page';
import { ErrorSummary, onceAtATime } from '../form';
import { h, replaceChildren } from '../h';
import { mountApplicantStep } from './applicantStep';
import { mountConfirmed } from './confirmed';
import { mountDetailsStep } from './detailsStep';
import { HoldNotice } from './holdNotice';
import { mountPlaceStep } from './placeStep';
import type { MountStep, StepContext, StepView } from './stepContext';
import { numberedSteps, stepper } from './stepper';
import { mountSubjectStep } from './subjectStep';
import { mountSummaryStep } from './summaryStep';
import { mountTimeStep } from './timeStep';

const mounts: Readonly<Record<Step, MountStep>> = {
  subject: mountSubjectStep,
  place: mountPlaceStep,
  time: mountTimeStep,
  details: mountDetailsStep,
  applicant: mountApplicantStep,
  summary: mountSummaryStep,
};

export type WizardContext = PageContext & Pick<StepContext, 'text' | 'catalogue' | 'subjects' | 'notice'>;

/** The booking form: one step at a time, the browser's back button included. */
export class Wizard {
  private booking: Booking;

  /** The step that is shown. */
  private view: StepView | undefined;

  /** Where one is among the steps: stays in the page, so that its changes are announced. */
  private readonly progress = h('div', { 'aria-live': 'polite' });

  private readonly body = h('div', {});

  private readonly summary: ErrorSummary;

  private readonly hold: HoldNotice;

  private readonly timer: ReturnType<typeof setInterval>;

  constructor(
    private readonly root: HTMLElement,
    private readonly context: WizardContext,
    private readonly stored: StoredDraft,
    draft: Draft,
  ) {
    const { api, text } = context;
    this.booking = { stage: 'filling', draft };
    this.summary = new ErrorSummary(text.errors);
    this.hold = new HoldNotice({
      ...context,
      now: () => api.now(),
      draft: () => this.booking.draft,
      chooseAgain: () => {
        this.dispatch({ kind: 'hold-lost' });
        this.go('time');
      },
    });
    this.timer = setInterval(() => {
      this.hold.look();
    }, 1000);
    addEventListener('popstate', this.onHistory);
    const kicker = h('p', { class: 'kicker', 'data-element': 'service-title' }, text.title);
    replaceChildren(root, kicker, this.progress, this.body);
  }

  start(): void {
    const { draft } = this.booking;
    const step = reachable(draft, draft.step);
    this.dispatch({ kind: 'went', step });
    history.replaceState({ step }, '');
    this.show(false);
  }

  private readonly onHistory = (event: PopStateEvent): void => {
    const step = (event.state as { step?: Step } | null)?.step;
    if (this.booking.stage === 'filling' && step !== undefined) {
      this.dispatch({ kind: 'went', step });
      this.show(true);
    }
  };

  private go(step: Step): void {
    this.dispatch({ kind: 'went', step });
    history.pushState({ step: this.booking.draft.step }, '');
    this.show(true);
  }

  /** Takes an action in, keeps the draft, gives back a hold that was left, and shows the end when it is there. */
  private dispatch(action: Action): void {
    const before = this.booking;
    this.booking = reduce(before, action);
    const { stage, draft } = this.booking;
    if (stage === 'confirmed') {
      this.stored.clear();
      this.end();
      return;
    }
    this.stored.write(draft);
    const left = before.draft.held?.hold;
    if (left !== undefined && left !== draft.held?.hold) {
      this.context.api.delete(`/api/holds/${left}`).catch((error: unknown) => {
        // It runs out by itself.
        console.warn(error);
      });
    }
  }

  private show(isMoved: boolean): void {
    const { text, setTitle } = this.context;
    const { step } = this.booking.draft;
    const number = numberedSteps.indexOf(step) + 1;
    const progress = number === 0 ? '' : text.progress(number, numberedSteps.length);
    setTitle(`${text.steps[step]} – ${text.title}`);
    this.summary.hide();
    const heading = h('h1', { tabindex: -1 }, text.steps[step]);
    const view = mounts[step](this.stepContext());
    this.view = view;
    replaceChildren(
      this.progress,
      number > 0 && stepper(step, text),
      number > 0 && h('p', { class: 'step-progress' }, progress),
    );
    replaceChildren(
      this.body,
      heading,
      step !== 'summary' && h('p', { class: 'form-text' }, text.required),
      this.summary.element,
      this.hold.element,
      h('div', { class: 'reading-width' }, view.element, this.buttons(view)),
    );
    this.hold.look();
    if (isMoved) {
      scrollTo(0, 0);
      heading.focus();
    }
  }

  private buttons(view: StepView): HTMLElement {
    const { text } = this.context;
    const { step } = this.booking.draft;
    const row = h('div', { class: 'button-row' });
    if (step !== 'subject') {
      const back = h('button', { type: 'button', class: 'btn btn-outline-primary' }, text.back);
      back.addEventListener('click', () => {
        this.go(previous(step));
      });
      row.append(back);
    }
    const { submit } = view;
    if (submit !== undefined) {
      const forward = h('button', { type: 'button', class: 'btn btn-primary' }, text.next);
      const advance = onceAtATime(forward, async () => {
        this.clearFaults();
        if (await submit()) {
          this.go(next(step));
        }
      });
      forward.addEventListener('click', advance);
      row.append(forward);
    }
    return row;
  }

  private stepContext(): StepContext {
    return {
      ...this.context,
      draft: () => this.booking.draft,
      dispatch: (action) => {
        this.dispatch(action);
      },
      go: (step) => {
        this.go(step);
      },
      showFaults: (faults) => {
        this.showFaults(faults);
      },
      clearFaults: () => {
        this.clearFaults();
      },
    };
  }

  private clearFaults(): void {
    this.summary.hide();
    for (const field of this.view?.fields.values() ?? []) {
      field.showError(undefined);
    }
  }

  private showFaults(faults: readonly Fault[]): void {
    this.clearFaults();
    for (const fault of faults) {
      if (fault.field !== undefined) {
        this.view?.fields.get(fault.field)?.showError(fault.title);
      }
    }
    this.summary.show(faults);
  }

  private end(): void {
    clearInterval(this.timer);
    removeEventListener('popstate', this.onHistory);
    const { booking, context } = this;
    if (booking.stage === 'confirmed') {
      context.setTitle(context.text.confirmed);
      mountConfirmed(this.root, { ...context, draft: booking.draft, appointment: booking.appointment });
    }
  }
}
