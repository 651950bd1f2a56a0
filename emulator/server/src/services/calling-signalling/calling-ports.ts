import type { ServiceContext } from '../../kernel/service.ts';
import type { CallRecordRepository } from './records/call-record.repository.ts';

/** What the service needs of the outside. */
export type CallingContext = Pick<
  ServiceContext,
  'bus' | 'clock' | 'endpoint' | 'identities' | 'ids' | 'logger' | 'relay' | 'rooms' | 'store' | 'tokens'
>;

/** What the operations of the control API need. */
export interface CallingPorts {
  readonly records: CallRecordRepository;
}
