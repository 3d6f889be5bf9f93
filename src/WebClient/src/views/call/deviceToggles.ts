import type { CallMedia } from '../../media/callMedia';
import { canShareScreen, type BarActions } from './bar';

/** Turns one's own devices on and off. */
export function deviceToggles(
  media: CallMedia,
): Pick<BarActions, 'toggleMicrophone' | 'toggleCamera' | 'toggleScreen'> {
  return {
    toggleMicrophone: () => {
      const { microphone } = media.snapshot.local;
      if (microphone === undefined) {
        void media.turnOn('microphone');
      } else {
        media.setMuted(!microphone.paused);
      }
    },
    toggleCamera: () => {
      void (media.snapshot.local.camera === undefined ? media.turnOn('camera') : media.turnOff('camera'));
    },
    toggleScreen: () => {
      const isOn = media.snapshot.local.screen !== undefined;
      void (isOn ? media.turnOff('screen') : media.turnOn(canShareScreen() ? 'screen' : 'document'));
    },
  };
}
