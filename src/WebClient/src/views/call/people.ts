import type { CallTexts } from '../../i18n/call';
import type { Language, Seat } from '../../session/contract';
import type { Room } from '../../session/state';
import { h, replaceChildren } from '../h';
import type { CallSlots } from './call';

/** Wall time in Rome. */
export function romeTime(instant: string, language: Language): string {
  return new Intl.DateTimeFormat(language, { timeStyle: 'short', timeZone: 'Europe/Rome' }).format(new Date(instant));
}

/** The list of who is there, who was, and who is invited. */
export class People {
  readonly root = h('div', { class: 'call-people' });

  private readonly list = h('ul', { class: 'call-people-list' });

  /** What the list shows, to leave it and the focus in it alone when nothing changed. */
  private shown = '';

  constructor(
    private readonly text: CallTexts,
    private readonly language: Language,
    private readonly person: CallSlots['person'],
    extra: HTMLElement | undefined,
  ) {
    this.root.append(this.list, ...(extra === undefined ? [] : [extra]));
  }

  update(room: Room): void {
    const { seats, invitations } = room.view;
    const content = JSON.stringify([seats, invitations, room.seat]);
    if (content === this.shown) {
      return;
    }
    this.shown = content;
    replaceChildren(
      this.list,
      ...seats.map((seat) => this.seat(seat, seat.seat === room.seat)),
      ...invitations
        .filter(({ entered }) => !entered)
        .map(({ name, guestKind, consent }) =>
          h(
            'li',
            {},
            h('strong', {}, name),
            h('small', {}, `${this.text.guestKinds[guestKind]} · ${this.text.invitationStates[consent]}`),
          ),
        ),
    );
  }

  private seat(seat: Seat, isOwn: boolean): HTMLElement {
    const { role, guestKind, name, connected, since, device, admitted } = seat;
    const kind = guestKind === undefined ? this.text.roles[role] : this.text.guestKinds[guestKind];
    const words = [
      kind,
      connected ? this.text.connectedBy[device] : this.text.disconnectedAt(name, romeTime(since, this.language)),
      role === 'guest' && !admitted ? this.text.waitsOutside(name) : '',
      seat.pinned ? this.text.pinned : '',
    ];
    return h(
      'li',
      { class: connected ? '' : 'is-gone', 'data-seat': seat.seat },
      h('strong', {}, isOwn ? `${name} (${this.text.you})` : name),
      h('small', {}, words.filter(Boolean).join(' · ')),
      h('span', { class: 'call-people-controls' }, ...(isOwn ? [] : (this.person?.(seat) ?? []))),
    );
  }
}
