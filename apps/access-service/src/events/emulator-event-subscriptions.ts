import type { Secret } from '@switchboard/node-kit';
import { z } from 'zod';
import { EventSubscriptions, type EventSubscriptionRequest } from './event-subscriptions.ts';

const TIMEOUT_MS = 30_000;
const subscriptionView = z.object({
  endpoint: z.string(),
  includedEventTypes: z.array(z.string()).optional(),
  provisioningState: z.string(),
});
const refusal = z.object({ error: z.object({ code: z.string(), message: z.string() }) });

/** The emulator's control API, which stands for Azure Resource Manager. */
export class EmulatorEventSubscriptions extends EventSubscriptions {
  /** An emulator that was reset, or keeps no data, forgets its subscriptions. */
  override readonly ensureEveryMs = 10_000;
  readonly #origin: string;
  readonly #headers: Readonly<Record<string, string>>;

  /** @param controlKey is needed where the emulator runs on another host. */
  constructor(origin: string, controlKey?: Secret) {
    super();
    this.#origin = origin;
    this.#headers = controlKey ? { 'x-emulator-control-key': controlKey.reveal() } : {};
  }

  override async ensure(request: EventSubscriptionRequest, signal: AbortSignal): Promise<void> {
    const address = `${this.#origin}/_emulator/event-subscriptions/${request.name}`;
    const limit = AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]);
    const known = await fetch(address, { headers: this.#headers, signal: limit });
    if (isAsRequested(await readJson(known), request)) return;
    const answer = await fetch(address, {
      method: 'PUT',
      headers: { ...this.#headers, 'content-type': 'application/json' },
      body: JSON.stringify({
        endpoint: request.endpoint.reveal(),
        includedEventTypes: request.types,
        maxEventsPerBatch: 100,
        preferredBatchSizeInKilobytes: 256,
        deadLetter: true,
      }),
      signal: limit,
    });
    const body = await readJson(answer);
    if (!answer.ok) {
      const { success, data } = refusal.safeParse(body);
      const reason = success ? `${data.error.code}: ${data.error.message}` : '';
      throw new Error(`The emulator answered ${answer.status} ${reason}`.trim());
    }
  }
}

/** The view may show the endpoint without its secret; a secret that changed comes with another start. */
function isAsRequested(view: unknown, { endpoint, types }: EventSubscriptionRequest): boolean {
  const { success, data } = subscriptionView.safeParse(view);
  return (
    success &&
    data.provisioningState === 'Succeeded' &&
    data.endpoint === endpoint.reveal() &&
    [...(data.includedEventTypes ?? [])].sort().join() === [...types].sort().join()
  );
}

async function readJson(answer: Response): Promise<unknown> {
  return answer.json().catch(() => undefined);
}
