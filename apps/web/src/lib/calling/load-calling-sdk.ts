import type { ClientConfig } from '@switchboard/access-api';
import type { CallingSdk } from '@switchboard/calling-core';

/**
 * The calling SDK that fits the data plane of this environment: our drop-in client for the emulator, Microsoft's package for
 * Azure Communication Services. The one place that knows of both.
 */
export async function loadCallingSdk({ endpoint, insecureEndpoint }: ClientConfig): Promise<CallingSdk> {
  if (insecureEndpoint === null) return loadAzureSdk();
  const { configureCalling, ...sdk } = await import('@switchboard/calling');
  // A page that came over https may not speak plain http.
  configureCalling({ endpoint, ...(location.protocol === 'http:' ? { insecureEndpoint } : {}) });
  return sdk;
}

/** Its classes and enumerations are nominal to the compiler; `compat/types` compares the two packages member by member. */
async function loadAzureSdk(): Promise<CallingSdk> {
  const sdk: unknown = await import('@azure/communication-calling');
  return sdk as CallingSdk;
}
