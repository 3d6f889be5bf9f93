import { thisBrowser } from '../../storage';

const key = 'videodesk-desk-sound';

/** `blocked`: wanted, and the browser still asks for a gesture of the user. */
export type SoundState = 'on' | 'muted' | 'blocked';

/** The sound of somebody who waits: two soft notes made here, no file. */
export class Tone {
  private context: AudioContext | undefined;

  private isMuted = thisBrowser.getItem(key) === 'muted';

  private readonly listeners = new Set<() => void>();

  /** Called when what can be heard has changed; returns how to stop it. */
  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }

  get state(): SoundState {
    if (this.isMuted) {
      return 'muted';
    }
    return this.context?.state === 'running' ? 'on' : 'blocked';
  }

  /** To be called from a gesture: a browser that asks for one lets sound through from then on. */
  async unlock(): Promise<void> {
    if (!this.isMuted && this.state !== 'on') {
      this.context ??= new AudioContext();
      await this.context.resume();
      this.tell();
    }
  }

  async setMuted(muted: boolean): Promise<void> {
    this.isMuted = muted;
    thisBrowser.setItem(key, muted ? 'muted' : 'on');
    await this.unlock();
    this.tell();
  }

  play(): void {
    if (this.context !== undefined && this.state === 'on') {
      note(this.context, 659.25, 0);
      note(this.context, 880, 0.22);
    }
  }

  private tell(): void {
    this.listeners.forEach((listener) => {
      listener();
    });
  }
}

/** One note of a third of a second; the volume swells and fades, so that nothing clicks. */
function note(context: AudioContext, frequency: number, delay: number): void {
  const start = context.currentTime + delay;
  const volume = context.createGain();
  volume.gain.setValueAtTime(0.0001, start);
  volume.gain.exponentialRampToValueAtTime(0.25, start + 0.03);
  volume.gain.exponentialRampToValueAtTime(0.0001, start + 0.35);
  volume.connect(context.destination);
  const oscillator = context.createOscillator();
  oscillator.frequency.value = frequency;
  oscillator.connect(volume);
  oscillator.start(start);
  oscillator.stop(start + 0.36);
}
