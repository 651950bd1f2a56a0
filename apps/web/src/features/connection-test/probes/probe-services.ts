import { LIVE_PATH } from '@switchboard/access-api';
import { accessApi } from '../../../lib/http/access-api.ts';
import { judgeCommunication, judgeLive, judgeService, judgeServiceFailure } from '../checks/judge-network.ts';
import type { Probe } from './probe.ts';
import { pause, within } from './waiting.ts';

const attempts = 3;
const answerMs = 10_000;
const connectMs = 5000;
/** Of the chat operations, which every user may call. */
const apiVersion = '2025-03-15';

/** The fastest of some requests, so that one hiccup does not count. */
export const probeService: Probe = async ({ signal }) => {
  let fastestMs = Infinity;
  try {
    for (let attempt = 0; attempt < attempts; attempt++) {
      const startedAt = performance.now();
      await accessApi.getSession({ signal: within(answerMs, signal) });
      fastestMs = Math.min(fastestMs, performance.now() - startedAt);
    }
  } catch (error) {
    return judgeServiceFailure(error);
  }
  return judgeService(fastestMs);
};

/** Azure Communication Services, or the emulator, with the caller's own token. */
export const probeCommunication: Probe = async ({ signal }) => {
  const limit = within(answerMs, signal);
  let endpoint: string;
  let token: string;
  try {
    const [config, issued] = await Promise.all([
      accessApi.getConfig({ signal: limit }),
      accessApi.issueToken({ signal: limit }),
    ]);
    const isPlain = location.protocol === 'http:' && config.insecureEndpoint !== null;
    endpoint = (isPlain && config.insecureEndpoint) || config.endpoint;
    token = issued.token;
  } catch (error) {
    return judgeServiceFailure(error);
  }
  const url = new URL(`/chat/threads?maxPageSize=1&api-version=${apiVersion}`, endpoint);
  const startedAt = performance.now();
  const response = await fetch(url, {
    headers: { authorization: `Bearer ${token}` },
    cache: 'no-store',
    signal: limit,
  }).catch(() => undefined);
  return judgeCommunication({ host: url.host, status: response?.status, ms: performance.now() - startedAt });
};

/** Whether something on the way keeps websockets from passing. */
export const probeLive: Probe = async ({ signal, isLiveConnected }) => {
  const websocketMs = await greetWebsocket(signal);
  if (websocketMs === undefined && !isLiveConnected()) await pause(connectMs, signal);
  return judgeLive({ websocketMs, isPageConnected: isLiveConnected() });
};

/** How long a websocket takes until the service greets. @see https://socket.io/docs/v4/engine-io-protocol/#handshake */
async function greetWebsocket(signal: AbortSignal): Promise<number | undefined> {
  const startedAt = performance.now();
  const address = `${location.origin.replace(/^http/, 'ws')}${LIVE_PATH}?EIO=4&transport=websocket`;
  const socket = new WebSocket(address);
  const greeting = new Promise<number | undefined>((resolve) => {
    socket.addEventListener('message', () => resolve(performance.now() - startedAt));
    socket.addEventListener('error', () => resolve(undefined));
    socket.addEventListener('close', () => resolve(undefined));
  });
  const greetedAfterMs = await Promise.race([greeting, pause(connectMs, signal).then(() => undefined)]);
  socket.close();
  return greetedAfterMs;
}
