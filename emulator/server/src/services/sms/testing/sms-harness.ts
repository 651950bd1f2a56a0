import type { SmsEvents, SmsEventType } from '@switchboard/acs-contracts';
import { createSystemClock } from '../../../adapters/clock/system-clock.ts';
import { createMemoryDocumentStore } from '../../../adapters/document-store/memory-document-store.ts';
import { createMemoryEventBus } from '../../../adapters/event-bus/memory-event-bus.ts';
import { createSeededIdGenerator } from '../../../adapters/id-generator/seeded-id-generator.ts';
import type { DomainEvent } from '../../../kernel/ports/event-bus.ts';
import type { Logger } from '../../../kernel/ports/logger.ts';
import type { OwnedPhoneNumber } from '../../../kernel/ports/phone-number-directory.ts';
import type { ServiceContext } from '../../../kernel/service.ts';
import { createOperationCaller } from '../../../kernel/testing/operation-caller.ts';
import { createSmsService } from '../index.ts';
import type { NumberedHandsetMessage } from '../sms-message.ts';

const silence: Logger = { debug() {}, info() {}, warn() {}, error() {} };
/** 2026-01-31T12:00:00.000Z */
const startMs = Date.UTC(2026, 0, 31, 12);

/** Numbers of the resource. */
export const tollFree = '+18005550100';
export const geographic = '+14255550199';
export const silentNumber = '+14255550198';
export const sendOnly = '+18005550101';
/** A handset: the resource does not own it. */
export const handset = '+14255550123';

const owned = (
  phoneNumber: string,
  phoneNumberType: OwnedPhoneNumber['phoneNumberType'],
  sms: OwnedPhoneNumber['capabilities']['sms'],
): OwnedPhoneNumber => ({
  phoneNumber,
  countryCode: 'US',
  phoneNumberType,
  assignmentType: 'application',
  capabilities: { calling: 'inbound+outbound', sms },
});

/** The SMS service over the real memory store, a clock that stands still, and ids that come again in each run. */
export function createSmsHarness() {
  const clock = createSystemClock(silence, () => startMs);
  clock.freeze();
  const bus = createMemoryEventBus(silence);
  const events: DomainEvent[] = [];
  bus.subscribe('*', (event) => events.push(event));
  const numbers = new Map(
    [
      owned(tollFree, 'tollFree', 'inbound+outbound'),
      owned(geographic, 'geographic', 'inbound+outbound'),
      owned(silentNumber, 'geographic', 'none'),
      owned(sendOnly, 'tollFree', 'outbound'),
    ].map((number) => [number.phoneNumber, number]),
  );
  const context = {
    clock,
    ids: createSeededIdGenerator('sms'),
    store: createMemoryDocumentStore({ indexes: {} }),
    bus,
    logger: silence,
    phoneNumbers: { find: async (number: string) => numbers.get(number) },
  } as unknown as ServiceContext;
  let service = createSmsService(context);

  const { call, failure } = createOperationCaller({
    operations: () => service.operations,
    apiVersion: '2026-01-23',
  });

  return {
    clock,
    events,
    numbers,
    call,
    get service() {
      return service;
    },
    /** As after a restart: what is stored is all that is left. */
    async restart() {
      await service.stop?.();
      service = createSmsService(context);
      await service.start?.();
    },
    failure,
    eventsOf: <T extends SmsEventType>(type: T) =>
      events.filter((event) => event.type === type).map(({ data }) => data as SmsEvents[T]),
    /** The first result of a message to one handset, or to `to`. */
    async send(message: string, more: { to?: string; from?: string; options?: object } = {}) {
      const { to = handset, from = tollFree, options = { enableDeliveryReport: true } } = more;
      const { body } = await call<{ value: { messageId: string }[] }>('Sms_Send', {
        body: { from, smsRecipients: [{ to }], message, smsSendOptions: options },
      });
      return body.value[0]!;
    },
    /** Somebody writes on the handset. */
    async write(message: string, to = tollFree, from = handset): Promise<NumberedHandsetMessage> {
      const body = { from, to, message };
      return (await call<NumberedHandsetMessage>('Emulator_ReceiveHandsetMessage', { body })).body;
    },
    async messages(query: Record<string, string> = {}): Promise<NumberedHandsetMessage[]> {
      const { body } = await call<{ value: NumberedHandsetMessage[] }>('Emulator_ListHandsetMessages', {
        query,
      });
      return body.value;
    },
    /** The outcome of a message: the report's code, 2000 when delivered. */
    async outcome(messageId: string): Promise<number> {
      const params = { outgoingMessageId: messageId };
      const { body } = await call<{ deliveryStatusDetails: string }>('DeliveryReports_Get', { params });
      return body.deliveryStatusDetails === 'No error.' ? 2000 : Number.parseInt(body.deliveryStatusDetails);
    },
  };
}
