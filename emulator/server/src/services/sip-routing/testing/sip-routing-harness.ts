import type { SipConfiguration } from '@switchboard/acs-contracts';
import { createMemoryDocumentStore } from '../../../adapters/document-store/memory-document-store.ts';
import { AcsError } from '../../../kernel/acs-error.ts';
import type { OperationRequest } from '../../../kernel/operation.ts';
import type { ServiceContext } from '../../../kernel/service.ts';
import { createSipRoutingService } from '../index.ts';

/** The service over the real memory store. */
export function createSipRoutingHarness() {
  const store = createMemoryDocumentStore({ indexes: {} });
  const { operations } = createSipRoutingService({ store } as unknown as ServiceContext);

  async function call(operationId: string, body?: unknown): Promise<SipConfiguration> {
    const operation = operations.find(({ id }) => id === operationId)!;
    const request = { body: operation.request.body?.parse(body) } as OperationRequest;
    return (await operation.handle(undefined, request)).body as SipConfiguration;
  }

  return {
    get: () => call('SipRouting_Get'),
    update: (body?: unknown) => call('SipRouting_Update', body),
    async failure(body?: unknown): Promise<AcsError> {
      const outcome = await call('SipRouting_Update', body).catch((error: unknown) => error);
      if (outcome instanceof AcsError) return outcome;
      throw new Error(`The update answered ${JSON.stringify(outcome)}.`);
    },
  };
}
