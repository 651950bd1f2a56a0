import { teamsExtensionAssignmentParams } from '@switchboard/acs-contracts';
import { defineOperation, noContent } from '../../../kernel/operation.ts';
import type { IdentityPorts } from '../identity-ports.ts';

/** @see Azure REST spec: TeamsExtensionAssignment_Delete */
export const deleteTeamsExtensionAssignment = defineOperation({
  id: 'TeamsExtensionAssignment_Delete',
  route: 'DELETE /access/teamsExtension/tenants/{tenantId}/assignments/{objectId}',
  auth: ['accessKey', 'entra'],
  request: { params: teamsExtensionAssignmentParams },
  async handle({ assignments }: Pick<IdentityPorts, 'assignments'>, { params: { tenantId, objectId } }) {
    await assignments.remove(tenantId, objectId);
    return noContent();
  },
});
