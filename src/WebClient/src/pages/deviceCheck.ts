import '../style/call.css';
import { entryTexts } from '../i18n/entry';
import { CallMedia } from '../media/callMedia';
import { hubAddress, openSignalr } from '../session/signalrConnection';
import { StrangersLine } from '../session/strangersLine';
import { h } from '../views/h';
import { DeviceCheck } from '../views/entry/devices';
import { NetworkCheck } from '../views/entry/networkCheck';
import { heading } from '../views/entry/parts';
import type { MountPage } from './page';

/** Trying out devices and network without an appointment. */
export const mount: MountPage = (main, { language, setTitle }) => {
  const text = entryTexts[language];
  const media = new CallMedia();
  const openHub = openSignalr(hubAddress(location));
  setTitle(text.checkTitle);
  main.replaceChildren(
    heading(text.checkTitle),
    h('p', { class: 'lead' }, text.checkHelp),
    new DeviceCheck(media, language).root,
    new NetworkCheck((work) => StrangersLine.use(openHub, work), media, language).root,
  );
};
