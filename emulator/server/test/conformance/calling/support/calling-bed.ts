import { CommunicationIdentityClient, type TokenScope } from '@azure/communication-identity';
import { callingSignallingPath } from '@switchboard/acs-contracts';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { WebSocket } from 'ws';
import { TestClient, type Wire } from '../../../../src/services/calling-signalling/testing/test-client.ts';
import { startTemporaryEmulator } from '../../../support.ts';

type EmulatorOptions = Parameters<typeof startTemporaryEmulator>[0];

/** A websocket of a client, as a network has it. */
function openWire(url: string): { readonly wire: Wire; readonly socket: WebSocket } {
  const socket = new WebSocket(url);
  const waiting: string[] = [];
  socket.on('open', () => waiting.splice(0).forEach((text) => socket.send(text)));
  socket.on('error', () => undefined);
  const wire: Wire = {
    send: (text) => void (socket.readyState === socket.CONNECTING ? waiting.push(text) : socket.send(text)),
    close: () => socket.close(),
    onMessage: (handler) => void socket.on('message', (data) => handler((data as Buffer).toString())),
    onClose: (handler) => void socket.on('close', handler),
  };
  return { wire, socket };
}

export interface Caller {
  readonly client: TestClient;
  readonly rawId: string;
  readonly token: string;
  readonly resumeToken: string;
  readonly socket: WebSocket;
}

/** An emulator, and clients that call each other through it. */
export async function startCallingBed(options: EmulatorOptions = {}) {
  const emulator = await startTemporaryEmulator(options);
  setDefaultCACertificates([...getCACertificates(), emulator.caCertificate]);
  const identities = new CommunicationIdentityClient(emulator.connectionString);
  const sockets = new Set<WebSocket>();

  const open = (firstRequest?: number, scheme: 'ws' | 'wss' = 'ws') => {
    const { wire, socket } = openWire(`${scheme}://localhost:${emulator.port}${callingSignallingPath}`);
    sockets.add(socket);
    return { client: new TestClient(wire, firstRequest), socket };
  };
  const createUser = async (scopes: TokenScope[] = ['voip']) => {
    const { user, token } = await identities.createUserAndToken(scopes);
    return { rawId: user.communicationUserId, token };
  };
  const connect = async (user: { rawId: string; token: string }, displayName: string): Promise<Caller> => {
    const { client, socket } = open();
    const { resumeToken } = await client.connect(user.token, { displayName, userAgent: 'conformance/1' });
    return { client, socket, resumeToken, rawId: user.rawId, token: user.token };
  };

  return {
    ...emulator,
    identities,
    open,
    createUser,
    connect,
    /** A new user with one device. */
    join: async (displayName: string, scopes?: TokenScope[]) =>
      connect(await createUser(scopes), displayName),
    async control<Body>(method: string, path: string, body?: unknown): Promise<Body> {
      const response = await fetch(`${emulator.http}/_emulator/${path}`, {
        method,
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}.`);
      const text = await response.text();
      return (text === '' ? undefined : JSON.parse(text)) as Body;
    },
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.terminate();
      await emulator[Symbol.asyncDispose]();
    },
  };
}

export type CallingBed = Awaited<ReturnType<typeof startCallingBed>>;

export const guid = () => crypto.randomUUID();

/** Everyone joins the same group; the result is each one's call id. */
export async function joinGroup(callers: readonly Caller[], groupId: string = guid()): Promise<string[]> {
  const callIds: string[] = [];
  for (const { client } of callers) {
    const callId = guid();
    await client.request('joinCall', { callId, locator: { groupId } });
    callIds.push(callId);
  }
  return callIds;
}
