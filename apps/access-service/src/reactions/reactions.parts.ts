import type { Provider, Type } from '@nestjs/common';
import type { PrismaClient } from '@switchboard/database';
import type { Logger } from '@switchboard/node-kit';
import type { LiveUpdates } from '../live/live-updates.ts';
import type { Clock } from '../platform/clock.ts';
import type { ThreadMembers } from '../threads/thread-members.ts';
import type { ThreadService } from '../threads/thread.service.ts';
import type { UserRepository } from '../users/user.repository.ts';
import { ChatDeletionsHandler } from './chat-deletions.handler.ts';
import { ReactionRepository } from './reaction.repository.ts';
import { ReactionService } from './reaction.service.ts';
import { ReactionsController } from './reactions.controller.ts';

export const reactionControllers: Type[] = [ReactionsController];

type ReactionServices = ReturnType<typeof createReactionServices>;

/** Reactions to messages, without the framework. */
export function createReactionServices(parts: {
  prisma: PrismaClient;
  /** Host of the Communication Services resource. */
  resource: string;
  members: ThreadMembers;
  threads: ThreadService;
  users: UserRepository;
  live: LiveUpdates;
  clock: Clock;
  log: Logger;
}) {
  const { prisma, resource } = parts;
  return {
    reactions: new ReactionService({ ...parts, reactions: new ReactionRepository(prisma, resource) }),
    eventHandlers: [new ChatDeletionsHandler(resource)],
  };
}

export function reactionProviders({ reactions }: ReactionServices): Provider[] {
  return [{ provide: ReactionService, useValue: reactions }];
}
