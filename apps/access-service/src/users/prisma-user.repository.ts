import { randomUUID } from 'node:crypto';
import type { Role } from '@switchboard/access-api';
import { isUniqueViolation, type Prisma, type PrismaClient } from '@switchboard/database';
import { lastAdmin, userNotFound } from './user.errors.ts';
import { UserRepository, type UserPage, type UserPageQuery } from './user.repository.ts';
import type { SignInProfile, User, UserName } from './user.ts';

type UserRow = Prisma.UserGetPayload<{ include: { identities: true } }>;

export class PrismaUserRepository extends UserRepository {
  readonly #prisma: PrismaClient;
  readonly #include: { identities: { where: { resource: string } } };

  /** @param resource the Communication Services resource whose identities count */
  constructor(prisma: PrismaClient, resource: string) {
    super();
    this.#prisma = prisma;
    this.#include = { identities: { where: { resource } } };
  }

  override async find(id: string): Promise<User | undefined> {
    const row = await this.#prisma.user.findUnique({ where: { id }, include: this.#include });
    return row ? toUser(row) : undefined;
  }

  override async findMany(ids: readonly string[]): Promise<User[]> {
    const rows = await this.#prisma.user.findMany({
      where: { id: { in: [...ids] } },
      include: this.#include,
    });
    return rows.map(toUser);
  }

  override async findNames(rawIds: Iterable<string>): Promise<ReadonlyMap<string, UserName>> {
    const rows = await this.#prisma.communicationIdentity.findMany({
      where: { rawId: { in: [...rawIds] } },
      select: { rawId: true, user: { select: { id: true, displayName: true } } },
    });
    return new Map(rows.map(({ rawId, user }) => [rawId!, user]));
  }

  override async signIn(profile: SignInProfile, at: Date): Promise<{ user: User; isNew: boolean }> {
    const key = { issuer_subject: { issuer: profile.issuer, subject: profile.subject } };
    if (!(await this.#prisma.user.findUnique({ where: key, select: { id: true } }))) {
      try {
        return { user: await this.#create(profile, at), isNew: true };
      } catch (error) {
        // Another sign-in of the same person was faster.
        if (!isUniqueViolation(error)) throw error;
      }
    }
    const row = await this.#prisma.user.update({
      where: key,
      data: {
        displayName: profile.displayName,
        email: profile.email,
        lastSignInAt: at,
        ...(profile.isNamedAdmin ? { role: 'admin' as const } : {}),
      },
      include: this.#include,
    });
    return { user: toUser(row), isNew: false };
  }

  async #create({ isNamedAdmin, ...profile }: SignInProfile, at: Date): Promise<User> {
    const row = await this.#prisma.user.create({
      data: {
        ...profile,
        id: randomUUID(),
        role: isNamedAdmin ? 'admin' : profile.role,
        createdAt: at,
        lastSignInAt: at,
      },
      include: this.#include,
    });
    return toUser(row);
  }

  override async search(
    query: UserPageQuery & { exceptId?: string; enabledOnly?: boolean },
  ): Promise<UserPage> {
    const rows = await this.#prisma.user.findMany({
      where: {
        ...(query.exceptId ? { id: { not: query.exceptId } } : {}),
        ...(query.enabledOnly ? { disabledAt: null } : {}),
        ...(query.search ? { displayName: { contains: escapeLike(query.search), mode: 'insensitive' } } : {}),
      },
      orderBy: [{ displayName: 'asc' }, { id: 'asc' }],
      take: query.limit + 1,
      ...(query.cursor ? { cursor: { id: query.cursor }, skip: 1 } : {}),
      include: this.#include,
    });
    const items = rows.slice(0, query.limit).map(toUser);
    return { items, nextCursor: rows.length > query.limit ? (items.at(-1)?.id ?? null) : null };
  }

  override async recentNames(issuer: string, limit: number): Promise<string[]> {
    const rows = await this.#prisma.user.findMany({
      where: { issuer, disabledAt: null, lastSignInAt: { not: null } },
      orderBy: { lastSignInAt: 'desc' },
      take: limit,
      select: { displayName: true },
    });
    return rows.map(({ displayName }) => displayName);
  }

  override async update(id: string, change: { role?: Role; disabled?: boolean }): Promise<User> {
    return this.#prisma.$transaction(async (transaction) => {
      // The locks make two admins who demote each other take turns.
      const admins = await transaction.$queryRaw<{ id: string }[]>`
        SELECT id::text AS id FROM users WHERE role = 'admin' AND disabled_at IS NULL ORDER BY id FOR UPDATE`;
      const before = await transaction.user.findUnique({ where: { id } });
      if (!before) throw userNotFound(id);
      const staysAdmin =
        (change.role ?? before.role) === 'admin' && !(change.disabled ?? before.disabledAt !== null);
      if (!staysAdmin && admins.length === 1 && admins[0]?.id === id) throw lastAdmin();
      const row = await transaction.user.update({
        where: { id },
        data: {
          ...(change.role ? { role: change.role } : {}),
          ...(change.disabled === undefined
            ? {}
            : { disabledAt: change.disabled ? (before.disabledAt ?? new Date()) : null }),
        },
        include: this.#include,
      });
      return toUser(row);
    });
  }

  override async markTokensRevoked(id: string, at: Date): Promise<User> {
    const row = await this.#prisma.user.update({
      where: { id },
      data: { tokensRevokedAt: at, revocationDue: true },
      include: this.#include,
    });
    return toUser(row);
  }

  override async clearRevocationDue(id: string, at: Date): Promise<void> {
    await this.#prisma.user.updateMany({
      where: { id, tokensRevokedAt: at },
      data: { revocationDue: false },
    });
  }

  override async findRevocationsDue(limit: number): Promise<User[]> {
    const rows = await this.#prisma.user.findMany({
      where: { revocationDue: true },
      orderBy: { tokensRevokedAt: 'asc' },
      take: limit,
      include: this.#include,
    });
    return rows.map(toUser);
  }
}

/** Prisma passes `%` and `_` on as wildcards. */
function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}

export function toUser(row: UserRow): User {
  return {
    id: row.id,
    displayName: row.displayName,
    email: row.email,
    role: row.role,
    disabled: row.disabledAt !== null,
    createdAt: row.createdAt,
    lastSignInAt: row.lastSignInAt,
    communicationUserId: row.identities[0]?.rawId ?? null,
    tokensRevokedAt: row.tokensRevokedAt,
    revocationDue: row.revocationDue,
  };
}
