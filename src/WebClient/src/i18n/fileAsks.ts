import type { InEveryLanguage } from './language';

/** What officials ask for most, in the same order in every language. At most 120 characters each. */
export const cannedAsks: InEveryLanguage<readonly string[]> = {
  it: [
    "Documento d'identità (fronte e retro)",
    'Tessera sanitaria o codice fiscale',
    'Delega o procura firmata',
    'Avviso o comunicazione ricevuta',
    'Ricevuta di pagamento (F24 o quietanza)',
    'Dichiarazione dei redditi',
    'Certificazione unica',
    'Contratto registrato o da registrare',
    'Modulo compilato e firmato',
  ],
  en: [
    'Identity document (front and back)',
    'Health card or tax code card',
    'Signed mandate or power of attorney',
    'Notice or letter that you received',
    'Proof of payment (F24 or receipt)',
    'Income tax return',
    'Employer’s income certificate (CU)',
    'Contract, registered or to be registered',
    'Form, filled in and signed',
  ],
  de: [
    'Ausweis (Vorder- und Rückseite)',
    'Gesundheitskarte oder Steuernummerkarte',
    'Unterschriebene Vollmacht',
    'Erhaltener Bescheid oder Mitteilung',
    'Zahlungsbeleg (F24 oder Quittung)',
    'Einkommensteuererklärung',
    'Lohnbescheinigung (CU)',
    'Registrierter oder zu registrierender Vertrag',
    'Ausgefülltes und unterschriebenes Formular',
  ],
};
