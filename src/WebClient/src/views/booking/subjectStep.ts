import { byCapacity } from '../../booking/draft';
import type { Capacity, Subject } from '../../http/booking';
import { field, group, radio, select } from '../form';
import { h, replaceChildren } from '../h';
import type { MountStep } from './stepContext';

/** "Per chi": the capacity, then the codice fiscale among those one is enabled for (ADER-04). */
export const mountSubjectStep: MountStep = ({ text, subjects, draft, dispatch, showFaults }) => {
  const groups = byCapacity(subjects);
  const before = draft().subject;
  let capacity: Capacity | undefined = before?.capacity ?? groups[0]?.[0];
  let code = before?.code ?? '';
  const choice = h('div', {});
  const showChoice = (): void => {
    replaceChildren(choice, ...subjectChoice());
  };
  const subjectChoice = (): HTMLElement[] => {
    const group = subjectsOf(capacity);
    if (capacity === 'oneself' || group.length === 0) {
      return group.map((subject) =>
        h('p', { class: 'subject-card' }, h('strong', {}, subject.name), ` ${subject.code}`),
      );
    }
    const options = group.map((subject) => ({ value: subject.code, label: `${subject.code} – ${subject.name}` }));
    const control = select('subject', [{ value: '', label: text.chooseSubject }, ...options], code);
    control.addEventListener('change', () => {
      code = control.value;
    });
    subjectField = field(control, { label: text.onBehalfOf, hint: text.onlyEnabled, isRequired: true });
    return [subjectField.element];
  };
  const subjectsOf = (wanted: Capacity | undefined): readonly Subject[] =>
    groups.find(([known]) => known === wanted)?.[1] ?? [];
  let subjectField = group('subject', { label: '' });
  const capacities = group(
    'capacity',
    { label: text.capacity, hint: text.capacityHint, isRequired: true },
    ...groups.map(([known]) =>
      radio('capacity-choice', { value: known, label: text.capacities[known] }, known === capacity, () => {
        capacity = known;
        code = '';
        showChoice();
      }),
    ),
  );
  showChoice();
  return {
    element: h('div', {}, capacities.element, choice),
    fields: new Map([
      ['capacity', capacities],
      [
        'subject',
        {
          element: choice,
          showError: (error) => {
            subjectField.showError(error);
          },
        },
      ],
    ]),
    submit() {
      const group = subjectsOf(capacity);
      const chosen = capacity === 'oneself' ? group[0] : group.find((subject) => subject.code === code);
      if (chosen === undefined) {
        showFaults([{ code: 'subject-missing', field: 'subject', title: text.subjectMissing }]);
        return Promise.resolve(false);
      }
      dispatch({ kind: 'subject-chosen', subject: chosen });
      return Promise.resolve(true);
    },
  };
};
