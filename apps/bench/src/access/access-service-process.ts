import { fileURLToPath } from 'node:url';
import type { EmulatorProcess } from '../emulator/emulator-process.ts';
import type { HttpRequest } from '../load/http-request.ts';
import { MeasuredProcess } from '../measured-process.ts';

const entry = fileURLToPath(new URL('../../../access-service/dist/main.js', import.meta.url));
const unlimited = '100000000';

/**
 * As in production but for the rate limits, which the load would meet, and the sign-in without a provider.
 * @param database variables that name it, and what replicas share besides
 */
export async function startAccessService(emulator: EmulatorProcess, database: Record<string, string>) {
  const process = await MeasuredProcess.start({
    args: [entry],
    env: {
      PORT: '0',
      ACS_CONNECTION_STRING: emulator.connectionString,
      NODE_EXTRA_CA_CERTS: emulator.certificateFile,
      DEVELOPMENT_SIGN_IN: 'true',
      RATE_LIMIT_PER_ADDRESS: unlimited,
      RATE_LIMIT_PER_USER: unlimited,
      ...database,
    },
    isReady: (line) => urlIn(line) !== undefined,
  });
  return { process, url: urlIn(process.lines.at(-1)!)! };
}

const urlIn = (line: string) => /"url":"(http:[^"]+)"/.exec(line)?.[1];

/** The request for a token of somebody who has signed in. */
export async function tokenRequest(url: string): Promise<HttpRequest> {
  const headers = { ...(await signedIn(url)), 'content-length': '0' };
  return { method: 'POST', target: '/api/tokens', headers, body: '' };
}

/** A request like most: who asks is looked up, counted and allowed, and the answer read from the database. */
export async function numbersRequest(url: string): Promise<HttpRequest> {
  return { method: 'GET', target: '/api/phone-numbers', headers: await signedIn(url), body: '' };
}

async function signedIn(url: string): Promise<Record<string, string>> {
  const response = await fetch(`${url}/api/sign-in/development`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ displayName: 'Ann' }),
  });
  const { csrfToken } = (await response.json()) as { csrfToken: string };
  const cookie = response.headers
    .getSetCookie()
    .map((text) => text.split(';')[0])
    .join('; ');
  return { host: new URL(url).host, cookie, 'x-csrf-token': csrfToken };
}
