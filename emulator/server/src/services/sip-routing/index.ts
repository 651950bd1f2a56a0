import { bindOperations, type EmulatedService, type ServiceContext } from '../../kernel/service.ts';
import { getSipConfiguration } from './operations/get-sip-configuration.ts';
import { updateSipConfiguration } from './operations/update-sip-configuration.ts';
import { createSipConfigurationRepository } from './sip-configuration.repository.ts';
import type { SipRoutingPorts } from './sip-routing-ports.ts';

export { seedSipRouting } from './seed-sip-routing.ts';

export function createSipRoutingService({ store }: ServiceContext): EmulatedService {
  return {
    name: 'sip-routing',
    operations: bindOperations<SipRoutingPorts>({ configuration: createSipConfigurationRepository(store) }, [
      getSipConfiguration,
      updateSipConfiguration,
    ]),
  };
}
