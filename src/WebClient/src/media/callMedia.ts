import type { ProducerSource } from './messages';
import { HubSockets } from '../session/hubSocket';
import type { Session } from '../session/session';
import { openDevice, type DeviceProblem, type DeviceResult, type DeviceWish } from './devices';
import type { CallSnapshot, LocalTrack } from './callSnapshot';
import type { QualityReport } from './qualityReport';
import type { RelayCall } from './relayCall';
import type { CallStatistics } from './statistics';

/** Why a source is not there though it is wanted. */
export type SourceProblem = DeviceProblem | 'unplugged';

export interface MediaSnapshot {
  /** Undefined before the first admission. */
  readonly call: CallSnapshot | undefined;
  readonly local: Readonly<Partial<Record<ProducerSource, LocalTrack>>>;
  readonly problems: Readonly<Partial<Record<ProducerSource, SourceProblem>>>;
  /** Sources whose device is being opened. */
  readonly opening: ReadonlySet<ProducerSource>;
  /** Whether what is shown as a screen is the rear camera. */
  readonly isDocument: boolean;
  /** No pictures are sent or received. */
  readonly isAudioOnly: boolean;
}

/** The devices that the user chose, by their ids; empty: the browser's choice. */
export type ChosenDevices = Readonly<Record<'microphone' | 'camera', string>>;

/**
 * Microphone, camera and screen of this side, from the device check to the end of the call. The relay gets them when the server admits;
 * the part of the program that speaks to the relay is loaded then, or before by `preload`.
 */
export class CallMedia {
  /** Tracks that are on, whether or not they are sent. */
  private readonly local = new Map<ProducerSource, LocalTrack>();

  private readonly problems = new Map<ProducerSource, SourceProblem>();

  private readonly opening = new Set<ProducerSource>();

  private readonly listeners = new Set<() => void>();

  private readonly sockets: HubSockets | undefined;

  private readonly chosen: Record<'microphone' | 'camera', string> = { microphone: '', camera: '' };

  private call: RelayCall | undefined;

  private isJoining = false;

  private isDocument = false;

  private isAudioOnly = false;

  private isClosed = false;

  /** The camera was on when the pictures were given up, or when the rear one took over. */
  private isCameraOwed = false;

  /** Without a session the devices are only tried out. */
  constructor(session?: Session) {
    this.sockets = session && new HubSockets(session, () => void this.enter());
  }

  get snapshot(): MediaSnapshot {
    return {
      call: this.call?.snapshot,
      local: Object.fromEntries(this.local),
      problems: Object.fromEntries(this.problems),
      opening: this.opening,
      isDocument: this.isDocument,
      isAudioOnly: this.isAudioOnly,
    };
  }

  get devices(): ChosenDevices {
    return this.chosen;
  }

  /** The call itself, for tests. */
  get relayCall(): RelayCall | undefined {
    return this.call;
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }

  /** Loads what the call needs, so that admission finds it here. */
  async preload(): Promise<void> {
    await import('./relayCall');
  }

  /** Opens a device, or another one of its kind; a problem stays in the snapshot. */
  async turnOn(source: 'microphone' | 'camera' | 'screen' | 'document', deviceId?: string): Promise<void> {
    const as: ProducerSource = source === 'document' ? 'screen' : source;
    if (this.opening.has(as) || this.isClosed) {
      return;
    }
    this.opening.add(as);
    this.problems.delete(as);
    if (deviceId !== undefined && (source === 'microphone' || source === 'camera')) {
      this.chosen[source] = deviceId;
    }
    if (source === 'document') {
      // Few phones have two cameras at once.
      await this.lendCamera();
    }
    this.tell();
    const result = await openDevice(this.wish(source));
    this.opening.delete(as);
    await this.take(as, result, source === 'document');
    this.tell();
  }

  async turnOff(source: ProducerSource): Promise<void> {
    this.problems.delete(source);
    await this.remove(source);
    if (source === 'screen' && this.isDocument) {
      this.isDocument = false;
      await this.returnCamera();
    }
    this.tell();
  }

  /** Silent here at once, whatever the network does. */
  setMuted(isMuted: boolean): void {
    const microphone = this.local.get('microphone');
    if (microphone !== undefined) {
      microphone.track.enabled = !isMuted;
      this.local.set('microphone', { ...microphone, paused: isMuted });
      void this.call?.setPaused('microphone', isMuted);
      this.tell();
    }
  }

  async setAudioOnly(isAudioOnly: boolean): Promise<void> {
    this.isAudioOnly = isAudioOnly;
    this.call?.setPicturesPaused(isAudioOnly);
    if (isAudioOnly) {
      await this.lendCamera();
      await this.turnOff('screen');
    } else {
      await this.returnCamera();
    }
    this.tell();
  }

  dismiss(source: ProducerSource): void {
    this.problems.delete(source);
    this.tell();
  }

  /** Tries to come back at once. */
  retryNow(): void {
    this.call?.retryNow();
  }

  async statistics(): Promise<CallStatistics> {
    return (await this.call?.statistics()) ?? { tracks: [], encodings: [], paths: [] };
  }

  /** Tells the server how the call has been. */
  async report(report: QualityReport): Promise<void> {
    await this.call?.report(report);
  }

  /** The seat is elsewhere: releases every device and forgets the call; another one begins when the server admits again. */
  release(): void {
    this.call?.leave();
    this.call = undefined;
    this.isJoining = false;
    this.local.forEach(({ track }) => {
      track.stop();
    });
    this.local.clear();
    this.tell();
  }

  /** Ends the call and releases every device. */
  close(): void {
    this.isClosed = true;
    this.release();
  }

  private wish(source: 'microphone' | 'camera' | 'screen' | 'document'): DeviceWish {
    return source === 'microphone' || source === 'camera'
      ? { device: source, deviceId: this.chosen[source] }
      : { device: source };
  }

  private async take(source: ProducerSource, result: DeviceResult, isDocument: boolean): Promise<void> {
    if (!result.ok) {
      // Whoever closes the browser's window for choosing a screen has changed his mind.
      if (source !== 'screen' || isDocument || result.problem !== 'denied') {
        this.problems.set(source, result.problem);
      }
      if (isDocument) {
        await this.returnCamera();
      }
      return;
    }
    if (this.isClosed) {
      result.track.stop();
      return;
    }
    const before = this.local.get(source);
    const { track } = result;
    const paused = source === 'microphone' && (before?.paused ?? false);
    track.enabled = !paused;
    before?.track.stop();
    this.local.set(source, { track, paused });
    this.isDocument = source === 'screen' ? isDocument : this.isDocument;
    track.addEventListener('ended', () => void this.ended(source, track));
    await this.call?.startSending(source, track, paused);
  }

  /** By the browser: unplugged, permission withdrawn, or the sharing was stopped from its own bar. */
  private async ended(source: ProducerSource, track: MediaStreamTrack): Promise<void> {
    if (this.local.get(source)?.track !== track) {
      return;
    }
    const wasShared = source === 'screen' && !this.isDocument;
    await this.turnOff(source);
    if (!wasShared) {
      this.problems.set(source, 'unplugged');
    }
    this.tell();
  }

  private async remove(source: ProducerSource): Promise<void> {
    const local = this.local.get(source);
    this.local.delete(source);
    local?.track.stop();
    await this.call?.stopSending(source);
  }

  private async lendCamera(): Promise<void> {
    if (this.local.has('camera')) {
      this.isCameraOwed = true;
      await this.remove('camera');
    }
  }

  private async returnCamera(): Promise<void> {
    if (this.isCameraOwed && !this.isAudioOnly && !this.isDocument) {
      this.isCameraOwed = false;
      await this.turnOn('camera');
    }
  }

  /** The server has let this side in, for the first time or again. */
  private async enter(): Promise<void> {
    if (this.call !== undefined) {
      this.call.retryNow();
      return;
    }
    const { sockets } = this;
    if (this.isJoining || sockets === undefined) {
      return;
    }
    this.isJoining = true;
    try {
      await this.join(sockets);
    } finally {
      // Also when the part could not be loaded: the next welcome tries again.
      this.isJoining = false;
    }
  }

  private async join(sockets: HubSockets): Promise<void> {
    const { RelayCall } = await import('./relayCall');
    if (this.isClosed) {
      return;
    }
    const call = new RelayCall({ openSocket: () => sockets.open(), codec: 'vp8' }, () => {
      this.tell();
    });
    this.call = call;
    call.setPicturesPaused(this.isAudioOnly);
    call.join();
    await Promise.all([...this.local].map(([source, { track, paused }]) => call.startSending(source, track, paused)));
  }

  private tell(): void {
    this.listeners.forEach((listener) => {
      listener();
    });
  }
}
