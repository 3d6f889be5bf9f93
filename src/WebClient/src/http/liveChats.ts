import type { Api } from './api';
import type { Appointment } from './booking';

/** Under this key a tab keeps the token of the live chat's link. */
export const chatTokenKey = 'videodesk-chat-token';

/** A live chat of the signed-in taxpayer that is open. */
export interface OwnLiveChat {
  appointment: Pick<Appointment, 'id' | 'service' | 'startsAt'>;
  /** What the official asks for. */
  asksFor: string;
  openedAt: string;
}

export function ownLiveChats(api: Api): Promise<OwnLiveChat[]> {
  return api.get('/api/my/live-chats');
}

export function liveChatAddress(appointment: string): string {
  return `/chat?appointment=${encodeURIComponent(appointment)}`;
}
