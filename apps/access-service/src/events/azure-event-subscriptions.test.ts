import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { Secret } from '@switchboard/node-kit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AzureEventSubscriptions } from './azure-event-subscriptions.ts';

const resourceId =
  '/subscriptions/s/resourceGroups/g/providers/Microsoft.Communication/communicationServices/contoso';
const request = {
  name: 'switchboard',
  endpoint: new Secret('https://api.contoso.com/api/events/communication?code=hunter2hunter2hunter2'),
  types: ['Microsoft.Communication.SMSReceived'],
};

interface Answer {
  readonly status: number;
  readonly state?: string;
  readonly body?: unknown;
}

/** Azure Resource Manager, as far as subscriptions go: gives its answers one after another. */
class ResourceManager {
  readonly requests: { method: string; url: string; authorization: string | undefined; body: string }[] = [];
  readonly #server: Server;
  answers: Answer[] = [];

  constructor() {
    this.#server = createServer((incoming, outgoing) => {
      void this.#note(incoming).then(() => {
        const { status, state, body } = this.answers.shift()!;
        outgoing.writeHead(status, { 'content-type': 'application/json', 'retry-after': '0' });
        const content = state ? { properties: { provisioningState: state } } : body;
        outgoing.end(content === undefined ? '' : JSON.stringify(content));
      });
    });
  }

  async start(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  async #note(incoming: IncomingMessage): Promise<void> {
    const { method = '', url = '', headers } = incoming;
    this.requests.push({ method, url, authorization: headers.authorization, body: await text(incoming) });
  }
}

let manager: ResourceManager;
let managementEndpoint: string;
beforeEach(async () => {
  manager = new ResourceManager();
  managementEndpoint = await manager.start();
});
afterEach(() => manager.stop());

const subscriptions = (entra: { tenantId: string; audience: string } | null = null) =>
  new AzureEventSubscriptions({
    managementEndpoint,
    resourceId,
    entra,
    tokens: { issue: async () => 'management-token' },
  });
const ensure = (adapter = subscriptions()) => adapter.ensure(request, new AbortController().signal);

describe('EventSubscriptions_CreateOrUpdate', () => {
  it('is done at once when Azure answers 200', async () => {
    manager.answers = [{ status: 200, state: 'Succeeded' }];
    await ensure();
    const [sent] = manager.requests;
    expect(sent).toMatchObject({
      method: 'PUT',
      url: `${resourceId}/providers/Microsoft.EventGrid/eventSubscriptions/switchboard?api-version=2025-02-15`,
      authorization: 'Bearer management-token',
    });
    expect(JSON.parse(sent!.body)).toMatchObject({
      properties: {
        destination: { endpointType: 'WebHook', properties: { endpointUrl: request.endpoint.reveal() } },
        filter: { includedEventTypes: request.types },
        eventDeliverySchema: 'EventGridSchema',
      },
    });
  });

  it.each([
    ['201 with its state', { status: 201, state: 'Creating' }],
    ['202 without a body', { status: 202 }],
  ])('waits after %s until it is done', async (_, first) => {
    manager.answers = [first, { status: 200, state: 'Updating' }, { status: 200, state: 'Succeeded' }];
    await ensure();
    expect(manager.requests.map(({ method }) => method)).toEqual(['PUT', 'GET', 'GET']);
  });

  it('asks for tokens with each delivery when senders are checked by them', async () => {
    manager.answers = [{ status: 200, state: 'Succeeded' }];
    await ensure(subscriptions({ tenantId: 'tenant', audience: 'api://switchboard' }));
    expect(JSON.parse(manager.requests[0]!.body)).toMatchObject({
      properties: {
        destination: {
          properties: {
            azureActiveDirectoryTenantId: 'tenant',
            azureActiveDirectoryApplicationIdOrUri: 'api://switchboard',
          },
        },
      },
    });
  });

  it('fails when the webhook could not be validated', async () => {
    manager.answers = [
      { status: 201, state: 'Creating' },
      { status: 200, state: 'Failed' },
    ];
    await expect(ensure()).rejects.toThrow('could not validate the webhook');
  });

  it('tells the code of a refusal, not its message, which quotes the request', async () => {
    const error = { code: 'AuthorizationFailed', message: `no right for ${request.endpoint.reveal()}` };
    manager.answers = [{ status: 403, body: { error } }];
    await expect(ensure()).rejects.toThrow(/^Azure Resource Manager answered 403 AuthorizationFailed\.$/);
  });

  it('ends when the service stops', async () => {
    manager.answers = Array.from({ length: 1000 }, () => ({ status: 202 }));
    const stopping = new AbortController();
    const running = subscriptions().ensure(request, stopping.signal);
    stopping.abort();
    await expect(running).rejects.toThrow(/abort/i);
  });
});
