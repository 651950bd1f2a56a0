import { z } from 'zod';
import { defineOperation } from '../../../kernel/operation.ts';
import { forEachOptOut, type OptOutPorts } from '../for-each-opt-out.ts';

/** @see Azure REST spec: OptOuts_Add */
export const addOptOuts = defineOperation({
  id: 'OptOuts_Add',
  route: 'POST /sms/optouts:add',
  auth: ['accessKey', 'entra'],
  request: { body: z.unknown() },
  handle: (ports: OptOutPorts, request) =>
    forEachOptOut(ports, request, ({ optOuts, now }, from, to) => optOuts.add(from, to, now.toISOString())),
});
