import { Controller, Get, Put } from '@nestjs/common';
import {
  callPage,
  callQuery,
  declinedCall,
  declinedCallResult,
  missedCalls,
  type CallPage,
  type DeclinedCall,
  type DeclinedCallResult,
  type MissedCalls,
} from '@switchboard/access-api';
import type { z } from 'zod';
import { CurrentSession } from '../platform/http.ts';
import { Operation } from '../platform/operation.decorator.ts';
import { ValidBody, ValidQuery } from '../platform/parameters.ts';
import type { ActiveSession } from '../sessions/session.ts';
import { CallHistoryService } from './call-history.service.ts';

@Controller('calls')
export class CallsController {
  constructor(private readonly history: CallHistoryService) {}

  @Get()
  @Operation({ summary: "The caller's calls, newest first.", status: 200, answers: callPage })
  async list(
    @CurrentSession() { user }: ActiveSession,
    @ValidQuery(callQuery) query: z.output<typeof callQuery>,
  ): Promise<CallPage> {
    return this.history.list(user, query);
  }

  @Get('missed')
  @Operation({
    summary: 'How many missed calls the caller has not seen yet.',
    status: 200,
    answers: missedCalls,
  })
  async countMissed(@CurrentSession() { user }: ActiveSession): Promise<MissedCalls> {
    return { unseenCount: await this.history.countUnseenMissed(user) };
  }

  @Put('seen')
  @Operation({ summary: 'Says that the caller has read the list of calls.', status: 204 })
  async markSeen(@CurrentSession() { user }: ActiveSession): Promise<void> {
    await this.history.markSeen(user);
  }

  @Put('declined')
  @Operation({
    summary: 'Says that the caller was called and declined.',
    status: 200,
    answers: declinedCallResult,
  })
  async markDeclined(
    @CurrentSession() { user }: ActiveSession,
    @ValidBody(declinedCall) { serverCallId }: DeclinedCall,
  ): Promise<DeclinedCallResult> {
    return { isKnown: await this.history.markDeclined(user, serverCallId) };
  }
}
