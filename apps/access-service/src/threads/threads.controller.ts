import { randomUUID } from 'node:crypto';
import { Body, Controller, Delete, Headers, Param, Patch, Post } from '@nestjs/common';
import {
  addParticipantsRequest,
  communicationUserIdParameter,
  createThreadRequest,
  createThreadResult,
  threadIdParameter,
  updateThreadRequest,
  type AddParticipantsRequest,
  type CreateThreadRequest,
  type CreateThreadResult,
  type UpdateThreadRequest,
} from '@switchboard/access-api';
import { z } from 'zod';
import { CurrentSession } from '../platform/http.ts';
import { Operation } from '../platform/operation.decorator.ts';
import type { ActiveSession } from '../sessions/session.ts';
import { idempotencyKeyInvalid } from './thread.errors.ts';
import { ThreadService } from './thread.service.ts';

@Controller('threads')
export class ThreadsController {
  constructor(private readonly threads: ThreadService) {}

  @Post()
  @Operation({ summary: 'Starts a conversation with other users.', status: 201, answers: createThreadResult })
  async create(
    @CurrentSession() { user }: ActiveSession,
    @Body({ schema: createThreadRequest }) { topic, participantUserIds }: CreateThreadRequest,
    @Headers('idempotency-key') key: string | undefined,
  ): Promise<CreateThreadResult> {
    if (!z.uuid().optional().safeParse(key).success) throw idempotencyKeyInvalid();
    const threadId = await this.threads.create(user, topic, participantUserIds, key ?? randomUUID());
    return { threadId };
  }

  @Patch(':threadId')
  @Operation({ summary: 'Renames a conversation.', status: 204 })
  async rename(
    @CurrentSession() { user }: ActiveSession,
    @Param('threadId', { schema: threadIdParameter }) threadId: string,
    @Body({ schema: updateThreadRequest }) { topic }: UpdateThreadRequest,
  ): Promise<void> {
    await this.threads.rename(user, threadId, topic);
  }

  @Post(':threadId/participants')
  @Operation({ summary: 'Adds users to a conversation.', status: 204 })
  async addParticipants(
    @CurrentSession() { user }: ActiveSession,
    @Param('threadId', { schema: threadIdParameter }) threadId: string,
    @Body({ schema: addParticipantsRequest }) { userIds }: AddParticipantsRequest,
  ): Promise<void> {
    await this.threads.addParticipants(user, threadId, userIds);
  }

  @Delete(':threadId/participants/:communicationUserId')
  @Operation({ summary: 'Removes a participant; with the own id, leaves.', status: 204 })
  async removeParticipant(
    @CurrentSession() { user }: ActiveSession,
    @Param('threadId', { schema: threadIdParameter }) threadId: string,
    @Param('communicationUserId', { schema: communicationUserIdParameter }) communicationUserId: string,
  ): Promise<void> {
    await this.threads.removeParticipant(user, threadId, communicationUserId);
  }
}
