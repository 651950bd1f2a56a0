import type { ServiceContext } from '../../kernel/service.ts';
import { createIdentityRepository, type IdentityRepository } from './identity.repository.ts';
import {
  createTeamsExtensionAssignmentRepository,
  type TeamsExtensionAssignmentRepository,
} from './teams-extension-assignment.repository.ts';

/** What the operations of this service work with; each names the ones it needs. */
export interface IdentityPorts extends Pick<
  ServiceContext,
  'bus' | 'clock' | 'ids' | 'resourceId' | 'tokens'
> {
  readonly identities: IdentityRepository;
  readonly assignments: TeamsExtensionAssignmentRepository;
}

export function createIdentityPorts(context: ServiceContext): IdentityPorts {
  const { bus, clock, ids, resourceId, tokens, store } = context;
  return {
    bus,
    clock,
    ids,
    resourceId,
    tokens,
    identities: createIdentityRepository(store),
    assignments: createTeamsExtensionAssignmentRepository(store),
  };
}
