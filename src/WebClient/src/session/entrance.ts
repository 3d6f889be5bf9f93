import type { Answer, Entered } from './contract';
import type { HubConnection } from './hubConnection';

/** How somebody enters: the hub's method and what it needs besides the device. */
export type Entrance =
  | { readonly method: 'EnterByLink' | 'EnterChat'; readonly token: string }
  | {
      readonly method: 'EnterAppointment' | 'EnterAsOfficial' | 'EnterChatAsTaxpayer' | 'EnterChatAsOfficial';
      readonly appointment: string;
    }
  /** A phone that sends documents for a seat, by the address that the seat's page shows. */
  | { readonly method: 'EnterScanner'; readonly token: string }
  | { readonly method: 'EnterAsGuest'; readonly token: string; readonly name: string };

/** Enters over a fresh connection. */
export function enterBy(
  hub: HubConnection,
  entrance: Entrance,
  by: { readonly device: string; readonly move?: boolean; readonly after?: number },
): Promise<Answer<Entered>> {
  switch (entrance.method) {
    case 'EnterByLink':
    case 'EnterChat':
      return hub.invoke(entrance.method, { ...by, token: entrance.token });
    case 'EnterAppointment':
    case 'EnterAsOfficial':
    case 'EnterChatAsTaxpayer':
    case 'EnterChatAsOfficial':
      return hub.invoke(entrance.method, { ...by, appointment: entrance.appointment });
    case 'EnterScanner':
      return hub.invoke(entrance.method, { device: by.device, token: entrance.token });
    case 'EnterAsGuest':
      return hub.invoke(entrance.method, { ...by, token: entrance.token, name: entrance.name });
  }
}
