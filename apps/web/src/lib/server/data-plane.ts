import type { ClientConfig } from '@switchboard/access-api';
import { accessServiceUrl } from './access-service-url.ts';

const freshForMs = 60_000;
let known: { config: ClientConfig; readAt: number } | undefined;

/**
 * The data plane that the access service names, remembered for a minute. Undefined while the service does not answer and
 * never did; a page made in that state offers a reload.
 */
export async function findDataPlane(): Promise<ClientConfig | undefined> {
  if (known && performance.now() - known.readAt < freshForMs) return known.config;
  try {
    const answer = await fetch(`${accessServiceUrl()}/api/config`, { signal: AbortSignal.timeout(3_000) });
    if (answer.ok) known = { config: (await answer.json()) as ClientConfig, readAt: performance.now() };
  } catch {
    // The last known answer is better than none.
  }
  return known?.config;
}
