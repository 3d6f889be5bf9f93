import type { Device, DeviceProblem } from '../media/devices';
import type { ReconnectState } from '../media/reconnect';

const devices: Record<Device, string> = {
  microphone: 'il microfono',
  camera: 'la videocamera',
  screen: 'lo schermo',
};

const ofDevices: Record<Device, string> = {
  microphone: 'del microfono',
  camera: 'della videocamera',
  screen: 'dello schermo',
};

/** What went wrong with a device, and what the user can do. */
export function deviceProblem(device: Device, problem: DeviceProblem): string {
  switch (problem) {
    case 'denied':
      return device === 'screen'
        ? 'La condivisione dello schermo è stata annullata o non è permessa. Puoi riprovare quando vuoi.'
        : `Il browser non ha il permesso di usare ${devices[device]}. Apri le impostazioni del sito (l’icona accanto ` +
            `all’indirizzo), consenti l’uso ${ofDevices[device]} e riprova. Se continua, controlla anche i permessi del ` +
            'sistema operativo.';
    case 'missing':
      return `Non trovo ${devices[device]}. Controlla che sia collegato e acceso, poi riprova.`;
    case 'busy':
      return `Un altro programma sta usando ${devices[device]}. Chiudilo e riprova.`;
    case 'unavailable':
      return `Questo browser non permette di usare ${devices[device]} a questo indirizzo.`;
  }
}

export function callState(state: ReconnectState): string {
  switch (state.phase) {
    case 'connecting':
      return state.attempt === 0 ? 'Collegamento in corso…' : 'Nuovo tentativo di collegamento…';
    case 'connected':
      return 'Collegato';
    case 'restartingIce':
      return 'La rete è cambiata: ristabilisco il collegamento…';
    case 'waiting':
      return 'Collegamento interrotto. Riprovo tra poco.';
    case 'refused':
      return 'Non è stato possibile entrare.';
    case 'left':
      return 'Sei uscito dalla chiamata.';
  }
}

export function refusal(reason: string): string {
  switch (reason) {
    case 'limit-reached':
      return 'La stanza è piena, o il servizio non può aprirne altre. Riprova tra qualche minuto.';
    case 'invalid-argument':
      return 'Il nome della stanza o il tuo nome non va bene: usa al massimo 64 caratteri.';
    case 'unsupported-browser':
      return 'Questo browser non è adatto alle videochiamate. Usa una versione recente di Chrome, Edge, Firefox o Safari.';
    default:
      return `Il servizio ha rifiutato il collegamento (${reason}).`;
  }
}

export const texts = {
  you: 'tu',
  screenOf: (name: string) => `Schermo di ${name}`,
  joined: (name: string) => `${name} è entrato nella stanza`,
  left: (name: string) => `${name} è uscito dalla stanza`,
  sharing: (name: string) => `${name} condivide lo schermo`,
  muted: 'microfono spento',
  room: (room: string) => `Stanza ${room}`,
  ended: 'Chiamata terminata',
  notEntered: 'Non sei entrato',
  sendFailed: 'Il servizio non ha accettato la trasmissione. Riprova; se continua, esci e rientra.',
} as const;
