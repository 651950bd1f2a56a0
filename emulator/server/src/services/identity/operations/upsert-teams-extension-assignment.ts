import {
  teamsExtensionAssignmentParams,
  upsertTeamsExtensionAssignmentRequest,
} from '@switchboard/acs-contracts';
import { created, defineOperation, ok } from '../../../kernel/operation.ts';
import type { IdentityPorts } from '../identity-ports.ts';

/** @see Azure REST spec: TeamsExtensionAssignment_Upsert */
export const upsertTeamsExtensionAssignment = defineOperation({
  id: 'TeamsExtensionAssignment_Upsert',
  route: 'PUT /access/teamsExtension/tenants/{tenantId}/assignments/{objectId}',
  auth: ['accessKey', 'entra'],
  request: { params: teamsExtensionAssignmentParams, body: upsertTeamsExtensionAssignmentRequest },
  async handle({ assignments }: Pick<IdentityPorts, 'assignments'>, { params, body }) {
    const assignment = {
      objectId: params.objectId,
      tenantId: params.tenantId,
      principalType: body.principalType,
      clientIds: [...new Set(body.clientIds)],
    };
    return (await assignments.save(assignment)) ? created(assignment) : ok(assignment);
  },
});
