interface Counters {
  readonly energy: number;
  readonly seconds: number;
}

/**
 * Reads how loud the sound of a stream was since it was last read: the root mean square, 0 to 1. What counts is energy, which the
 * browser sums up, so that no sound between two looks is missed, however short.
 * @see https://www.w3.org/TR/webrtc-stats/#dom-rtcinboundrtpstreamstats-totalaudioenergy
 */
export class SoundLevel {
  readonly #type: 'inbound-rtp' | 'media-source';
  #before: Counters | undefined;

  /** @param type what is received, or what a microphone gives */
  constructor(type: 'inbound-rtp' | 'media-source') {
    this.#type = type;
  }

  /** 0 when nothing was played since. */
  read(report: RTCStatsReport): number {
    const now = this.#countersIn(report);
    const before = this.#before;
    this.#before = now;
    if (!now) return 0;
    // Counters that went back are those of another stream.
    const isSame = before !== undefined && before.seconds <= now.seconds && before.energy <= now.energy;
    const energy = now.energy - (isSame ? before.energy : 0);
    const seconds = now.seconds - (isSame ? before.seconds : 0);
    return seconds > 0 ? Math.min(1, Math.sqrt(energy / seconds)) : 0;
  }

  #countersIn(report: RTCStatsReport): Counters | undefined {
    let found: Counters | undefined;
    report.forEach((entry: Record<string, unknown>) => {
      const { type, kind, totalAudioEnergy: energy, totalSamplesDuration: seconds } = entry;
      if (type !== this.#type || kind !== 'audio') return;
      if (typeof energy === 'number' && typeof seconds === 'number') found = { energy, seconds };
    });
    return found;
  }
}
