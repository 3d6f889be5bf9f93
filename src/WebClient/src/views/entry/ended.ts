import { entryTexts, type EntryTexts } from '../../i18n/entry';
import type { Api } from '../../http/api';
import type { Ending, Language } from '../../session/contract';
import type { Entrance } from '../../session/session';
import type { Room } from '../../session/state';
import { h, replaceChildren } from '../h';
import { facts, heading, link, timeOf, type EntryView } from './parts';

/** The last page: what came of it, what is to be done, one question. */
export class Ended implements EntryView {
  readonly root: HTMLElement;

  private readonly text: EntryTexts;
  private readonly body = h('div', {});
  private readonly survey: HTMLElement;

  constructor(
    private readonly api: Api,
    private readonly entrance: Entrance,
    private readonly language: Language,
    room: Room,
  ) {
    this.text = entryTexts[language];
    this.survey = this.makeSurvey();
    this.root = h(
      'div',
      { class: 'entry' },
      heading(this.text.ended),
      facts(room.view.appointment, this.text, language),
      this.body,
      this.survey,
    );
    this.survey.hidden = room.view.ended?.survey !== true || room.view.you?.role === 'guest';
    this.update(room);
  }

  update({ view: { ended, message, you } }: Room): void {
    const { text } = this;
    const said = ended?.outcome === undefined ? text.messages[message.kind] : text.outcomes[ended.outcome];
    replaceChildren(
      this.body,
      h('p', { class: 'lead' }, said === '' ? text.messages.ended : said),
      ended !== undefined && this.callback(ended, message.kind),
      ended?.outcome !== undefined && you?.role !== 'guest' && h('p', {}, text.mailFollows),
      ended !== undefined && ended.nextSteps.length > 0 && h('h2', { class: 'h4' }, text.nextSteps),
      ended !== undefined &&
        ended.nextSteps.length > 0 &&
        h('ul', {}, ...ended.nextSteps.map((step) => h('li', {}, text.steps[step]))),
      you?.role !== 'guest' &&
        h(
          'div',
          { class: 'entry-buttons' },
          ended?.canRebook === true && link('/prenota', text.rebook),
          link('/appuntamenti', text.appointments),
        ),
    );
  }

  destroy(): void {
    this.root.remove();
  }

  private callback(
    { callbackDueAt, phoneMasked }: Ending,
    kind: keyof EntryTexts['messages'],
  ): HTMLElement | undefined {
    if (phoneMasked === undefined) {
      return undefined;
    }
    const { text } = this;
    const where =
      callbackDueAt === undefined
        ? text.phoneOnly(phoneMasked)
        : text.callbackAt(timeOf(callbackDueAt, this.language), phoneMasked);
    const isSaid = kind === 'callback-expected' || kind === 'courtesy-callback';
    return h('p', {}, isSaid ? '' : text.messages['callback-expected'], ' ', where);
  }

  private makeSurvey(): HTMLElement {
    const { text } = this;
    const result = h('p', { role: 'status' });
    const send = h('button', { type: 'submit', class: 'btn btn-primary' }, text.surveySend);
    const form: HTMLFormElement = h(
      'form',
      {
        onsubmit: (event) => {
          event.preventDefault();
          void this.sendScore(form, send, result);
        },
      },
      h(
        'fieldset',
        {},
        h('legend', { class: 'h4' }, text.survey),
        h(
          'div',
          { class: 'entry-score' },
          ...[1, 2, 3, 4, 5].map((score) =>
            h(
              'div',
              { class: 'form-check' },
              h('input', { type: 'radio', name: 'score', id: `score-${score}`, value: score }),
              h('label', { for: `score-${score}` }, text.surveyScale(score)),
            ),
          ),
        ),
      ),
      send,
    );
    return h('section', {}, form, result);
  }

  private async sendScore(form: HTMLFormElement, send: HTMLButtonElement, result: HTMLElement): Promise<void> {
    const score = Number(new FormData(form).get('score') ?? 0);
    if (score === 0) {
      result.textContent = this.text.surveyMissing;
      return;
    }
    send.disabled = true;
    const { entrance } = this;
    const whose = 'token' in entrance ? { token: entrance.token } : { appointment: entrance.appointment };
    try {
      await this.api.post('/api/surveys', { ...whose, score });
      form.hidden = true;
      result.textContent = this.text.surveyThanks;
    } catch {
      result.textContent = this.text.failed;
    } finally {
      send.disabled = false;
    }
  }
}
