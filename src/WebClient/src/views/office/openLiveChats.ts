import type { DeskApi, DeskLiveChat } from '../../http/desk';

/** The office's open live chats, as the rows of the agenda, the sheet and the notices know them. */
export class OpenLiveChats {
  /** As the server said last. */
  private chats: readonly DeskLiveChat[] = [];

  /** Counts what was opened and closed here: an answer that was asked for before is older than what is known. */
  private changes = 0;

  /** Appointments whose chat was opened here while there was no time for it. */
  private readonly later = new Set<string>();

  private readonly listeners = new Set<() => void>();

  constructor(private readonly api: Pick<DeskApi, 'liveChats' | 'openLiveChat' | 'closeLiveChat'>) {}

  /** The one of an appointment, while it is open. */
  of(id: string): DeskLiveChat | undefined {
    return this.chats.find(({ appointment }) => appointment.id === id);
  }

  /** Those that were opened here and left for later, while they are open. */
  get unseen(): readonly DeskLiveChat[] {
    return this.chats.filter(({ appointment }) => this.later.has(appointment.id));
  }

  /** What was opened just now is not looked at: a call is under way. */
  leaveForLater(id: string): void {
    this.later.add(id);
    this.tell();
  }

  /** Its conversation is on screen, or nobody wants to be reminded of it. */
  seen(id: string): void {
    if (this.later.delete(id)) {
      this.tell();
    }
  }

  /** Asks the server. An answer that was overtaken by a change made here gives what is known here. */
  async read(): Promise<readonly DeskLiveChat[]> {
    const before = this.changes;
    const read = await this.api.liveChats();
    if (before === this.changes) {
      this.take(read);
    }
    return this.chats;
  }

  /** Opens one, or asks for something else in it, and has the mail sent. */
  async open(id: string, asksFor: string): Promise<void> {
    const chat = await this.api.openLiveChat(id, asksFor);
    this.changes++;
    this.take([...this.without(id), chat]);
  }

  async close(id: string): Promise<void> {
    await this.api.closeLiveChat(id);
    this.changes++;
    this.take(this.without(id));
  }

  /** @returns stops it. */
  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }

  private without(id: string): DeskLiveChat[] {
    return this.chats.filter(({ appointment }) => appointment.id !== id);
  }

  private take(chats: readonly DeskLiveChat[]): void {
    this.chats = chats;
    for (const id of this.later) {
      if (this.of(id) === undefined) {
        this.later.delete(id);
      }
    }
    this.tell();
  }

  private tell(): void {
    for (const listener of this.listeners) {
      listener();
    }
  }
}
