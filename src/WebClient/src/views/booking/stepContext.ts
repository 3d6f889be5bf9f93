import type { Announcer } from '../../a11y/announcer';
import type { Action, Draft, Step } from '../../booking/draft';
import type { Api, Fault } from '../../http/api';
import type { Catalogue, PrivacyNotice, Subject } from '../../http/booking';
import type { BookingTexts } from '../../i18n/booking';
import type { Language } from '../../session/contract';
import type { Field } from '../form';

/** What a step of the form is given. */
export interface StepContext {
  readonly language: Language;
  readonly text: BookingTexts;
  readonly api: Api;
  readonly announcer: Announcer;
  readonly catalogue: Catalogue;
  readonly subjects: readonly Subject[];
  readonly notice: PrivacyNotice;
  readonly draft: () => Draft;
  readonly dispatch: (action: Action) => void;
  readonly go: (step: Step) => void;
  /** Shows what is wrong, at the fields and on top; focus moves to the list on top. */
  readonly showFaults: (faults: readonly Fault[]) => void;
  /** What was wrong is mended: nothing of it stays on screen. */
  readonly clearFaults: () => void;
}

/** A step: its fields by their names in the request, and what "Avanti" does. */
export interface StepView {
  readonly element: HTMLElement;
  readonly fields: ReadonlyMap<string, Field>;
  /** Takes what was filled in; false when something is wrong, which was shown then. Missing where the step has a button of its own. */
  readonly submit?: () => Promise<boolean>;
}

export type MountStep = (context: StepContext) => StepView;
