import { Controller, Get } from '@nestjs/common';
import { callPage, callQuery, type CallPage } from '@switchboard/access-api';
import type { z } from 'zod';
import { CurrentSession } from '../platform/http.ts';
import { Operation } from '../platform/operation.decorator.ts';
import { ValidQuery } from '../platform/parameters.ts';
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
}
