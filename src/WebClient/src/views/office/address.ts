/** Kept in the history entry of an appointment, and through a reload. */
export interface Entry {
  readonly joins?: boolean;
  /** The live chat's conversation is open. */
  readonly chats?: boolean;
}

/** The appointment that the address names; empty: the lists. */
export function idInAddress(): string {
  return new URLSearchParams(location.search).get('appointment') ?? '';
}

export function addressOf(id: string): string {
  return id === '' ? '/operatore' : `/operatore?appointment=${encodeURIComponent(id)}`;
}
