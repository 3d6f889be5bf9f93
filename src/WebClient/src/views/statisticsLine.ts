import type { TrackStatistics } from '../media/statistics';
import { tileKey } from './callView';

/** Turns counters into rates between two readings, one line for each tile. */
export class StatisticsLines {
  private before = new Map<string, TrackStatistics>();

  private readAt = 0;

  read(tracks: readonly TrackStatistics[], now: number): Map<string, string> {
    const seconds = (now - this.readAt) / 1000;
    const lines = new Map<string, string>();
    for (const track of tracks) {
      const before = this.before.get(track.consumerId);
      if (track.source !== 'microphone' && track.codec !== '' && before !== undefined) {
        const kilobits = Math.round(((track.bytesReceived - before.bytesReceived) * 8) / 1000 / seconds);
        lines.set(
          tileKey(track),
          `${track.frameWidth}×${track.frameHeight} · ${Math.round(track.framesPerSecond)} fps · ${kilobits} kbit/s · ` +
            `${track.packetsLost} persi · ${track.codec.replace('video/', '')}`,
        );
      }
    }
    this.before = new Map(tracks.map((track) => [track.consumerId, track]));
    this.readAt = now;
    return lines;
  }
}
