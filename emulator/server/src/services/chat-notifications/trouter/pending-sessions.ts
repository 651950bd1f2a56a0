import type { Clock } from '../../../kernel/ports/clock.ts';
import type { IdGenerator } from '../../../kernel/ports/id-generator.ts';
import type { ChatToken } from '../chat-token.ts';
import { limits } from '../limits.ts';

export interface PendingSession {
  readonly token: ChatToken;
  readonly endpointId: string;
}

/**
 * Sessions between the handshake and its websocket, which can carry no header: whoever has the id may open it, once and
 * soon.
 */
export class PendingSessions {
  readonly #clock: Clock;
  readonly #ids: IdGenerator;
  readonly #sessions = new Map<string, PendingSession & { readonly expiresAtMs: number }>();

  constructor({ clock, ids }: { clock: Clock; ids: IdGenerator }) {
    this.#clock = clock;
    this.#ids = ids;
  }

  /** Returns the session's id. */
  open(session: PendingSession): string {
    const nowMs = this.#clock.now().getTime();
    for (const [id, { expiresAtMs }] of this.#sessions) {
      if (expiresAtMs > nowMs && this.#sessions.size < limits.pendingSessions) break;
      this.#sessions.delete(id);
    }
    const id = this.#ids.uuid();
    this.#sessions.set(id, { ...session, expiresAtMs: nowMs + limits.sessionLifetimeMs });
    return id;
  }

  take(id: string): PendingSession | undefined {
    const session = this.#sessions.get(id);
    this.#sessions.delete(id);
    return session && session.expiresAtMs > this.#clock.now().getTime() ? session : undefined;
  }

  clear(): void {
    this.#sessions.clear();
  }
}
