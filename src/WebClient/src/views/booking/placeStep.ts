import { faultsOf } from '../../http/faults';
import type { Office } from '../../http/booking';
import { provinceName } from '../../i18n/provinces';
import { field, group, radio } from '../form';
import { h, replaceChildren } from '../h';
import type { MountStep, StepContext } from './stepContext';

/** 1 Luogo: first the provinces where the subject has debts (ADER-05), then the office. */
export const mountPlaceStep: MountStep = (context) => {
  const { text, catalogue, draft, dispatch, showFaults } = context;
  let office = draft().office;
  const province = h('select', { class: 'form-select', id: 'province' });
  const offices = h('div', {});
  const officeField = group('office', { label: text.office, isRequired: true }, offices);
  const showOffices = (): void => {
    const there = catalogue.offices.filter((known) => known.province === province.value);
    if (!there.some((known) => known.id === office)) {
      office = there.length === 1 ? there[0]?.id : undefined;
    }
    replaceChildren(offices, ...there.map((known) => officeChoice(known, known.id === office, (id) => (office = id))));
  };
  province.addEventListener('change', showOffices);
  const provinceField = field(province, { label: text.province, hint: text.provinceHint, isRequired: true });
  const note = h('p', { class: 'form-text' });
  void proposeProvinces(context).then((proposed) => {
    fillProvinces(province, proposed, context);
    note.textContent = proposed.length === 0 ? text.noDebts : '';
    showOffices();
  });
  return {
    element: h('div', {}, provinceField.element, note, officeField.element),
    fields: new Map([['office', officeField]]),
    submit() {
      if (office === undefined) {
        showFaults([{ code: 'office-missing', field: 'office', title: text.officeMissing }]);
        return Promise.resolve(false);
      }
      dispatch({ kind: 'office-chosen', office });
      return Promise.resolve(true);
    },
  };
};

function officeChoice(office: Office, isChosen: boolean, onChange: (id: string) => void): HTMLElement {
  const choice = { value: office.id, label: office.name, hint: `${office.address} · ${office.phone}` };
  return radio('office-choice', choice, isChosen, onChange);
}

/** Where the subject has debts; the list of offices is usable without the answer. */
async function proposeProvinces({ api, text, draft, showFaults }: StepContext): Promise<readonly string[]> {
  try {
    return await api.post<string[]>('/api/provinces', { subject: draft().subject?.code });
  } catch (error) {
    showFaults(faultsOf(error, text));
    return [];
  }
}

function fillProvinces(
  control: HTMLSelectElement,
  proposed: readonly string[],
  { text, catalogue, draft }: StepContext,
): void {
  const all = [...new Set(catalogue.offices.map((office) => office.province))].sort();
  const first = proposed.filter((code) => all.includes(code));
  const others = all.filter((code) => !first.includes(code));
  const before = catalogue.offices.find((office) => office.id === draft().office)?.province;
  const chosen = before ?? first[0] ?? others[0];
  const options = (codes: readonly string[]): HTMLElement[] =>
    codes.map((code) => h('option', { value: code, selected: code === chosen }, provinceName(code)));
  replaceChildren(
    control,
    ...(first.length === 0
      ? options(others)
      : [
          h('optgroup', { label: text.provincesProposed }, ...options(first)),
          others.length > 0 && h('optgroup', { label: text.provincesOther }, ...options(others)),
        ]),
  );
}
