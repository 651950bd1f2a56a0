import type { Provider, Type } from '@nestjs/common';
import type { Database } from '@switchboard/database';
import type { Logger, Secret } from '@switchboard/node-kit';
import type { Tracing } from '@switchboard/tracing';
import type { Registry } from 'prom-client';
import type { AuditLog } from '../audit/audit-log.ts';
import type { AppConfig, EventsConfig } from '../config/app-config.ts';
import type { AppSecrets } from '../config/app-secrets.ts';
import type { Clock } from '../platform/clock.ts';
import { AcsManagementGateway } from './acs-management-gateway.ts';
import { AdminEventsController } from './admin-events.controller.ts';
import { AzureEventSubscriptions } from './azure-event-subscriptions.ts';
import { EmulatorEventSubscriptions } from './emulator-event-subscriptions.ts';
import { EntraSenderCheck } from './entra-sender-check.ts';
import type { EventHandler } from './event-handler.ts';
import { EventIngest } from './event-ingest.ts';
import { EventMetrics } from './event-metrics.ts';
import { EventProcessor } from './event-processor.ts';
import type { EventSubscriptions } from './event-subscriptions.ts';
import { EventTraces } from './event-traces.ts';
import { EVENT_WEBHOOK_PATH, type EventWebhook } from './event-webhook.ts';
import { EventWorker } from './event-worker.ts';
import { InboxService } from './inbox.service.ts';
import { PrismaInboxRepository } from './prisma-inbox.repository.ts';
import { EverySenderCheck, SecretSenderCheck } from './sender-check.ts';
import { SubscriptionRegistration } from './subscription-registration.ts';

const KEPT_MS_WITHOUT_CONFIGURATION = 3 * 86_400_000;
/**
 * The embedded database has one connection: while events are applied, none can be written down. A server has others, and
 * many events in one transaction share its commit. `transactionMs` limits those that are applied one after another.
 */
const BATCHES = {
  embedded: { maxEvents: 250, transactionMs: 25 },
  postgresql: { maxEvents: 500, transactionMs: 250 },
};

export const eventControllers: Type[] = [AdminEventsController];

export type EventServices = ReturnType<typeof createEventServices>;

/** The inbox of events, without the framework. */
export function createEventServices(parts: {
  config: AppConfig;
  secrets: AppSecrets;
  database: Database;
  handlers: readonly EventHandler[];
  audit: AuditLog;
  registry: Registry;
  clock: Clock;
  log: Logger;
  tracing?: Tracing | undefined;
}) {
  const { config, database, clock, log, tracing } = parts;
  const traces = tracing && new EventTraces(tracing);
  const inbox = new PrismaInboxRepository(database.client);
  const metrics = new EventMetrics(parts.registry, () => inbox.count());
  const processor = new EventProcessor({ ...parts, ...BATCHES[database.kind], inbox, metrics, traces });
  const worker = new EventWorker({ processor, inbox, clock, log });
  const registration = createRegistration(parts, processor.types);
  const onStored = (count: { new: number; known: number }) => {
    metrics.countReceived('new', count.new);
    metrics.countReceived('known', count.known);
    if (count.new > 0) worker.wake();
  };
  const ingest = new EventIngest(inbox, clock, onStored, traces);
  return {
    inbox: new InboxService({
      ...parts,
      inbox,
      registration,
      keptMs: config.events?.keptMs ?? KEPT_MS_WITHOUT_CONFIGURATION,
      wake: () => worker.wake(),
    }),
    /** Null when events are not taken. */
    webhook: config.events && createWebhook(parts, config.events, { ingest, metrics }),
    /** To be called once the service listens. */
    start(): void {
      if (!config.events) {
        log.info({}, 'events of Event Grid are not taken: EVENTS_WEBHOOK_SECRET is not set');
        return;
      }
      worker.start();
      registration.start();
    },
    /** To be called when no more requests come. */
    async stop(): Promise<void> {
      await Promise.all([registration.stop(), worker.stop()]);
    },
  };
}

export function eventProviders(events: EventServices): Provider[] {
  return [{ provide: InboxService, useValue: events.inbox }];
}

function createWebhook(
  { secrets, clock, log }: { secrets: AppSecrets; clock: Clock; log: Logger },
  { entra }: EventsConfig,
  parts: { ingest: EventIngest; metrics: EventMetrics },
): EventWebhook {
  const senders = new EverySenderCheck([
    ...(secrets.eventsWebhook.length > 0 ? [new SecretSenderCheck(secrets.eventsWebhook)] : []),
    ...(entra ? [new EntraSenderCheck(entra, log)] : []),
  ]);
  return { ...parts, senders, clock };
}

function createRegistration(
  { config, secrets, log }: { config: AppConfig; secrets: AppSecrets; log: Logger },
  types: readonly string[],
): SubscriptionRegistration {
  const { events } = config;
  const base = events?.publicUrl;
  return new SubscriptionRegistration({
    name: events?.subscriptionName ?? '',
    address: base ? { url: `${base}${EVENT_WEBHOOK_PATH}`, secret: secrets.eventsWebhook[0] } : undefined,
    types,
    subscriptions: events ? createSubscriptions(config, events, secrets.emulatorControlKey) : undefined,
    log,
  });
}

/** Of the resource in Azure when it is named, of the emulator when there is one, else somebody else's task. */
function createSubscriptions(
  { acs }: AppConfig,
  { azure, entra }: EventsConfig,
  controlKey: Secret | undefined,
): EventSubscriptions | undefined {
  if (azure) {
    const tokens = new AcsManagementGateway(azure.managementEndpoint);
    return new AzureEventSubscriptions({ ...azure, entra, tokens });
  }
  return acs.controlEndpoint ? new EmulatorEventSubscriptions(acs.controlEndpoint, controlKey) : undefined;
}
