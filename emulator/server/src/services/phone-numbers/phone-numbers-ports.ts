import {
  createLongRunningOperations,
  type LongRunningOperations,
} from '../../kernel/long-running-operation.ts';
import type { DocumentStore } from '../../kernel/ports/document-store.ts';
import type { OperationGate } from '../../kernel/ports/operation-gate.ts';
import type { ServiceContext } from '../../kernel/service.ts';
import { createNumberWorks } from './number-works.ts';
import { createRecordOpener, type OpenRecords, type PhoneNumberRecords } from './phone-number-records.ts';

/** What the operations of this service work with; each names the ones it needs. */
export interface PhoneNumberPorts extends Pick<ServiceContext, 'clock' | 'ids'>, PhoneNumberRecords {
  readonly store: DocumentStore;
  /** The records inside a transaction of the store. */
  readonly open: OpenRecords;
  readonly operations: LongRunningOperations;
}

export function createPhoneNumberPorts(context: ServiceContext, gate: OperationGate): PhoneNumberPorts {
  const { clock, ids, logger, store } = context;
  const open = createRecordOpener(clock, ids);
  const operations = createLongRunningOperations({
    clock,
    store,
    gate,
    logger,
    collection: 'phone-numbers/operations',
    works: createNumberWorks(clock, open),
  });
  return { clock, ids, store, open, operations, ...open(store) };
}
