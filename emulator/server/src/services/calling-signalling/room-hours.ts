import { callEndReasons } from '@switchboard/acs-contracts';
import type { Clock } from '../../kernel/ports/clock.ts';
import type { Call } from './calls/call.ts';

/** When people may be in a room. */
interface Validity {
  readonly validFrom?: Date;
  readonly validUntil: Date;
}

/** Calls in a room end when its validity runs out, with the end reason of those who come too late. */
export class RoomHours {
  readonly #clock: Clock;
  readonly #settle: (call: Call) => void;
  readonly #cancel = new Map<Call, () => void>();

  constructor(clock: Clock, settle: (call: Call) => void) {
    this.#clock = clock;
    this.#settle = settle;
  }

  /** Takes the place of what was known of the call's room; a room that is not open now ends its call at once. */
  watch(call: Call, { validFrom, validUntil }: Validity): void {
    this.forget(call);
    const now = this.#clock.now();
    const leftMs = validFrom !== undefined && validFrom > now ? 0 : validUntil.getTime() - now.getTime();
    if (leftMs <= 0) return this.#close(call);
    this.#cancel.set(
      call,
      this.#clock.schedule(leftMs, () => this.#close(call)),
    );
  }

  forget(call: Call): void {
    this.#cancel.get(call)?.();
    this.#cancel.delete(call);
  }

  #close(call: Call): void {
    call.endForEveryone(callEndReasons.outsideRoomValidity);
    this.#settle(call);
  }
}
