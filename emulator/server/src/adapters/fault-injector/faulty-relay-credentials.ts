import { faultableWorks, type FaultInjector } from '../../kernel/ports/fault-injector.ts';
import type { RelayCredentials } from '../../kernel/ports/relay-credentials.ts';

/** No relay takes it, whatever its secret. */
const refusedCredential = Buffer.from('refused by a fault rule').toString('base64');

/** Issues credentials that the relay refuses where a fault rule says so. */
export const createFaultyRelayCredentials = (
  credentials: RelayCredentials,
  faults: FaultInjector,
): RelayCredentials => ({
  async issue(rawId, ttlSeconds) {
    const issued = await credentials.issue(rawId, ttlSeconds);
    const { operation } = faultableWorks.issueCredentials;
    const fault = faults.armed ? faults.strike({ operation, target: rawId }) : undefined;
    return fault === undefined ? issued : { ...issued, credential: refusedCredential };
  },
});
