import type { CallMedia } from '../../media/callMedia';
import { rememberDevices } from '../entry/wishes';
import { canShareScreen, type BarActions } from './bar';

/** Turns one's own devices on and off. What was switched off stays off through a reload of the page. */
export function deviceToggles(
  media: CallMedia,
): Pick<BarActions, 'toggleMicrophone' | 'toggleCamera' | 'toggleScreen'> {
  const remember = (): void => {
    const { camera, microphone } = media.snapshot.local;
    rememberDevices({ camera: camera !== undefined, microphone: microphone !== undefined && !microphone.paused });
  };
  return {
    toggleMicrophone: () => {
      const { microphone } = media.snapshot.local;
      if (microphone === undefined) {
        void media.turnOn('microphone').then(remember);
      } else {
        media.setMuted(!microphone.paused);
        remember();
      }
    },
    toggleCamera: () => {
      void (media.snapshot.local.camera === undefined ? media.turnOn('camera') : media.turnOff('camera')).then(
        remember,
      );
    },
    toggleScreen: () => {
      const isOn = media.snapshot.local.screen !== undefined;
      void (isOn ? media.turnOff('screen') : media.turnOn(canShareScreen() ? 'screen' : 'document'));
    },
  };
}
