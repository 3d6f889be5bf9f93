import { entryTexts } from '../../i18n/entry';
import type { CallMedia } from '../../media/callMedia';
import type { Language } from '../../session/contract';
import type { Session } from '../../session/session';
import type { Room } from '../../session/state';
import { h } from '../h';
import { DeviceCheck } from './devices';
import { NetworkCheck } from './networkCheck';
import { countdown, facts, heading, serverNow, type EntryView } from './parts';

/** Before T−10: when it is, how long it takes, and the devices meanwhile. Enters by itself when the time has come. */
export class NotYet implements EntryView {
  readonly root: HTMLElement;

  private readonly rest = h('span', { class: 'entry-countdown', role: 'timer' });
  private readonly devices: DeviceCheck;
  private readonly timer: ReturnType<typeof setInterval>;

  /** When entering was last tried, in milliseconds since 1970. */
  private triedAt = 0;

  constructor(
    private readonly session: Session,
    media: CallMedia,
    language: Language,
    private room: Room,
  ) {
    const text = entryTexts[language];
    this.devices = new DeviceCheck(media, language);
    this.root = h(
      'div',
      { class: 'entry' },
      heading(text.title),
      facts(room.view.appointment, text, language),
      h('p', { class: 'lead' }, text.notYet),
      h('p', {}, text.opensIn, ' ', this.rest),
      h('p', {}, text.opensHelp),
      h(
        'details',
        {},
        h('summary', {}, text.tryDevices),
        this.devices.root,
        new NetworkCheck((work) => work(session), media, language).root,
      ),
    );
    this.timer = setInterval(() => {
      this.tick();
    }, 500);
    this.tick();
  }

  update(room: Room): void {
    this.room = room;
    this.tick();
  }

  destroy(): void {
    clearInterval(this.timer);
    this.devices.destroy();
    this.root.remove();
  }

  private tick(): void {
    const left = Date.parse(this.room.view.appointment.opensAt) - serverNow(this.room);
    const text = countdown(left);
    if (this.rest.textContent !== text) {
      this.rest.textContent = text;
    }
    if (left <= 0 && Date.now() - this.triedAt > 3_000) {
      this.triedAt = Date.now();
      this.session.reconnect();
    }
  }
}
