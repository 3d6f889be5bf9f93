import '../style/booking.css';
import { loadCatalogue, type PrivacyNotice, type Subject, type WaitingEntry } from '../http/booking';
import { appointmentTexts } from '../i18n/appointments';
import { bookingTexts } from '../i18n/booking';
import { MailedOfferView, openOffer } from '../views/appointments/mailedOffer';
import { mountOffer } from '../views/appointments/offerForm';
import { h, replaceChildren } from '../views/h';
import { mountSignInNeeded } from '../views/signInNeeded';
import type { MountPage, PageContext } from './page';

/** A time that the waiting list offers (N12): by the token behind the "#" of the mailed address, or by one's own place in the list. */
export const mount: MountPage = async (main, context) => {
  const { language, session, setTitle } = context;
  const text = appointmentTexts[language];
  const booking = bookingTexts[language];
  setTitle(text.offerTitle);
  const token = decodeURIComponent(location.hash.slice(1));
  if (token !== '') {
    await mountMailed(main, context, token);
    return;
  }
  if (session.role !== 'taxpayer' && session.role !== 'professional') {
    const words = { ...booking, signIn: text.signIn, title: text.offerTitle, why: text.offerWhy, returnTo: '/offerta' };
    mountSignInNeeded(main, session, words);
    return;
  }
  await mountOwn(main, context);
};

async function mountMailed(main: HTMLElement, context: PageContext, token: string): Promise<void> {
  const { api, language } = context;
  const [catalogue, notice, offer] = await Promise.all([
    loadCatalogue(api),
    api.get<PrivacyNotice>('/api/privacy-notice'),
    openOffer({ api, token }),
  ]);
  if (offer === undefined) {
    mountNone(main, context);
    return;
  }
  const texts = { text: appointmentTexts[language], booking: bookingTexts[language] };
  new MailedOfferView(main, { ...context, ...texts, catalogue, notice, token }, offer);
}

async function mountOwn(main: HTMLElement, context: PageContext): Promise<void> {
  const { api, language } = context;
  const [catalogue, subjects, notice, waiting] = await Promise.all([
    loadCatalogue(api),
    api.get<Subject[]>('/api/subjects'),
    api.get<PrivacyNotice>('/api/privacy-notice'),
    api.get<WaitingEntry[]>('/api/waiting-list'),
  ]);
  const wanted = new URLSearchParams(location.search).get('entry');
  const offers = waiting.filter((known) => known.slot !== undefined);
  const entry = offers.find((known) => known.entry === wanted) ?? offers[0];
  if (entry?.slot === undefined) {
    mountNone(main, context);
    return;
  }
  const texts = { text: appointmentTexts[language], booking: bookingTexts[language] };
  mountOffer(main, { ...context, ...texts, catalogue, subjects, notice, entry, slot: entry.slot });
}

function mountNone(main: HTMLElement, { language }: PageContext): void {
  const text = appointmentTexts[language];
  replaceChildren(
    main,
    h('h1', { tabindex: -1 }, text.offerNone),
    h('p', {}, text.offerNoneText),
    h('a', { class: 'btn btn-primary', href: '/appuntamenti' }, bookingTexts[language].toAppointments),
  );
}
