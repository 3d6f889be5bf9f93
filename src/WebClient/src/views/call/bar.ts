import type { CallTexts } from '../../i18n/call';
import type { MediaSnapshot } from '../../media/callMedia';
import { h } from '../h';
import { isHandheld } from './deviceHelp';
import { barButton, swapIcon } from './icons';
import type { Shortcut } from './shortcuts';

export interface BarActions {
  toggleMicrophone: () => void;
  toggleCamera: () => void;
  toggleScreen: () => void;
  settings: () => void;
  help: () => void;
  leave: () => void;
}

/** The controls under the picture. A device without screen sharing is offered the rear camera for papers in its place. */
export class Bar {
  readonly root: HTMLElement;

  readonly microphone: HTMLButtonElement;

  readonly camera: HTMLButtonElement;

  readonly screen: HTMLButtonElement;

  constructor(text: CallTexts, actions: BarActions, panels: readonly HTMLElement[], extra: readonly HTMLElement[]) {
    const { toggleMicrophone, toggleCamera, toggleScreen } = actions;
    this.microphone = barButton('microphone', text.microphone, toggleMicrophone);
    this.camera = barButton('camera', text.camera, toggleCamera);
    this.screen = canShareScreen()
      ? barButton('screen', text.screen, toggleScreen)
      : barButton('it-file', text.document, toggleScreen);
    this.screen.classList.add('is-sharing');
    this.root = h(
      'div',
      { class: 'call-bar', role: 'group', id: 'call-controls', 'aria-label': text.controls },
      this.microphone,
      this.camera,
      this.screen,
      ...panels,
      barButton('it-settings', text.settings, actions.settings),
      barButton('it-help-circle', text.help, actions.help),
      ...extra,
      barButton('leave', text.leave, actions.leave, 'is-leave'),
    );
  }

  update({ local, opening }: MediaSnapshot): void {
    const isHeard = local.microphone !== undefined && !local.microphone.paused;
    press(this.microphone, isHeard, opening.has('microphone'));
    press(this.camera, local.camera !== undefined, opening.has('camera'));
    press(this.screen, local.screen !== undefined, opening.has('screen'));
    swap(this.microphone, isHeard ? 'microphone' : 'microphone-off');
    swap(this.camera, local.camera === undefined ? 'camera-off' : 'camera');
  }

  /** Says which keys work, where they are turned on. */
  announceKeys(areOn: boolean): void {
    const keys: readonly [HTMLElement, Shortcut][] = [
      [this.microphone, 'm'],
      [this.camera, 'v'],
      [this.screen, 's'],
    ];
    for (const [button, key] of keys) {
      if (areOn) {
        button.setAttribute('aria-keyshortcuts', key.toUpperCase());
      } else {
        button.removeAttribute('aria-keyshortcuts');
      }
    }
  }
}

export function canShareScreen(): boolean {
  return !isHandheld() && 'getDisplayMedia' in ((navigator.mediaDevices as MediaDevices | undefined) ?? {});
}

function press(button: HTMLButtonElement, isOn: boolean, isBusy: boolean): void {
  button.setAttribute('aria-pressed', String(isOn));
  button.setAttribute('aria-busy', String(isBusy));
}

function swap(button: HTMLButtonElement, name: string): void {
  const svg = button.querySelector('svg');
  if (svg !== null) {
    swapIcon(svg, name);
  }
}
