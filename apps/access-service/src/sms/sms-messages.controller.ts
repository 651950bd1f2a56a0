import { Controller, Get, Headers, Post } from '@nestjs/common';
import {
  sendSmsAnswer,
  sendSmsRequest,
  smsUnread,
  type SendSmsRequest,
  type SmsUnread,
} from '@switchboard/access-api';
import { z } from 'zod';
import { CurrentSession } from '../platform/http.ts';
import { Operation } from '../platform/operation.decorator.ts';
import { ValidBody } from '../platform/parameters.ts';
import type { ActiveSession } from '../sessions/session.ts';
import { idempotencyKeyInvalid } from '../threads/thread.errors.ts';
import { SendSmsService } from './send-sms.service.ts';
import { SmsConversationService } from './sms-conversation.service.ts';

@Controller('sms')
export class SmsMessagesController {
  constructor(
    private readonly sending: SendSmsService,
    private readonly conversations: SmsConversationService,
  ) {}

  @Post('messages')
  @Operation({
    summary: 'Sends a text message to one or many, with a result for each.',
    status: 200,
    answers: sendSmsAnswer,
  })
  async send(
    @CurrentSession() { user }: ActiveSession,
    @ValidBody(sendSmsRequest) request: SendSmsRequest,
    @Headers('idempotency-key') key: string | undefined,
  ): Promise<z.output<typeof sendSmsAnswer>> {
    if (!z.uuid().optional().safeParse(key).success) throw idempotencyKeyInvalid();
    return { items: await this.sending.send(user, request, key?.toLowerCase() ?? null) };
  }

  @Get('unread')
  @Operation({ summary: 'How many conversations have unread messages.', status: 200, answers: smsUnread })
  async countUnread(@CurrentSession() { user }: ActiveSession): Promise<SmsUnread> {
    return { conversationCount: await this.conversations.countUnread(user) };
  }
}
