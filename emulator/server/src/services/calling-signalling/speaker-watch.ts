import type { Clock } from '../../kernel/ports/clock.ts';
import type { Call } from './calls/call.ts';
import type { Member } from './calls/member.ts';
import { Speakers } from './calls/speakers.ts';
import { limits } from './limits.ts';

interface Watch {
  readonly speakers: Speakers;
  /** Undefined while nobody speaks. */
  cancel: (() => void) | undefined;
}

/** Keeps a call's dominant speakers, which change at most once in a while. */
export class SpeakerWatch {
  readonly #clock: Clock;
  readonly #onChange: (call: Call) => void;
  readonly #watches = new Map<Call, Watch>();

  constructor(clock: Clock, onChange: (call: Call) => void) {
    this.#clock = clock;
    this.#onChange = onChange;
  }

  hear(call: Call, { rawId, isMuted, isOnHold }: Member, level: number): void {
    if (isMuted || isOnHold) return;
    const watch = this.#watches.get(call) ?? { speakers: new Speakers(), cancel: undefined };
    this.#watches.set(call, watch);
    watch.speakers.hear(rawId, level, this.#nowMs());
    if (!watch.cancel) this.#look(call, watch);
  }

  forget(call: Call, { rawId }: Member): void {
    this.#watches.get(call)?.speakers.forget(rawId);
  }

  end(call: Call): void {
    this.#watches.get(call)?.cancel?.();
    this.#watches.delete(call);
  }

  #nowMs(): number {
    return this.#clock.now().getTime();
  }

  /** Looks again until everybody is silent. */
  #look(call: Call, watch: Watch): void {
    watch.cancel = undefined;
    const ranking = watch.speakers.ranking(this.#nowMs());
    const isSame = ranking.join() === call.dominantSpeakers.join();
    if (isSame && ranking.length === 0) return;
    watch.cancel = this.#clock.schedule(limits.speakerIntervalMs, () => this.#look(call, watch));
    if (isSame) return;
    call.dominantSpeakers = ranking;
    call.speakersChangedOn = this.#clock.now();
    this.#onChange(call);
  }
}
