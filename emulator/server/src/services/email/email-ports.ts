import type { LongRunningOperations } from '../../kernel/long-running-operation.ts';
import type { ServiceContext } from '../../kernel/service.ts';
import type { EmailUnitOfWork } from './email-unit-of-work.ts';
import type { SenderDomainRepository } from './sender-domain.repository.ts';

/** What the operations of e-mail may need. */
export interface EmailPorts extends Pick<ServiceContext, 'clock' | 'ids'> {
  readonly emails: EmailUnitOfWork;
  readonly domains: SenderDomainRepository;
  readonly operations: LongRunningOperations;
}
