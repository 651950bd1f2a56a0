import { Controller, Delete, Get, Put } from '@nestjs/common';
import {
  messageIdParameter,
  reactionEmoji,
  reactionList,
  reactionsQuery,
  threadIdParameter,
  type MessageReactions,
} from '@switchboard/access-api';
import type { z } from 'zod';
import { CurrentSession } from '../platform/http.ts';
import { Operation } from '../platform/operation.decorator.ts';
import { ValidParam, ValidQuery } from '../platform/parameters.ts';
import type { ActiveSession } from '../sessions/session.ts';
import { ReactionService } from './reaction.service.ts';

@Controller('threads/:threadId')
export class ReactionsController {
  constructor(private readonly reactions: ReactionService) {}

  @Get('reactions')
  @Operation({
    summary: 'Reactions to messages of a conversation; messages without any are left out.',
    status: 200,
    answers: reactionList,
  })
  async list(
    @CurrentSession() { user }: ActiveSession,
    @ValidParam('threadId', threadIdParameter) threadId: string,
    @ValidQuery(reactionsQuery) { messageIds }: z.output<typeof reactionsQuery>,
  ): Promise<{ items: MessageReactions[] }> {
    return { items: await this.reactions.list(user, threadId, messageIds) };
  }

  @Put('messages/:messageId/reactions/:emoji')
  @Operation({ summary: 'Reacts to a message.', status: 204 })
  async add(
    @CurrentSession() { user }: ActiveSession,
    @ValidParam('threadId', threadIdParameter) threadId: string,
    @ValidParam('messageId', messageIdParameter) messageId: string,
    @ValidParam('emoji', reactionEmoji) emoji: string,
  ): Promise<void> {
    await this.reactions.add(user, threadId, messageId, emoji);
  }

  @Delete('messages/:messageId/reactions/:emoji')
  @Operation({ summary: "Takes the caller's reaction back.", status: 204 })
  async remove(
    @CurrentSession() { user }: ActiveSession,
    @ValidParam('threadId', threadIdParameter) threadId: string,
    @ValidParam('messageId', messageIdParameter) messageId: string,
    @ValidParam('emoji', reactionEmoji) emoji: string,
  ): Promise<void> {
    await this.reactions.remove(user, threadId, messageId, emoji);
  }
}
