import { Controller, Delete, Get, Patch, Post, Put, StreamableFile } from '@nestjs/common';
import {
  createMeetingRequest,
  meeting,
  meetingAdmission,
  meetingNewsCount,
  meetingPage,
  meetingQuery,
  seenMeetingsRequest,
  updateMeetingRequest,
  type Meeting,
  type MeetingAdmission,
  type MeetingNewsCount,
  type MeetingPage,
} from '@switchboard/access-api';
import { z } from 'zod';
import { CurrentSession } from '../platform/http.ts';
import { Operation } from '../platform/operation.decorator.ts';
import { ValidBody, ValidParam, ValidQuery } from '../platform/parameters.ts';
import type { ActiveSession } from '../sessions/session.ts';
import { MeetingService } from './meeting.service.ts';

@Controller('meetings')
export class MeetingsController {
  constructor(private readonly meetings: MeetingService) {}

  @Get()
  @Operation({
    summary: 'Meetings that the caller organizes or is invited to.',
    status: 200,
    answers: meetingPage,
  })
  async list(
    @CurrentSession() { user }: ActiveSession,
    @ValidQuery(meetingQuery) query: z.output<typeof meetingQuery>,
  ): Promise<MeetingPage> {
    return this.meetings.list(user, query);
  }

  @Post()
  @Operation({ summary: 'Plans a meeting.', status: 201, answers: meeting })
  async create(
    @CurrentSession() { user }: ActiveSession,
    @ValidBody(createMeetingRequest) body: z.output<typeof createMeetingRequest>,
  ): Promise<Meeting> {
    const times = { startsAt: new Date(body.startsAt), endsAt: new Date(body.endsAt) };
    return this.meetings.create(user, { ...body, ...times });
  }

  @Get('news')
  @Operation({
    summary: 'How many meetings ahead are new to the caller, or changed.',
    status: 200,
    answers: meetingNewsCount,
  })
  async countNews(@CurrentSession() { user }: ActiveSession): Promise<MeetingNewsCount> {
    return { unseenCount: await this.meetings.countNews(user) };
  }

  @Put('seen')
  @Operation({ summary: 'Says that the caller has looked at meetings.', status: 204 })
  async markSeen(
    @CurrentSession() { user }: ActiveSession,
    @ValidBody(seenMeetingsRequest) { meetingIds }: z.output<typeof seenMeetingsRequest>,
  ): Promise<void> {
    await this.meetings.markSeen(user, meetingIds);
  }

  @Get(':meetingId')
  @Operation({ summary: 'A meeting that the caller may know of.', status: 200, answers: meeting })
  async get(
    @CurrentSession() { user }: ActiveSession,
    @ValidParam('meetingId', z.uuid()) id: string,
  ): Promise<Meeting> {
    return this.meetings.get(user, id);
  }

  @Patch(':meetingId')
  @Operation({
    summary: 'Changes a meeting; for its organizer and admins.',
    status: 200,
    answers: meeting,
  })
  async change(
    @CurrentSession() { user }: ActiveSession,
    @ValidParam('meetingId', z.uuid()) id: string,
    @ValidBody(updateMeetingRequest) body: z.output<typeof updateMeetingRequest>,
  ): Promise<Meeting> {
    const { topic, linkRole, participants, startsAt, endsAt, revision } = body;
    const change = {
      ...(topic !== undefined && { topic }),
      ...(linkRole !== undefined && { linkRole }),
      ...(participants && { participants }),
      ...(startsAt !== undefined && { startsAt: new Date(startsAt) }),
      ...(endsAt !== undefined && { endsAt: new Date(endsAt) }),
    };
    return this.meetings.change(user, id, change, revision);
  }

  @Delete(':meetingId')
  @Operation({ summary: 'Cancels a meeting; for its organizer and admins.', status: 204 })
  async cancel(
    @CurrentSession() { user }: ActiveSession,
    @ValidParam('meetingId', z.uuid()) id: string,
  ): Promise<void> {
    await this.meetings.cancel(user, id);
  }

  @Get(':meetingId/calendar.ics')
  @Operation({
    summary: 'A meeting as a file for calendars.',
    status: 200,
    answers: z.string(),
    mediaType: 'text/calendar',
  })
  async downloadCalendarFile(
    @CurrentSession() { user }: ActiveSession,
    @ValidParam('meetingId', z.uuid()) id: string,
  ): Promise<StreamableFile> {
    return new StreamableFile(Buffer.from(await this.meetings.calendarFile(user, id)), {
      type: 'text/calendar; charset=utf-8',
      disposition: 'attachment; filename="meeting.ics"',
    });
  }

  @Post(':meetingId/join')
  @Operation({ summary: 'Lets the caller in and says where.', status: 200, answers: meetingAdmission })
  async join(
    @CurrentSession() { user }: ActiveSession,
    @ValidParam('meetingId', z.uuid()) id: string,
  ): Promise<MeetingAdmission> {
    return this.meetings.join(user, id);
  }
}
