import type { Provider, Type } from '@nestjs/common';
import type { PrismaClient } from '@switchboard/database';
import type { Logger } from '@switchboard/node-kit';
import type { Registry } from 'prom-client';
import type { AuditLog } from '../audit/audit-log.ts';
import type { WriteAudit } from '../audit/prisma-audit-log.ts';
import type { LiveUpdates } from '../live/live-updates.ts';
import type { NumberAccess } from '../phone-numbers/number-access.ts';
import type { Clock } from '../platform/clock.ts';
import { SendSmsService } from './send-sms.service.ts';
import { SmsAnnouncer } from './sms-announcer.ts';
import { SmsConversationRepository } from './sms-conversation.repository.ts';
import { SmsConversationService } from './sms-conversation.service.ts';
import { SmsConversationsController } from './sms-conversations.controller.ts';
import { SmsDeliveryReportHandler } from './sms-delivery-report.handler.ts';
import { SmsDispatch } from './sms-dispatch.ts';
import { SmsExportService } from './sms-export.service.ts';
import type { SmsGateway } from './sms-gateway.ts';
import { SmsMessagesController } from './sms-messages.controller.ts';
import { exposeOutbox } from './sms-metrics.ts';
import { SmsNotesController } from './sms-notes.controller.ts';
import { SmsNotesService } from './sms-notes.service.ts';
import { SmsOutbox } from './sms-outbox.ts';
import { SmsReceivedHandler } from './sms-received.handler.ts';
import { SmsSearchService } from './sms-search.service.ts';
import { SmsTemplatesController } from './sms-templates.controller.ts';
import { SmsTemplatesService } from './sms-templates.service.ts';
import { SmsUnread } from './sms-unread.ts';

/** A claim outlasts the longest attempt by this, for writing down how it ended. */
const CLAIM_MARGIN_MS = 15_000;

export const smsControllers: Type[] = [
  SmsMessagesController,
  SmsConversationsController,
  SmsNotesController,
  SmsTemplatesController,
];

export type SmsServices = ReturnType<typeof createSmsServices>;

/** Everything about text messages, without the framework. */
export function createSmsServices(parts: {
  prisma: PrismaClient;
  /** Host of the Communication Services resource. */
  resource: string;
  gateway: SmsGateway;
  /** The longest wait for the resource. */
  timeoutMs: number;
  numbers: NumberAccess;
  live: LiveUpdates;
  audit: AuditLog;
  writeAudit: WriteAudit;
  registry: Registry;
  clock: Clock;
  log: Logger;
}) {
  const { prisma, resource, live, log } = parts;
  const announcer = new SmsAnnouncer(prisma, live, log);
  const outbox = new SmsOutbox(prisma, {
    resource,
    claimMs: parts.timeoutMs + CLAIM_MARGIN_MS,
    writeAudit: parts.writeAudit,
  });
  exposeOutbox(parts.registry, () => outbox.backlog(parts.clock.now()));
  const dispatch = new SmsDispatch({ ...parts, outbox, announcer });
  const repository = new SmsConversationRepository(prisma, resource);
  const unread = new SmsUnread(parts);
  const conversations = new SmsConversationService({
    ...parts,
    conversations: repository,
    unread,
    announcer,
  });
  return {
    /** Sends what a crash or an outage left behind. */
    completeDue: () => dispatch.completeDue(),
    sending: new SendSmsService({ ...parts, outbox, dispatch, announcer }),
    conversations,
    notes: new SmsNotesService({ ...parts, conversations, announcer }),
    templates: new SmsTemplatesService(prisma, parts.clock),
    searching: new SmsSearchService(prisma, resource, parts.numbers),
    exporting: new SmsExportService(parts),
    eventHandlers: [
      new SmsReceivedHandler(resource, announcer),
      new SmsDeliveryReportHandler(resource, announcer),
    ],
  };
}

export function smsProviders(sms: SmsServices): Provider[] {
  return [
    { provide: SendSmsService, useValue: sms.sending },
    { provide: SmsConversationService, useValue: sms.conversations },
    { provide: SmsNotesService, useValue: sms.notes },
    { provide: SmsTemplatesService, useValue: sms.templates },
    { provide: SmsSearchService, useValue: sms.searching },
    { provide: SmsExportService, useValue: sms.exporting },
  ];
}
