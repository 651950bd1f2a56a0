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

export const probeService: Probe = async ({ signal }) => {
  try {
    const { fastestMs } = await askSomeTimes(() =>
      accessApi.getSession({ signal: within(answerMs, signal) }),
    );
    return judgeService(fastestMs);
  } catch (error) {
    return judgeServiceFailure(error);
  }
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
  const { status, fastestMs } = await askSomeTimes(() =>
    fetch(url, { headers: { authorization: `Bearer ${token}` }, cache: 'no-store', signal: limit }),
  ).then(
    ({ last, ...asked }) => ({ status: last.status, ...asked }),
    () => ({ status: undefined, fastestMs: performance.now() - startedAt }),
  );
  return judgeCommunication({ host: url.host, status, ms: fastestMs });
};

/** The fastest of some requests, so that one hiccup does not count. */
async function askSomeTimes<Answer>(
  ask: () => Promise<Answer>,
): Promise<{ last: Answer; fastestMs: number }> {
  let fastestMs = Infinity;
  for (let attempt = 1; ; attempt++) {
    const startedAt = performance.now();
    const last = await ask();
    fastestMs = Math.min(fastestMs, performance.now() - startedAt);
    if (attempt === attempts) return { last, fastestMs };
  }
}

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
