import { randomUUID } from 'node:crypto';
import { Controller, Delete, Headers, Patch, Post } from '@nestjs/common';
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
import { ValidBody, ValidParam } from '../platform/parameters.ts';
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
    @ValidBody(createThreadRequest) { topic, participantUserIds }: CreateThreadRequest,
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
    @ValidParam('threadId', threadIdParameter) threadId: string,
    @ValidBody(updateThreadRequest) { topic }: UpdateThreadRequest,
  ): Promise<void> {
    await this.threads.rename(user, threadId, topic);
  }

  @Post(':threadId/participants')
  @Operation({ summary: 'Adds users to a conversation.', status: 204 })
  async addParticipants(
    @CurrentSession() { user }: ActiveSession,
    @ValidParam('threadId', threadIdParameter) threadId: string,
    @ValidBody(addParticipantsRequest) { userIds }: AddParticipantsRequest,
  ): Promise<void> {
    await this.threads.addParticipants(user, threadId, userIds);
  }

  @Delete(':threadId/participants/:communicationUserId')
  @Operation({ summary: 'Removes a participant; with the own id, leaves.', status: 204 })
  async removeParticipant(
    @CurrentSession() { user }: ActiveSession,
    @ValidParam('threadId', threadIdParameter) threadId: string,
    @ValidParam('communicationUserId', communicationUserIdParameter) communicationUserId: string,
  ): Promise<void> {
    await this.threads.removeParticipant(user, threadId, communicationUserId);
  }
}
