import type { PrismaClient } from '@switchboard/database';
import { SignInAttemptRepository, type SignInAttempt } from './sign-in-attempt.repository.ts';

export class PrismaSignInAttemptRepository extends SignInAttemptRepository {
  readonly #prisma: PrismaClient;

  constructor(prisma: PrismaClient) {
    super();
    this.#prisma = prisma;
  }

  override async add(secretHash: string, attempt: SignInAttempt): Promise<void> {
    await this.#prisma.signInAttempt.create({ data: { secretHash, ...attempt } });
  }

  override async take(secretHash: string, now: Date): Promise<SignInAttempt | undefined> {
    const attempt = await this.#prisma.signInAttempt.findUnique({ where: { secretHash } });
    if (!attempt) return undefined;
    // Of two requests that found it, one removes it.
    const { count } = await this.#prisma.signInAttempt.deleteMany({ where: { secretHash } });
    return count === 1 && attempt.expiresAt > now ? attempt : undefined;
  }

  override async removeExpired(now: Date): Promise<void> {
    await this.#prisma.signInAttempt.deleteMany({ where: { expiresAt: { lte: now } } });
  }
}
