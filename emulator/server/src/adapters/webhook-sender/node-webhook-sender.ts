import type { ClientRequest, IncomingMessage } from 'node:http';
import type { Agent as HttpsAgent } from 'node:https';
import { createSecureContext, getCACertificates } from 'node:tls';
import type {
  WebhookFailure,
  WebhookOutcome,
  WebhookRequest,
  WebhookSender,
} from '../../kernel/ports/webhook-sender.ts';
import { lookupOrdinaryHost, requireOrdinaryHost } from './link-local.ts';

/** See `gateway.ts` for what an import would cost. */
const http = process.getBuiltinModule('node:http');
const https = process.getBuiltinModule('node:https');

/** What is kept of an answer. */
const maximumAnswerBytes = 64 * 1024;
const agentOptions = { keepAlive: true, maxFreeSockets: 32, timeout: 0 };

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * Calls endpoints over http, and over https with the certificates that Node trusts and the emulator's own authority.
 * Connections are used again.
 */
export function createNodeWebhookSender(caCertificate?: string): WebhookSender {
  const httpAgent = new http.Agent(agentOptions);
  let httpsAgent: HttpsAgent | undefined;
  /** Ends each request that is under way. */
  const underWay = new Map<Promise<unknown>, () => void>();

  function start(request: WebhookRequest): { answer: Promise<Answer>; end: (reason: Error) => void } {
    const url = new URL(request.url);
    requireOrdinaryHost(url.hostname);
    const isHttps = url.protocol === 'https:';
    const body = request.body ?? '';
    const outgoing = (isHttps ? https : http).request(url, {
      method: request.method,
      agent: isHttps ? (httpsAgent ??= createHttpsAgent(caCertificate)) : httpAgent,
      lookup: lookupOrdinaryHost,
      headers: { ...request.headers, 'content-length': Buffer.byteLength(body) },
    });
    const answer = readAnswer(outgoing);
    outgoing.end(body);
    return { answer, end: (reason) => outgoing.destroy(reason) };
  }

  /** An endpoint may close an idle connection just when it is used again: such a request was never read. */
  async function callTwice(request: WebhookRequest, onStart: (end: (reason: Error) => void) => void) {
    const first = start(request);
    onStart(first.end);
    try {
      return await first.answer;
    } catch (error) {
      if (!(error instanceof StaleConnection)) throw error;
      const second = start(request);
      onStart(second.end);
      return await second.answer;
    }
  }

  async function send(request: WebhookRequest): Promise<WebhookOutcome> {
    const startedAt = performance.now();
    const durationMs = () => Math.round(performance.now() - startedAt);
    let end: (reason: Error) => void = () => {};
    const answer = Promise.resolve().then(() => callTwice(request, (latest) => (end = latest)));
    const cutOff = Promise.withResolvers<never>();
    const abort = (reason: Error) => {
      end(reason);
      cutOff.reject(reason);
    };
    const settled = answer.then(nothing, nothing);
    underWay.set(settled, () => abort(new CutOff()));
    void settled.then(() => underWay.delete(settled));
    const timer = setTimeout(() => cutOff.reject(new TimedOut(request.timeoutMs)), request.timeoutMs);
    try {
      return {
        kind: 'answered',
        ...(await Promise.race([answer, cutOff.promise])),
        durationMs: durationMs(),
      };
    } catch (error) {
      const failed = { ...describeFailure(error as Error, request), durationMs: durationMs() };
      if (!(error instanceof TimedOut)) return failed;
      return { ...failed, lateStatus: listenOn(answer, end, request.lateAnswerMs ?? 0) };
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    send,
    async drain(graceMs) {
      const all = Promise.all(underWay.keys());
      const patience = Promise.withResolvers<void>();
      const timer = setTimeout(patience.resolve, graceMs);
      await Promise.race([all, patience.promise]);
      clearTimeout(timer);
      for (const abort of underWay.values()) abort();
      await all;
      for (const agent of [httpAgent, httpsAgent]) agent?.destroy();
    },
  };
}

/** Made with the first https endpoint, and its certificates read once: there are hundreds of them. */
function createHttpsAgent(caCertificate: string | undefined): HttpsAgent {
  const ca = [...getCACertificates('default'), ...(caCertificate === undefined ? [] : [caCertificate])];
  return new https.Agent({ ...agentOptions, secureContext: createSecureContext({ ca }) });
}

const nothing = () => undefined;

class TimedOut extends Error {
  constructor(timeoutMs: number) {
    super(`it did not answer within ${timeoutMs / 1000} seconds.`);
  }
}
class CutOff extends Error {}
class StaleConnection extends Error {}

/** The status of an answer that comes within `ms` more. */
async function listenOn(
  answer: Promise<Answer>,
  end: (reason: Error) => void,
  ms: number,
): Promise<number | undefined> {
  const timer = setTimeout(() => end(new CutOff()), ms);
  timer.unref();
  try {
    return (await answer).status;
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}

function readAnswer(outgoing: ClientRequest): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  let hasAnswered = false;
  outgoing.once('response', (response) => {
    hasAnswered = true;
    readBody(response).then(
      (body) => resolve({ status: response.statusCode ?? 0, headers: flatten(response), body }),
      reject,
    );
  });
  outgoing.on('error', (error: NodeJS.ErrnoException) => {
    const isStale =
      !hasAnswered && outgoing.reusedSocket && ['ECONNRESET', 'EPIPE'].includes(error.code ?? '');
    reject(isStale ? new StaleConnection() : error);
  });
  return promise;
}

/** Reads to the end, so that the connection can be used again, unless the end does not come soon. */
async function readBody(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > maximumAnswerBytes) break;
  }
  return Buffer.concat(chunks).subarray(0, maximumAnswerBytes).toString('utf8');
}

const flatten = ({ headers }: IncomingMessage) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));

const unresolvedCodes = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_NODATA']);

function describeFailure(error: NodeJS.ErrnoException, request: WebhookRequest) {
  const { host } = new URL(request.url);
  const kind = 'failed' as const;
  const failed = (failure: WebhookFailure, message: string) => ({ kind, failure, message });
  if (error instanceof TimedOut) return failed('timedOut', error.message);
  if (error instanceof CutOff) return failed('aborted', 'the emulator stopped.');
  if (unresolvedCodes.has(error.code ?? '')) return failed('unresolved', `${host} has no address.`);
  const reasons = error instanceof AggregateError ? error.errors.map(String).join('; ') : error.message;
  return failed('socket', `${host} could not be reached: ${reasons || error.code}.`);
}
