import type { ServiceContext } from '../../kernel/service.ts';

/** What the operations of this service work with. */
export type NetworkTraversalPorts = Pick<ServiceContext, 'identities' | 'ids' | 'relay'>;
