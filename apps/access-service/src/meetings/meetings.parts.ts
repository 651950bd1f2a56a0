import type { Provider, Type } from '@nestjs/common';
import type { PrismaClient } from '@switchboard/database';
import type { Logger } from '@switchboard/node-kit';
import type { AuditLog } from '../audit/audit-log.ts';
import type { WriteAudit } from '../audit/prisma-audit-log.ts';
import type { CommunicationIdentityService } from '../identities/communication-identity.service.ts';
import type { LiveUpdates } from '../live/live-updates.ts';
import type { Clock } from '../platform/clock.ts';
import type { ThreadService } from '../threads/thread.service.ts';
import type { UserRepository } from '../users/user.repository.ts';
import { MeetingAnnouncer } from './meeting-announcer.ts';
import { MeetingRoomRepository } from './meeting-room.repository.ts';
import { MeetingRooms } from './meeting-rooms.ts';
import { MeetingThreads } from './meeting-threads.ts';
import { MeetingRepository } from './meeting.repository.ts';
import { MeetingService } from './meeting.service.ts';
import { MeetingsController } from './meetings.controller.ts';
import type { RoomGateway } from './room-gateway.ts';

export const meetingControllers: Type[] = [MeetingsController];

type MeetingServices = ReturnType<typeof createMeetingServices>;

/** Everything about meetings, without the framework. */
export function createMeetingServices(parts: {
  prisma: PrismaClient;
  /** Host of the Communication Services resource. */
  resource: string;
  gateway: RoomGateway;
  identities: CommunicationIdentityService;
  threads: ThreadService;
  live: LiveUpdates;
  /** Origin of the web client. */
  webOrigin: string;
  users: UserRepository;
  audit: AuditLog;
  writeAudit: WriteAudit;
  clock: Clock;
  log: Logger;
}) {
  const { prisma, resource, writeAudit } = parts;
  const roomRows = new MeetingRoomRepository(prisma, resource);
  const threads = new MeetingThreads({ ...parts, meetings: roomRows });
  const rooms = new MeetingRooms({ ...parts, meetings: roomRows, threads });
  const meetings = new MeetingRepository(prisma, resource, writeAudit);
  const announcer = new MeetingAnnouncer(parts.live);
  return {
    planning: new MeetingService({ ...parts, meetings, rooms, threads, announcer }),
    /** Makes rooms follow that an outage or a crash left behind. */
    completeDue: () => rooms.completeDue(),
    forgetCancelled: () => rooms.forgetCancelled(),
  };
}

export function meetingProviders(meetings: MeetingServices): Provider[] {
  return [{ provide: MeetingService, useValue: meetings.planning }];
}
