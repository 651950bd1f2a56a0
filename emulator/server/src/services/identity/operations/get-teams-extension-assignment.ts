import { teamsExtensionAssignmentParams } from '@switchboard/acs-contracts';
import { defineOperation, ok } from '../../../kernel/operation.ts';
import type { IdentityPorts } from '../identity-ports.ts';
import { assignmentNotFound } from '../identity.errors.ts';

/** @see Azure REST spec: TeamsExtensionAssignment_Get */
export const getTeamsExtensionAssignment = defineOperation({
  id: 'TeamsExtensionAssignment_Get',
  route: 'GET /access/teamsExtension/tenants/{tenantId}/assignments/{objectId}',
  auth: ['accessKey', 'entra'],
  request: { params: teamsExtensionAssignmentParams },
  async handle({ assignments }: Pick<IdentityPorts, 'assignments'>, { params: { tenantId, objectId } }) {
    const assignment = await assignments.find(tenantId, objectId);
    if (!assignment) throw assignmentNotFound(tenantId, objectId);
    return ok(assignment);
  },
});
