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
  private readonly stop: () => void;

  constructor(
    private readonly session: Session,
    private readonly media: CallMedia,
    private readonly language: Language,
  ) {
    const text = entryTexts[language];
    this.check = new DeviceCheck(media, language);
    this.enter = button('', () => void this.goOn(), 'btn btn-primary btn-lg');
    this.root = h(
      'div',
      {},
      heading(text.devices),
      h('p', {}, text.devicesHelp),
      this.check.root,
      h('div', { class: 'entry-buttons' }, this.enter),
      this.problem,
      new NetworkCheck((work) => work(session), media, language).root,
    );
    this.stop = media.subscribe(() => {
      this.update();
    });
    this.update();
    void media.preload().catch(() => undefined);
  }

  update(): void {
    const { camera, microphone } = this.media.snapshot.local;
    const text = entryTexts[this.language];
    this.enter.textContent = camera === undefined && microphone === undefined ? text.enterWithout : text.enterWith;
  }

  destroy(): void {
    this.stop();
    this.check.destroy();
    this.root.remove();
  }

  private async goOn(): Promise<void> {
    const { camera, microphone } = this.media.snapshot.local;
    rememberDevices({ camera: camera !== undefined, microphone: microphone !== undefined });
    this.enter.disabled = true;
    const { error } = await this.session.call('SetStage', { stage: 'waiting' });
    this.enter.disabled = false;
    this.problem.textContent = error === undefined ? '' : entryTexts[this.language].failed;
  }
}
