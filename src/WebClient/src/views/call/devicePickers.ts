import { devicesTexts, type DevicesTexts } from '../../i18n/devices';
import type { CallMedia } from '../../media/callMedia';
import type { Language } from '../../session/contract';
import { h, replaceChildren } from '../h';

type Kind = 'microphone' | 'camera' | 'speaker';

const kinds: Readonly<Record<Kind, MediaDeviceKind>> = {
  microphone: 'audioinput',
  camera: 'videoinput',
  speaker: 'audiooutput',
};

let made = 0;

/** The lists of microphones, cameras and speakers; a change takes effect at once. Browsers tell names only once a device was allowed. */
export class DevicePickers {
  readonly root: HTMLElement;

  private readonly text: DevicesTexts;

  private readonly selects: Readonly<Record<Kind, HTMLSelectElement>>;

  private readonly refreshed = () => void this.refresh();

  constructor(
    private readonly media: CallMedia,
    language: Language,
    private readonly speakerChosen: (deviceId: string) => void,
  ) {
    this.text = devicesTexts[language];
    const prefix = `devices-${++made}`;
    this.selects = {
      microphone: this.select('microphone', prefix),
      camera: this.select('camera', prefix),
      speaker: this.select('speaker', prefix),
    };
    this.root = h(
      'div',
      { class: 'device-pickers' },
      ...Object.entries(this.selects).map(([kind, select]) =>
        h('div', {}, h('label', { for: select.id }, this.text[kind as Kind]), select),
      ),
    );
    this.devices?.addEventListener('devicechange', this.refreshed);
    this.refreshed();
  }

  async refresh(): Promise<void> {
    const devices = await (this.devices?.enumerateDevices() ?? Promise.resolve([])).catch(() => []);
    for (const kind of ['microphone', 'camera', 'speaker'] as const) {
      this.fill(
        kind,
        devices.filter((device) => device.kind === kinds[kind] && device.deviceId !== ''),
      );
    }
  }

  destroy(): void {
    this.devices?.removeEventListener('devicechange', this.refreshed);
  }

  /** Missing on an insecure address. */
  private get devices(): MediaDevices | undefined {
    return navigator.mediaDevices;
  }

  private select(kind: Kind, prefix: string): HTMLSelectElement {
    return h('select', {
      id: `${prefix}-${kind}`,
      class: 'form-select',
      onchange: (event) => {
        const { value } = event.target as HTMLSelectElement;
        if (kind === 'speaker') {
          this.speakerChosen(value);
        } else {
          void this.media.turnOn(kind, value);
        }
      },
    });
  }

  private fill(kind: Kind, devices: readonly MediaDeviceInfo[]): void {
    const select = this.selects[kind];
    const inUse =
      kind === 'speaker'
        ? select.value
        : (this.media.snapshot.local[kind]?.track.getSettings().deviceId ?? this.media.devices[kind]);
    replaceChildren(
      select,
      ...(devices.some(({ deviceId }) => deviceId === 'default')
        ? []
        : [h('option', { value: '' }, this.text.systemDefault)]),
      ...devices.map(({ deviceId, label }, index) =>
        h(
          'option',
          { value: deviceId, selected: deviceId === inUse },
          label === '' ? this.text.numbered(this.text[kind], index + 1) : label,
        ),
      ),
    );
    // Safari and Firefox on phones do not let a page choose where sound comes out.
    (select.parentElement ?? select).hidden = kind === 'speaker' && devices.length === 0;
  }
}
