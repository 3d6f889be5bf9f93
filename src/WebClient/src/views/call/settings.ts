import type { CallTexts } from '../../i18n/call';
import { devicesTexts } from '../../i18n/devices';
import type { CallMedia } from '../../media/callMedia';
import type { Language } from '../../session/contract';
import { h } from '../h';
import { DevicePickers } from './devicePickers';
import { makeDialog, type Dialog } from './dialog';
import { LevelMeter } from './levelMeter';
import { areShortcutsOn, setShortcuts, shortcuts } from './shortcuts';

export interface SettingsActions {
  speakerChosen: (deviceId: string) => void;
  shortcutsChanged: () => void;
}

/** Devices, sound only and shortcuts, in the call. What listens to the microphone lives as long as the dialog is open. */
export function settingsDialog(
  media: CallMedia,
  text: CallTexts,
  language: Language,
  actions: SettingsActions,
): Dialog {
  const body = h('div', {});
  const dialog = makeDialog(text.settingsTitle, text.close, body);
  const build = () => {
    const meter = new LevelMeter(devicesTexts[language].level);
    const pickers = new DevicePickers(media, language, actions.speakerChosen);
    const listen = () => {
      meter.listen(media.snapshot.local.microphone?.track);
    };
    const stop = media.subscribe(listen);
    listen();
    body.replaceChildren(pickers.root, meter.root, ...switches(media, text, actions));
    dialog.root.addEventListener(
      'close',
      () => {
        stop();
        meter.destroy();
        pickers.destroy();
        body.replaceChildren();
      },
      { once: true },
    );
  };
  return {
    root: dialog.root,
    open() {
      if (!dialog.root.open) {
        build();
        dialog.open();
      }
    },
    close: dialog.close,
  };
}

/** Sound only, and the shortcuts. */
function switches(media: CallMedia, text: CallTexts, actions: SettingsActions): HTMLElement[] {
  return [
    check('audio-only', [text.audioOnly, text.audioOnlyHelp], media.snapshot.isAudioOnly, (isOn) => {
      void media.setAudioOnly(isOn);
    }),
    check('shortcuts', [text.shortcuts, text.shortcutsHelp], areShortcutsOn(), (isOn) => {
      setShortcuts(isOn);
      actions.shortcutsChanged();
    }),
  ];
}

/** The keys and what they do. */
export function helpDialog(text: CallTexts): Dialog {
  const off = h('p', {}, text.helpShortcutsOff);
  const dialog = makeDialog(
    text.helpTitle,
    text.close,
    off,
    h(
      'dl',
      { class: 'call-keys' },
      ...shortcuts.flatMap((key) => [h('dt', {}, h('kbd', {}, key.toUpperCase())), h('dd', {}, text.keys[key])]),
    ),
    h('p', {}, text.keyHelp),
  );
  return {
    ...dialog,
    open() {
      off.hidden = areShortcutsOn();
      dialog.open();
    },
  };
}

/** Leaving is asked once more. */
export function leaveDialog(text: CallTexts, leave: () => void): Dialog {
  const dialog = makeDialog(
    text.leaveTitle,
    text.close,
    h('p', {}, text.leaveHelp),
    h(
      'div',
      { class: 'call-dialog-foot' },
      h(
        'button',
        {
          type: 'button',
          class: 'btn btn-danger',
          onclick: () => {
            dialog.close();
            leave();
          },
        },
        text.leaveConfirm,
      ),
      h(
        'button',
        {
          type: 'button',
          class: 'btn btn-outline-primary',
          onclick: () => {
            dialog.close();
          },
        },
        text.stay,
      ),
    ),
  );
  return dialog;
}

function check(
  id: string,
  [word, help]: readonly [string, string],
  isOn: boolean,
  changed: (isOn: boolean) => void,
): HTMLElement {
  const input = h('input', {
    type: 'checkbox',
    id: `call-${id}`,
    checked: isOn,
    'aria-describedby': `call-${id}-help`,
    onchange: () => {
      changed(input.checked);
    },
  });
  return h(
    'div',
    { class: 'form-check' },
    input,
    h('label', { for: input.id }, word),
    h('small', { id: `call-${id}-help`, class: 'd-block' }, help),
  );
}
