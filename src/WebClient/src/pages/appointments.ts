import '../style/booking.css';
import { loadCatalogue } from '../http/booking';
import { appointmentTexts } from '../i18n/appointments';
import { bookingTexts } from '../i18n/booking';
import { AppointmentList } from '../views/appointments/appointmentList';
import { mountSignInNeeded } from '../views/signInNeeded';
import type { MountPage } from './page';

/** "I miei appuntamenti" (ADER-13, ADER-14). */
export const mount: MountPage = async (main, context) => {
  const { language, api, session, setTitle } = context;
  const text = appointmentTexts[language];
  const booking = bookingTexts[language];
  setTitle(text.title);
  if (session.role !== 'taxpayer' && session.role !== 'professional') {
    const words = {
      ...booking,
      signIn: text.signIn,
      title: text.signInNeeded,
      why: text.signInWhy,
      returnTo: '/appuntamenti',
    };
    mountSignInNeeded(main, session, words);
    return;
  }
  const catalogue = await loadCatalogue(api);
  await new AppointmentList(main, { ...context, text, booking, catalogue }).start();
};
