import '../style/call.css';
import { entryTexts } from '../i18n/entry';
import { CallMedia } from '../media/callMedia';
import { h } from '../views/h';
import { DeviceCheck } from '../views/entry/devices';
import { heading } from '../views/entry/parts';
import type { MountPage } from './page';

/** Trying out the devices without an appointment. The hub lets nobody test the network without a link, so that is done there. */
export const mount: MountPage = (main, { language, setTitle }) => {
  const text = entryTexts[language];
  setTitle(text.checkTitle);
  main.replaceChildren(
    heading(text.checkTitle),
    h('p', { class: 'lead' }, text.checkHelp),
    new DeviceCheck(new CallMedia(), language).root,
    h('p', { class: 'mt-4' }, text.networkUnavailable),
  );
};
