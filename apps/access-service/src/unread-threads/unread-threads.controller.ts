import { Controller, Delete, Get, Put } from '@nestjs/common';
import { threadIdParameter, unreadThreads, type UnreadThreads } from '@switchboard/access-api';
import { CurrentSession } from '../platform/http.ts';
import { Operation } from '../platform/operation.decorator.ts';
import { ValidParam } from '../platform/parameters.ts';
import type { ActiveSession } from '../sessions/session.ts';
import { UnreadThreadService } from './unread-thread.service.ts';

@Controller('unread-threads')
export class UnreadThreadsController {
  constructor(private readonly threads: UnreadThreadService) {}

  @Get()
  @Operation({
    summary: 'Conversations that the caller marked as unread, the latest first.',
    status: 200,
    answers: unreadThreads,
  })
  async list(@CurrentSession() { user }: ActiveSession): Promise<UnreadThreads> {
    return { threadIds: await this.threads.list(user) };
  }

  @Put(':threadId')
  @Operation({ summary: 'Marks a conversation as unread.', status: 204 })
  async mark(
    @CurrentSession() { user }: ActiveSession,
    @ValidParam('threadId', threadIdParameter) threadId: string,
  ): Promise<void> {
    await this.threads.mark(user, threadId);
  }

  @Delete(':threadId')
  @Operation({ summary: 'Takes the mark away, as when the conversation is read.', status: 204 })
  async clear(
    @CurrentSession() { user }: ActiveSession,
    @ValidParam('threadId', threadIdParameter) threadId: string,
  ): Promise<void> {
    await this.threads.clear(user, threadId);
  }
}
