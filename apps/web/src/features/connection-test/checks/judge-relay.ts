import { AccessApiError, type RelayConfiguration } from '@switchboard/access-api';
import { outcomeOf, type CheckOutcome } from './check.ts';
import { problemOf } from './judge-network.ts';

/** Of a credential, `401 Unauthorized` from the server. @see RFC 8656, 5 */
const refusedCode = 401;
/** Above these, people notice. */
const highLossPercent = 3;
const highRoundTripMs = 300;

export function judgeCredentials(relay: RelayConfiguration): CheckOutcome {
  const urls = relay.iceServers.flatMap((server) => server.urls);
  const count = urls.length;
  if (count === 0) return outcomeOf('warned', 'noRelay', {}, { urls });
  return outcomeOf('passed', 'credentialsWork', { count }, { urls, expiresAt: relay.expiresAt });
}

export function judgeCredentialsFailure(error: unknown): CheckOutcome {
  const isNotConfigured = error instanceof AccessApiError && error.code === 'relay/not-configured';
  return isNotConfigured
    ? outcomeOf('warned', 'noRelay', {}, problemOf(error))
    : outcomeOf('failed', 'credentialsFailed', {}, problemOf(error));
}

export interface Candidate {
  readonly type: string;
  /** Of a relay candidate: how the browser speaks with the relay. */
  readonly protocol: string;
  readonly afterMs: number;
}

export interface Gathering {
  readonly url: string;
  readonly candidates: readonly Candidate[];
  /** STUN error codes; 701 stands for a server that does not answer. @see RTCPeerConnectionIceErrorEvent */
  readonly errorCodes: readonly number[];
}

/** Whether the browser learns its public address. Where no address is translated there is nothing to learn. */
export function judgeStun(gatherings: readonly Gathering[]): CheckOutcome {
  const details = { servers: gatherings.map(toDetail) };
  if (gatherings.length === 0) return skippedWithoutRelay;
  if (gatherings.some(({ candidates }) => candidates.some(({ type }) => type === 'srflx'))) {
    return outcomeOf('passed', 'stunWorks', {}, details);
  }
  return gatherings.some(({ errorCodes }) => errorCodes.length === 0)
    ? outcomeOf('passed', 'stunDirect', {}, details)
    : outcomeOf('warned', 'stunUnreachable', {}, details);
}

/** Whether the relay lets the browser in, over which transports. */
export function judgeTurn(gatherings: readonly Gathering[]): CheckOutcome {
  if (gatherings.length === 0) return skippedWithoutRelay;
  const details = { servers: gatherings.map(toDetail) };
  const allocated = gatherings.flatMap(({ candidates }) => candidates.filter(({ type }) => type === 'relay'));
  const protocols = [...new Set(allocated.map(({ protocol }) => protocol.toUpperCase()))].sort();
  if (allocated.length === 0) {
    const isRefused = gatherings.some(({ errorCodes }) => errorCodes.includes(refusedCode));
    return outcomeOf('failed', isRefused ? 'turnRefused' : 'turnUnreachable', {}, details);
  }
  const isUdpOffered = gatherings.some(({ url }) => !/transport=tcp/i.test(url) && !url.startsWith('turns:'));
  const values = { protocols: protocols.join(', ') };
  return isUdpOffered && !protocols.includes('UDP')
    ? outcomeOf('warned', 'turnWithoutUdp', values, details)
    : outcomeOf('passed', 'turnWorks', values, details);
}

const toDetail = ({ url, candidates, errorCodes }: Gathering) => ({
  url,
  errorCodes,
  candidates: candidates.map(({ type, protocol, afterMs }) => ({
    type,
    protocol,
    afterMs: Math.round(afterMs),
  })),
});

export interface RelayMedia {
  /** Kinds of the two candidates over which it went; empty when no connection came about. */
  readonly candidateTypes: readonly string[];
  readonly roundTripMs: number | null;
  readonly kilobitsPerSecond: number;
  readonly packetsReceived: number;
  readonly packetsLost: number;
  readonly framesDecoded: number;
}

export function judgeRelayMedia(measured: RelayMedia): CheckOutcome {
  const lossPercent = lossPercentOf(measured);
  const roundTripMs = measured.roundTripMs === null ? null : Math.round(measured.roundTripMs);
  const kilobitsPerSecond = Math.round(measured.kilobitsPerSecond);
  const details = { ...measured, roundTripMs, kilobitsPerSecond, lossPercent };
  if (measured.candidateTypes.length === 0) return outcomeOf('failed', 'mediaBlocked', {}, details);
  if (measured.packetsReceived === 0) return outcomeOf('failed', 'mediaSilent', {}, details);
  const values = { kbps: kilobitsPerSecond, ms: roundTripMs ?? 0, loss: lossPercent };
  const isPoor = lossPercent > highLossPercent || (roundTripMs ?? 0) > highRoundTripMs;
  return outcomeOf(isPoor ? 'warned' : 'passed', isPoor ? 'mediaPoor' : 'mediaFlows', values, details);
}

function lossPercentOf({ packetsLost, packetsReceived }: RelayMedia): number {
  const sent = packetsReceived + packetsLost;
  return sent === 0 ? 0 : Math.round((1000 * Math.max(0, packetsLost)) / sent) / 10;
}

export const skippedWithoutRelay = outcomeOf('skipped', 'skippedWithoutRelay');
