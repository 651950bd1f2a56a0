import { hash, timingSafeEqual } from 'node:crypto';
import type { Secret } from '@switchboard/node-kit';

/** What a request gives to prove who sends it. */
export interface SenderProof {
  /** `code` of the query. */
  readonly code: unknown;
  readonly authorization: string | undefined;
}

/** `unavailable`: the sender may be right, but cannot be checked now. Event Grid gives up after the two others. */
export type SenderVerdict = 'verified' | 'unauthenticated' | 'forbidden' | 'unavailable';

export interface SenderCheck {
  check(proof: SenderProof): SenderVerdict | Promise<SenderVerdict>;
}

/** The secret in the address that only the subscription knows. */
export class SecretSenderCheck implements SenderCheck {
  readonly #digests: readonly Buffer[];

  constructor(secrets: readonly Secret[]) {
    this.#digests = secrets.map((secret) => digestOf(secret.reveal()));
  }

  check({ code }: SenderProof): SenderVerdict {
    if (code === undefined) return 'unauthenticated';
    if (typeof code !== 'string') return 'forbidden';
    const given = digestOf(code);
    // Every secret is compared, so that the time tells nothing; digests, so that neither does the length.
    const matches = this.#digests.filter((digest) => timingSafeEqual(digest, given));
    return matches.length > 0 ? 'verified' : 'forbidden';
  }
}

/** All of the checks must be passed. */
export class EverySenderCheck implements SenderCheck {
  readonly #checks: readonly SenderCheck[];

  constructor(checks: readonly SenderCheck[]) {
    if (checks.length === 0) throw new Error('Without a check anybody could send events.');
    this.#checks = checks;
  }

  async check(proof: SenderProof): Promise<SenderVerdict> {
    for (const check of this.#checks) {
      const verdict = await check.check(proof);
      if (verdict !== 'verified') return verdict;
    }
    return 'verified';
  }
}

const digestOf = (text: string) => hash('sha256', text, 'buffer');
