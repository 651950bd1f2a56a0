import { parseConnectionString, createCommunicationAuthPolicy } from '@azure/communication-common';
import { SmsClient } from '@azure/communication-sms';
import { SmsClient as SmsClientBeta } from '@azure/communication-sms-beta';
import {
  createDefaultHttpClient,
  createEmptyPipeline,
  createPipelineRequest,
  type HttpMethods,
} from '@azure/core-rest-pipeline';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { startEmulator } from '../../../../src/index.ts';

export const tollFree = '+18005550100';
export const handset = '+14255550123';

/** An emulator that owns a number, and the unmodified SDKs, which trust its certificate. */
export async function startSmsBed() {
  const stateDirectory = await mkdtemp(join(tmpdir(), 'sms-conformance-'));
  const emulator = await startEmulator({ stateDirectory, seed: { phoneNumbers: [tollFree] } });
  setDefaultCACertificates([...getCACertificates(), emulator.caCertificate]);

  const control = async (path: string, init?: RequestInit) => {
    const response = await fetch(`${emulator.endpoint}/_emulator/${path}`, init);
    return { status: response.status, body: response.status === 204 ? undefined : await response.json() };
  };
  const sendJson = (method: string, path: string, body: unknown) =>
    control(path, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

  return {
    emulator,
    client: new SmsClient(emulator.connectionString),
    beta: new SmsClientBeta(emulator.connectionString),
    control,
    /** Somebody writes on a handset. */
    write: (message: string, from = handset) =>
      sendJson('POST', 'sms/inbound', { from, to: tollFree, message }),
    /** The next message on the handset after `since`. */
    wait: (query: Record<string, string>) =>
      control(`sms/wait?${new URLSearchParams({ to: handset, timeout: '20', ...query })}`),
    /** A request that no SDK has a method for, signed by the policy of the SDKs. */
    async request(method: HttpMethods, path: string, body?: unknown) {
      const { credential } = parseConnectionString(emulator.connectionString);
      const pipeline = createEmptyPipeline();
      pipeline.addPolicy(createCommunicationAuthPolicy(credential));
      const request = createPipelineRequest({
        method,
        url: `${emulator.endpoint}${path}`,
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      request.headers.set('content-type', 'application/json');
      const response = await pipeline.sendRequest(createDefaultHttpClient(), request);
      return { status: response.status, body: JSON.parse(response.bodyAsText ?? '') as unknown };
    },
    async stop() {
      await emulator.stop();
      await rm(stateDirectory, { recursive: true });
    },
  };
}
