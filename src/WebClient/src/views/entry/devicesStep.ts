import { entryTexts } from '../../i18n/entry';
import type { CallMedia } from '../../media/callMedia';
import type { Language } from '../../session/contract';
import type { Session } from '../../session/session';
import { h } from '../h';
import { DeviceCheck } from './devices';
import { NetworkCheck } from './networkCheck';
import { button, heading, type EntryView } from './parts';
import { rememberDevices } from './wishes';

/** The device check and the network check on the way in; both may be passed over. */
export class DevicesStep implements EntryView {
  readonly root: HTMLElement;

  private readonly check: DeviceCheck;
  private readonly problem = h('p', { role: 'alert', class: 'chat-problem' });
  private readonly enter: HTMLButtonElement;
  private readonly enterWithout: HTMLButtonElement;
  private readonly stop: () => void;

  constructor(
    private readonly session: Session,
    private readonly media: CallMedia,
    private readonly language: Language,
  ) {
    const text = entryTexts[language];
    this.check = new DeviceCheck(media, language);
    this.enter = button(text.enterWith, () => void this.enterWith(), 'btn btn-primary btn-lg');
    this.enterWithout = button(text.enterWithout, () => void this.goOn(), 'btn btn-outline-primary btn-lg');
    this.root = h(
      'div',
      {},
      heading(text.devices),
      h('p', {}, text.devicesHelp),
      this.check.root,
      new NetworkCheck((work) => work(session), media, language).root,
      this.problem,
      h('div', { class: 'entry-buttons entry-go' }, this.enter, this.enterWithout),
    );
    this.stop = media.subscribe(() => {
      this.update();
    });
    this.update();
    void media.preload().catch(() => undefined);
  }

  update(): void {
    this.enterWithout.hidden = this.hasDevice;
  }

  destroy(): void {
    this.stop();
    this.check.destroy();
    this.root.remove();
  }

  private get hasDevice(): boolean {
    const { camera, microphone } = this.media.snapshot.local;
    return camera !== undefined || microphone !== undefined;
  }

  /** Enters with what is on; with nothing on, both are turned on first. */
  private async enterWith(): Promise<void> {
    if (!this.hasDevice) {
      this.enter.disabled = true;
      await Promise.all([this.media.turnOn('microphone'), this.media.turnOn('camera')]);
      this.enter.disabled = false;
    }
    if (this.hasDevice) {
      await this.goOn();
    } else {
      this.problem.textContent = entryTexts[this.language].noDevice;
      this.enterWithout.focus();
    }
  }

  private async goOn(): Promise<void> {
    const { camera, microphone } = this.media.snapshot.local;
    rememberDevices({ camera: camera !== undefined, microphone: microphone !== undefined });
    this.enter.disabled = true;
    this.enterWithout.disabled = true;
    const { error } = await this.session.call('SetStage', { stage: 'waiting' });
    this.enter.disabled = false;
    this.enterWithout.disabled = false;
    this.problem.textContent = error === undefined ? '' : entryTexts[this.language].failed;
  }
}
