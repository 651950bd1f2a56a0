import type { EmailEvents, EmailEventType, EmailSendResult } from '@switchboard/acs-contracts';
import { createSystemClock } from '../../../adapters/clock/system-clock.ts';
import { createMemoryDocumentStore } from '../../../adapters/document-store/memory-document-store.ts';
import { createMemoryEventBus } from '../../../adapters/event-bus/memory-event-bus.ts';
import { createSeededIdGenerator } from '../../../adapters/id-generator/seeded-id-generator.ts';
import { createMemoryOperationGate } from '../../../adapters/operation-gate/memory-operation-gate.ts';
import type { DomainEvent } from '../../../kernel/ports/event-bus.ts';
import type { Logger } from '../../../kernel/ports/logger.ts';
import type { ServiceContext } from '../../../kernel/service.ts';
import { createOperationCaller } from '../../../kernel/testing/operation-caller.ts';
import type { EmailSummary } from '../email-view.ts';
import { createEmailService, seedEmailDomain } from '../index.ts';

const silence: Logger = { debug() {}, info() {}, warn() {}, error() {} };
/** 2026-01-31T12:00:00.000Z */
const startMs = Date.UTC(2026, 0, 31, 12);

export const sender = 'DoNotReply@contoso.test';
export const alice = 'alice@example.com';
/** Its domain tracks engagement. */
export const trackingSender = 'news@tracking.test';

/** A message as the wire has it, with what is special about it. */
export const emailTo = (to: string | readonly string[], more: object = {}) => ({
  senderAddress: sender,
  content: { subject: 'Hello', plainText: 'How are you?' },
  recipients: { to: [to].flat().map((address) => ({ address })) },
  ...more,
});

/** The e-mail service over the real memory store, a clock that stands still, and ids that come again in each run. */
export async function createEmailHarness() {
  const clock = createSystemClock(silence, () => startMs);
  clock.freeze();
  const bus = createMemoryEventBus(silence);
  const events: DomainEvent[] = [];
  bus.subscribe('*', (event) => events.push(event));
  const store = createMemoryDocumentStore({ indexes: {} });
  const gate = createMemoryOperationGate(clock);
  const context = {
    clock,
    ids: createSeededIdGenerator('email'),
    store,
    bus,
    logger: silence,
  } as unknown as ServiceContext;
  const senders = [{ username: 'info', displayName: 'Contoso' }];
  await seedEmailDomain({ store }, { domain: 'contoso.test', senders, userEngagementTracking: false });
  await seedEmailDomain(
    { store },
    { domain: 'tracking.test', senders: [{ username: 'news' }], userEngagementTracking: true },
  );
  let service = createEmailService(context, gate);

  const { call, failure } = createOperationCaller({
    operations: () => service.operations,
    apiVersion: '2025-09-01',
  });

  const list = async (query: Record<string, string> = {}) =>
    (await call<{ value: EmailSummary[] }>('Emulator_ListEmails', { query })).body.value;

  return {
    call,
    clock,
    gate,
    list,
    get service() {
      return service;
    },
    failure,
    /** The id of the operation. */
    async send(to: string | readonly string[], more: object = {}): Promise<string> {
      return (await call<EmailSendResult>('Email_Send', { body: emailTo(to, more) })).body.id;
    },
    async result(operationId: string): Promise<EmailSendResult> {
      return (await call<EmailSendResult>('Email_GetSendResult', { params: { operationId } })).body;
    },
    /** Sends, and waits until it is in the mailbox. */
    async sendAndDeliver(to: string | readonly string[], more: object = {}): Promise<EmailSummary> {
      const { id } = (await call<EmailSendResult>('Email_Send', { body: emailTo(to, more) })).body;
      await clock.advance(100);
      const email = (await list({ limit: '1000' })).find((candidate) => candidate.id === id);
      if (!email) throw new Error('The e-mail did not arrive.');
      return email;
    },
    eventsOf<T extends EmailEventType>(type: T): EmailEvents[T][] {
      return events.flatMap((event) => (event.type === type ? [event.data as EmailEvents[T]] : []));
    },
    /** As after a restart: another service over the same store. */
    async restart(): Promise<void> {
      await service.stop?.();
      service = createEmailService(context, gate);
      await service.start?.();
    },
  };
}
