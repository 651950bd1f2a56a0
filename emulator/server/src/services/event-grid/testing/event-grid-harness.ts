import type {
  EventDelivery,
  EventSubscriptionRequest,
  EventSubscriptionView,
} from '@switchboard/acs-contracts';
import { createSystemClock } from '../../../adapters/clock/system-clock.ts';
import { createMemoryDocumentStore } from '../../../adapters/document-store/memory-document-store.ts';
import { createMemoryEventBus } from '../../../adapters/event-bus/memory-event-bus.ts';
import { createSeededIdGenerator } from '../../../adapters/id-generator/seeded-id-generator.ts';
import type { Logger } from '../../../kernel/ports/logger.ts';
import type { ServiceContext } from '../../../kernel/service.ts';
import { createOperationCaller } from '../../../kernel/testing/operation-caller.ts';
import { createEventGridService } from '../index.ts';
import { FakeWebhooks } from './fake-webhooks.ts';

const silence: Logger = { debug() {}, info() {}, warn() {}, error() {} };
/** 2026-01-31T12:00:00.500Z */
const startMs = Date.UTC(2026, 0, 31, 12, 0, 0, 500);

/** Event Grid over the real memory store, with a clock that stands still and endpoints that do as they are told. */
export async function createEventGridHarness(store = createMemoryDocumentStore({ indexes: {} })) {
  const clock = createSystemClock(silence, () => startMs);
  clock.freeze();
  const bus = createMemoryEventBus(silence);
  const webhooks = new FakeWebhooks();
  const files = new Map<string, string>();
  const service = createEventGridService(
    {
      clock,
      ids: createSeededIdGenerator('event-grid'),
      store,
      bus,
      logger: silence,
      endpoint: () => 'https://localhost:3002',
    } as unknown as ServiceContext,
    { webhooks, deadLetterFolder: { write: async (path, content) => void files.set(path, content) } },
  );
  await service.start?.();

  const { call, failure } = createOperationCaller({
    operations: () => service.operations,
    principal: { kind: 'anonymous' },
  });

  const harness = {
    service,
    store,
    clock,
    bus,
    webhooks,
    files,
    call,
    failure,
    put: (name: string, request: Partial<EventSubscriptionRequest> = {}) =>
      call<EventSubscriptionView>('EventSubscriptions_CreateOrUpdate', {
        params: { name },
        body: { endpoint: `http://localhost/${name}`, ...request },
      }),
    trigger: (type: string, more: object = {}) =>
      call<{ event: { id: string } }>('Events_Trigger', { body: { type, ...more } }),
    async deliveries(name: string, query: Record<string, string> = {}): Promise<EventDelivery[]> {
      const request = { params: { name }, query };
      return (await call<{ value: EventDelivery[] }>('EventSubscriptions_ListDeliveries', request)).body
        .value;
    },
    async deadLetters(name: string): Promise<Record<string, unknown>[]> {
      const request = { params: { name } };
      return (await call<{ value: Record<string, unknown>[] }>('EventSubscriptions_ListDeadLetters', request))
        .body.value;
    },
    /** How many deliveries the store keeps. */
    async kept(): Promise<number> {
      return (await store.list({ collection: 'event-grid/outbox' })).items.length;
    },
    /** Lets everything happen that waits for nothing but its turn. */
    async settle(): Promise<void> {
      // The store takes turns after many changes.
      for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
    },
  };
  return harness;
}
