import type { MeteredRequest, QuotaLimit, QuotaUsage, QuotaVerdict } from '../../kernel/ports/quota-meter.ts';

/** So many refused requests are remembered, to know them when they come back. */
const rememberedRefusals = 1000;

/** One limit for one operation, and for one caller, thread or sender where it is counted for each. */
export class QuotaCounter {
  readonly #limit: QuotaLimit;
  readonly #of: Pick<QuotaUsage, 'operation' | 'per' | 'caller' | 'thread' | 'sender'>;
  #windowEnd = 0;
  #used = 0;
  #refused = 0;
  #retriedTooEarly = 0;
  #waited = 0;
  /** When each refused request may come again, by its id; a client without ids has one for all. */
  readonly #mayComeAgain = new Map<string, number>();

  constructor(limit: QuotaLimit, of: Pick<QuotaUsage, 'operation' | 'per' | 'caller' | 'thread' | 'sender'>) {
    this.#limit = limit;
    this.#of = of;
  }

  /** Seconds to wait; undefined when there is room. Nothing is counted yet. A request of more than the limit has a window for itself. */
  secondsUntilRoom({ units }: MeteredRequest, now: number): number | undefined {
    if (now >= this.#windowEnd || this.#used === 0 || this.#used + units <= this.#limit.limit)
      return undefined;
    return Math.max(1, Math.ceil((this.#windowEnd - now) / 1000));
  }

  count({ units }: MeteredRequest, now: number): void {
    if (now >= this.#windowEnd) {
      this.#windowEnd = now + this.#limit.windowSeconds * 1000;
      this.#used = 0;
    }
    this.#used += units;
  }

  refuse({ clientRequestId = '' }: MeteredRequest, now: number, seconds: number): void {
    this.#refused += 1;
    if (this.#mayComeAgain.size >= rememberedRefusals)
      this.#mayComeAgain.delete(this.#mayComeAgain.keys().next().value!);
    this.#mayComeAgain.set(clientRequestId, now + seconds * 1000);
  }

  /** Judges a request that was refused before. */
  judge({ clientRequestId = '' }: MeteredRequest, now: number): void {
    const due = this.#mayComeAgain.get(clientRequestId);
    if (due === undefined) return;
    this.#mayComeAgain.delete(clientRequestId);
    if (now < due) this.#retriedTooEarly += 1;
    else this.#waited += 1;
  }

  usage(now: number): QuotaUsage {
    const { limit, windowSeconds } = this.#limit;
    return {
      ...this.#of,
      limit,
      windowSeconds,
      used: now < this.#windowEnd ? this.#used : 0,
      refused: this.#refused,
      retriedTooEarly: this.#retriedTooEarly,
      waited: this.#waited,
      verdict: this.#verdict(),
    };
  }

  #verdict(): QuotaVerdict {
    if (this.#retriedTooEarly > 0) return 'retriedTooEarly';
    if (this.#waited > 0) return 'waited';
    return this.#refused > 0 ? 'refused' : 'withinLimit';
  }
}
