import '../style/booking.css';
import { loadCatalogue, type PrivacyNotice, type Subject, type WaitingEntry } from '../http/booking';
import { appointmentTexts } from '../i18n/appointments';
import { bookingTexts } from '../i18n/booking';
import { mountOffer } from '../views/appointments/offerForm';
import { h, replaceChildren } from '../views/h';
import { mountSignInNeeded } from '../views/signInNeeded';
import type { MountPage } from './page';

/** A time that the waiting list offers: accept or decline (N12). */
export const mount: MountPage = async (main, context) => {
  const { language, api, session, setTitle } = context;
  const text = appointmentTexts[language];
  const booking = bookingTexts[language];
  setTitle(text.offerTitle);
  if (session.role !== 'taxpayer' && session.role !== 'professional') {
    const words = { ...booking, signIn: text.signIn, title: text.offerTitle, why: text.offerWhy, returnTo: '/offerta' };
    mountSignInNeeded(main, session, words);
    return;
  }
  const [catalogue, subjects, notice, waiting] = await Promise.all([
    loadCatalogue(api),
    api.get<Subject[]>('/api/subjects'),
    api.get<PrivacyNotice>('/api/privacy-notice'),
    api.get<WaitingEntry[]>('/api/waiting-list'),
  ]);
  const wanted = new URLSearchParams(location.search).get('entry');
  const offers = waiting.filter((entry) => entry.slot !== undefined);
  const entry = offers.find((known) => known.entry === wanted) ?? offers[0];
  if (entry?.slot === undefined) {
    replaceChildren(
      main,
      h('h1', { tabindex: -1 }, text.offerNone),
      h('p', {}, text.offerNoneText),
      h('a', { class: 'btn btn-primary', href: '/appuntamenti' }, booking.toAppointments),
    );
    return;
  }
  mountOffer(main, { ...context, text, booking, catalogue, subjects, notice, entry, slot: entry.slot });
};
