import { Controller, Get, Headers, Post, StreamableFile } from '@nestjs/common';
import {
  sendSmsAnswer,
  sendSmsRequest,
  smsExportQuery,
  smsSearchPage,
  smsSearchQuery,
  smsUnread,
  type SendSmsRequest,
  type SmsExportQuery,
  type SmsSearchPage,
  type SmsUnread,
} from '@switchboard/access-api';
import { z } from 'zod';
import { CurrentSession } from '../platform/http.ts';
import { Operation } from '../platform/operation.decorator.ts';
import { ValidBody, ValidQuery } from '../platform/parameters.ts';
import type { ActiveSession } from '../sessions/session.ts';
import { idempotencyKeyInvalid } from '../threads/thread.errors.ts';
import { SendSmsService } from './send-sms.service.ts';
import { SmsConversationService } from './sms-conversation.service.ts';
import { SmsExportService } from './sms-export.service.ts';
import { SmsSearchService } from './sms-search.service.ts';

@Controller('sms')
export class SmsMessagesController {
  constructor(
    private readonly sending: SendSmsService,
    private readonly conversations: SmsConversationService,
    private readonly searching: SmsSearchService,
    private readonly exporting: SmsExportService,
  ) {}

  @Post('messages')
  @Operation({
    summary: 'Sends a text message to one or many, with a result for each.',
    status: 200,
    answers: sendSmsAnswer,
  })
  async sendSms(
    @CurrentSession() { user }: ActiveSession,
    @ValidBody(sendSmsRequest) request: SendSmsRequest,
    @Headers('idempotency-key') key: string | undefined,
  ): Promise<z.output<typeof sendSmsAnswer>> {
    if (!z.uuid().optional().safeParse(key).success) throw idempotencyKeyInvalid();
    return { items: await this.sending.send(user, request, key?.toLowerCase() ?? null) };
  }

  @Get('messages')
  @Operation({
    summary: 'Messages whose text has words that begin like these, newest first.',
    status: 200,
    answers: smsSearchPage,
  })
  async searchSms(
    @CurrentSession() { user }: ActiveSession,
    @ValidQuery(smsSearchQuery) query: z.output<typeof smsSearchQuery>,
  ): Promise<SmsSearchPage> {
    return this.searching.search(user, query);
  }

  @Get('unread')
  @Operation({ summary: 'How many conversations have unread messages.', status: 200, answers: smsUnread })
  async countUnreadSms(@CurrentSession() { user }: ActiveSession): Promise<SmsUnread> {
    return { conversationCount: await this.conversations.countUnread(user) };
  }

  @Get('export.csv')
  @Operation({
    summary: 'Messages as a file, oldest first.',
    status: 200,
    answers: z.string(),
    mediaType: 'text/csv',
  })
  async exportSms(
    @CurrentSession() { user }: ActiveSession,
    @ValidQuery(smsExportQuery) query: SmsExportQuery,
  ): Promise<StreamableFile> {
    return new StreamableFile(await this.exporting.export(user, query), {
      type: 'text/csv; charset=utf-8; header=present',
      disposition: 'attachment; filename="messages.csv"',
    });
  }
}
