import { defineOperation, ok } from '../../../kernel/operation.ts';
import type { SipRoutingPorts } from '../sip-routing-ports.ts';

/** @see Azure REST spec: SipRouting_Get */
export const getSipConfiguration = defineOperation({
  id: 'SipRouting_Get',
  route: 'GET /sip',
  auth: ['accessKey', 'entra'],
  request: {},
  async handle({ configuration }: SipRoutingPorts) {
    return ok(await configuration.get());
  },
});
