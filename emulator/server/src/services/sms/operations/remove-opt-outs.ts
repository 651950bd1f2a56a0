import { z } from 'zod';
import { defineOperation } from '../../../kernel/operation.ts';
import { forEachOptOut, type OptOutPorts } from '../for-each-opt-out.ts';

/** @see Azure REST spec: OptOuts_Remove */
export const removeOptOuts = defineOperation({
  id: 'OptOuts_Remove',
  route: 'POST /sms/optouts:remove',
  auth: ['accessKey', 'entra'],
  request: { body: z.unknown() },
  handle: (ports: OptOutPorts, request) =>
    forEachOptOut(ports, request, ({ optOuts }, from, to) => optOuts.remove(from, to)),
});
