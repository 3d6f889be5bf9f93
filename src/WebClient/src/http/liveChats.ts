import type { Api } from './api';

/** Under this key a tab keeps the token of the live chat's link. */
export const chatTokenKey = 'videodesk-chat-token';

/** A live chat of the signed-in taxpayer that is open. */
export interface OwnLiveChat {
  /** Id of the appointment. */
  appointment: string;
  /** What the official asks for. */
  asksFor: string;
  openedAt: string;
  unread?: number;
}

export function ownLiveChats(api: Api): Promise<OwnLiveChat[]> {
  return api.get('/api/my/live-chats');
}

export function liveChatAddress(appointment: string): string {
  return `/chat?appointment=${encodeURIComponent(appointment)}`;
}
