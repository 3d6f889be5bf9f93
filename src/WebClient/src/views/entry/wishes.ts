import type { CallMedia } from '../../media/callMedia';
import { thisTab } from '../../storage';

/** Which devices were on when the user passed the check. */
interface DeviceWishes {
  readonly camera: boolean;
  readonly microphone: boolean;
}

const key = 'videodesk-devices-on';

export function rememberDevices(wishes: DeviceWishes): void {
  thisTab.setItem(key, JSON.stringify(wishes));
}

/** Whether the check was passed in this tab; it was elsewhere when the seat came from another device. */
export function wereDevicesChecked(): boolean {
  return thisTab.getItem(key) !== null;
}

/** After a reload: turns on again what was on, without asking. Nothing where nothing was passed. */
export async function resumeDevices(media: CallMedia): Promise<void> {
  const { camera, microphone } = JSON.parse(thisTab.getItem(key) ?? '{}') as Partial<DeviceWishes>;
  if (microphone === true && media.snapshot.local.microphone === undefined) {
    await media.turnOn('microphone');
  }
  if (camera === true && media.snapshot.local.camera === undefined) {
    await media.turnOn('camera');
  }
}
