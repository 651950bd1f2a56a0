import { randomUUID } from 'node:crypto';
import { isUniqueViolation, type Prisma, type PrismaClient } from '@switchboard/database';
import { teamNameTaken, teamNotFound } from './team.errors.ts';
import { TeamRepository } from './team.repository.ts';
import type { Team } from './team.ts';

const include = {
  members: { include: { user: { select: { displayName: true } } } },
} satisfies Prisma.TeamInclude;

type TeamRow = Prisma.TeamGetPayload<{ include: typeof include }>;

export class PrismaTeamRepository extends TeamRepository {
  readonly #prisma: PrismaClient;

  constructor(prisma: PrismaClient) {
    super();
    this.#prisma = prisma;
  }

  override async list(memberId?: string): Promise<Team[]> {
    const rows = await this.#prisma.team.findMany({
      where: memberId === undefined ? {} : { members: { some: { userId: memberId } } },
      orderBy: { name: 'asc' },
      include,
    });
    return rows.map(toTeam);
  }

  override async find(id: string): Promise<Team | undefined> {
    const row = await this.#prisma.team.findUnique({ where: { id }, include });
    return row ? toTeam(row) : undefined;
  }

  override async create(name: string, memberUserIds: readonly string[]): Promise<Team> {
    return this.#withFreeName(name, async () => {
      const row = await this.#prisma.team.create({
        data: {
          id: randomUUID(),
          name,
          members: { createMany: { data: memberUserIds.map((userId) => ({ userId })) } },
        },
        include,
      });
      return toTeam(row);
    });
  }

  override async replace(
    id: string,
    name: string,
    memberUserIds: readonly string[],
  ): Promise<{ before: Team; after: Team }> {
    return this.#withFreeName(name, () =>
      this.#prisma.$transaction(async (transaction) => {
        // Two who replace the team at the same moment take turns, so that neither sees half of the other's members.
        await transaction.$queryRaw`SELECT 1 FROM teams WHERE id = ${id}::uuid FOR UPDATE`;
        const before = await transaction.team.findUnique({ where: { id }, include });
        if (!before) throw teamNotFound(id);
        await transaction.teamMember.deleteMany({
          where: { teamId: id, userId: { notIn: [...memberUserIds] } },
        });
        await transaction.teamMember.createMany({
          data: memberUserIds.map((userId) => ({ teamId: id, userId })),
          skipDuplicates: true,
        });
        const after = await transaction.team.update({ where: { id }, data: { name }, include });
        return { before: toTeam(before), after: toTeam(after) };
      }),
    );
  }

  override async remove(id: string): Promise<Team | undefined> {
    return this.#prisma.$transaction(async (transaction) => {
      const row = await transaction.team.findUnique({ where: { id }, include });
      const { count } = await transaction.team.deleteMany({ where: { id } });
      return row && count === 1 ? toTeam(row) : undefined;
    });
  }

  async #withFreeName<R>(name: string, work: () => Promise<R>): Promise<R> {
    try {
      return await work();
    } catch (error) {
      if (isUniqueViolation(error)) throw teamNameTaken(name);
      throw error;
    }
  }
}

function toTeam({ id, name, members }: TeamRow): Team {
  return {
    id,
    name,
    members: members
      .map(({ userId, user }) => ({ id: userId, displayName: user.displayName }))
      .sort((one, other) => one.displayName.localeCompare(other.displayName)),
  };
}
