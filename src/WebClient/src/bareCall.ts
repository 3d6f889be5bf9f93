import { openDevice, type Device } from './media/devices';
import { videoCodecs, type VideoCodec } from './media/encodings';
import { RelayCall } from './media/relayCall';
import type { Socket } from './media/signalling';
import { openWebSocket } from './media/webSocket';
import { exposeForTests } from './testHandle';
import { Announcer } from './a11y/announcer';
import { CallView } from './views/callView';
import { element } from './views/dom';
import { JoinView, type JoinRequest } from './views/joinView';
import { StatisticsLines } from './views/statisticsLine';
import { deviceProblem, refusal, texts } from './views/texts';

const statisticsPeriod = 2_000;

/** Devices that the browser is asked for now; a second click does not ask again. */
const opening = new Set<Device>();

/** The call in progress, if any. */
let current: { call: RelayCall; name: string; statistics: StatisticsLines } | undefined;

const joinView = new JoinView(join);
const callView = new CallView(
  {
    toggle: (source) => void toggle(source),
    leave: () => current?.call.leave(),
    retryNow: () => current?.call.retryNow(),
    chooseLayer: (peerId, source, layer) => void current?.call.setPreferredLayer(peerId, source, layer).catch(report),
  },
  new Announcer(element('announcer', HTMLElement)),
);
const ended = element('ended', HTMLElement);

element('join-again', HTMLButtonElement).addEventListener('click', () => {
  ended.hidden = true;
  joinView.show(true);
});
window.addEventListener('online', () => current?.call.retryNow());
window.addEventListener('pagehide', () => current?.call.leave());
setInterval(() => void showStatistics(), statisticsPeriod);

function join({ room, name, microphone, camera }: JoinRequest): void {
  const call = new RelayCall({ openSocket: () => openSocket(room, name), codec: chosenCodec() }, update);
  current = { call, name, statistics: new StatisticsLines() };
  exposeForTests(call);
  joinView.show(false);
  callView.show(room);
  call.join();
  if (microphone !== undefined) {
    void call.startSending('microphone', microphone).catch(report);
  }
  if (camera !== undefined) {
    void call.startSending('camera', camera).catch(report);
  }
}

function update(): void {
  if (current === undefined) {
    return;
  }
  const snapshot = current.call.snapshot;
  if (snapshot.state.phase === 'left') {
    end(texts.ended, '');
  } else if (snapshot.state.phase === 'refused') {
    const { reason } = snapshot.state;
    const { call } = current;
    end(texts.notEntered, refusal(reason));
    call.leave();
  } else {
    callView.update(snapshot, current.name);
  }
}

function end(title: string, text: string): void {
  current = undefined;
  callView.hide();
  element('ended-title', HTMLElement).textContent = title;
  element('ended-text', HTMLElement).textContent = text;
  ended.hidden = false;
  element('ended-title', HTMLElement).focus();
}

async function toggle(source: Device): Promise<void> {
  if (current === undefined || opening.has(source)) {
    return;
  }
  const { call } = current;
  const local = call.snapshot.local[source];
  try {
    if (local === undefined) {
      await open(call, source);
    } else if (source === 'microphone') {
      // Muted, not stopped: to speak again must be instant and ask nothing.
      await call.setPaused(source, !local.paused);
    } else {
      await call.stopSending(source);
    }
  } catch (error) {
    report(error);
  }
}

async function open(call: RelayCall, source: Device): Promise<void> {
  opening.add(source);
  const result = await openDevice(source).finally(() => opening.delete(source));
  if (result.ok) {
    await call.startSending(source, result.track);
  } else if (current?.call === call) {
    callView.showProblem(deviceProblem(source, result.problem));
  }
}

async function showStatistics(): Promise<void> {
  if (current !== undefined && !document.hidden) {
    const { call, statistics } = current;
    const { tracks } = await call.statistics();
    callView.showStatistics(statistics.read(tracks, performance.now()));
  }
}

function openSocket(room: string, name: string): Socket {
  const url = new URL('/call', location.href);
  url.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:';
  url.search = new URLSearchParams({ room, name }).toString();
  return openWebSocket(url);
}

function chosenCodec(): VideoCodec {
  const wanted = new URLSearchParams(location.search).get('codec');
  return videoCodecs.find((codec) => codec === wanted) ?? 'vp8';
}

function report(error: unknown): void {
  console.warn(error);
  callView.showProblem(texts.sendFailed);
}
