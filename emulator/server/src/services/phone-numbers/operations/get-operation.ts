import { phoneNumberOperationParams } from '@switchboard/acs-contracts';
import { hasEnded } from '../../../kernel/long-running-operation.ts';
import { defineOperation } from '../../../kernel/operation.ts';
import { pollAfter, withApiVersion } from '../operation-links.ts';
import type { PhoneNumberPorts } from '../phone-numbers-ports.ts';
import { trustedAuth } from '../phone-numbers-auth.ts';
import { toWireTime } from '../wire-time.ts';

/** What the service answers for every operation, as recorded. */
const noActionYet = '0001-01-01T00:00:00+00:00';

/** @see Azure REST spec: PhoneNumbers_GetOperation */
export const getOperation = defineOperation({
  id: 'PhoneNumbers_GetOperation',
  route: 'GET /phoneNumbers/operations/{operationId}',
  auth: trustedAuth,
  request: { params: phoneNumberOperationParams },
  async handle({ operations }: Pick<PhoneNumberPorts, 'operations'>, { params, url }) {
    const operation = await operations.require(params.operationId);
    const { id, operationType, status, createdOn, error } = operation;
    const location =
      operation.resourceLocation === undefined ? null : withApiVersion(operation.resourceLocation, url);
    return {
      status: 200,
      headers: { ...(location !== null && { location }), ...(!hasEnded(operation) && pollAfter) },
      body: {
        operationType,
        status,
        resourceLocation: location,
        createdDateTime: toWireTime(createdOn),
        ...(error && { error }),
        id,
        lastActionDateTime: noActionYet,
      },
    };
  },
});
