import type { SmsMessage, SmsStatus } from '@switchboard/access-api';
import type { Prisma } from '@switchboard/database';

/** What a message is read with. */
export const withTimeline = {
  timeline: { orderBy: [{ at: 'asc' }, { id: 'asc' }] },
} satisfies Prisma.SmsMessageInclude;

export type SmsMessageRow = Prisma.SmsMessageGetPayload<{ include: typeof withTimeline }>;

export function toSmsMessage(row: SmsMessageRow): SmsMessage {
  return {
    id: row.id,
    conversationId: row.conversationId,
    direction: row.direction as SmsMessage['direction'],
    text: row.text,
    status: row.status as SmsStatus,
    failure: row.failureCode === null ? null : { code: row.failureCode, message: row.failureMessage ?? '' },
    segmentCount: row.segmentCount,
    sentBy: row.sentById === null ? null : { id: row.sentById, displayName: row.sentByName ?? '' },
    createdAt: row.createdAt.toISOString(),
    timeline: row.timeline.map(({ status, at, detail }) => ({
      status: status as SmsStatus,
      at: at.toISOString(),
      detail,
    })),
  };
}
