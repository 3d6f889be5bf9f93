/** Two soft notes. `speaker`: where they come out; empty: the system's choice. Ends without a word where sound is not possible. */
export async function playTone(speaker = ''): Promise<void> {
  const context = new AudioContext();
  try {
    await context.resume();
    if (speaker !== '' && 'setSinkId' in context) {
      await (context as AudioContext & { setSinkId(id: string): Promise<void> }).setSinkId(speaker);
    }
    for (const [index, frequency] of [523.25, 659.25].entries()) {
      note(context, frequency, context.currentTime + index * 0.35);
    }
    await new Promise((resolve) => setTimeout(resolve, 1_100));
  } catch {
    // No loudspeaker, or the browser wants a touch first: the title and the live region say the same.
  } finally {
    void context.close();
  }
}

/** Begins and ends softly: a hard edge is a click. */
function note(context: AudioContext, frequency: number, at: number): void {
  const oscillator = context.createOscillator();
  const gain = context.createGain();
  oscillator.frequency.value = frequency;
  gain.gain.setValueAtTime(0, at);
  gain.gain.linearRampToValueAtTime(0.25, at + 0.05);
  gain.gain.linearRampToValueAtTime(0, at + 0.6);
  oscillator.connect(gain).connect(context.destination);
  oscillator.start(at);
  oscillator.stop(at + 0.65);
}
