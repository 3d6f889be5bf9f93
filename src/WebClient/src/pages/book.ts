import '../style/booking.css';
import { emptyDraft, type Draft } from '../booking/draft';
import { StoredDraft } from '../booking/storedDraft';
import { loadCatalogue, type PrivacyNotice, type Subject } from '../http/booking';
import { bookingTexts } from '../i18n/booking';
import { Wizard } from '../views/booking/wizard';
import { mountSignInNeeded } from '../views/signInNeeded';
import type { MountPage, PageContext } from './page';

/** Booking an appointment (ADER-03 to ADER-10). */
export const mount: MountPage = async (main, context) => {
  const { language, api, session, setTitle } = context;
  const text = bookingTexts[language];
  setTitle(text.title);
  if (session.role !== 'taxpayer' && session.role !== 'professional') {
    mountSignInNeeded(main, session, { ...text, title: text.signInNeeded, why: text.signInWhy, returnTo: '/prenota' });
    return;
  }
  const [catalogue, subjects, notice] = await Promise.all([
    loadCatalogue(api),
    api.get<Subject[]>('/api/subjects'),
    api.get<PrivacyNotice>('/api/privacy-notice'),
  ]);
  const stored = new StoredDraft(session.person ?? '');
  const draft = freshDraft(stored.read() ?? emptyDraft(language), subjects, context);
  new Wizard(main, { ...context, text, catalogue, subjects, notice }, stored, draft).start();
};

/** The draft without what no longer holds: a hold that ran out, somebody one may no longer act for. */
function freshDraft(draft: Draft, subjects: readonly Subject[], { api }: PageContext): Draft {
  const { held, subject, ...rest } = draft;
  const isHeld = held !== undefined && Date.parse(held.expiresAt) > api.now();
  const known = subjects.find((one) => one.code === subject?.code && one.capacity === subject.capacity);
  return { ...rest, ...(isHeld ? { held } : {}), ...(known === undefined ? {} : { subject: known }) };
}
