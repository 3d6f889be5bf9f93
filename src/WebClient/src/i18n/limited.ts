import type { InEveryLanguage } from './language';

/** While the server's nodes cannot tell each other what happens. */
export const limitedTexts: InEveryLanguage<{ readonly text: string; readonly help: string; readonly desk: string }> = {
  it: {
    text: 'Il servizio è rallentato: la videochiamata continua, i messaggi possono arrivare con qualche secondo di ritardo.',
    help: 'Chi è presente può non essere aggiornato. Tutto torna normale da solo: non serve ricaricare la pagina.',
    desk: 'Il servizio è rallentato: chi arriva può comparire qui con qualche secondo di ritardo.',
  },
  en: {
    text: 'The service is slower than usual: the call goes on, messages may arrive some seconds late.',
    help: 'Who is present may be out of date. Everything returns to normal by itself: there is no need to reload.',
    desk: 'The service is slower than usual: whoever arrives may appear here some seconds late.',
  },
  de: {
    text: 'Der Dienst ist verlangsamt: Das Gespräch geht weiter, Nachrichten können einige Sekunden später ankommen.',
    help: 'Wer anwesend ist, kann veraltet sein. Alles wird von selbst wieder normal: Sie müssen nicht neu laden.',
    desk: 'Der Dienst ist verlangsamt: Wer ankommt, kann hier einige Sekunden später erscheinen.',
  },
};
