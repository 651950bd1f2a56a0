import { z } from 'zod';
import { defineOperation } from '../../../kernel/operation.ts';
import { forEachOptOut, type OptOutPorts } from '../for-each-opt-out.ts';

/** @see Azure REST spec: OptOuts_Check */
export const checkOptOuts = defineOperation({
  id: 'OptOuts_Check',
  route: 'POST /sms/optouts:check',
  auth: ['accessKey', 'entra'],
  request: { body: z.unknown() },
  handle: (ports: OptOutPorts, request) =>
    forEachOptOut(ports, request, async ({ optOuts }, from, to) => ({
      isOptedOut: await optOuts.has(from, to),
    })),
});
