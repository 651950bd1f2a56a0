import { createSigningKeySource } from '../../../adapters/authentication/signing-key.ts';
import { createTokenAuthority } from '../../../adapters/authentication/token-authority.ts';
import { createSystemClock } from '../../../adapters/clock/system-clock.ts';
import { createMemoryDocumentStore } from '../../../adapters/document-store/memory-document-store.ts';
import { createMemoryEventBus } from '../../../adapters/event-bus/memory-event-bus.ts';
import { createSeededIdGenerator } from '../../../adapters/id-generator/seeded-id-generator.ts';
import type { DomainEvent } from '../../../kernel/ports/event-bus.ts';
import type { Logger } from '../../../kernel/ports/logger.ts';
import { createOperationCaller } from '../../../kernel/testing/operation-caller.ts';
import { createIdentityDirectory, createIdentityService } from '../index.ts';

const silence: Logger = { debug() {}, info() {}, warn() {}, error() {} };
const signingKey = createSigningKeySource();

export const resourceId = '11111111-1111-4111-8111-111111111111';
export const tenantId = '22222222-2222-4222-8222-222222222222';
export const objectId = '33333333-3333-4333-8333-333333333333';
const start = '2026-01-31T12:00:00.500Z';

/** The identity service over the real memory store and token authority, with a clock that stands still. */
export function createIdentityHarness() {
  const clock = createSystemClock(silence, () => Date.parse(start));
  clock.freeze();
  const bus = createMemoryEventBus(silence);
  const events: DomainEvent[] = [];
  bus.subscribe('*', (event) => events.push(event));
  const store = createMemoryDocumentStore({ indexes: {} });
  const ids = createSeededIdGenerator('identity');
  const identities = createIdentityDirectory(store);
  const tokens = createTokenAuthority({ clock, ids, identities, resourceId, signingKey });
  const { operations } = createIdentityService({
    clock,
    ids,
    store,
    bus,
    tokens,
    identities,
    phoneNumbers: { find: () => Promise.resolve(undefined) },
    resourceId,
    rooms: { admit: () => Promise.resolve({ admitted: false, refusal: 'unknownRoom' }) },
    logger: silence,
    endpoint: () => 'https://localhost:3002',
  });

  const { call, failure } = createOperationCaller({
    operations: () => operations,
    apiVersion: '2023-10-01',
  });

  return {
    clock,
    events,
    identities,
    tokens,
    call,
    failure,
    async createUser(): Promise<string> {
      return (await call<{ identity: { id: string } }>('CommunicationIdentity_Create')).body.identity.id;
    },
    async issue(id: string, scopes = ['chat']): Promise<string> {
      const request = { params: { id }, body: { scopes } };
      return (await call<{ token: string }>('CommunicationIdentity_IssueAccessToken', request)).body.token;
    },
    /** The claims of a user access token, or why it is refused. */
    async check(token: string) {
      const outcome = await tokens.verifyUserToken(token);
      return 'claims' in outcome ? outcome.claims : outcome.reason;
    },
    /** An access token of the emulated Entra for a signed-in user. */
    async entraToken(claims: object = {}): Promise<string> {
      const issued = await tokens.issueToken(
        {
          iss: `https://localhost:3002/${tenantId}/v2.0`,
          tid: tenantId,
          oid: objectId,
          appid: 'client',
          aud: 'https://auth.msft.communication.azure.com',
          scp: 'Teams.ManageCalls Teams.ManageChats TeamsExtension.ManageCalls',
          ...claims,
        },
        3600,
      );
      return issued.token;
    },
  };
}
