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
    case 'denied-by-system':
      return device === 'screen' ? screenDenied : denied(devices[device], ofDevices[device]);
    case 'missing':
      return `Non trovo ${devices[device]}. Controlla che il dispositivo sia collegato e acceso, poi riprova.`;
    case 'busy':
      return `Un altro programma sta usando ${devices[device]}. Chiudilo e riprova.`;
    case 'unavailable':
      return device === 'screen'
        ? 'Questo browser non permette di condividere lo schermo.'
        : `Questo browser non permette di usare ${devices[device]} a questo indirizzo.`;
  }
}

/** The same for several devices at once; what both lack is said once. */
export function deviceProblems(failures: readonly { device: Device; problem: DeviceProblem }[]): string {
  return failures.length > 1 && failures.every(({ problem }) => problem === 'denied')
    ? denied(
        failures.map(({ device }) => devices[device]).join(' e '),
        failures.map(({ device }) => ofDevices[device]).join(' e '),
      )
    : failures.map(({ device, problem }) => deviceProblem(device, problem)).join(' ');
}

const screenDenied = 'La condivisione dello schermo è stata annullata o non è permessa. Puoi riprovare quando vuoi.';

function denied(what: string, ofWhat: string): string {
  return (
    `Il browser non ha il permesso di usare ${what}. Apri le impostazioni del sito (l’icona accanto all’indirizzo), ` +
    `consenti l’uso ${ofWhat} e riprova. Se continua, controlla anche i permessi del sistema operativo.`
  );
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
      return 'Hai lasciato la chiamata.';
  }
}

export function refusal(reason: string): string {
  switch (reason) {
    case 'limit-reached':
      return 'La stanza è piena, o il servizio non può aprirne altre. Riprova tra qualche minuto.';
    case 'invalid-argument':
      return 'Il nome della stanza o il tuo nome non va bene: usa al massimo 64 caratteri, senza caratteri speciali di controllo.';
    case 'unsupported-browser':
      return 'Questo browser non è adatto alle videochiamate. Usa una versione recente di Chrome, Edge, Firefox o Safari.';
    default:
      return `Il servizio ha rifiutato il collegamento (${reason}).`;
  }
}

export const texts = {
  you: 'tu',
  screenOf: (name: string) => `Schermo di ${name}`,
  joined: (name: string) => `${name} è ora nella stanza`,
  left: (name: string) => `${name} ha lasciato la stanza`,
  sharing: (name: string) => `${name} condivide lo schermo`,
  muted: 'microfono spento',
  ownScreen: 'stai condividendo lo schermo',
  room: (room: string) => `Stanza ${room}`,
  ended: 'Chiamata terminata',
  notEntered: 'Ingresso non riuscito',
  sendFailed: 'Il servizio non ha accettato la trasmissione. Riprova; se continua, esci e rientra.',
} as const;
