import { Controller, Get, Post } from '@nestjs/common';
import {
  inboxEventPage,
  inboxEventQuery,
  replayEventsAnswer,
  replayEventsRequest,
  type InboxEventPage,
  type ReplayEventsRequest,
} from '@switchboard/access-api';
import type { z } from 'zod';
import { CurrentSession } from '../platform/http.ts';
import { Operation } from '../platform/operation.decorator.ts';
import { ValidBody, ValidQuery } from '../platform/parameters.ts';
import { RequiresRole } from '../platform/route-access.ts';
import type { ActiveSession } from '../sessions/session.ts';
import { InboxService } from './inbox.service.ts';

@Controller('admin/events')
@RequiresRole('admin')
export class AdminEventsController {
  constructor(private readonly inbox: InboxService) {}

  @Get()
  @Operation({
    summary: 'Events of Event Grid without their data, newest first, and how they reach the service.',
    status: 200,
    answers: inboxEventPage,
  })
  async listInboxEvents(
    @ValidQuery(inboxEventQuery) query: z.infer<typeof inboxEventQuery>,
  ): Promise<InboxEventPage> {
    return this.inbox.list(query);
  }

  @Post('replay')
  @Operation({
    summary: 'Lets events that were set aside wait again: those of the ids, or all of them.',
    status: 202,
    answers: replayEventsAnswer,
  })
  async replayInboxEvents(
    @CurrentSession() { user }: ActiveSession,
    @ValidBody(replayEventsRequest) { ids }: ReplayEventsRequest,
  ): Promise<{ replayed: number }> {
    return { replayed: await this.inbox.replay(user, ids) };
  }
}
