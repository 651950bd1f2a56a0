import type { UserFacingDiagnosticsFeature } from '@switchboard/calling';
import type { NetworkQuality } from './calling-state.ts';

/** What an SDK says of the network: 1 is good, 2 poor, 3 bad. @see DiagnosticQuality */
type Verdict = number | boolean | undefined;

/** The worst of what is said; what nobody complains about is good. */
export function judgeNetwork(verdicts: readonly Verdict[]): NetworkQuality {
  const worst = Math.max(1, ...verdicts.map((verdict) => (verdict === true ? 3 : Number(verdict ?? 1))));
  return worst >= 3 ? 'bad' : worst === 2 ? 'poor' : 'good';
}

const aboutTheNetwork: ReadonlySet<string> = new Set([
  'networkReceiveQuality',
  'networkSendQuality',
  'networkReconnect',
  'noNetwork',
]);

/** By raw id, of those whose clients tell something. */
export function judgeOthersNetworks(
  remote: Pick<UserFacingDiagnosticsFeature['remote'], 'getLatest'>,
): ReadonlyMap<string, NetworkQuality> {
  const told = new Map<string, Verdict[]>();
  for (const { rawId, diagnostic, value } of remote.getLatest().diagnostics)
    if (aboutTheNetwork.has(diagnostic)) told.set(rawId, [...(told.get(rawId) ?? []), value]);
  return new Map([...told].map(([rawId, verdicts]) => [rawId, judgeNetwork(verdicts)]));
}
