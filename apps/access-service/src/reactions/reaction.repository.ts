import { REACTION_PEOPLE_LIMIT, type MessageReactions } from '@switchboard/access-api';
import type { PrismaClient } from '@switchboard/database';

/** An emoji that somebody chose for a message. */
export interface Choice {
  readonly threadId: string;
  readonly messageId: string;
  readonly emoji: string;
  readonly rawId: string;
}

interface Row {
  messageId: string;
  emoji: string;
  count: number;
  isMine: boolean;
  communicationUserIds: string[];
}

/** Who reacted to which message of the threads of one resource. */
export class ReactionRepository {
  readonly #prisma: PrismaClient;
  readonly #resource: string;

  constructor(prisma: PrismaClient, resource: string) {
    this.#prisma = prisma;
    this.#resource = resource;
  }

  /** By message, the emoji that was chosen first is first. */
  async list(
    threadId: string,
    messageIds: readonly string[],
    callerRawId: string,
  ): Promise<MessageReactions[]> {
    const rows = await this.#prisma.$queryRaw<Row[]>`
      SELECT message_id AS "messageId", emoji, count(*)::int AS count,
        bool_or(raw_id = ${callerRawId}) AS "isMine",
        (array_agg(raw_id ORDER BY created_at, raw_id))[1:${REACTION_PEOPLE_LIMIT}::int] AS "communicationUserIds"
      FROM message_reactions
      WHERE resource = ${this.#resource} AND thread_id = ${threadId} AND message_id = ANY(${[...messageIds]}::text[])
      GROUP BY message_id, emoji
      ORDER BY message_id, min(created_at), emoji`;
    const byMessage = Map.groupBy(rows, ({ messageId }) => messageId);
    return [...byMessage].map(([messageId, reactions]) => ({
      messageId,
      reactions: reactions.map(({ messageId: _, ...reaction }) => reaction),
    }));
  }

  /** The different emoji of a message. */
  async emojiOf(threadId: string, messageId: string): Promise<string[]> {
    const rows = await this.#prisma.messageReaction.findMany({
      where: { resource: this.#resource, threadId, messageId },
      distinct: ['emoji'],
      select: { emoji: true },
    });
    return rows.map(({ emoji }) => emoji);
  }

  async countOf({ threadId, messageId, emoji }: Omit<Choice, 'rawId'>): Promise<number> {
    return this.#prisma.messageReaction.count({
      where: { resource: this.#resource, threadId, messageId, emoji },
    });
  }

  /** @returns false when it was there already */
  async add(choice: Choice, createdAt: Date): Promise<boolean> {
    const data = { ...choice, resource: this.#resource, createdAt };
    return (await this.#prisma.messageReaction.createMany({ data, skipDuplicates: true })).count > 0;
  }

  /** @returns false when there was none */
  async remove(choice: Choice): Promise<boolean> {
    const where = { ...choice, resource: this.#resource };
    return (await this.#prisma.messageReaction.deleteMany({ where })).count > 0;
  }
}
