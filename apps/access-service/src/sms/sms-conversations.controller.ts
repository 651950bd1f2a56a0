import { Controller, Get, Patch, Post, Put } from '@nestjs/common';
import {
  openSmsConversationRequest,
  readSmsConversationRequest,
  smsConversation,
  smsConversationPage,
  smsConversationQuery,
  smsMessagePage,
  smsMessageQuery,
  smsOptOutRequest,
  updateSmsConversationRequest,
  type OpenSmsConversationRequest,
  type SmsConversation,
  type SmsConversationPage,
  type SmsMessagePage,
  type UpdateSmsConversationRequest,
} from '@switchboard/access-api';
import { z } from 'zod';
import { CurrentSession } from '../platform/http.ts';
import { Operation } from '../platform/operation.decorator.ts';
import { ValidBody, ValidParam, ValidQuery } from '../platform/parameters.ts';
import type { ActiveSession } from '../sessions/session.ts';
import { SmsConversationService } from './sms-conversation.service.ts';

@Controller('sms/conversations')
export class SmsConversationsController {
  constructor(private readonly conversations: SmsConversationService) {}

  @Get()
  @Operation({
    summary: 'Conversations of the numbers that the caller sees, latest activity first.',
    status: 200,
    answers: smsConversationPage,
  })
  async listSmsConversations(
    @CurrentSession() { user }: ActiveSession,
    @ValidQuery(smsConversationQuery) query: z.output<typeof smsConversationQuery>,
  ): Promise<SmsConversationPage> {
    return this.conversations.list(user, query);
  }

  @Post()
  @Operation({
    summary: 'Opens the conversation of a pair of numbers, a new one when there is none.',
    status: 200,
    answers: smsConversation,
  })
  async openSmsConversation(
    @CurrentSession() { user }: ActiveSession,
    @ValidBody(openSmsConversationRequest) request: OpenSmsConversationRequest,
  ): Promise<SmsConversation> {
    return this.conversations.open(user, request);
  }

  @Get(':conversationId')
  @Operation({ summary: 'A conversation.', status: 200, answers: smsConversation })
  async getSmsConversation(
    @CurrentSession() { user }: ActiveSession,
    @ValidParam('conversationId', z.uuid()) conversationId: string,
  ): Promise<SmsConversation> {
    return this.conversations.get(user, conversationId);
  }

  @Patch(':conversationId')
  @Operation({ summary: 'Replaces the labels of a conversation.', status: 200, answers: smsConversation })
  async updateSmsConversation(
    @CurrentSession() { user }: ActiveSession,
    @ValidParam('conversationId', z.uuid()) conversationId: string,
    @ValidBody(updateSmsConversationRequest) { labels }: UpdateSmsConversationRequest,
  ): Promise<SmsConversation> {
    return this.conversations.setLabels(user, conversationId, labels);
  }

  @Put(':conversationId/read')
  @Operation({ summary: 'Marks what is up to and with a message as read by the caller.', status: 204 })
  async markSmsConversationRead(
    @CurrentSession() { user }: ActiveSession,
    @ValidParam('conversationId', z.uuid()) conversationId: string,
    @ValidBody(readSmsConversationRequest) { messageId }: z.output<typeof readSmsConversationRequest>,
  ): Promise<void> {
    await this.conversations.markRead(user, conversationId, messageId);
  }

  @Put(':conversationId/opt-out')
  @Operation({
    summary: 'Opts the contact out of messages, or in again with their consent.',
    status: 200,
    answers: smsConversation,
  })
  async setSmsOptOut(
    @CurrentSession() { user }: ActiveSession,
    @ValidParam('conversationId', z.uuid()) conversationId: string,
    @ValidBody(smsOptOutRequest) { optedOut }: z.output<typeof smsOptOutRequest>,
  ): Promise<SmsConversation> {
    return this.conversations.setOptedOut(user, conversationId, optedOut);
  }

  @Get(':conversationId/messages')
  @Operation({ summary: 'Messages of a conversation, newest first.', status: 200, answers: smsMessagePage })
  async listSmsMessages(
    @CurrentSession() { user }: ActiveSession,
    @ValidParam('conversationId', z.uuid()) conversationId: string,
    @ValidQuery(smsMessageQuery) query: z.output<typeof smsMessageQuery>,
  ): Promise<SmsMessagePage> {
    return this.conversations.listMessages(user, conversationId, query);
  }
}
