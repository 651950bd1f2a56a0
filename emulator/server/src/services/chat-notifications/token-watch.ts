import type { Clock } from '../../kernel/ports/clock.ts';
import type { TokenAuthority } from '../../kernel/ports/token-authority.ts';
import type { ChatToken } from './chat-token.ts';

interface Watched {
  readonly token: ChatToken;
  end(): void;
}

/** Ends what long lives on a token: when the token expires, and at once when it is revoked. */
export class TokenWatch {
  readonly #clock: Clock;
  readonly #tokens: TokenAuthority;
  readonly #watchedByUser = new Map<string, Set<Watched>>();

  constructor({ clock, tokens }: { clock: Clock; tokens: TokenAuthority }) {
    this.#clock = clock;
    this.#tokens = tokens;
  }

  /** Calls `onInvalid` at most once. Returns a function that ends the watch. */
  watch(token: ChatToken, onInvalid: () => void): () => void {
    const { rawId, expiresOn } = token.claims;
    const watchedOfUser = this.#watchedByUser.get(rawId) ?? new Set();
    this.#watchedByUser.set(rawId, watchedOfUser);
    const unwatch = () => {
      cancelExpiry();
      watchedOfUser.delete(watched);
      if (watchedOfUser.size === 0) this.#watchedByUser.delete(rawId);
    };
    const end = () => {
      unwatch();
      onInvalid();
    };
    const watched = { token, end };
    watchedOfUser.add(watched);
    const cancelExpiry = this.#clock.schedule(expiresOn.getTime() - this.#clock.now().getTime(), end);
    return unwatch;
  }

  /** Looks again at every watched token of a user. */
  async recheck(rawId: string): Promise<void> {
    for (const watched of [...(this.#watchedByUser.get(rawId) ?? [])]) {
      const outcome = await this.#tokens.verifyUserToken(watched.token.text);
      if ('reason' in outcome) watched.end();
    }
  }
}
