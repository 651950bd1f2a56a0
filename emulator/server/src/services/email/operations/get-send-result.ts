import { emailOperationParams } from '@switchboard/acs-contracts';
import { hasEnded } from '../../../kernel/long-running-operation.ts';
import { defineOperation } from '../../../kernel/operation.ts';
import type { EmailPorts } from '../email-ports.ts';
import { pollAfter, toSendResult } from '../send-result.ts';

/** @see Azure REST spec: Email_GetSendResult */
export const getSendResult = defineOperation({
  id: 'Email_GetSendResult',
  route: 'GET /emails/operations/{operationId}',
  auth: ['accessKey', 'entra'],
  request: { params: emailOperationParams },
  async handle({ operations }: Pick<EmailPorts, 'operations'>, { params }) {
    const operation = await operations.require(params.operationId);
    return {
      status: 200,
      headers: { ...(!hasEnded(operation) && pollAfter) },
      body: toSendResult(operation),
    };
  },
});
