import type { PrismaClient } from '@switchboard/database';
import { CommunicationIdentityRepository } from './communication-identity.repository.ts';

export class PrismaCommunicationIdentityRepository extends CommunicationIdentityRepository {
  readonly #prisma: PrismaClient;
  readonly #resource: string;

  constructor(prisma: PrismaClient, resource: string) {
    super();
    this.#prisma = prisma;
    this.#resource = resource;
  }

  override async find(userId: string): Promise<string | undefined> {
    const row = await this.#prisma.communicationIdentity.findUnique({
      where: { userId_resource: { userId, resource: this.#resource } },
    });
    return row?.rawId ?? undefined;
  }

  override async claim(userId: string, claimId: string, now: Date, until: Date): Promise<boolean> {
    const claimed = await this.#prisma.$executeRaw`
      INSERT INTO communication_identities (user_id, resource, claim_id, claimed_until)
      VALUES (${userId}::uuid, ${this.#resource}, ${claimId}::uuid, ${until})
      ON CONFLICT (user_id, resource) DO UPDATE
        SET claim_id = excluded.claim_id, claimed_until = excluded.claimed_until
        WHERE communication_identities.raw_id IS NULL
          AND (communication_identities.claimed_until IS NULL OR communication_identities.claimed_until < ${now})`;
    return claimed === 1;
  }

  override async complete(userId: string, claimId: string, rawId: string): Promise<boolean> {
    const { count } = await this.#prisma.communicationIdentity.updateMany({
      where: { userId, resource: this.#resource, claimId, rawId: null },
      data: { rawId, claimId: null, claimedUntil: null },
    });
    return count === 1;
  }

  override async abandon(userId: string, claimId: string): Promise<void> {
    await this.#prisma.communicationIdentity.updateMany({
      where: { userId, resource: this.#resource, claimId, rawId: null },
      data: { claimId: null, claimedUntil: null },
    });
  }

  override async forget(userId: string, rawId: string): Promise<void> {
    await this.#prisma.communicationIdentity.updateMany({
      where: { userId, resource: this.#resource, rawId },
      data: { rawId: null, claimId: null, claimedUntil: null },
    });
  }
}
