/** How long a waiting person is left before the tone is played again, in milliseconds. */
export const repeatAfter = 60_000;

/** Who waits, and when the tone was last played. */
export interface AlarmState {
  readonly waiting: ReadonlySet<string>;
  readonly playedAt: number | undefined;
}

export interface AlarmStep {
  readonly state: AlarmState;
  /** Those who were not waiting the time before. */
  readonly newcomers: readonly string[];
  /** Whether the tone is to be played now. */
  readonly rings: boolean;
}

export const nobodyWaits: AlarmState = { waiting: new Set(), playedAt: undefined };

/** Rings once for whoever has come, and again each minute while anybody waits. Several who come at once are one tone. */
export function ring(before: AlarmState, waiting: readonly string[], now: number): AlarmStep {
  const newcomers = waiting.filter((id) => !before.waiting.has(id));
  const isDue = before.playedAt === undefined || now - before.playedAt >= repeatAfter;
  const rings = newcomers.length > 0 || (waiting.length > 0 && isDue);
  const playedAt = rings ? now : before.playedAt;
  return {
    state: { waiting: new Set(waiting), playedAt: waiting.length === 0 ? undefined : playedAt },
    newcomers,
    rings,
  };
}
