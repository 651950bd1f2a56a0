import { createSystemClock } from './clock/system-clock.ts';
import { openDurableDocumentStore } from './document-store/durable-document-store.ts';
import { createMemoryDocumentStore } from './document-store/memory-document-store.ts';
import { createMemoryEventBus } from './event-bus/memory-event-bus.ts';
import { createMemoryEventLog } from './event-bus/memory-event-log.ts';
import { createMemoryFaultInjector } from './fault-injector/memory-fault-injector.ts';
import { createRandomIdGenerator } from './id-generator/random-id-generator.ts';
import { createSeededIdGenerator } from './id-generator/seeded-id-generator.ts';
import { createRingJournal } from './journal/ring-journal.ts';
import { createStderrLogger, type LogLevel } from './logger/stderr-logger.ts';
import { createPrometheusMetrics } from './metrics/prometheus-metrics.ts';
import { createMemoryOperationGate } from './operation-gate/memory-operation-gate.ts';

export interface AdapterOptions {
  readonly logLevel: LogLevel;
  /** Random ids when left out. */
  readonly idSeed?: string;
  /** In memory when left out. */
  readonly dataDirectory?: string;
}

/** The adapters that need nothing but options and each other. */
export async function createAdapters({ logLevel, idSeed, dataDirectory: directory }: AdapterOptions) {
  const logger = createStderrLogger(logLevel);
  const clock = createSystemClock(logger);
  const bus = createMemoryEventBus(logger);
  // Repositories page through partitions in insertion order; nothing asks for documents by a field.
  const indexes = {};
  return {
    logger,
    clock,
    bus,
    events: createMemoryEventLog(bus, clock),
    journal: createRingJournal(),
    metrics: createPrometheusMetrics(),
    gate: createMemoryOperationGate(clock),
    faults: createMemoryFaultInjector(clock, idSeed),
    ids: idSeed === undefined ? createRandomIdGenerator() : createSeededIdGenerator(idSeed),
    store:
      directory === undefined
        ? createMemoryDocumentStore({ indexes })
        : await openDurableDocumentStore({ directory, indexes, logger }),
  };
}
