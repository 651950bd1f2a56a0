import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import type { EntraSenderConfig } from '../config/app-config.ts';
import { EventSubscriptions, type EventSubscriptionRequest } from './event-subscriptions.ts';

/** @see EventSubscriptions_CreateOrUpdate of Microsoft.EventGrid, stable/2025-02-15 */
const API_VERSION = '2025-02-15';
const REQUEST_LIMIT_MS = 30_000;
/** Event Grid calls the webhook before it is done. */
const PROVISIONING_LIMIT_MS = 5 * 60_000;
const LONGEST_POLL_MS = 10_000;

const subscription = z.object({ properties: z.object({ provisioningState: z.string() }) });
const refusal = z.object({ error: z.object({ code: z.string(), message: z.string().default('') }) });

/** Access tokens for Azure Resource Manager. */
export interface ManagementTokens {
  issue(signal: AbortSignal): Promise<string>;
}

export interface AzureEventSubscriptionsOptions {
  /** For example `https://management.azure.com`. */
  readonly managementEndpoint: string;
  /** The resource whose events are subscribed to. */
  readonly resourceId: string;
  /** Makes Event Grid send a token with each delivery. */
  readonly entra: Pick<EntraSenderConfig, 'tenantId' | 'audience'> | null;
  readonly tokens: ManagementTokens;
  /** Between two questions how far it is, when Azure Resource Manager does not say. */
  readonly pollMs?: number;
}

/** Azure Resource Manager, with the service's own identity, which needs the role "EventGrid EventSubscription Contributor". */
export class AzureEventSubscriptions extends EventSubscriptions {
  override readonly ensureEveryMs = undefined;
  readonly #options: AzureEventSubscriptionsOptions;
  readonly #pollMs: number;

  constructor(options: AzureEventSubscriptionsOptions) {
    super();
    this.#options = options;
    this.#pollMs = options.pollMs ?? 2000;
  }

  override async ensure(request: EventSubscriptionRequest, signal: AbortSignal): Promise<void> {
    const { managementEndpoint, resourceId } = this.#options;
    const limit = AbortSignal.any([signal, AbortSignal.timeout(PROVISIONING_LIMIT_MS)]);
    const address = `${managementEndpoint}${resourceId}/providers/Microsoft.EventGrid/eventSubscriptions/${request.name}?api-version=${API_VERSION}`;
    let { state, retryAfterMs } = await this.#send('PUT', address, limit, this.#bodyOf(request));
    // 200 and 201 tell the state in the body; it is final when it is one of three.
    while (!/^(Succeeded|Failed|Canceled)$/.test(state)) {
      await delay(retryAfterMs, undefined, { signal: limit });
      ({ state, retryAfterMs } = await this.#send('GET', address, limit));
    }
    if (state !== 'Succeeded') {
      throw new Error(
        `The event subscription "${request.name}" is in the state ${state}: Event Grid could not validate the webhook. ` +
          'See the activity log of the resource.',
      );
    }
  }

  #bodyOf({ endpoint, types }: EventSubscriptionRequest) {
    const { entra } = this.#options;
    return {
      properties: {
        destination: {
          endpointType: 'WebHook',
          properties: {
            endpointUrl: endpoint.reveal(),
            maxEventsPerBatch: 100,
            preferredBatchSizeInKilobytes: 256,
            ...(entra && {
              azureActiveDirectoryTenantId: entra.tenantId,
              azureActiveDirectoryApplicationIdOrUri: entra.audience,
            }),
          },
        },
        filter: { includedEventTypes: types },
        eventDeliverySchema: 'EventGridSchema',
        retryPolicy: { maxDeliveryAttempts: 30, eventTimeToLiveInMinutes: 1440 },
      },
    };
  }

  async #send(method: string, address: string, signal: AbortSignal, body?: unknown) {
    const token = await this.#options.tokens.issue(signal);
    const answer = await fetch(address, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.any([signal, AbortSignal.timeout(REQUEST_LIMIT_MS)]),
    });
    const given: unknown = await answer.json().catch(() => undefined);
    if (!answer.ok) {
      const { success, data } = refusal.safeParse(given);
      // The message quotes the request, and with it perhaps the secret.
      throw new Error(
        `Azure Resource Manager answered ${answer.status}${success ? ` ${data.error.code}` : ''}.`,
      );
    }
    const { success, data } = subscription.safeParse(given);
    return {
      // 202 has no body.
      state: success ? data.properties.provisioningState : 'Creating',
      retryAfterMs: this.#waitOf(answer.headers.get('retry-after')),
    };
  }

  #waitOf(retryAfter: string | null): number {
    const seconds = Number(retryAfter);
    return Math.min(LONGEST_POLL_MS, retryAfter && seconds >= 0 ? seconds * 1000 : this.#pollMs);
  }
}
