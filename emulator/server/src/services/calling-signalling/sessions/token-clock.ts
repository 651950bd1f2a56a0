import type { Clock } from '../../../kernel/ports/clock.ts';
import { limits } from '../limits.ts';
import type { CallSession } from './call-session.ts';

/** Warns each session before its token expires, and says when it has. */
export class TokenClock {
  readonly #clock: Clock;
  readonly #onExpired: (session: CallSession) => void;
  readonly #cancel = new Map<CallSession, () => void>();

  constructor(clock: Clock, onExpired: (session: CallSession) => void) {
    this.#clock = clock;
    this.#onExpired = onExpired;
  }

  /** Begins anew when the session has another token. */
  watch(session: CallSession): void {
    this.forget(session);
    const { expiresOn } = session.token.claims;
    const leftMs = expiresOn.getTime() - this.#clock.now().getTime();
    const cancelWarning = this.#clock.schedule(Math.max(0, leftMs - limits.tokenWarningMs), () =>
      session.tell({ type: 'tokenExpiring', tokenExpiresOn: expiresOn.toISOString() }),
    );
    const cancelExpiry = this.#clock.schedule(leftMs, () => this.#onExpired(session));
    this.#cancel.set(session, () => {
      cancelWarning();
      cancelExpiry();
    });
  }

  forget(session: CallSession): void {
    this.#cancel.get(session)?.();
    this.#cancel.delete(session);
  }
}
