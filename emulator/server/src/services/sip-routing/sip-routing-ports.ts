import type { SipConfigurationRepository } from './sip-configuration.repository.ts';

/** What the operations of this service work with. */
export interface SipRoutingPorts {
  readonly configuration: SipConfigurationRepository;
}
