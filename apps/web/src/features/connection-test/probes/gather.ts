import type { Candidate, Gathering } from '../checks/judge-relay.ts';
import { pause } from './waiting.ts';

/** Browsers take some ten seconds to give a silent server up. */
const patienceMs = 12_000;
const wanted = { all: 'srflx', relay: 'relay' } as const;

export interface IceServer {
  readonly urls: string;
  readonly username: string;
  readonly credential: string;
}

/** Asks one server for an address and notes what came of it. Ends with the first address of the wanted kind. */
export async function gather(
  server: IceServer,
  policy: keyof typeof wanted,
  signal: AbortSignal,
): Promise<Gathering> {
  const connection = new RTCPeerConnection({ iceServers: [server], iceTransportPolicy: policy });
  const candidates: Candidate[] = [];
  const errorCodes: number[] = [];
  const startedAt = performance.now();
  try {
    const isOver = new Promise<void>((resolve) => {
      connection.addEventListener('icecandidate', ({ candidate }) => {
        if (!candidate) return resolve();
        if (!candidate.type) return;
        candidates.push({
          type: candidate.type,
          protocol: protocolOf(candidate),
          afterMs: performance.now() - startedAt,
        });
        if (candidate.type === wanted[policy]) resolve();
      });
      connection.addEventListener('icecandidateerror', ({ errorCode }) => errorCodes.push(errorCode));
    });
    connection.createDataChannel('test');
    await connection.setLocalDescription();
    await Promise.race([isOver, pause(patienceMs, signal)]);
    return { url: server.urls, candidates, errorCodes };
  } finally {
    connection.close();
  }
}

/** Not every browser's types know how the relay is spoken with. @see RTCIceCandidate.relayProtocol */
function protocolOf(candidate: RTCIceCandidate): string {
  const { relayProtocol } = candidate as { relayProtocol?: string | null };
  return relayProtocol ?? candidate.protocol ?? 'unknown';
}
