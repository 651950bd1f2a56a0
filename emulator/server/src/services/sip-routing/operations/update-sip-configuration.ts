import { sipConfigurationUpdate } from '@switchboard/acs-contracts';
import { defineOperation, ok } from '../../../kernel/operation.ts';
import { patchConfiguration } from '../sip-configuration.ts';
import type { SipRoutingPorts } from '../sip-routing-ports.ts';

/** @see Azure REST spec: SipRouting_Update */
export const updateSipConfiguration = defineOperation({
  id: 'SipRouting_Update',
  route: 'PATCH /sip',
  auth: ['accessKey', 'entra'],
  request: { body: sipConfigurationUpdate },
  async handle({ configuration }: SipRoutingPorts, { body = {} }) {
    return ok(await configuration.update((before) => patchConfiguration(before, body)));
  },
});
