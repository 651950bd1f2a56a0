import type { DocumentKey, DocumentStore } from '../../kernel/ports/document-store.ts';

/** Lets a Teams user, or a resource account, use the resource through the given client applications. */
export interface TeamsExtensionAssignment {
  readonly tenantId: string;
  readonly objectId: string;
  readonly principalType: 'user' | 'resourceAccount';
  readonly clientIds: readonly string[];
}

export interface TeamsExtensionAssignmentRepository {
  find(tenantId: string, objectId: string): Promise<TeamsExtensionAssignment | undefined>;
  /** Creates or replaces. Whether it was created. */
  save(assignment: TeamsExtensionAssignment): Promise<boolean>;
  remove(tenantId: string, objectId: string): Promise<void>;
}

const keyOf = (tenantId: string, objectId: string): DocumentKey => ({
  collection: 'identity/teams-extension-assignments',
  partition: tenantId,
  id: objectId,
});

export function createTeamsExtensionAssignmentRepository(
  store: DocumentStore,
): TeamsExtensionAssignmentRepository {
  return {
    async find(tenantId, objectId) {
      return (await store.get<TeamsExtensionAssignment>(keyOf(tenantId, objectId)))?.body;
    },
    save: (assignment) =>
      store.transact(async (transaction) => {
        const key = keyOf(assignment.tenantId, assignment.objectId);
        const existing = await transaction.get(key);
        await transaction.put(key, assignment);
        return existing === undefined;
      }),
    async remove(tenantId, objectId) {
      await store.remove(keyOf(tenantId, objectId));
    },
  };
}
