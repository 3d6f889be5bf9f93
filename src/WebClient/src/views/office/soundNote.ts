import { officeTexts } from '../../i18n/office';
import { h } from '../h';
import type { DeskContext } from './deskContext';
import { setText } from './parts';

/** Whether the tone can be heard, and the button that changes that: among the settings, or in sight where it cannot be. */
export class SoundNote {
  /** Among the settings. */
  readonly home = h('div');

  /** A page that cannot be heard says so where it is seen. */
  readonly blockedHome = h('div');

  private readonly words = h('span');

  private readonly button: HTMLButtonElement;

  private readonly note: HTMLElement;

  /** Ends the listening to the tone's state. */
  private readonly stopListening: () => void;

  // Any gesture will do; the button says that one is needed. Once the gesture is over: the note about the sound goes, what stands below
  // moves up, and a button must not move away between its press and its release.
  private readonly unlock = (): void => void this.desk.tone.unlock();

  constructor(private readonly desk: DeskContext) {
    const { tone } = desk;
    this.button = h('button', {
      type: 'button',
      class: 'btn btn-outline-primary btn-sm',
      onclick: () => void tone.setMuted(tone.state === 'on'),
    });
    this.note = h('p', { class: 'office-sound' }, this.words, ' ', this.button);
    document.addEventListener('click', this.unlock);
    document.addEventListener('keyup', this.unlock);
    this.stopListening = tone.onChange(() => {
      this.show();
    });
    this.show();
  }

  destroy(): void {
    document.removeEventListener('click', this.unlock);
    document.removeEventListener('keyup', this.unlock);
    this.stopListening();
  }

  private show(): void {
    const text = officeTexts[this.desk.language];
    const { state } = this.desk.tone;
    setText(this.words, { on: text.soundOn, muted: text.soundMuted, blocked: text.soundBlocked }[state]);
    setText(this.button, { on: text.mute, muted: text.unmute, blocked: text.activateSound }[state]);
    const home = state === 'blocked' ? this.blockedHome : this.home;
    if (this.note.parentElement !== home) {
      home.append(this.note);
    }
    this.button.className = `btn btn-sm ${state === 'blocked' ? 'btn-primary' : 'btn-outline-primary'}`;
  }
}
